// The root of a machine on which an engine is installed, as far as a plug-in meets it, and packages of the plug-in
// to be installed there.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const plugin = join(repository, "dist/plugin");
const packaging = (script) => join(repository, "packaging", script);
const execute = promisify(execFile);

/** Where the engine looks for plug-ins, and for what the site says of them. */
export const PLUGINS = "usr/share/ovirt-engine/ui-plugins";
export const SETTINGS = "etc/ovirt-engine/ui-plugins/task-monitor-config.json";

/** Runs a command and returns what it printed; throws with that when it fails. */
export async function run(command, ...args) {
  const { stdout } = await execute(command, args, { cwd: repository });
  return stdout;
}

/** Runs a command as root, or as somebody who looks like root in a name space of his own. */
export function runAsRoot(...command) {
  return process.getuid() === 0 ? run(...command) : run("unshare", "--user", "--map-root-user", ...command);
}

/** The version that this checkout builds. */
export async function builtVersion() {
  return (await run(packaging("build-info.sh"), "version")).trim();
}

/** A folder that goes when the test ends. */
export async function folder(t) {
  const made = await mkdtemp(join(tmpdir(), "task-monitor-"));
  t.after(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** A root with the folders that the engine's own packages make. */
export async function engineRoot(t) {
  const root = await folder(t);
  await mkdir(join(root, PLUGINS), { recursive: true });
  await mkdir(join(root, "etc/ovirt-engine/ui-plugins"), { recursive: true });
  return root;
}

/** The packages that `make dist` and `make rpm` built. */
export async function builtPackages() {
  const version = await builtVersion();
  const dist = (name) => join(repository, "dist", name);
  return { tarball: dist(`task-monitor-${version}.tar.gz`), rpm: dist(`task-monitor-${version}-1.noarch.rpm`) };
}

/** Packages of an earlier version, with a file that the present one has no more. */
export async function earlierPackages(t, version = "0.0.1") {
  const work = await folder(t);
  await cp(plugin, join(work, "plugin"), { recursive: true, preserveTimestamps: true });
  await writeFile(join(work, "plugin/task-monitor-resources/gone-0123456789abcdef.js"), "// of the earlier version\n");
  const tarball = join(work, `task-monitor-${version}.tar.gz`);
  const rpm = join(work, `task-monitor-${version}-1.noarch.rpm`);
  await run(packaging("tarball.sh"), join(work, "plugin"), version, "1700000000", tarball);
  await run(packaging("rpm.sh"), tarball, version, "no commit", "1700000000", rpm);
  return { tarball, rpm };
}

/** Everything in a root, by path: `folder`, the file's mode, or what a link leads to. */
export async function listed(root) {
  const entries = {};
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(root, path);
    if (entry.isSymbolicLink()) {
      entries[name] = `-> ${await readlink(path)}`;
    } else {
      const mode = (await stat(path)).mode & 0o777;
      entries[name] = `${entry.isDirectory() ? "folder" : "file"} ${mode.toString(8)}`;
    }
  }
  return entries;
}

/** What stands in a file of a root. */
export function contents(root, path) {
  return readFile(join(root, path), "utf8");
}

/** The names of the plug-in's own files, as they were built. */
export async function builtFiles() {
  const resources = join(plugin, "task-monitor-resources");
  const entries = await readdir(resources, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(resources, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** The names of the plug-in's own files, as a root has them. */
export async function installedFiles(root) {
  const resources = "usr/share/task-monitor/task-monitor-resources/";
  return Object.entries(await listed(root))
    .filter(([path, what]) => path.startsWith(resources) && what.startsWith("file"))
    .map(([path]) => path.slice(resources.length))
    .sort();
}

/** Unpacks a tarball and returns the folder that it holds. */
export async function unpacked(t, tarball) {
  const work = await folder(t);
  await run("tar", "--extract", "--gzip", "--file", tarball, "--directory", work);
  return join(work, basename(tarball, ".tar.gz"));
}
