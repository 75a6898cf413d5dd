// An engine restart loses what ran: such tasks are Unknown, which is a word of its own and stays.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

test("tasks that ran when the engine died are unknown, with the reason and what can still be done", async (t) => {
  const data = await mkdtemp(join(tmpdir(), "task-engine-"));
  t.after(() => rm(data, { recursive: true }));
  const before = await startEngine(t, { flags: ["--data", data] });
  const job = await before.post("/jobs", { description: "Clone VM web01" });
  const step = (description) => before.post(`/jobs/${job.id}/steps`, { description, type: "executing" });
  const done = await step("Check the source");
  await step("Clone the disk");
  await before.post(`/jobs/${job.id}/steps/${done.id}/end`, { succeeded: "true" });
  await before.kill();

  const engine = await startEngine(t, { flags: ["--data", data] });
  const tasks = await openTasksTab(await openPage(t), engine);
  await tasks.showsStatus("Clone VM web01", "Unknown");
  await tasks.expandAll();
  await tasks.showsStatus("Clone the disk", "Unknown");
  await tasks.showsStatus("Check the source", "Finished");
  const status = tasks.row("Clone VM web01").getByRole("gridcell", { name: "Unknown", exact: true });
  await status.hover();
  assert.match(await status.getAttribute("title"), /the engine restarted while it ran/);

  const menu = await tasks.openMenu("Clone VM web01");
  const end = menu.getByRole("menuitem", { name: /End as succeeded/ });
  assert.equal(await end.getAttribute("aria-disabled"), "true");
  assert.match(await end.textContent(), /lost at an engine restart and stays unknown/);
  await tasks.frame.getByRole("menuitem", { name: "Clear…" }).click();
  await tasks.confirm("Clear");
  await tasks.showsWhenItGoes("Clone VM web01");
  await tasks.showsStatus("Clone VM web01", "Unknown");
});
