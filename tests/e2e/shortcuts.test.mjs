// What keys do in the portal's tab, and giving other keys to it, which is there again the next time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const TASKS = [
  { description: "Clone VM web01", started_ms_ago: 3_000 },
  { description: "Back up db01", status: "failed", started_ms_ago: 2_000 },
  { description: "Adding disk", external: false, started_ms_ago: 1_000 }
];

async function openTab(t) {
  const engine = await startEngine(t);
  await engine.scenario(TASKS);
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Clone VM web01").click();
  const { frame } = tasks;
  const focused = (locator) =>
    until("the focus", () => locator.evaluate((element) => element === element.ownerDocument.activeElement));
  return { engine, page, tasks, frame, focused };
}

const shortcuts = (frame) => frame.getByRole("dialog", { name: "Keyboard shortcuts" });

test("the whole page is reached by keys, and letters still go to rows", async (t) => {
  const { page, tasks, frame, focused } = await openTab(t);
  await page.keyboard.press("b");
  await focused(tasks.row("Back up db01"));
  await page.keyboard.press("a");
  await focused(tasks.row("Back up db01"));
  await page.keyboard.press("/");
  await focused(frame.getByRole("searchbox"));
  await page.keyboard.type("??");
  assert.equal(await frame.getByRole("searchbox").inputValue(), "??", "what is typed is text");
  await frame.getByRole("searchbox").fill("");
  await tasks.row("Clone VM web01").click();
  for (const [key, name] of [["F", "Filter"], ["V", "View"], ["A", "Needs attention"], ["E", "Export"]]) {
    await page.keyboard.press(`Shift+${key}`);
    await frame.getByRole("dialog", { name }).waitFor();
    await page.keyboard.press("Escape");
    await frame.getByRole("dialog", { name }).waitFor({ state: "detached" });
    await focused(tasks.row("Clone VM web01"));
  }
  await page.keyboard.press("Shift+N");
  await focused(tasks.row("Back up db01"));
  await page.keyboard.press("Shift+H");
  await frame.getByText("Held back").waitFor();
  await page.keyboard.press("Shift+C");
  await frame.getByRole("dialog", { name: "Create task" }).waitFor();
});

test("other keys are given by keyboard alone, and kept over leaving the tab", async (t) => {
  const { page, tasks, frame, focused } = await openTab(t);
  await page.keyboard.press("?");
  const list = shortcuts(frame);
  const change = list.getByRole("button", { name: "Change: Find" });
  await change.focus();
  await page.keyboard.press("Enter");
  await list.getByText("Press the new keys for “Find”.").waitFor();
  await page.keyboard.press("?");
  await list.getByText("? is in use: This list.").waitFor();
  await page.keyboard.press("Control+Alt+k");
  await list.getByText("Ctrl + Alt + K is now: Find.").waitFor();
  await page.keyboard.press("Escape");
  await focused(tasks.row("Clone VM web01"));
  await page.keyboard.press("/");
  await focused(tasks.row("Clone VM web01"));

  const menu = page.getByRole("navigation", { name: "Main menu" });
  await menu.getByRole("link", { name: "Events" }).click();
  await menu.getByRole("link", { name: "Tasks" }).click();
  await tasks.row("Clone VM web01").click();
  await page.keyboard.press("Control+Alt+k");
  await focused(frame.getByRole("searchbox"));
});

test("shortcuts of a single character can be switched off", async (t) => {
  const { page, tasks, frame, focused } = await openTab(t);
  await frame.getByRole("button", { name: "More" }).click();
  await frame.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
  await shortcuts(frame).getByRole("switch", { name: "Shortcuts of a single character" }).click();
  await shortcuts(frame).getByText("They do nothing.").waitFor();
  await page.keyboard.press("Escape");
  await tasks.row("Clone VM web01").click();
  await page.keyboard.press("/");
  await page.keyboard.press("?");
  await page.keyboard.press("ArrowUp");
  await focused(tasks.row("Back up db01"));
  assert.equal(await frame.getByRole("dialog").count(), 0);
});
