// Two tabs never drive one task: by the browser's locks, and by a lease in its storage where there are none, as on a
// page without TLS.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";

const WITHOUT_LOCKS = () => Object.defineProperty(Navigator.prototype, "locks", { value: undefined });

/** Two tabs of one browser, each with a kit of its own; with or without locks. */
async function openTabs(t, { locks }) {
  const engine = await startEngine(t);
  const first = await openPage(t);
  if (!locks) await first.context().addInitScript(WITHOUT_LOCKS);
  const tabs = [first, await first.context().newPage()];
  for (const tab of tabs) await connect(tab, engine);
  return { engine, tabs };
}

async function connect(tab, engine) {
  await tab.goto(engine.portal);
  await tab.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).waitFor();
  await tab.waitForFunction(() => window.pluginApi !== undefined);
  await tab.evaluate(async () => {
    const { connect } = await import("/ovirt-engine/webadmin/plugin/task-monitor/kit/task-kit.js");
    const api = window.pluginApi("task-monitor");
    window.kit = connect({ engine: api.engineBaseUrl(), token: () => api.ssoToken() });
  });
}

const OPTIONS = { description: "Clone VM web01", plan: [{ key: "clone", description: "Clone the disk" }] };

/** Starts the task in a tab, and leaves it open. */
const start = (tab) =>
  tab.evaluate(async (options) => {
    window.task = await window.kit.start(options);
    return window.task.id;
  }, OPTIONS);

/** Takes the task up in a tab; tells how that went. */
const attach = (tab, id) =>
  tab.evaluate(
    ([id, options]) =>
      window.kit.attach(id, options).then(
        (task) => ((window.task = task), "attached"),
        (error) => error.code
      ),
    [id, OPTIONS]
  );

for (const locks of [true, false]) {
  test(`one tab drives a task at a time, ${locks ? "by locks" : "without locks"}`, async (t) => {
    const { engine, tabs: [one, other] } = await openTabs(t, { locks });
    assert.equal(await one.evaluate(() => navigator.locks !== undefined), locks);
    const id = await start(one);
    assert.equal(await attach(other, id), "driven-elsewhere");
    assert.equal(await attach(one, id), "driven-elsewhere", "nor does the same tab twice");
    // The tab goes, and the task is free once the browser has noticed.
    await one.close();
    await until("the task to be free", async () => (await attach(other, id)) === "attached");
    await other.evaluate(() => window.task.end());
    assert.equal((await engine.get(`/jobs/${id}`)).status, "finished");
  });
}

test("without locks, of tabs that take a task up at once one gets it", async (t) => {
  const { engine, tabs: [one, other] } = await openTabs(t, { locks: false });
  const { id } = await engine.post("/jobs", { description: OPTIONS.description, auto_cleared: "true" });
  const got = await Promise.all([attach(one, id), attach(other, id)]);
  assert.deepEqual(got.sort(), ["attached", "driven-elsewhere"]);
});

test("without locks, the lease of a tab that crashed runs out", async (t) => {
  const { engine, tabs: [one] } = await openTabs(t, { locks: false });
  const { id } = await engine.post("/jobs", { description: OPTIONS.description, auto_cleared: "true" });
  const lease = (until) =>
    one.evaluate(([id, until]) => localStorage.setItem(`task-kit:${id}`, JSON.stringify({ by: "crashed", until })), [id, until]);
  await lease(Date.now() + 60_000);
  assert.equal(await attach(one, id), "driven-elsewhere");
  await lease(Date.now() - 1);
  assert.equal(await attach(one, id), "attached");
});
