// The site's settings for the plug-in, in task-monitor-config.json: each feature can be moved, named and switched off;
// what makes no sense is told and does no harm.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openDetails, openPortalOf, openTable, tasksTabLink } from "./portal-menu.mjs";
import { openTasksTab, tasksTab } from "./tasks-tab.mjs";

/** A portal page whose site has set this; with a `clock` that the test moves, if it wants one. */
async function openWith(t, site, { clock = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "task-monitor-settings-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "task-monitor-config.json"), typeof site === "string" ? site : JSON.stringify(site));
  const engine = await startEngine(t, { flags: ["--plugin-config", folder] });
  const page = await openPage(t);
  if (clock) await page.clock.install();
  await openPortalOf(page, engine);
  const menu = page.getByRole("navigation", { name: "Main menu" });
  return { engine, page, menu };
}

test("the entry has the site's name and place", async (t) => {
  const { page, menu } = await openWith(t, { config: { label: "Jobs & steps", menu: "admin" } });
  await menu.getByRole("button", { name: "Administration" }).click();
  await menu.getByRole("link", { name: "Jobs & steps" }).click();
  await tasksTab(page).frame.getByRole("heading", { name: "Tasks", exact: true }).waitFor();
});

test("a priority puts the entry among its neighbours", async (t) => {
  const { menu } = await openWith(t, { config: { priority: 0 } });
  assert.match(await menu.getByRole("listitem").first().textContent(), /Tasks/);
});

test("a hidden place is in no menu and reached by links", async (t) => {
  const { page, menu } = await openWith(t, { config: { menu: "hidden" } });
  assert.equal(await menu.getByRole("link", { name: "Tasks" }).count(), 0);
  await openTable(page, "task-monitor");
  await tasksTab(page).frame.getByRole("heading", { name: "Tasks", exact: true }).waitFor();
});

test("detail tabs and the events' button can be switched off", async (t) => {
  const { engine, page } = await openWith(t, { config: { detailTabs: false, eventButton: false } });
  const [vm] = (await engine.get("/vms")).vm;
  await openDetails(page, "vms", vm.name);
  await page.getByRole("tab", { name: "General" }).waitFor();
  assert.equal(await tasksTabLink(page).count(), 0);
  await openTable(page, "events");
  await page.getByRole("main").getByRole("button", { name: "Refresh" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Show task" }).count(), 0);
});

test("the packages' own settings are valid and keep what the descriptor says", async (t) => {
  const shipped = await readFile(new URL("../../packaging/task-monitor-config.json", import.meta.url), "utf8");
  const { engine, page } = await openWith(t, shipped);
  const tasks = await openTasksTab(page, engine);
  await tasks.frame.getByRole("heading", { name: "Tasks", exact: true }).waitFor();
  assert.equal(await tasks.frame.getByText("does not count").count(), 0);
});

test("what makes no sense is told in the diagnostics, and everything works by its defaults", async (t) => {
  const { engine, page } = await openWith(t, {
    config: { pollSeconds: "often", failedMinutes: 0, menu: "events", label: 7, somethingElse: {} }
  });
  await engine.post("/jobs", { description: "Backup of web01" });
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Backup of web01").waitFor();
  await tasks.frame.getByText("4 settings do not count").click();
  const items = await tasks.frame.getByRole("list").filter({ hasText: "pollSeconds" }).getByRole("listitem").allTextContents();
  assert.deepEqual(items, [
    "“failedMinutes” must be a number from 5 to 100,000.",
    "“pollSeconds” must be a number from 1 to 3,600.",
    "“label” must be a text.",
    "“menu” must be one of these: primary, compute, network, storage, admin, hidden."
  ]);
});

test("the site's columns are shown, in their order", async (t) => {
  const { engine, page } = await openWith(t, { config: { columns: ["owner", "status", "vendor"] } });
  await engine.post("/jobs", { description: "Backup of web01" });
  const tasks = await openTasksTab(page, engine);
  await tasks.showsStatus("Backup of web01", "Started");
  const headings = await tasks.tree.getByRole("columnheader").allTextContents();
  assert.deepEqual(headings.filter(Boolean).slice(0, 3), ["Task", "Owner", "Status"]);
  assert.ok(!headings.includes("Duration"));
  await tasks.frame.getByText("1 setting does not count").waitFor();
});

test("the periods of the site decide what is told about removal", async (t) => {
  const { engine, page } = await openWith(t, { config: { succeededMinutes: 20, sweepMinutes: 5 } });
  const job = await engine.post("/jobs", { description: "Backup of web01", auto_cleared: true });
  const tasks = await openTasksTab(page, engine);
  await tasks.choose("Backup of web01", "End as succeeded…");
  const told = await tasks.dialog().getByText("The engine removes this job between").textContent();
  const times = [...told.matchAll(/(\d+):(\d+):(\d+)\s?([AP]M)/g)].map(([, hours, minutes, seconds]) => 3600 * hours + 60 * minutes + +seconds);
  assert.equal(times.length, 2, told);
  assert.equal((times[1] - times[0] + 43_200) % 43_200, 300, `a window of five minutes: ${told}`);
  assert.ok(job.id);
});

test("the end of a session that nobody uses is told in time, and an action puts it off", async (t) => {
  const { engine, page } = await openWith(t, { config: { sessionMinutes: 6 } }, { clock: true });
  const tasks = await openTasksTab(page, engine);
  await tasks.createJob("Backup of web01");
  assert.equal(await tasks.alert("session may end").count(), 0);
  await page.clock.fastForward(61_000);
  await tasks.alert("The portal's session may end at").waitFor();
  await tasks.createJob("Backup of web02");
  await tasks.alert("The portal's session may end at").waitFor({ state: "detached" });
});
