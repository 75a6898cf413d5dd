// The tarball's installer: what it does to a root, what it refuses, and that it undoes all of it.

import assert from "node:assert/strict";
import { appendFile, chmod, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import {
  PLUGINS, SETTINGS, builtFiles, builtPackages, builtVersion, contents, earlierPackages, engineRoot, folder, installedFiles, listed,
  run, unpacked
} from "./engine-root.mjs";
import { showsRows } from "./served.mjs";

const SHARE = "usr/share/task-monitor";

/** The installer out of a tarball, working on `root`. */
async function installer(t, root, tarball) {
  const bundle = await unpacked(t, tarball ?? (await builtPackages()).tarball);
  return { bundle, install: (...options) => run(join(bundle, "install.sh"), "--root", root, ...options) };
}

/** Checks that the installer refuses with these words, and changes nothing. */
async function refuses(install, root, words, ...options) {
  const before = await listed(root);
  await assert.rejects(install(...options), words);
  assert.deepEqual(await listed(root), before);
}

test("installed, it is where the engine looks, readable by all, and the portal page shows rows", async (t) => {
  const root = await engineRoot(t);
  const { install } = await installer(t, root);
  assert.match(await install(), /Reload the Administration Portal/);

  const files = await listed(root);
  assert.equal(files[`${PLUGINS}/task-monitor.json`], "-> ../../task-monitor/task-monitor.json");
  assert.equal(files[`${PLUGINS}/task-monitor-resources`], "-> ../../task-monitor/task-monitor-resources");
  assert.equal(files[SETTINGS], "file 644");
  for (const name of await builtFiles()) {
    assert.equal(files[`${SHARE}/task-monitor-resources/${name}`], "file 644", name);
  }
  const odd = Object.entries(files).filter(([path, what]) => path.startsWith(SHARE) && !/^(file 644|folder 755)$/.test(what));
  assert.deepEqual(odd, []);
  await showsRows(t, root);
});

test("whatever the person's file mode creation mask, the engine can read it", async (t) => {
  const root = await engineRoot(t);
  const { bundle } = await installer(t, root);
  await run("bash", "-c", `umask 077; exec "${bundle}/install.sh" --root "${root}"`);
  const files = await listed(root);
  assert.equal(files[SHARE], "folder 755");
  assert.equal(files[`${SHARE}/task-monitor.json`], "file 644");
  assert.equal(files[SETTINGS], "file 644");
});

test("an upgrade leaves nothing of the earlier version, and keeps the site's settings", async (t) => {
  const root = await engineRoot(t);
  const earlier = await installer(t, root, (await earlierPackages(t)).tarball);
  await earlier.install();
  assert.ok(`${SHARE}/task-monitor-resources/gone-0123456789abcdef.js` in (await listed(root)));
  await appendFile(join(root, SETTINGS), "// the site's own\n");

  const { install } = await installer(t, root);
  assert.match(await install(), new RegExp(`installing ${await builtVersion()} over 0\\.0\\.1`));
  assert.deepEqual(await installedFiles(root), await builtFiles());
  assert.match(await contents(root, SETTINGS), /the site's own/);
  assert.equal(await contents(root, `${SHARE}/VERSION`), `${await builtVersion()}\n`);
});

test("uninstalled, it leaves the root as it was", async (t) => {
  const root = await engineRoot(t);
  const before = await listed(root);
  const { install } = await installer(t, root);
  await install();
  await install("--uninstall");
  assert.deepEqual(await listed(root), before);
});

test("settings that were changed stay when it is uninstalled, until they are purged", async (t) => {
  const root = await engineRoot(t);
  const before = await listed(root);
  const { install } = await installer(t, root);
  await install();
  await appendFile(join(root, SETTINGS), "// the site's own\n");
  assert.match(await install("--uninstall"), /keeping the settings/);
  assert.match(await contents(root, SETTINGS), /the site's own/);
  await install();
  await install("--uninstall", "--purge");
  assert.deepEqual(await listed(root), before);
});

test("a dry run says what it would do and does nothing", async (t) => {
  const root = await engineRoot(t);
  const { install } = await installer(t, root);
  const before = await listed(root);
  assert.match(await install("--dry-run"), /would copy/);
  assert.deepEqual(await listed(root), before);
  await install();
  const installed = await listed(root);
  assert.match(await install("--uninstall", "--dry-run"), /would run: rm/);
  assert.deepEqual(await listed(root), installed);
});

test("it refuses what it would spoil", async (t) => {
  const root = await engineRoot(t);
  const { bundle, install } = await installer(t, root);
  const elsewhere = await folder(t);
  await refuses((...options) => run(join(bundle, "install.sh"), "--root", elsewhere, ...options), elsewhere, /engine's machine/);
  await refuses(install, root, /Nothing was changed/, "--uninstall");

  await writeFile(join(root, PLUGINS, "task-monitor.json"), "{}");
  await refuses(install, root, /copied by hand/);
  await rm(join(root, PLUGINS, "task-monitor.json"));

  await symlink("/nowhere", join(root, PLUGINS, "task-monitor-resources"));
  await refuses(install, root, /is there already/);
  await rm(join(root, PLUGINS, "task-monitor-resources"));

  await mkdir(join(root, SHARE));
  await refuses(install, root, /dnf remove task-monitor/);
  await refuses(install, root, /Nothing was changed/, "--uninstall");
  await rm(join(root, SHARE), { recursive: true });

  await rm(join(bundle, "plugin/task-monitor-resources/tasks.html"));
  await refuses(install, root, /Unpack the whole archive again/);
});

test("a failure in between puts the previous version back", async (t) => {
  const root = await engineRoot(t);
  const earlier = await installer(t, root, (await earlierPackages(t)).tarball);
  await earlier.install();
  const before = await listed(root);
  const { bundle, install } = await installer(t, root);
  // A command that the installer needs late fails.
  const broken = await folder(t);
  await writeFile(join(broken, "find"), "#!/bin/sh\ncase \"$*\" in *-print*) exit 1;; esac\nexec /usr/bin/find \"$@\"\n");
  await chmod(join(broken, "find"), 0o755);
  await assert.rejects(
    run("env", `PATH=${broken}:${process.env.PATH}`, join(bundle, "install.sh"), "--root", root),
    /putting back what was there/
  );
  assert.deepEqual(await listed(root), before);
  assert.equal(await contents(root, `${SHARE}/VERSION`), "0.0.1\n");
  await install();
  assert.equal(await contents(root, `${SHARE}/VERSION`), `${await builtVersion()}\n`);
});
