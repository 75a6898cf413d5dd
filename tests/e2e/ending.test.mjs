// Ends that take others with them: what the dialog foretells is what the tree shows and the engine holds afterwards.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";

// A job with a step that has ended and others that run, one below another; all of it open in the tab.
async function openRunningTask(t) {
  const engine = await startEngine(t);
  const [job] = await engine.scenario([
    {
      description: JOB,
      steps: [
        { description: "Check the source", status: "finished" },
        { description: "Clone the disk", steps: [{ description: "Copy the blocks" }] },
        { description: "Tell the owner" }
      ]
    }
  ]);
  const page = await openPage(t);
  await page.clock.install();
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  await tasks.expandAll();
  await tasks.row("Copy the blocks").waitFor();
  return { engine, page, tasks, id: job.id };
}

// Status of the job and its steps by description, as the engine tells it.
async function statuses(engine, id) {
  const { step } = await engine.get(`/jobs/${id}/steps`);
  const all = [await engine.get(`/jobs/${id}`), ...step];
  return Object.fromEntries(all.map(({ description, status }) => [description, status]));
}

test("a sub-step that ends as failed takes its job and all that runs with it", async (t) => {
  const { engine, tasks, id } = await openRunningTask(t);
  const dialog = await tasks.choose("Copy the blocks", "End as failed…");
  await dialog.getByText("Ending this step as failed fails the whole job and 2 more running steps.").waitFor();
  const changes = dialog.getByRole("list", { name: "What changes" }).getByRole("listitem");
  assert.equal(await changes.count(), 4);
  assert.equal((await engine.get(`/jobs/${id}`)).status, "started", "nothing is sent by telling it");

  await tasks.confirm("End as failed");
  for (const description of [JOB, "Clone the disk", "Copy the blocks", "Tell the owner"]) {
    await tasks.showsStatus(description, "Failed");
  }
  await tasks.showsStatus("Check the source", "Finished");
  assert.deepEqual(await statuses(engine, id), {
    [JOB]: "failed",
    "Check the source": "finished",
    "Clone the disk": "failed",
    "Copy the blocks": "failed",
    "Tell the owner": "failed"
  });
});

test("a forced end ends all that runs with the chosen result and switches auto-clear on", async (t) => {
  const { engine, tasks, id } = await openRunningTask(t);
  const dialog = await tasks.choose(JOB, "Force end…");
  await dialog.getByText("The job ends as finished, and 3 running steps with it.").waitFor();
  await dialog.getByLabel("Result").selectOption({ label: "Failed" });
  await dialog.getByText("The job ends as failed, and 3 running steps with it.").waitFor();
  await dialog.getByText("Force also switches auto-clear on").waitFor();

  await tasks.confirm("Force end as failed");
  await tasks.showsStatus(JOB, "Failed");
  await tasks.showsStatus("Copy the blocks", "Failed");
  await tasks.showsWhenItGoes(JOB);
  assert.deepEqual(await statuses(engine, id), {
    [JOB]: "failed",
    "Check the source": "finished",
    "Clone the disk": "failed",
    "Copy the blocks": "failed",
    "Tell the owner": "failed"
  });
  assert.equal((await engine.get(`/jobs/${id}`)).auto_cleared, "true");
});

test("a job that somebody else ends meanwhile is told anew in the open dialog", async (t) => {
  const { engine, page, tasks, id } = await openRunningTask(t);
  const dialog = await tasks.choose(JOB, "End as failed…");
  await dialog.getByText("The job ends as failed, and 3 running steps with it.").waitFor();
  await engine.post(`/jobs/${id}/end`, { succeeded: "true" });
  await page.clock.runFor("00:30");
  await dialog.getByText("The job has ended before and stays finished.").waitFor();
  await tasks.confirm("End as failed");
  await tasks.showsStatus(JOB, "Finished");
  assert.equal((await engine.get(`/jobs/${id}`)).status, "finished", "the first end wins");
});
