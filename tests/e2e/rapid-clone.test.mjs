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
const CLONE = "web01-clone";
const taskOf = (clone) => `Rapid Clone: web01 to ${clone}`;
const stepsFor = (clone) => [
  "Shut down web01",
  "Coalesce web01_Disk1",
  "Clone web01_Disk1 on the array",
  "Update the metadata of the storage domain",
  `Create ${clone}`,
  `Attach the cloned disk to ${clone}`
];

// What each step asks of the engine; the third is done by the array.
const ARRAY = 2;
const REQUESTS = [
  { method: "POST", path: /\/vms\/[^/]+\/shutdown$/, command: "ShutdownVm" },
  { method: "DELETE", path: /\/vms\/[^/]+\/snapshots\/[^/]+$/, command: "RemoveSnapshot" },
  undefined,
  { method: "POST", path: /\/api\/disks$/, command: "AddDisk" },
  { method: "POST", path: /\/api\/vms$/, command: "AddVm" },
  { method: "POST", path: /\/diskattachments$/, command: "AttachDiskToVm" }
];
const EVERY_STEP = stepsFor(CLONE).map((description, at) => ({ at, letter: "abcdef"[at], description }));

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

async function startClone(page, { clone = CLONE, keep = false } = {}) {
  const dialog = await openDialog(page);
  await dialog.getByRole("option", { name: "web01_Disk1 (40 GiB)" }).waitFor({ state: "attached" });
  await dialog.getByLabel("Name of the clone").fill(clone);
  await dialog.getByLabel("Keep the task").setChecked(keep);
  await dialog.getByRole("button", { name: "Clone", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function openTasks(page, clone = CLONE) {
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).click();
  const tasks = tasksTab(page);
  await tasks.row(taskOf(clone)).waitFor();
  await tasks.expandAll();
  return tasks;
}

async function jobOf(engine, clone = CLONE) {
  const { job: jobs = [] } = await engine.get("/jobs");
  const ours = jobs.filter(({ description }) => description === taskOf(clone));
  assert.ok(ours.length < 2, "one job");
  return ours[0];
}

async function stepsOf(engine, clone = CLONE) {
  const job = await jobOf(engine, clone);
  const { step: steps = [] } = job ? await engine.get(`/jobs/${job.id}/steps`) : {};
  return steps.filter(({ parent_step: parent }) => parent === undefined);
}

/** Waits until so many steps have begun. */
async function begins(engine, count, clone) {
  await until(`step ${count} to begin`, async () => (await stepsOf(engine, clone)).length >= count, 60_000);
}

async function ends(engine, status, clone) {
  await until(`the task to be ${status}`, async () => (await jobOf(engine, clone))?.status === status, 60_000);
}

/** Holds what a step asks of the engine for the first time, so that the step stays as it is; gives a function that ends it. */
async function hold(page, { method, path }) {
  let held;
  await page.route(
    (url) => path.test(url.pathname),
    (route) => (held === undefined && route.request().method() === method ? (held = route) : route.continue())
  );
  return async () => {
    await held.abort();
    await page.unrouteAll();
  };
}

const BREAKS = `report(42, "16.8 of 40.0 GiB"); throw new Error("The array has no space left");`;
const HANGS = `report(42, "16.8 of 40.0 GiB"); await new Promise((_, reject) => signal.addEventListener("abort", reject));`;

/** Loads the portal with an array that does this instead of copying; gives a function that loads it with its own again. */
async function replaceArray(page, does) {
  const body = `export async function copyOnArray(disk, seconds, signal, report) { ${does} }`;
  await page.route("**/array.js", (route) => route.fulfill({ contentType: "text/javascript", body }));
  await page.reload();
  return async () => {
    await page.unrouteAll();
    await page.reload();
  };
}

test("a name that a machine has already is refused, and nothing is begun", async (t) => {
  const { engine, page } = await open(t);
  const { vm: machines } = await engine.get("/vms");
  const taken = machines.find(({ name }) => name !== "web01").name;
  const dialog = await openDialog(page);
  await dialog.getByRole("option", { name: "web01_Disk1 (40 GiB)" }).waitFor({ state: "attached" });
  await dialog.getByLabel("Name of the clone").fill(taken);
  await dialog.getByRole("button", { name: "Clone", exact: true }).click();
  await dialog.getByRole("alert").getByText(`There is a virtual machine ${taken} already.`).waitFor();
  assert.equal(await jobOf(engine, taken), undefined);
});

test("a machine is cloned, and every step of it shows", async (t) => {
  const { engine, page } = await open(t, { arraySeconds: 8 });
  await startClone(page);
  const tasks = await openTasks(page);
  const steps = stepsFor(CLONE);
  await tasks.showsStatus(steps[5], "Waiting");
  const protocol = await tasks.openProtocol(taskOf(CLONE));
  await tasks.row(steps[ARRAY]).getByRole("gridcell", { name: /\d+%/ }).waitFor();
  await tasks.row(steps[ARRAY]).locator("[data-note$='of 40.0 GiB']").waitFor();
  await ends(engine, "finished");
  const done = await stepsOf(engine);
  assert.deepEqual(done.map(({ description }) => description), steps);
  assert.ok(done.every(({ status }) => status === "finished"));
  const { vm: [made] } = await engine.get("/vms?search=name%3Dweb01-clone");
  const { disk_attachment: disks } = await engine.get(`/vms/${made.id}/diskattachments`);
  assert.equal(disks.length, 1);
  await tasks.refresh();
  await tasks.showsStatus(taskOf(CLONE), "Finished");
  await protocol.says("No mistakes seen so far.");
  assert.equal(await protocol.count(), 0, "a vendor's model of how it is done");
});

// One clone after the other on one engine: what a clone finished before it failed is found done by the next.
test("what fails at any step fails the task there", async (t) => {
  const { engine, page } = await open(t, { allow: [/Failed to load resource/] });
  for (const { at, letter, description } of EVERY_STEP) {
    await t.test(`at ${letter}, “${description}”`, async () => {
      const clone = `fails-at-${letter}`;
      const restore = at === ARRAY ? await replaceArray(page, BREAKS) : await order(engine, REQUESTS[at].command);
      await startClone(page, { clone });
      await ends(engine, "failed", clone);
      const steps = await stepsOf(engine, clone);
      assert.deepEqual(steps.map(({ status }) => status), [...Array(at).fill("finished"), "failed"]);
      const tasks = await openTasks(page, clone);
      await tasks.showsStatus(taskOf(clone), "Failed");
      await restore?.();
    });
  }
});

/** Has the next such command of the engine fail. */
async function order(engine, command) {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ command, stage: "executing", times: 1 });
  const ordered = await fetch(`${engine.origin}/dev/commands`, { method: "POST", headers, body });
  assert.ok(ordered.ok);
}

test("a clone can be cancelled from its dialog at any step", async (t) => {
  const { engine, page } = await open(t, { allow: [/Failed to load resource/] });
  for (const { at, letter, description } of EVERY_STEP) {
    await t.test(`at ${letter}, “${description}”`, async () => {
      const clone = `cancelled-at-${letter}`;
      const release = await (at === ARRAY ? replaceArray(page, HANGS) : hold(page, REQUESTS[at]));
      await startClone(page, { clone });
      await begins(engine, at + 1, clone);
      const dialog = await openDialog(page);
      await dialog.getByRole("button", { name: "Cancel it" }).click();
      await ends(engine, "failed", clone);
      await release();
      const steps = await stepsOf(engine, clone);
      assert.deepEqual(steps.map(({ status }) => status), [...Array(at).fill("finished"), "failed"]);
      const { event: events } = await engine.get("/events?search=origin%3DExternalTasks");
      const notes = events.map(({ custom_data: data }) => JSON.parse(data));
      assert.ok(notes.some(({ step, text }) => step === steps[at].id && /Cancelled/.test(text)), "a note tells why");
    });
  }
});

for (const { at, letter } of EVERY_STEP) {
  test(`a page that is loaded anew at step ${letter} takes the clone up`, async (t) => {
    const { engine, page } = await open(t, { arraySeconds: 3, allow: [/Failed to fetch|ERR_ABORTED/] });
    await startClone(page);
    await begins(engine, at + 1);
    await page.reload();
    await ends(engine, "finished");
    const steps = await stepsOf(engine);
    assert.deepEqual(steps.map(({ description }) => description), stepsFor(CLONE), "none twice");
    assert.ok(steps.every(({ status }) => status === "finished"));
    for (const [kind, name] of [["vms", CLONE], ["disks", `${CLONE}_Disk1`]]) {
      const [found] = Object.values(await engine.get(`/${kind}?search=name%3D${name}`));
      assert.equal(found.length, 1, `one ${name}`);
    }
  });
}
