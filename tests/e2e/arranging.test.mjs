// How tasks stand: groups, columns, views under names, and a link that shows somebody else the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findsNothing } from "./axe.mjs";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab, tasksTab } from "./tasks-tab.mjs";

const TASKS = [
  { description: "Clone VM web01", started_ms_ago: 5_000 },
  { description: "Clone VM web02", status: "failed", started_ms_ago: 4_000 },
  { description: "Back up db01", status: "failed", started_ms_ago: 3_000 },
  { description: "Adding disk", external: false, started_ms_ago: 2_000 }
];

async function openTab(t) {
  const engine = await startEngine(t);
  await engine.scenario(TASKS);
  const page = await openPage(t, { permissions: ["clipboard-read", "clipboard-write"] });
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Clone VM web01").waitFor();
  const panel = tasks.frame.getByRole("dialog", { name: "View" });
  const openView = async () => {
    await tasks.frame.getByRole("button", { name: "View", exact: true }).click();
    await panel.waitFor();
  };
  return { engine, page, tasks, panel, openView };
}

// What the first cell that holds a text says: before it stands the box that selects the row.
const firstCells = (tasks) =>
  tasks.tree.locator("[role=rowgroup] > [role=row]:not([hidden])").evaluateAll((rows) =>
    rows
      .sort((a, b) => a.getAttribute("aria-rowindex") - b.getAttribute("aria-rowindex"))
      .map((row) => [...row.querySelectorAll("[role=gridcell]")].map((cell) => cell.innerText.trim()).find(Boolean))
  );

const headings = (tasks) => tasks.tree.getByRole("columnheader").allInnerTexts();

test("tasks stand in groups, which open and close", async (t) => {
  const { page, tasks, panel, openView } = await openTab(t);
  await openView();
  await panel.getByLabel("Group by").selectOption("Status");
  await findsNothing(panel, "the view");
  await page.keyboard.press("Escape");
  const grouped = ["Failed · 2 jobs", "Back up db01", "Clone VM web02", "Started · 2 jobs", "Adding disk", "Clone VM web01"];
  await until("the groups", async () => JSON.stringify(await firstCells(tasks)) === JSON.stringify(grouped));
  const group = tasks.row("Failed · 2 jobs");
  await group.click();
  await tasks.showsNoLonger("Back up db01");
  assert.equal(await group.getAttribute("aria-expanded"), "false");
  await page.keyboard.press("ArrowRight");
  await tasks.row("Back up db01").waitFor();
  await group.dblclick();
  await tasks.showsNoLonger("Back up db01");
});

test("columns are chosen and put into another order", async (t) => {
  const { page, tasks, panel, openView } = await openTab(t);
  await openView();
  await panel.getByRole("checkbox", { name: "Owner" }).uncheck();
  await panel.getByRole("checkbox", { name: "Origin" }).uncheck();
  await panel.getByRole("button", { name: "Move Duration up" }).click();
  await page.keyboard.press("Escape");
  const shown = await headings(tasks);
  assert.ok(!shown.includes("Owner") && !shown.includes("Origin"), shown.join());
  assert.equal(shown.indexOf("Duration") + 1, shown.indexOf("Ended"), shown.join());
});

test("a view is kept under a name, and there again after a reload", async (t) => {
  const { page, tasks, panel, openView } = await openTab(t);
  await openView();
  await panel.getByLabel("Group by").selectOption("Status");
  await panel.getByLabel("Name").fill("By status");
  await panel.getByRole("button", { name: "Save this view" }).click();
  await panel.getByRole("button", { name: "By status", exact: true }).waitFor();
  await panel.getByRole("button", { name: "Default view" }).click();
  await tasks.showsNoLonger("Failed · 2 jobs");
  await page.reload();
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).click();
  await tasks.row("Clone VM web01").waitFor();
  await openView();
  await panel.getByRole("button", { name: "By status", exact: true }).click();
  await page.keyboard.press("Escape");
  await tasks.row("Failed · 2 jobs").waitFor();
});

test("a copied link shows somebody else the same view", async (t) => {
  const { page, tasks, panel, openView } = await openTab(t);
  await tasks.frame.getByRole("searchbox").fill("web0 clone");
  await tasks.showsNoLonger("Back up db01");
  await tasks.tree.getByRole("columnheader", { name: "Task", exact: true }).click();
  await openView();
  await panel.getByRole("button", { name: "Copy link" }).click();
  await tasks.frame.getByText("The link to this view was copied.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await openPage(t);
  await other.goto(link);
  const theirs = tasksTab(other);
  await theirs.row("Clone VM web01").waitFor();
  assert.deepEqual(await firstCells(theirs), ["Clone VM web01", "Clone VM web02"]);
  assert.equal(await theirs.frame.getByRole("searchbox").inputValue(), "web0 clone");
});

test("what a row is selected, named and acted on by stays in view when one scrolls sideways", async (t) => {
  const { page, tasks } = await openTab(t);
  await page.setViewportSize({ width: 760, height: 600 });
  const places = () =>
    tasks.tree.evaluate((tree) => {
      const { left, right } = tree.getBoundingClientRect();
      const scrolled = tree.scrollLeft > 100;
      // Which part of a row is seen there: at the very start, behind the box, and at the end.
      const seen = (row) =>
        [left + 15, left + 60, right - (tree.offsetWidth - tree.clientWidth) - 20].map((x) => {
          const { top, height } = row.getBoundingClientRect();
          return document.elementFromPoint(x, top + height / 2)?.closest(".pick, .task, .actions")?.classList[0];
        });
      const rows = [...tree.querySelectorAll(".head, [data-row-id]")];
      return { scrolled, seen: [...new Set(rows.map((row) => seen(row).join()))] };
    });
  const staying = { scrolled: true, seen: ["pick,task,actions"] };
  await until("all of them to stay", async () => {
    await tasks.tree.evaluate((tree) => (tree.scrollLeft = 200));
    return JSON.stringify(await places()) === JSON.stringify(staying);
  });
});
