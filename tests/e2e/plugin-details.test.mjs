// The tab Tasks in the details of what tasks work on (plug-in contract 8.18): it shows the tasks of the entity, and
// says which of them are only a guess.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openDetails, openPortalOf, openTable, tasksTabLink } from "./portal-menu.mjs";
import { tasksTab } from "./tasks-tab.mjs";

const KINDS = [
  { token: "vms", collection: "vms", member: "vm", words: "virtual machine" },
  { token: "hosts", collection: "hosts", member: "host", words: "host" },
  { token: "clusters", collection: "clusters", member: "cluster", words: "cluster" },
  { token: "storage", collection: "storagedomains", member: "storage_domain", words: "storage domain" },
  { token: "disks", collection: "disks", member: "disk", words: "disk" },
  { token: "templates", collection: "templates", member: "template", words: "template" }
];

/** Adds an event about an entity, as a vendor does. */
async function addEvent(engine, event) {
  const custom_id = addEvent.last = (addEvent.last ?? 0) + 1;
  const common = { severity: "normal", description: "Something happened", flood_rate: 1, custom_id };
  return engine.post("/events", { ...common, ...event });
}

/** A task note about a job that works on an entity. */
function addNote(engine, job, about) {
  return addEvent(engine, { ...about, origin: "ExternalTasks", custom_data: JSON.stringify({ v: 1, job: job.id }) });
}

function createJob(engine, description, correlationId) {
  return engine.post("/jobs", { description, auto_cleared: true }, correlationId);
}

/** The first entity of a kind, and another one of it. */
async function twoOf(engine, { collection }) {
  const [list] = Object.values(await engine.get(`/${collection}`));
  return list;
}

async function openTasksOf(page, token, name) {
  await openDetails(page, token, name);
  await tasksTabLink(page).click();
  return tasksTab(page);
}

for (const kind of KINDS) {
  test(`a ${kind.words} has a tab with its tasks and no others`, async (t) => {
    const engine = await startEngine(t);
    const [one] = await twoOf(engine, kind);
    await createJob(engine, `Work on ${one.name} goes on`);
    await createJob(engine, `Work on ${one.name}-copy goes on`);
    const noted = await createJob(engine, "Nightly backup");
    // No event can carry a disk: its tasks are found by its name alone.
    if (kind.token !== "disks") await addNote(engine, noted, { [kind.member]: { id: one.id } });
    const page = await openPage(t);
    await openPortalOf(page, engine);

    const tasks = await openTasksOf(page, kind.token, one.name);
    await tasks.frame.getByText(`Tasks of the ${kind.words} “${one.name}”`).waitFor();
    await tasks.row(`(by name) Work on ${one.name} goes on`).waitFor();
    if (kind.token !== "disks") await tasks.row("Nightly backup").waitFor();
    assert.equal(await tasks.tree.getByText(`${one.name}-copy`).count(), 0);
  });
}

test("the jobs of an event's correlation id are found, and what comes later is found at the next update", async (t) => {
  const engine = await startEngine(t);
  const [vm] = await twoOf(engine, KINDS[0]);
  await createJob(engine, "Restore", "restore-1");
  await addEvent(engine, { vm: { id: vm.id }, origin: "Backup", correlation_id: "restore-1" });
  const page = await openPage(t);
  await openPortalOf(page, engine);
  const tasks = await openTasksOf(page, "vms", vm.name);
  await tasks.row("Restore").waitFor();

  const later = await createJob(engine, "Verify");
  await addNote(engine, later, { vm: { id: vm.id } });
  await tasks.refresh();
  await tasks.row("Verify").waitFor();
});

test("the tab follows the selection, and is quiet about an entity without tasks", async (t) => {
  const engine = await startEngine(t);
  const [one, other] = await twoOf(engine, KINDS[0]);
  await createJob(engine, `Stop ${one.name}`);
  const page = await openPage(t);
  await openPortalOf(page, engine);
  const tasks = await openTasksOf(page, "vms", one.name);
  await tasks.row(`(by name) Stop ${one.name}`).waitFor();

  await openTable(page, "vms");
  await openTasksOf(page, "vms", other.name);
  await tasks.frame.getByText(`Tasks of the virtual machine “${other.name}”`).waitFor();
  await tasks.frame.getByText("No tasks of it now").waitFor();
  assert.equal(await tasks.tree.getByText(`Stop ${one.name}`).count(), 0);
});

test("engines that pass what is selected one by one are understood as well", async (t) => {
  const engine = await startEngine(t);
  const [one] = await twoOf(engine, KINDS[0]);
  await createJob(engine, `Stop ${one.name}`);
  const page = await openPage(t);
  await openPortalOf(page, engine, ["separate-arguments"]);
  const tasks = await openTasksOf(page, "vms", one.name);
  await tasks.row(`(by name) Stop ${one.name}`).waitFor();
});

test("the address of the tab holds the id and nothing else", async (t) => {
  const engine = await startEngine(t);
  const [one] = await twoOf(engine, KINDS[0]);
  const page = await openPage(t);
  await openPortalOf(page, engine);
  const tasks = await openTasksOf(page, "vms", one.name);
  await tasks.frame.getByText(`Tasks of the virtual machine “${one.name}”`).waitFor();
  const src = await page.getByRole("main").locator("iframe").getAttribute("src");
  assert.equal(src, `plugin/task-monitor/tasks.html?vm=${one.id}`);
});

test("a refresh of the table behind the tab does not load it anew", async (t) => {
  const engine = await startEngine(t);
  const [one] = await twoOf(engine, KINDS[0]);
  const page = await openPage(t);
  await openPortalOf(page, engine);
  let loads = 0;
  page.on("request", (request) => {
    if (request.url().includes("tasks.html?vm=")) loads += 1;
  });
  await openTable(page, "vms");
  await page.getByRole("main").getByRole("row").filter({ hasText: one.name }).first().click();
  await page.getByRole("main").getByRole("button", { name: "Refresh" }).click();
  await page.getByRole("main").getByRole("link", { name: one.name, exact: true }).click();
  await tasksTabLink(page).click();
  await tasksTab(page).frame.getByText(`Tasks of the virtual machine “${one.name}”`).waitFor();
  await until("it is loaded", () => loads > 0);
  assert.equal(loads, 1);
});
