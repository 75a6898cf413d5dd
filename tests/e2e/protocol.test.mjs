// The protocol check in the details of an external task: what a vendor's client does wrong, while it does it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findsNothing } from "./axe.mjs";
import { openPage } from "./browser.mjs";
import { minutes, startEngine } from "./engine.mjs";
import { postNote } from "./notes.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";

const addStep = (engine, job, description) => engine.post(`/jobs/${job.id}/steps`, { description, type: "executing" });

test("a careless client is told its mistakes, with what to do about each", async (t) => {
  const engine = await startEngine(t);
  const job = await engine.post("/jobs", { description: JOB });
  await engine.post("/jobs", { description: JOB, auto_cleared: "true" }, "another-run");
  const clone = await addStep(engine, job, "Clone the disk");
  await addStep(engine, job, "Verify");
  await addStep(engine, job, "Verify");
  for (const progress of [10, 80, 30, 40]) await postNote(engine, { job: job.id, step: clone.id, progress });
  await postNote(engine, { job: job.id, progress: 700 });

  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  // The newest is on top.
  const protocol = await tasks.openProtocol(JOB, tasks.row(JOB).nth(1));
  await protocol.says("7 mistakes seen so far.");
  await protocol.lists("Auto-clear is off: it stays until somebody clears it.", "Send auto_cleared, or clear it later.");
  await protocol.lists("2 are open with this description.", "Give each its own description.");
  await protocol.lists("Several steps beside each other have this description.", "Verify");
  await protocol.lists("The percent went back from 80 to 30.", "Clone the disk");
  await protocol.lists(/notes? too soon, one after \d+ ms\./, "Post progress every 2 seconds at most.");
  await protocol.lists("1 task note can't be read", /Event \d+: progress/);
  await protocol.lists("Notes have another correlation id", "put it into each note");
  await protocol.lists("The engine made up its correlation id.", "Send a Correlation-Id of your own");
  await findsNothing(protocol.section, "the protocol check");

  // What was told stays told, and what comes now is told as well.
  await postNote(engine, { job: job.id, step: clone.id, progress: 20 });
  await tasks.refresh();
  await protocol.lists("The percent went back from 40 to 20.", "Clone the disk");
  await engine.post(`/jobs/${job.id}/end`, { succeeded: "true" });
  await tasks.refresh();
  await protocol.lists("The end of the task ended these steps:", /Clone the disk.*Verify.*End each step, then the task\./s);
});

test("a client that leaves its task open is told so after a while", async (t) => {
  const engine = await startEngine(t);
  await engine.scenario([
    {
      description: JOB,
      auto_cleared: true,
      started_ms_ago: minutes(9),
      steps: [{ description: "Clone the disk", status: "finished", ended_ms_ago: minutes(5) }]
    }
  ]);
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  const protocol = await tasks.openProtocol(JOB);
  await protocol.lists(/Its only step ended, the last 5 .*ago\./, "End each step, then the task.");
  await protocol.says("1 mistake seen so far.");
});

test("a client that keeps to the protocol is told nothing", async (t) => {
  const engine = await startEngine(t);
  const job = await engine.post("/jobs", { description: JOB, auto_cleared: "true" }, "clone-1");
  await postNote(engine, { job: job.id, plan: [{ key: "clone", description: "Clone the disk" }] }, { correlation: "clone-1" });
  const step = await addStep(engine, job, "Clone the disk");
  for (const progress of [0, 40, 80]) {
    await postNote(engine, { job: job.id, step: step.id, key: "clone", progress }, { correlation: "clone-1" });
    await engine.advance(minutes(0.05));
  }
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  const protocol = await tasks.openProtocol(JOB);
  await protocol.says("No mistakes seen so far.");
  await engine.post(`/jobs/${job.id}/steps/${step.id}/end`, { succeeded: "true" });
  await engine.post(`/jobs/${job.id}/end`, { succeeded: "true" });
  await tasks.refresh();
  await tasks.showsStatus(JOB, "Finished");
  await protocol.says("No mistakes seen so far.");
  assert.equal(await protocol.count(), 0);
});

test("the engine's own jobs have no such check", async (t) => {
  const engine = await startEngine(t);
  await engine.scenario([{ description: "Migrating VM web02", external: false }]);
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  const details = await tasks.openDetails("Migrating VM web02");
  await details.getByText("Internal: a command").waitFor();
  assert.ok(!(await details.getByText("For the vendor: protocol check").isVisible()));
});
