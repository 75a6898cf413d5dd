// Watching a task: its end is told where one is, and in the title of the portal's tab where one is not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";

async function openTab(t) {
  const engine = await startEngine(t);
  const job = await engine.post("/jobs", { description: JOB, auto_cleared: "true" });
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  const end = (succeeded) => engine.post(`/jobs/${job.id}/end`, { succeeded: String(succeeded) });
  return { engine, page, tasks, end };
}

test("the end of a watched task is told, and the title counts it until somebody looks", async (t) => {
  const { page, tasks, end } = await openTab(t);
  await tasks.row(JOB).click();
  await page.keyboard.press("Shift+W");
  await tasks.frame.getByText(`You are told when “${JOB}” ends.`).waitFor();
  const task = tasks.row(JOB).getByRole("gridcell", { name: JOB, exact: true });
  assert.equal(await task.getAttribute("aria-description"), "You are told when it ends");

  const title = await page.title();
  // Somebody works in the portal around the tab.
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).focus();
  await end(false);
  await until("the count", async () => (await page.title()) === `(1) ${title}`);
  await tasks.frame.getByText(`“${JOB}” has ended: Failed.`).waitFor();
  await tasks.row(JOB).click();
  await until("no count", async () => (await page.title()) === title);
});

test("a watch goes on over leaving the tab", async (t) => {
  const { page, tasks, end } = await openTab(t);
  await tasks.openMenu(JOB);
  await tasks.frame.getByRole("menuitem", { name: "Watch until it ends" }).click();
  await until("the mark", async () => (await tasks.row(JOB).getAttribute("data-watched")) !== null);
  const menu = page.getByRole("navigation", { name: "Main menu" });
  await menu.getByRole("link", { name: "Events" }).click();
  await until("the tab is gone", async () => !page.frames().some((frame) => frame.url().includes("tasks")));
  await end(true);
  await menu.getByRole("link", { name: "Tasks" }).click();
  await tasks.frame.getByText(`“${JOB}” has ended: Finished.`).waitFor();
});
