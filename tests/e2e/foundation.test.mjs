// Tests 1 and 2 of the feature page, by hand in the tab: a task with steps and sub-steps is created, worked
// through and removed, by itself or only after it was cleared.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { minutes, startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";
const STEP = "Clone the disk";
const SUB_STEP = "Copy the blocks";

// The engine's default: a finished job may go ten minutes after its end (contract 4.6).
const KEPT = minutes(10);

async function storedDescriptions(engine) {
  return (await engine.storedJobs()).map((job) => job.description);
}

// The main flow of both tests, up to the finished job.
async function workThroughTask(tasks, engine, { autoClear }) {
  await tasks.createJob(JOB, { autoClear });
  await tasks.showsStatus(JOB, "Started");
  await tasks.addStep(JOB, STEP);
  await tasks.addStep(STEP, SUB_STEP, { entry: "Add sub-step…" });

  await tasks.endAsSucceeded(SUB_STEP);
  await tasks.showsStatus(SUB_STEP, "Finished");
  await tasks.showsStatus(STEP, "Started");
  await tasks.endAsSucceeded(STEP);
  await tasks.showsStatus(STEP, "Finished");
  await tasks.endAsSucceeded(JOB);
  await tasks.showsStatus(JOB, "Finished");

  const [job] = (await engine.get("/jobs")).job;
  assert.deepEqual(
    { description: job.description, status: job.status, external: job.external, autoCleared: job.auto_cleared },
    { description: JOB, status: "finished", external: "true", autoCleared: String(autoClear) }
  );
}

test("Test 1: an auto-cleared job completes and is gone after the configured time", async (t) => {
  const engine = await startEngine(t);
  const tasks = await openTasksTab(await openPage(t), engine);
  await workThroughTask(tasks, engine, { autoClear: true });

  await engine.advance(KEPT - minutes(1));
  await engine.sweep();
  assert.deepEqual(await storedDescriptions(engine), [JOB], "it is kept for the configured time");

  await engine.advance(minutes(2));
  await engine.sweep();
  assert.deepEqual(await storedDescriptions(engine), []);
  await tasks.refresh();
  await tasks.showsNoLonger(JOB);
});

test("Test 2: a job that is not auto-cleared stays until it is cleared by hand", async (t) => {
  const engine = await startEngine(t);
  const tasks = await openTasksTab(await openPage(t), engine);
  await workThroughTask(tasks, engine, { autoClear: false });

  await engine.advance(10 * KEPT);
  await engine.sweep();
  assert.deepEqual(await storedDescriptions(engine), [JOB]);
  await tasks.refresh();
  await tasks.showsStatus(JOB, "Finished");

  await tasks.clear(JOB);
  assert.deepEqual(await storedDescriptions(engine), [JOB], "clearing deletes nothing by itself");
  await engine.sweep();
  assert.deepEqual(await storedDescriptions(engine), []);
  await tasks.refresh();
  await tasks.showsNoLonger(JOB);
});
