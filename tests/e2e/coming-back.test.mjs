// Leaving the tab destroys its page; what was open is open again when one comes back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const NESTED = [
  { description: "Clone the disk", steps: [{ description: "Copy the blocks" }] },
  { description: "Check the clone", steps: [{ description: "Compare the blocks" }] }
];

async function leaveAndComeBack(page) {
  const menu = page.getByRole("navigation", { name: "Main menu" });
  await menu.getByRole("link", { name: "Events" }).click();
  await until("the tab is gone", async () => !page.frames().some((frame) => frame.url().includes("tasks")));
  await menu.getByRole("link", { name: "Tasks" }).click();
}

async function openTab(t) {
  const engine = await startEngine(t);
  await engine.scenario(["Clone VM web01", "Clone VM web02"].map((description) => ({ description, steps: NESTED })));
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Clone VM web01").waitFor();
  return { page, tasks };
}

test("everything that was open is open again", async (t) => {
  const { page, tasks } = await openTab(t);
  await tasks.expandAll();
  await tasks.row("Compare the blocks").first().waitFor();
  await leaveAndComeBack(page);
  await until("all rows", async () => (await tasks.row("Compare the blocks").count()) === 2);
});

test("what one was reading is in view again, and the keyboard is on its row", async (t) => {
  const engine = await startEngine(t);
  const steps = Array.from({ length: 60 }, (_, number) => ({ description: `Block ${number}` }));
  await engine.scenario(["Clone VM web01", "Clone VM web02"].map((description) => ({ description, steps })));
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Clone VM web01").waitFor();
  await tasks.expandAll();
  await tasks.row("Block 5").first().waitFor();
  await tasks.row("Block 5").first().click();
  const top = () => tasks.tree.evaluate((tree) => tree.scrollTop);
  await tasks.tree.evaluate((tree) => {
    tree.scrollTop = 80 * 32;
  });
  await tasks.row("Block 19").waitFor();
  await leaveAndComeBack(page);
  await tasks.row("Block 19").waitFor();
  await until("it is scrolled to where it was", async () => (await top()) === 80 * 32);
  // The keyboard's row is out of view; a key brings it back.
  await tasks.tree.focus();
  await page.keyboard.press("ArrowDown");
  await tasks.row("Block 6").first().waitFor();
  assert.ok((await top()) < 10 * 32, "the row below the one that was chosen");
});

test("single rows that were opened are open again, and no others", async (t) => {
  const { page, tasks } = await openTab(t);
  await tasks.toggle("Clone VM web01");
  await tasks.toggle("Check the clone");
  await tasks.row("Compare the blocks").waitFor();
  await leaveAndComeBack(page);
  await tasks.row("Compare the blocks").waitFor();
  assert.equal(await tasks.row("Copy the blocks").count(), 0);
  assert.equal(await tasks.row("Clone the disk").count(), 1, "the other job stays closed");

  await tasks.toggle("Check the clone");
  await tasks.showsNoLonger("Compare the blocks");
  await leaveAndComeBack(page);
  await tasks.row("Check the clone").waitFor();
  assert.equal(await tasks.row("Compare the blocks").count(), 0, "what was closed stays closed");
});
