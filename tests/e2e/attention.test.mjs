// What needs attention: found by the page, told with its evidence, and dealt with from there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findsNothing } from "./axe.mjs";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const LEFT_OPEN = "Clone VM web01";

async function openTab(t, jobs) {
  const engine = await startEngine(t);
  const stored = await engine.scenario(jobs);
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  const panel = tasks.frame.getByRole("dialog", { name: "Needs attention" });
  return { engine, page, tasks, panel, stored };
}

test("a task that its client left open is ended from the panel", async (t) => {
  const { engine, tasks, panel, stored } = await openTab(t, [
    { description: LEFT_OPEN, auto_cleared: true, steps: [{ description: "Copy", status: "finished" }] }
  ]);
  await tasks.row(LEFT_OPEN).waitFor();
  await tasks.expandAll();
  await tasks.row("Copy").waitFor();
  await tasks.frame.getByRole("button", { name: "Attention (1)" }).click();
  await panel.getByRole("heading", { name: "Steps ended, still open (1)" }).waitFor();
  await panel.getByText(/Its only step ended, the last .* ago/).waitFor();
  await panel.getByRole("button", { name: "End as succeeded…" }).click();
  const dialog = tasks.frame.getByRole("dialog", { name: `End “${LEFT_OPEN}”` });
  await dialog.getByRole("button", { name: "End as succeeded", exact: true }).click();
  await panel.getByText("Nothing needs attention").waitFor();
  assert.equal((await engine.get(`/jobs/${stored[0].id}`)).status, "finished");
});

test("findings lead to their rows, and axe finds nothing wrong with the panel", async (t) => {
  const old = Array.from({ length: 60 }, (_, n) => ({ description: `Runs ${n}`, started_ms_ago: 60_000 - n }));
  const { page, tasks, panel } = await openTab(t, [
    { description: "Restore db01", status: "failed", started_ms_ago: 900_000, ended_ms_ago: 800_000 },
    { description: "Import", status: "unknown", auto_cleared: true, started_ms_ago: 900_000, ended_ms_ago: 800_000 },
    ...old
  ]);
  await tasks.row("Runs 59").waitFor();
  assert.equal(await tasks.row("Restore db01").count(), 0, "it is out of view");
  await tasks.frame.getByRole("button", { name: "Attention (2)" }).click();
  await panel.getByRole("heading", { name: "Failed or aborted (1)" }).waitFor();
  await panel.getByText(/^Failed 13 min \d+ sec ago\.$/).first().waitFor();
  await findsNothing(panel, "findings");
  await panel.getByRole("button", { name: "Why it failed" }).click();
  const details = tasks.frame.getByRole("complementary", { name: "Restore db01" });
  await details.locator(":focus").waitFor();
  await tasks.row("Restore db01").waitFor();
  await details.getByRole("button", { name: "Close the details" }).click();
  const name = (task) => tasks.row(task).locator("bdi").evaluate((text) => text.getBoundingClientRect().left);
  assert.equal(await name("Restore db01"), await name("Runs 0"), "a mark moves no name");
  await page.keyboard.press("Shift+A");
  await panel.getByRole("button", { name: "Restore db01" }).first().click();
  await tasks.row("Restore db01").and(tasks.frame.locator(":focus")).waitFor();
  assert.ok((await tasks.row("Restore db01").getAttribute("data-attention")) !== null, "the row is marked");
  await page.keyboard.press("Shift+A");
  await panel.getByRole("button", { name: "Show it in the tree" }).first().click();
  await tasks.frame.getByText("1 of 62 jobs shown").first().waitFor();
});

test("the step that failed is told of tasks that nobody has opened", async (t) => {
  const failed = (n) => ({
    description: `Restore ${n}`,
    status: "failed",
    steps: [
      { description: "Read the archive", status: "finished" },
      { description: `Write disk ${n}`, status: "failed" }
    ]
  });
  const { tasks, panel } = await openTab(t, [failed(1), failed(2)]);
  await tasks.row("Restore 2").waitFor();
  await tasks.frame.getByRole("button", { name: "Attention (2)" }).click();
  for (const n of [1, 2]) {
    await panel.getByText(`“Write disk ${n}” failed`).waitFor();
  }
});

test("of several tasks of the same description, those before the newest are ended together", async (t) => {
  const jobs = [3, 2, 1].map((minutes) => ({ description: LEFT_OPEN, started_ms_ago: minutes * 60_000 }));
  const { engine, tasks, panel, stored } = await openTab(t, jobs);
  await tasks.frame.getByRole("button", { name: "Attention (3)" }).click();
  await panel.getByText("It is the newest of them: as a rule the one that is wanted.").waitFor();
  await panel.getByRole("button", { name: "End the 2 older ones…" }).click();
  const dialog = tasks.frame.getByRole("dialog", { name: "End 2 tasks" });
  await dialog.getByRole("button", { name: "End 2 as failed" }).click();
  await tasks.bar.getByText("Ended 2 tasks as failed.").waitFor();
  const statuses = await Promise.all(stored.map(async ({ id }) => (await engine.get(`/jobs/${id}`)).status));
  assert.deepEqual(statuses, ["failed", "failed", "started"]);
});

test("where nothing needs attention, the panel says so", async (t) => {
  const { tasks, panel } = await openTab(t, [{ description: LEFT_OPEN }]);
  await tasks.row(LEFT_OPEN).waitFor();
  await tasks.frame.getByRole("button", { name: "Attention", exact: true }).click();
  await panel.getByText("Nothing needs attention").waitFor();
  await findsNothing(panel, "nothing");
});
