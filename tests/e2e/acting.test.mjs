// What goes with acting on a task: what comes next, what may not be done and why, what else does the same.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab, tasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";
const STEP = "Clone the disk";

async function openTask(t, { scenario = [{ description: JOB, steps: [{ description: STEP }] }], flags, allow } = {}) {
  const engine = await startEngine(t, { flags });
  const jobs = await engine.scenario(scenario);
  const page = await openPage(t, { allow });
  const tasks = await openTasksTab(page, engine);
  await tasks.row(scenario[0].description).waitFor();
  return { engine, page, tasks, id: jobs[0].id };
}

test("after the last step the end of the task is offered, and after any the next one", async (t) => {
  const { engine, tasks, id } = await openTask(t);
  await tasks.toggle(JOB);
  await tasks.endAsSucceeded(STEP);
  const offer = tasks.frame.getByRole("status");
  await offer.getByRole("button", { name: "Add the next step…" }).click();
  await tasks.dialog().getByLabel("Description", { exact: true }).fill("Check the clone");
  await tasks.confirm("Add");
  await tasks.showsStatus("Check the clone", "Started");
  await tasks.endAsSucceeded("Check the clone");
  await offer.getByRole("button", { name: `End “${JOB}” as succeeded…` }).click();
  await tasks.confirm("End as succeeded");
  await tasks.showsStatus(JOB, "Finished");
  assert.equal((await engine.get(`/jobs/${id}`)).status, "finished");
});

test("what could come next is offered no more once somebody else has ended the task", async (t) => {
  const { engine, tasks, id } = await openTask(t);
  await tasks.toggle(JOB);
  await tasks.endAsSucceeded(STEP);
  const next = tasks.frame.getByRole("status").getByRole("button", { name: "Add the next step…" });
  await next.waitFor();
  await engine.post(`/jobs/${id}/end`, { succeeded: "true" });
  await tasks.refresh();
  await tasks.showsStatus(JOB, "Finished");
  await next.waitFor({ state: "detached" });
});

test("a task is worked through by keys alone", async (t) => {
  const { engine, page, tasks, id } = await openTask(t);
  await tasks.click(JOB);
  await page.keyboard.press("+");
  await tasks.dialog().getByLabel("Description", { exact: true }).waitFor();
  await page.keyboard.type("Check the clone");
  await page.keyboard.press("Enter");
  await tasks.showsStatus("Check the clone", "Started");
  await tasks.click("Check the clone");
  await page.keyboard.press("Control+Enter");
  await tasks.dialog().waitFor();
  await page.keyboard.press("Enter");
  await tasks.showsStatus("Check the clone", "Finished");
  await tasks.click(STEP);
  await page.keyboard.press("Control+Backspace");
  await tasks.dialog().getByText("Ending this step as failed fails the whole job.").waitFor();
  await tasks.confirm("End as failed");
  await tasks.showsStatus(JOB, "Failed");
  await tasks.click(JOB);
  await page.keyboard.press("Control+Enter");
  await tasks.frame.getByRole("status").getByText("It has ended already.").waitFor();
  await page.keyboard.press("Delete");
  await tasks.confirm("Clear");
  await tasks.showsWhenItGoes(JOB);
  assert.equal((await engine.get(`/jobs/${id}`)).auto_cleared, "true");
});

test("an ended task offers no end, whether its steps are known or not", async (t) => {
  const { tasks } = await openTask(t, { scenario: [{ description: JOB, status: "failed", steps: [{ description: STEP, status: "failed" }] }] });
  const menu = await tasks.openMenu(JOB);
  for (const entry of ["End as succeeded…", "End as failed…"]) {
    const item = menu.getByRole("menuitem", { name: entry });
    assert.equal(await item.getAttribute("aria-disabled"), "true");
    await item.getByText("It has ended already.").waitFor();
  }
});

test("what to do about an internal task that never ends is told, looking first", async (t) => {
  const { tasks, id } = await openTask(t, {
    scenario: [{ description: "Adding disk", external: false, steps: [{ description: "Creating the volume" }] }]
  });
  const dialog = await tasks.choose("Adding disk", "What if it never ends…");
  await dialog.getByText("Over REST nobody can end or clear it").waitFor();
  const commands = await dialog.locator("pre").allTextContents();
  assert.match(commands[0], new RegExp(`grep .*${id}`));
  const firstChange = commands.findIndex((command) => /-t TASK_ID|-t disk DISK_ID|update /.test(command));
  assert.ok(commands.slice(0, firstChange).some((command) => command.endsWith("taskcleaner.sh -z")));
  assert.ok(commands.slice(0, firstChange).some((command) => command.includes("unlock_entity.sh -q")));
  assert.ok(commands.every((command) => !/ -R\b|-t all/.test(command)), "nothing for everything");
  await dialog.getByRole("alert").or(dialog.locator(".alert")).first().waitFor();
  await dialog.getByRole("button", { name: "Copy" }).first().click();
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await dialog.waitFor({ state: "detached" });
});

test("each dialog shows the same thing as a script, with ids and without a token", async (t) => {
  const { tasks, id } = await openTask(t);
  const dialog = await tasks.choose(JOB, "Force end…");
  await dialog.getByText("Same thing from a script").click();
  const code = dialog.locator("pre");
  await code.getByText(`post '/jobs/${id}/end' '{"succeeded":"true","force":"true"}'`).waitFor();
  await dialog.getByLabel("Result").selectOption({ label: "Failed" });
  await code.getByText('"succeeded":"false"').waitFor();
  await dialog.getByLabel("Script for").selectOption("Python SDK");
  await code.getByText(`jobs.job_service("${id}").end(succeeded=False, force=True)`).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await tasks.frame.getByRole("button", { name: "Create task" }).first().click();
  await tasks.dialog().getByLabel("Description", { exact: true }).fill("Back up");
  await tasks.dialog().getByLabel("Steps", { exact: true }).fill("Copy\n\tBlocks");
  await tasks.dialog().getByText("Same thing from a script").click();
  await tasks.dialog().getByLabel("Script for").selectOption("Ansible");
  const playbook = tasks.dialog().locator("pre");
  await playbook.getByText('description: "Back up"').waitFor();
  await playbook.getByText('parent_step: { id: "{{ step1.json.id }}" }').waitFor();
});

test("who may change nothing is told so once, and asked about again when he wishes", async (t) => {
  const { engine, page, tasks } = await openTask(t, { allow: [/Failed to load resource/] });
  await engine.fault({ path: "/jobs/*", method: "POST", kind: "status", status: 403 });
  await tasks.choose(JOB, "End as succeeded…");
  await tasks.dialog().getByRole("button", { name: "End as succeeded", exact: true }).click();
  await tasks.dialog().getByText("Ask an administrator for the role").waitFor();
  await tasks.dialog().getByRole("button", { name: "Cancel" }).click();
  const entry = async (name) => (await tasks.openMenu(JOB)).getByRole("menuitem", { name });
  const clear = await entry("Clear…");
  assert.equal(await clear.getAttribute("aria-disabled"), "true");
  await clear.getByText("The engine does not let your user change tasks.").waitFor();
  await page.keyboard.press("Escape");
  await page.reload();
  await tasks.row(JOB).waitFor();
  await (await entry("Ask the engine again")).click();
  await tasks.clear(JOB).catch(() => {});
  await tasks.choose(JOB, "End as succeeded…");
  await tasks.confirm("End as succeeded");
  await tasks.showsStatus(JOB, "Finished");
});

test("who may create steps but not read them is told that the step was created", async (t) => {
  const engine = await startEngine(t, {
    flags: ["--user", "vendor@internal:secret:external-tasks-creator", "--user", "admin@internal:admin:administrator"]
  });
  const page = await openPage(t, { allow: [/Failed to load resource/] });
  await page.goto(engine.portal);
  await page.getByRole("button", { name: "admin@internal" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("User name").fill("vendor@internal");
  await page.getByLabel("Password").fill("secret");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).click();
  const tasks = tasksTab(page);
  await tasks.frame.getByRole("button", { name: "Create task" }).first().click();
  await tasks.dialog().getByLabel("Description", { exact: true }).fill("Mine");
  await tasks.dialog().getByLabel("Steps", { exact: true }).fill("Copy\n\tBlocks\nTell");
  await tasks.dialog().getByRole("button", { name: "Create", exact: true }).click();
  await tasks.frame.getByRole("status").getByText("Created “Mine”, but 1 step could not be put where it belongs").waitFor();
  const [job] = await engine.storedJobs();
  const { step: steps } = await engine.get(`/jobs/${job.id}/steps`);
  assert.deepEqual(steps.map((step) => step.description).sort(), ["Copy", "Tell"]);
});

test("every action has a readable correlation id, and events tell of it where the site wants them", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "task-monitor-audit-"));
  t.after(() => rm(folder, { recursive: true }));
  const config = { undoSeconds: 0, auditEvents: true };
  await writeFile(join(folder, "task-monitor-config.json"), JSON.stringify({ config }));
  const { engine, page, tasks } = await openTask(t, { flags: ["--plugin-config", folder] });
  const ids = [];
  page.on("request", (request) => request.method() === "POST" && ids.push(request.headers()["correlation-id"]));
  await tasks.toggle(JOB);
  await tasks.endAsSucceeded(STEP);
  await tasks.choose(JOB, "Force end…");
  await tasks.confirm("Force end as succeeded");
  const told = async () => {
    const { event: events = [] } = await engine.get(`/events?search=${encodeURIComponent('origin="Task Monitor"')}`);
    return events.map((event) => event.description).sort();
  };
  await until("both events", async () => (await told()).length === 2);
  assert.deepEqual(await told(), [
    `Step “${STEP}” of task “${JOB}” was ended as succeeded by admin@internal.`,
    `Task “${JOB}” was ended as succeeded and cleared by admin@internal.`
  ]);
  assert.ok(ids.every((id) => /^TaskMonitor-(end-step|end-job|note)-[0-9a-f]{8}$/.test(id)), ids.join(" "));
});

test("two administrators at one task see each other, and the second is told that it had ended", async (t) => {
  const { engine, tasks, id } = await openTask(t);
  const second = await openTasksTab(await openPage(t), engine);
  const dialog = await second.choose(JOB, "End as failed…");
  await dialog.getByText("The job ends as failed, and 1 running step with it.").waitFor();
  await tasks.endAsSucceeded(JOB);
  await dialog.getByText("The job has ended before and stays finished.").waitFor();
  await second.confirm("End as failed");
  await second.frame.getByRole("status").getByText(`“${JOB}” had ended before. Its status stays as it was.`).waitFor();
  await second.showsStatus(JOB, "Finished");
  assert.equal((await engine.get(`/jobs/${id}`)).status, "finished");
});

test("an answer that never came is looked up as soon as the engine is there again", async (t) => {
  const { engine, tasks, id } = await openTask(t, { allow: [/Failed to load resource/] });
  await engine.fault({ path: `/jobs/${id}/end`, kind: "drop_after" });
  await engine.fault({ path: `/jobs/${id}`, method: "GET", kind: "status", status: 503, times: 2 });
  await tasks.endAsSucceeded(JOB);
  await tasks.frame.getByRole("status").getByText(`Ended “${JOB}” as succeeded.`).waitFor();
  await tasks.showsStatus(JOB, "Finished");
});
