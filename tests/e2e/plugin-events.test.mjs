// The button over the events that leads to an event's task, and the way back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openPortalOf, openTable } from "./portal-menu.mjs";
import { openTasksTab, tasksTab } from "./tasks-tab.mjs";

async function openEvents(t) {
  const engine = await startEngine(t);
  const common = { severity: "normal", flood_rate: 1, origin: "Backup" };
  await engine.post("/jobs", { description: "Backup of web01", auto_cleared: true }, "backup-1");
  await engine.post("/jobs", { description: "Backup of web02", auto_cleared: true }, "backup-2");
  await engine.post("/events", { ...common, custom_id: 1, description: "Backup one began", correlation_id: "backup-1" });
  await engine.post("/events", { ...common, custom_id: 2, description: "Nothing runs", correlation_id: "gone-1" });
  await engine.post("/events", { ...common, custom_id: 3, description: "A note" });
  const page = await openPage(t);
  await openPortalOf(page, engine);
  await openTable(page, "events");
  const row = (text) => page.getByRole("main").getByRole("row").filter({ hasText: text });
  const button = page.getByRole("main").getByRole("button", { name: "Show task" });
  return { engine, page, row, button };
}

test("an event leads to its task, and from there to all tasks", async (t) => {
  const { page, row, button } = await openEvents(t);
  await row("Backup one began").click();
  await button.click();
  const tasks = tasksTab(page);
  await tasks.frame.getByText("Correlation id: backup-1 (1 job)").waitFor();
  await tasks.row("Backup of web01").waitFor();
  await tasks.showsNoLonger("Backup of web02");
  const details = tasks.frame.getByRole("complementary", { name: "Backup of web01" });
  await details.getByRole("heading", { name: "Backup of web01" }).and(tasks.frame.locator(":focus")).waitFor();
  await details.getByText("Backup one began").waitFor();

  await tasks.frame.getByRole("button", { name: "Show all" }).click();
  await tasks.row("Backup of web02").waitFor();
  assert.equal(await tasks.frame.getByText("Correlation id: backup-1").count(), 0);
});

test("the next visit of the place shows every task again", async (t) => {
  const { engine, page, row, button } = await openEvents(t);
  await row("Backup one began").click();
  await button.click();
  await tasksTab(page).row("Backup of web01").waitFor();
  await openTable(page, "events");
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Backup of web02").waitFor();
});

test("an event whose task is gone says so and leads to the events of its correlation id", async (t) => {
  const { page, row, button } = await openEvents(t);
  await row("Nothing runs").click();
  await button.click();
  const tasks = tasksTab(page);
  await tasks.frame.getByText("No task matches").waitFor();
  await tasks.frame.getByRole("button", { name: "Show its events" }).click();
  const search = page.getByRole("main").getByRole("searchbox");
  await search.waitFor();
  assert.equal(await search.inputValue(), "correlation_id = gone-1");
  await row("Nothing runs").waitFor();
  await row("Backup one began").waitFor({ state: "detached" });
});

test("only events with one correlation id can show a task", async (t) => {
  const { page, row, button } = await openEvents(t);
  await row("A note").waitFor();
  assert.equal(await button.isEnabled(), false, "nothing is selected");
  await row("A note").click();
  assert.equal(await button.isEnabled(), false, "it has no correlation id");
  await row("Backup one began").click();
  assert.equal(await button.isEnabled(), true);
  await row("Nothing runs").click({ modifiers: ["Control"] });
  await page.getByRole("row", { selected: true }).nth(1).waitFor();
  assert.equal(await button.isEnabled(), false, "they belong to two tasks");
});
