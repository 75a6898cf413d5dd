// Tests 3 and 4 of the feature page: a job that mixes internal and external steps, run by the task kit in a browser as
// another plug-in would import it. Nested, the job's id stands in the address of the engine's command; mirrored, the
// command has a job of its own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { minutes, startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const TASK = "Rapid Clone: web01 to web01-clone";

// Runs a task in the page: two external steps, one below the other, and a command of the engine as the last one.
function runHybrid(page, { form, autoCleared, machine }) {
  return page.evaluate(
    async ({ form, autoCleared, machine, description }) => {
      const { connect } = await import("/ovirt-engine/webadmin/plugin/task-monitor/kit/task-kit.js");
      const api = window.pluginApi("task-monitor");
      const kit = connect({ engine: api.engineBaseUrl(), token: () => api.ssoToken(), by: "test" });
      const plan = [
        { key: "clone", description: "Clone the disk", weight: 3, steps: [{ key: "blocks", description: "Copy the blocks" }] },
        { key: "start", description: "Start the clone" }
      ];
      const options = { description, plan, autoCleared, about: { vm: machine } };
      return kit.run(options, async (task) => {
        await task.step("clone", (step) =>
          step.step("blocks", async (blocks) => {
            await blocks.progress(40, "12 of 30 GiB");
          })
        );
        await task.step("start", (step) => step[form]({ path: `/api/vms/${machine}/start` }));
        return task.id;
      });
    },
    { form, autoCleared, machine, description: TASK }
  );
}

for (const [number, autoCleared] of [[3, true], [4, false]]) {
  for (const form of ["nest", "mirror"]) {
    test(`Test ${number} of the feature page, ${form === "nest" ? "nested" : "mirrored"}`, async (t) => {
      const engine = await startEngine(t);
      const { vm: machines } = await engine.get("/vms?search=status%3Ddown");
      const machine = machines[0].id;
      const page = await openPage(t);
      const commands = [];
      page.on("request", (request) => {
        const url = new URL(request.url());
        if (url.pathname.endsWith("/start")) {
          commands.push(url.searchParams.get("JobId"));
        }
      });
      const tasks = await openTasksTab(page, engine);
      const running = runHybrid(page, { form, autoCleared, machine });
      await tasks.row(TASK).waitFor();
      await tasks.expandAll();
      await tasks.showsStatus("Start the clone", "Started");
      // The machine boots on the engine's clock.
      await until("the command to be sent", () => commands.length === 1);
      await engine.advance(minutes(1));
      const job = await running;
      assert.deepEqual(commands, [form === "nest" ? job : null]);
      await tasks.refresh();
      await tasks.showsStatus(TASK, "Finished");

      const { step: steps } = await engine.get(`/jobs/${job}/steps`);
      const told = steps.map(({ description, status, external }) => `${description} ${status} ${external}`).sort();
      const external = ["Clone the disk finished true", "Copy the blocks finished true", "Start the clone finished true"];
      assert.deepEqual(told.filter((step) => step.endsWith("true")), external);
      assert.equal(steps.some((step) => step.external === "false"), form === "nest", "the engine's own step of the command");

      // Cleared by itself some time after its end, or only once somebody clears it.
      await engine.advance(minutes(25));
      await engine.sweep();
      await tasks.refresh();
      if (!autoCleared) {
        await tasks.showsStatus(TASK, "Finished");
        await tasks.clear(TASK);
        await engine.advance(minutes(25));
        await engine.sweep();
        await tasks.refresh();
      }
      await tasks.showsNoLonger(TASK);
    });
  }
}

test("three vendors' wizards at once, in three windows, cross no wires", async (t) => {
  const engine = await startEngine(t);
  const { vm: machines } = await engine.get("/vms");
  const vendors = ["Nightjar", "Driftway", "Rapid Clone"];
  const ended = await Promise.all(
    vendors.map(async (vendor, at) => {
      const page = await openPage(t);
      await openTasksTab(page, engine);
      return page.evaluate(
        async ({ vendor, machine, fails }) => {
          const { connect } = await import("/ovirt-engine/webadmin/plugin/task-monitor/kit/task-kit.js");
          const api = window.pluginApi("task-monitor");
          const kit = connect({ engine: api.engineBaseUrl(), token: () => api.ssoToken(), by: vendor });
          const keys = ["one", "two", "three", "four"];
          const plan = keys.map((key) => ({ key, description: `${vendor} ${key}` }));
          const work = (task) =>
            Promise.all(
              keys.map((key) =>
                task.step(key, async (step) => {
                  await step.progress(50, key);
                  await new Promise((resolve) => setTimeout(resolve, 200));
                  if (fails && key === "four") {
                    throw new RangeError("no space left");
                  }
                })
              )
            );
          try {
            await kit.run({ description: vendor, plan, about: { vm: machine } }, work);
            return "finished";
          } catch (error) {
            return `${error.name}: ${error.message}`;
          }
        },
        { vendor, machine: machines[at].id, fails: vendor === "Driftway" }
      );
    })
  );
  assert.deepEqual(ended, ["finished", "RangeError: no space left", "finished"], "what the work throws comes back as it is");
  const { job: jobs } = await engine.get("/jobs");
  assert.equal(jobs.length, vendors.length, "each has one");
  for (const { id, description: vendor, status } of jobs) {
    assert.equal(status, vendor === "Driftway" ? "failed" : "finished", vendor);
    const { step: steps } = await engine.get(`/jobs/${id}/steps`);
    assert.deepEqual(steps.map((step) => step.description).sort(), ["four", "one", "three", "two"].map((key) => `${vendor} ${key}`));
    assert.ok(steps.every((step) => step.status !== "started"));
  }
  const { event: events } = await engine.get("/events?search=origin%3DExternalTasks");
  const reason = events.map(({ custom_data: data }) => JSON.parse(data)).find(({ text }) => text === "no space left");
  assert.equal(reason.job, jobs.find(({ description }) => description === "Driftway").id, "the note tells why");
});
