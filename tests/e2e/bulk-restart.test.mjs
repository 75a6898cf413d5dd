// The engine dies and comes back while one thing is done to many tasks: nothing is done twice, what it answered counts, and
// one summary tells what is not known and what was not sent.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab, tasksTab } from "./tasks-tab.mjs";

const COUNT = 60;

// What the browser itself writes about requests that nobody answers.
const FAILED_REQUESTS = [/Failed to load resource/];

/**
 * Begins a run over sixty tasks of which each takes a while, and puts the engine out and on again in the middle of it.
 * Tells the engine as it is then, and what the one summary says.
 */
async function restartInTheMiddle(t, { task, ask, confirm, isDone }) {
  const data = await mkdtemp(join(tmpdir(), "task-engine-"));
  t.after(() => rm(data, { recursive: true }));
  const before = await startEngine(t, { flags: ["--data", data] });
  await before.scenario(Array.from({ length: COUNT }, (_, at) => ({ description: `Task ${at + 1}`, ...task })));
  const page = await openPage(t, { allow: FAILED_REQUESTS });
  // The portal itself would reload its page within a minute; here it does not notice.
  await page.route(/\/webadmin\/session$/, (route) => route.fulfill({ json: { open: true } }));
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(new URL(request.url()).pathname));
  const tasks = await openTasksTab(page, before);
  await tasks.tree.getByRole("row").nth(1).waitFor();
  await before.fault({ path: "/jobs/*", method: "POST", kind: "latency", ms: 300, times: COUNT });
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  await tasks.askForSelected(ask);
  await tasks.confirm(confirm);
  await until("some of them", async () => (await before.storedJobs()).filter(isDone).length >= 12);
  await before.kill();
  const engine = await startEngine(t, { flags: ["--data", data], port: before.port });

  const told = await tasks.bar.getByRole("status").filter({ hasText: "were not sent" }).textContent();
  assert.equal(new Set(sent).size, sent.length, "nothing is sent twice");
  const number = (pattern) => Number(told.match(pattern)?.[1] ?? 0);
  const counts = { done: number(/(\d+) tasks?/), unknown: number(/Of (\d+)/), unsent: number(/(\d+) were not sent/) };
  assert.equal(counts.done + counts.unknown + counts.unsent, COUNT, told);
  const done = (await engine.storedJobs()).filter(isDone).length;
  assert.ok(counts.done <= done && done <= counts.done + counts.unknown, `${done} were done, told: ${told}`);
  return { engine, page, tasks, sent, done, counts };
}

// Signs in again, which a restart of the engine asks for, and goes on with what is left of the run.
async function goOn(page, tasks, left) {
  await tasks.alert("session").getByRole("button", { name: "Reload the portal" }).click();
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).click();
  const again = tasksTab(page);
  await again.bar.getByText(`${left} tasks were not done when this page was left`).waitFor();
  await again.bar.getByRole("button", { name: "Go on" }).click();
  return again;
}

test("a run that an engine restart interrupts clears every task once", { timeout: 120_000 }, async (t) => {
  const { engine, page, tasks, sent, done, counts } = await restartInTheMiddle(t, {
    task: { status: "failed", auto_cleared: false },
    ask: "Clear…",
    confirm: `Clear ${COUNT}`,
    isDone: (job) => job.auto_cleared
  });
  const again = await goOn(page, tasks, counts.unknown + counts.unsent);
  // What the engine did without being able to answer is known by now.
  const before = sent.length;
  await again.confirm(`Clear ${COUNT - done}`);
  await again.bar.getByText(`Auto-clear is on for ${COUNT - done} tasks.`).waitFor();
  assert.equal(sent.length - before, COUNT - done);
  assert.ok((await engine.storedJobs()).every((job) => job.auto_cleared));
});

test("what a restart of the engine takes from a run of ends is told, and can still be cleared", { timeout: 120_000 }, async (t) => {
  const { engine, page, tasks, done, counts } = await restartInTheMiddle(t, {
    task: { auto_cleared: false, steps: [{ description: "Copy the blocks" }] },
    ask: "End as succeeded…",
    confirm: `End ${COUNT} as succeeded`,
    isDone: (job) => job.status === "finished"
  });
  const again = await goOn(page, tasks, counts.unknown + counts.unsent);
  const lost = COUNT - done;
  await again.dialog().getByText(`${lost} left out: It was lost at an engine restart and stays unknown.`).waitFor();
  const send = again.dialog().getByRole("button", { name: "End as succeeded", exact: true });
  assert.equal(await send.getAttribute("aria-disabled"), "true", "there is nothing to send");
  await again.dialog().getByRole("button", { name: "Cancel" }).click();
  await again.askForSelected("Clear…");
  const cleared = counts.unknown + counts.unsent;
  await again.confirm(`Clear ${cleared}`);
  await again.bar.getByText(`Auto-clear is on for ${cleared} tasks.`).waitFor();
  const jobs = await engine.storedJobs();
  assert.equal(jobs.filter((job) => job.status === "unknown" && job.auto_cleared).length, lost);
});
