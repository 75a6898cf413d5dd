// Rapid Clone, the feature page's story, as a plug-in beside Task Monitor: done, failed, cancelled and taken up again.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { openPage, until } from "./browser.mjs";
import { dist, minutes, startEngine } from "./engine.mjs";
import { atEnd } from "./teardown.mjs";
import { tasksTab } from "./tasks-tab.mjs";

const EXAMPLE = fileURLToPath(new URL("../../examples/rapid-clone", import.meta.url));
const TASK = "Rapid Clone: web01 to web01-clone";
const STEPS = [
  "Shut down web01",
  "Coalesce web01_Disk1",
  "Clone web01_Disk1 on the array",
  "Update the metadata of the storage domain",
  "Create web01-clone",
  "Attach the cloned disk to web01-clone"
];

// An engine with both plug-ins, whose array takes so many seconds. Its clock runs ahead, so that nobody waits for a boot.
async function open(t, { arraySeconds = 1, allow } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "rapid-clone-"));
  atEnd(t, () => rm(folder, { recursive: true }));
  await cp(EXAMPLE, folder, { recursive: true });
  const descriptor = JSON.parse(await readFile(join(folder, "rapid-clone.json"), "utf8"));
  descriptor.config.arraySeconds = arraySeconds;
  await writeFile(join(folder, "rapid-clone.json"), JSON.stringify(descriptor));
  const engine = await startEngine(t, { plugins: [dist, folder] });
  const page = await openPage(t, { allow });
  const ahead = setInterval(() => engine.advance(minutes(0.5)).catch(() => {}), 500);
  atEnd(t, () => clearInterval(ahead));
  await page.goto(`${engine.portal}#vms`);
  return { engine, page };
}

async function openDialog(page) {
  await page.goto(`${new URL(page.url()).origin}${new URL(page.url()).pathname}#vms`);
  await page.getByRole("gridcell", { name: "web01", exact: true }).first().click();
  await page.getByRole("button", { name: "Rapid Clone", exact: true }).click();
  return page.getByRole("dialog").locator("iframe").contentFrame();
}

async function startClone(page, { keep = false } = {}) {
  const dialog = await openDialog(page);
  await dialog.getByRole("option", { name: "web01_Disk1 (40 GiB)" }).waitFor({ state: "attached" });
  await dialog.getByLabel("Keep the task").setChecked(keep);
  await dialog.getByRole("button", { name: "Clone", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function openTasks(page) {
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).click();
  const tasks = tasksTab(page);
  await tasks.row(TASK).waitFor();
  await tasks.expandAll();
  return tasks;
}

async function jobOf(engine) {
  const { job: jobs } = await engine.get("/jobs");
  const ours = jobs.filter(({ description }) => description === TASK);
  assert.equal(ours.length, 1, "one job");
  return ours[0];
}

async function stepsOf(engine) {
  const { step: steps = [] } = await engine.get(`/jobs/${(await jobOf(engine)).id}/steps`);
  return steps.filter(({ parent_step: parent }) => parent === undefined);
}

/** Waits until so many steps have begun. */
async function begins(engine, count) {
  const begun = async () => {
    const { job: jobs = [] } = await engine.get("/jobs");
    return jobs.some(({ description }) => description === TASK) && (await stepsOf(engine)).length >= count;
  };
  await until(`step ${count} to begin`, begun, 60_000);
}

async function ends(engine, status) {
  await until(`the task to be ${status}`, async () => (await jobOf(engine)).status === status, 60_000);
}

test("a machine is cloned, and every step of it shows", async (t) => {
  const { engine, page } = await open(t, { arraySeconds: 8 });
  await startClone(page);
  const tasks = await openTasks(page);
  await tasks.showsStatus(STEPS[5], "Waiting");
  await tasks.row(STEPS[2]).getByRole("gridcell", { name: /\d+%/ }).waitFor();
  await tasks.row(STEPS[2]).locator("[data-note$='of 40.0 GiB']").waitFor();
  await ends(engine, "finished");
  const steps = await stepsOf(engine);
  assert.deepEqual(steps.map(({ description }) => description), STEPS);
  assert.ok(steps.every(({ status }) => status === "finished"));
  const { vm: [made] } = await engine.get("/vms?search=name%3Dweb01-clone");
  const { disk_attachment: disks } = await engine.get(`/vms/${made.id}/diskattachments`);
  assert.equal(disks.length, 1);
  await tasks.refresh();
  await tasks.showsStatus(TASK, "Finished");
});

const COMMANDS = [
  [0, "ShutdownVm"],
  [1, "RemoveSnapshot"],
  [3, "AddDisk"],
  [4, "AddVm"],
  [5, "AttachDiskToVm"]
];

for (const [at, command] of COMMANDS) {
  test(`what fails at “${STEPS[at]}” fails the task there`, async (t) => {
    const { engine, page } = await open(t, { allow: [/Failed to load resource/] });
    const order = { command, stage: "executing", times: 1 };
    const headers = { "Content-Type": "application/json" };
    const ordered = await fetch(`${engine.origin}/dev/commands`, { method: "POST", headers, body: JSON.stringify(order) });
    assert.ok(ordered.ok);
    await startClone(page);
    await begins(engine, 1);
    await ends(engine, "failed");
    const steps = await stepsOf(engine);
    assert.deepEqual(steps.map(({ status }) => status), [...Array(at).fill("finished"), "failed"]);
    const tasks = await openTasks(page);
    await tasks.showsStatus(STEPS[at], "Failed");
  });
}

test("a clone can be cancelled from its dialog", async (t) => {
  const { engine, page } = await open(t, { arraySeconds: 600 });
  await startClone(page);
  await begins(engine, 3);
  const dialog = await openDialog(page);
  await dialog.getByRole("button", { name: "Cancel it" }).click();
  await ends(engine, "failed");
  assert.deepEqual((await stepsOf(engine)).map(({ status }) => status), ["finished", "finished", "failed"]);
});

for (const count of [1, 2, 3, 4, 5]) {
  test(`a page that is loaded anew at step ${count} takes the clone up`, async (t) => {
    const { engine, page } = await open(t, { arraySeconds: 3, allow: [/Failed to fetch|ERR_ABORTED/] });
    await startClone(page);
    await begins(engine, count);
    await page.reload();
    await ends(engine, "finished");
    const steps = await stepsOf(engine);
    assert.deepEqual(steps.map(({ description }) => description), STEPS, "none twice");
    assert.ok(steps.every(({ status }) => status === "finished"));
    for (const [kind, name] of [["vms", "web01-clone"], ["disks", "web01-clone_Disk1"]]) {
      const [found] = Object.values(await engine.get(`/${kind}?search=name%3D${name}`));
      assert.equal(found.length, 1, `one ${name}`);
    }
  });
}
