// The RPM: what it holds, and what it leaves in a root when it is installed, upgraded and removed.

import assert from "node:assert/strict";
import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import {
  PLUGINS, SETTINGS, builtFiles, builtPackages, contents, earlierPackages, engineRoot, installedFiles, listed, run, runAsRoot
} from "./engine-root.mjs";
import { showsRows } from "./served.mjs";

// Where rpm keeps its own books in a root.
const DATABASE = "var/lib/rpm";

/** A root to install into. What the package requires is not there, so dependencies are left out. */
async function rpmRoot(t) {
  const root = await engineRoot(t);
  await mkdir(join(root, DATABASE), { recursive: true });
  const rpm = (...args) => runAsRoot("rpm", "--root", root, "--dbpath", `/${DATABASE}`, "--nodeps", ...args);
  return { root, rpm };
}

/** What is there but was not before, rpm's own books aside. */
function added(before, after) {
  const isNew = (path) => !(path in before) && !path.startsWith(DATABASE);
  return Object.fromEntries(Object.entries(after).filter(([path]) => isNew(path)));
}

test("the package says what it is and needs, and runs nothing", async () => {
  const { rpm } = await builtPackages();
  const query = (format) => run("rpm", "-qp", "--queryformat", format, rpm);
  assert.equal(await query("%{name} %{arch} %{license}"), "task-monitor noarch Apache-2.0");
  assert.equal(await query("%{payloadcompressor}"), "gzip", "what EL 8 can unpack");
  assert.match(await run("rpm", "-qp", "--requires", rpm), /^ovirt-engine-webadmin-portal >= 4\.4$/m);
  assert.equal(await run("rpm", "-qp", "--scripts", "--triggers", rpm), "");
  assert.match(await run("rpm", "-qip", rpm), /^Built from ([0-9a-f]{12}(-modified)?|no commit)\.$/m);
});

test("installed, it is where the engine looks, readable by all, and the portal page shows rows", async (t) => {
  const { root, rpm } = await rpmRoot(t);
  const before = await listed(root);
  await rpm("--install", (await builtPackages()).rpm);
  const files = added(before, await listed(root));

  assert.equal(files[`${PLUGINS}/task-monitor.json`], "-> ../../task-monitor/task-monitor.json");
  assert.equal(files[`${PLUGINS}/task-monitor-resources`], "-> ../../task-monitor/task-monitor-resources");
  assert.equal(files[SETTINGS], "file 644");
  for (const name of await builtFiles()) {
    assert.equal(files[`usr/share/task-monitor/task-monitor-resources/${name}`], "file 644", name);
  }
  const odd = Object.entries(files).filter(([, what]) => !/^(file 644|folder 755|-> )/.test(what));
  assert.deepEqual(odd, []);
  const elsewhere = Object.keys(files).filter(
    (path) => !/^(etc|usr\/share(\/(doc|licenses|task-monitor|ovirt-engine).*)?)(\/|$)/.test(path)
  );
  assert.deepEqual(elsewhere, []);
  assert.ok(Object.keys(files).some((path) => /^usr\/share\/licenses\/.*LICENSE$/.test(path)));
  for (const text of ["INSTALL.md", "README.md", "configuration.md"]) {
    assert.ok(`usr/share/doc/task-monitor/${text}` in files, text);
  }
  assert.equal(await rpm("--verify", "task-monitor"), "");

  await showsRows(t, root);
});

test("an upgrade leaves nothing of the earlier version, and keeps the site's settings", async (t) => {
  const { root, rpm } = await rpmRoot(t);
  const earlier = await earlierPackages(t);
  await rpm("--install", earlier.rpm);
  assert.ok("usr/share/task-monitor/task-monitor-resources/gone-0123456789abcdef.js" in (await listed(root)));
  await appendFile(join(root, SETTINGS), "// the site's own\n");

  await rpm("--upgrade", (await builtPackages()).rpm);
  assert.deepEqual(await installedFiles(root), await builtFiles());
  assert.match(await contents(root, SETTINGS), /the site's own/);
  await showsRows(t, root);
});

test("removed, it leaves the root as it was", async (t) => {
  const { root, rpm } = await rpmRoot(t);
  const before = await listed(root);
  await rpm("--install", (await builtPackages()).rpm);
  await rpm("--erase", "task-monitor");
  // Folders that a real root has anyway, and which no package of ours owns.
  const shared = /^usr\/share\/(doc|licenses)$/;
  const left = Object.keys(added(before, await listed(root))).filter((path) => !shared.test(path));
  assert.deepEqual(left, []);
});

test("settings that were changed are set aside when it is removed", async (t) => {
  const { root, rpm } = await rpmRoot(t);
  await rpm("--install", (await builtPackages()).rpm);
  await appendFile(join(root, SETTINGS), "// the site's own\n");
  await rpm("--erase", "task-monitor");
  assert.match(await contents(root, `${SETTINGS}.rpmsave`), /the site's own/);
});
