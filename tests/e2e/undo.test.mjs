// What ends or clears a task waits some seconds before it is sent: it can be undone until then, and is never forgotten.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";

// Opens the tab over one running task, under a site's settings and a clock that the test moves.
async function openTask(t, { site = {}, clock = true, allow } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "task-monitor-undo-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "task-monitor-config.json"), JSON.stringify({ config: site }));
  const engine = await startEngine(t, { flags: ["--plugin-config", folder] });
  const [job] = await engine.scenario([{ description: JOB, steps: [{ description: "Clone the disk" }] }]);
  const page = await openPage(t, { allow });
  if (clock) await page.clock.install();
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  // From here on it goes only when the test lets it.
  if (clock) await page.clock.pauseAt(Date.now() + 2_000);
  const status = async () => (await engine.get(`/jobs/${job.id}`)).status;
  const notice = tasks.frame.getByRole("status").getByText(`“${JOB}” is about to be ended as succeeded.`);
  return { engine, page, tasks, id: job.id, status, notice };
}

test("an end is sent when its time has passed, and is told meanwhile", async (t) => {
  const { page, tasks, status, notice } = await openTask(t);
  await tasks.endAsSucceeded(JOB);
  await notice.waitFor();
  await tasks.frame.getByText("Sent in 5 seconds").waitFor();
  await page.clock.runFor(3_000);
  await tasks.frame.getByText("Sent in 2 seconds").waitFor();
  assert.equal(await status(), "started");
  await page.clock.runFor(2_000);
  await tasks.showsStatus(JOB, "Finished");
  await notice.waitFor({ state: "detached" });
  assert.equal(await status(), "finished");
});

test("it is undone by its button, and by the usual key", async (t) => {
  const { page, tasks, status, notice } = await openTask(t);
  await tasks.endAsSucceeded(JOB);
  await tasks.frame.getByRole("button", { name: "Undo (Ctrl+Z)" }).click();
  await notice.waitFor({ state: "detached" });
  await tasks.endAsSucceeded(JOB);
  await notice.waitFor();
  await page.keyboard.press("Control+z");
  await notice.waitFor({ state: "detached" });
  await page.clock.runFor(10_000);
  await tasks.refresh();
  await tasks.showsStatus(JOB, "Started");
  assert.equal(await status(), "started");
});

test("time stands still for whoever is about to undo it", async (t) => {
  const { page, tasks, status, notice } = await openTask(t);
  await tasks.endAsSucceeded(JOB);
  await tasks.frame.getByRole("button", { name: "Undo (Ctrl+Z)" }).focus();
  await page.clock.runFor(20_000);
  await notice.waitFor();
  assert.equal(await status(), "started");
});

test("a pointer that rests where the notice appears keeps nothing from being sent; one that moves there does", async (t) => {
  const { page, tasks, status, notice } = await openTask(t);
  await tasks.endAsSucceeded(JOB);
  const { x, y } = await notice.boundingBox();
  await page.mouse.move(x + 30, y + 10);
  await page.clock.runFor(20_000);
  await notice.waitFor();
  assert.equal(await status(), "started");
  await tasks.frame.getByRole("button", { name: "Undo (Ctrl+Z)" }).click();

  await page.mouse.move(x + 30, y + 10);
  await tasks.row(JOB).focus();
  await page.keyboard.press("Control+Enter");
  await tasks.dialog().waitFor();
  await page.keyboard.press("Enter");
  await notice.waitFor();
  await page.clock.runFor(6_000);
  await until("the end", async () => (await status()) === "finished");
});

test("the same is not asked for twice while it waits", async (t) => {
  const { tasks } = await openTask(t);
  await tasks.endAsSucceeded(JOB);
  await tasks.choose(JOB, "End as succeeded…");
  await tasks.dialog().getByRole("button", { name: "End as succeeded", exact: true }).click();
  await tasks.dialog().getByText("This is being done already. Wait for the answer.").waitFor();
});

test("leaving the place sends what waits", async (t) => {
  const { page, tasks, status, notice } = await openTask(t);
  await tasks.endAsSucceeded(JOB);
  await notice.waitFor();
  const menu = page.getByRole("navigation", { name: "Main menu" });
  await menu.getByRole("link", { name: "Events" }).click();
  await until("the end", async () => (await status()) === "finished");
});

test("closing the tab sends what waits", async (t) => {
  const { page, tasks, status, notice } = await openTask(t, { clock: false });
  await tasks.endAsSucceeded(JOB);
  await notice.waitFor();
  await page.close({ runBeforeUnload: true });
  await until("the end", async () => (await status()) === "finished");
});

test("what is refused when it is sent is told and can be asked for again", async (t) => {
  const { engine, page, tasks, id, status } = await openTask(t, { allow: [/Failed to load resource/] });
  await tasks.endAsSucceeded(JOB);
  await engine.fault({ path: `/jobs/${id}/end`, kind: "status", status: 409 });
  await page.clock.runFor(5_000);
  const refusal = tasks.frame.getByRole("status");
  await refusal.getByText("The engine refused this. Nothing was changed.").waitFor();
  await refusal.getByRole("button", { name: "Try again…" }).click();
  await tasks.confirm("End as succeeded");
  await page.clock.runFor(5_000);
  await tasks.showsStatus(JOB, "Finished");
  assert.equal(await status(), "finished");
});

test("a run over many waits as well, and undone it selects them again", async (t) => {
  const { engine, page, tasks } = await openTask(t);
  await engine.scenario([{ description: "Backup" }]);
  await tasks.refresh();
  await tasks.row("Backup").waitFor();
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  await tasks.askForSelected("End as failed…");
  await tasks.confirm("End 2 as failed");
  await tasks.bar.getByText("2 tasks, nothing sent yet").waitFor();
  await tasks.frame.getByRole("button", { name: "Undo (Ctrl+Z)" }).click();
  await tasks.bar.getByText("2 selected").waitFor();
  await tasks.askForSelected("End as failed…");
  await tasks.confirm("End 2 as failed");
  await page.clock.runFor(5_000);
  await tasks.bar.getByText("Ended 2 tasks as failed.").waitFor();
  await page.clock.runFor(8_000);
  await tasks.bar.waitFor({ state: "detached" });
});

test("a site can switch it off, or make it longer", async (t) => {
  const { tasks, status } = await openTask(t, { site: { undoSeconds: 0 }, clock: false });
  await tasks.endAsSucceeded(JOB);
  await tasks.showsStatus(JOB, "Finished");
  assert.equal(await status(), "finished");
  const longer = await openTask(t, { site: { undoSeconds: 30 } });
  await longer.tasks.endAsSucceeded(JOB);
  await longer.page.clock.runFor(29_000);
  await longer.tasks.frame.getByText("Sent in 1 second").waitFor();
  assert.equal(await longer.status(), "started");
});
