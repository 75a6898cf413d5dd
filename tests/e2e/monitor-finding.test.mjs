// Finding tasks in the portal: what hides is told, a link brings the view back, and all of it works by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const TASKS = [
  { description: "Clone VM web01", steps: [{ description: "Copy the blocks" }] },
  { description: "Clone VM web02", status: "failed" },
  { description: "Back up db01", status: "finished" },
  { description: "Adding disk", external: false }
];

async function openTab(t, options) {
  const engine = await startEngine(t);
  await engine.scenario(TASKS);
  const page = await openPage(t, options);
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Clone VM web01").waitFor();
  return { engine, page, tasks };
}

const chip = (tasks, text) => tasks.frame.getByRole("list", { name: "What hides tasks" }).getByText(text);

test("a status hides the rest, says so, and is undone with one press", async (t) => {
  const { page, tasks } = await openTab(t);
  const { frame } = tasks;
  await frame.getByRole("button", { name: "Filter", exact: true }).click();
  await frame.getByRole("dialog", { name: "Filter" }).getByRole("checkbox", { name: "Failed", exact: true }).check();
  await page.keyboard.press("Escape");
  await chip(tasks, "Status: Failed").waitFor();
  await frame.getByText("1 of 4 jobs shown, 3 hidden").first().waitFor();
  await tasks.showsNoLonger("Clone VM web01");
  await frame.getByRole("button", { name: "Show all" }).click();
  await tasks.row("Back up db01").waitFor();
  assert.equal(await frame.getByRole("button", { name: "Show all" }).count(), 0);
});

test("a text that only a step holds opens the way to it", async (t) => {
  const { tasks } = await openTab(t);
  await tasks.frame.getByRole("searchbox", { name: "Find in tasks and steps" }).fill("blocks");
  await tasks.row("Copy the blocks").waitFor();
  await tasks.showsNoLonger("Back up db01");
});

test("headings sort, and the order is told", async (t) => {
  const { tasks } = await openTab(t);
  const heading = tasks.tree.getByRole("columnheader", { name: "Task", exact: true });
  await heading.click();
  const first = tasks.tree.getByRole("row").nth(1);
  await until("the order", async () => (await first.innerText()).startsWith("Adding disk"));
  assert.equal(await heading.getAttribute("aria-sort"), "ascending");
});

test("a view is there again after one has left the tab", async (t) => {
  const { page, tasks } = await openTab(t);
  await tasks.frame.getByRole("searchbox").fill("web0");
  await chip(tasks, "Text: web0").waitFor();
  const menu = page.getByRole("navigation", { name: "Main menu" });
  await menu.getByRole("link", { name: "Events" }).click();
  await until("the tab is gone", async () => !page.frames().some((frame) => frame.url().includes("tasks")));
  await menu.getByRole("link", { name: "Tasks" }).click();
  await chip(tasks, "Text: web0").waitFor();
  await tasks.row("Clone VM web02").waitFor();
  assert.equal(await tasks.row("Adding disk").count(), 0);
});

test("a task is found by its correlation id", async (t) => {
  const { page, tasks } = await openTab(t);
  const { frame } = tasks;
  const asked = page.waitForRequest((request) => request.url().includes("correlation_id"));
  await frame.getByRole("button", { name: "Filter", exact: true }).click();
  await frame.getByLabel("Correlation id").fill("nobody-1");
  await page.keyboard.press("Enter");
  await asked;
  await page.keyboard.press("Escape");
  await chip(tasks, "the engine knows no job").waitFor();
  await frame.getByRole("heading", { name: "No task matches" }).waitFor();
});

test("updates wait while somebody reads", async (t) => {
  const { engine, tasks } = await openTab(t);
  const { frame } = tasks;
  await frame.getByRole("button", { name: "Pause updates" }).click();
  await engine.post("/jobs", { description: "Come meanwhile" });
  await tasks.refresh();
  await frame.getByRole("button", { name: "1 update" }).waitFor();
  assert.equal(await tasks.row("Come meanwhile").count(), 0);
  await frame.getByRole("button", { name: "1 update" }).click();
  await tasks.row("Come meanwhile").waitFor();
});

test("every word must be there, in any order, and quotation marks hold words together", async (t) => {
  const { tasks } = await openTab(t);
  const field = tasks.frame.getByRole("searchbox");
  await field.fill("web01 CLONE blocks");
  await tasks.row("Copy the blocks").waitFor();
  await tasks.showsNoLonger("Clone VM web02");
  await field.fill("clone web0");
  await tasks.row("Clone VM web02").waitFor();
  await field.fill('"clone web0"');
  await tasks.frame.getByRole("heading", { name: "No task matches" }).waitFor();
});

test("the words that are looked for are marked where they stand, and nothing else", async (t) => {
  const { tasks } = await openTab(t);
  const marked = () =>
    tasks.frame.locator("html").evaluate(() =>
      [...(CSS.highlights.get("found") ?? [])]
        .filter(({ startContainer }) => !startContainer.parentElement.closest("[hidden]"))
        .map(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset))
        .sort()
        .join(" ")
    );
  const field = tasks.frame.getByRole("searchbox");
  await field.fill("web02 CLONE");
  await until("both words", async () => (await marked()) === "Clone web02");
  await field.fill("blocks");
  await until("the word of a step", async () => (await marked()) === "blocks");
  await field.fill("");
  await until("none", async () => (await marked()) === "");
});

test("ten thousand tasks are as few elements as ten", async (t) => {
  const engine = await startEngine(t);
  await engine.scenario(Array.from({ length: 10_000 }, (_, n) => ({ description: `Task ${n}`, started_ms_ago: n })));
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  await tasks.frame.getByText("10,000 jobs").waitFor();
  await tasks.row("Task 0").waitFor();
  const elements = await tasks.tree.evaluate((tree) => tree.ownerDocument.querySelectorAll("*").length);
  assert.ok(elements <= 450, `${elements} elements`);
});
