// How far running tasks are shows without opening them; steps are read of what one looks at, and of nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const job = (description, status, ...steps) => ({
  description,
  status,
  started_ms_ago: 60_000,
  steps: steps.map((step, n) => ({ description: `Part ${n}`, status: step }))
});

// The ids of the jobs whose steps the page asks for, each as often as it does.
function stepsAskedFor(page) {
  const asked = [];
  page.on("request", (request) => {
    const [, id] = /\/jobs\/([^/]+)\/steps$/.exec(new URL(request.url()).pathname) ?? [];
    if (id) {
      asked.push(id);
    }
  });
  return asked;
}

test("a running task shows how far it is without being opened, and goes on showing it", async (t) => {
  const engine = await startEngine(t);
  const [running, ended] = await engine.scenario([
    job("Copy the images", "started", "finished", "started", "started", "started"),
    job("Move the disks", "finished", "finished")
  ]);
  const page = await openPage(t);
  const asked = stepsAskedFor(page);
  const tasks = await openTasksTab(page, engine);
  const bar = tasks.row("Copy the images").getByRole("progressbar");
  await until("a quarter", async () => (await bar.getAttribute("aria-valuenow")) === "25");
  const { step } = await engine.get(`/jobs/${running.id}/steps`);
  await engine.post(`/jobs/${running.id}/steps/${step.find(({ status }) => status === "started").id}/end`, { succeeded: "true" });
  await until("a half", async () => (await bar.getAttribute("aria-valuenow")) === "50");
  assert.equal(await tasks.row("Copy the images").getAttribute("aria-expanded"), "false");
  assert.ok(!asked.includes(ended.id), "what has ended is not asked about");
});

test("of many running tasks only those in view are asked about, and others once one has scrolled to them", async (t) => {
  const engine = await startEngine(t);
  const jobs = await engine.scenario(Array.from({ length: 200 }, (_, n) => ({ ...job(`Copy disk ${n}`, "started", "finished", "started"), started_ms_ago: 60_000 + n })));
  const page = await openPage(t);
  const asked = stepsAskedFor(page);
  const tasks = await openTasksTab(page, engine);
  const half = (row) => until(`${row} to show a half`, async () => {
    const bar = tasks.row(row).getByRole("progressbar");
    return (await bar.count()) > 0 && (await bar.getAttribute("aria-valuenow")) === "50";
  });
  await half("Copy disk 0");
  await half("Copy disk 10");
  assert.ok(asked.length < 60, `${asked.length} were asked about`);
  assert.ok(!asked.includes(jobs[150].id));
  await tasks.tree.evaluate((tree) => {
    tree.scrollTop = tree.scrollHeight;
  });
  await half("Copy disk 199");
  assert.ok(!asked.includes(jobs[100].id), "rows that passed by were not looked at");
});
