// One thing done to many tasks: selecting them, what is told beforehand, the run and its summary, with everything that
// can go wrong on the way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

// What the browser itself writes about a request that a test has fail.
const FAILED_REQUESTS = [/Failed to load resource/];

// Opens the tab over so many running tasks, `Task 001` the first; with what else a scenario tells.
async function openTasks(t, count, { more = [], flags, clock = false } = {}) {
  const engine = await startEngine(t, { flags });
  const numbered = Array.from({ length: count }, (_, at) => ({
    description: `Task ${String(at + 1).padStart(3, "0")}`,
    steps: [{ description: `Step of ${at + 1}` }]
  }));
  await engine.scenario([...numbered, ...more]);
  const page = await openPage(t, { allow: FAILED_REQUESTS });
  if (clock) await page.clock.install();
  const tasks = await openTasksTab(page, engine);
  await tasks.tree.getByRole("row").nth(1).waitFor();
  return { engine, page, tasks };
}

const statuses = async (engine) => {
  const all = { started: [], finished: [], failed: [], unknown: [] };
  (await engine.storedJobs()).forEach((job) => all[job.status].push(job));
  return all;
};

const selects = (tasks, expected) =>
  until(`${expected} selected`, async () => JSON.stringify(await tasks.selected()) === JSON.stringify(expected));

test("rows are selected by pointer and keyboard, and stay so", async (t) => {
  const { engine, page, tasks } = await openTasks(t, 6);
  await tasks.row("Task 006").waitFor();
  const ordered = await tasks.drawn();
  assert.equal(await tasks.tree.getAttribute("aria-multiselectable"), "true");
  assert.equal(await tasks.bar.count(), 0, "no bar while nothing is selected");

  await tasks.click(ordered[0], ["Control"]);
  await selects(tasks, [ordered[0]]);
  await tasks.click(ordered[2], ["Shift"]);
  await selects(tasks, ordered.slice(0, 3));
  await tasks.click(ordered[1], ["Control"]);
  await selects(tasks, [ordered[0], ordered[2]]);
  await tasks.bar.getByText("2 selected").waitFor();

  // By keyboard, from the row that was clicked last.
  await page.keyboard.press("Space");
  await selects(tasks, ordered.slice(0, 3));
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await selects(tasks, ordered.slice(0, 4));
  await page.keyboard.press("Escape");
  await selects(tasks, []);
  await page.keyboard.press("Control+a");
  await selects(tasks, ordered);
  await page.keyboard.press("Control+a");
  await selects(tasks, []);

  // An update takes nothing away, but what is gone.
  await tasks.row(ordered[4]).locator(".pick").click();
  await tasks.row(ordered[5]).locator(".pick").click();
  const [job] = (await engine.get("/jobs")).job.filter((job) => job.description === ordered[4]);
  await engine.post(`/jobs/${job.id}/end`, { succeeded: "true" });
  await engine.post(`/jobs/${job.id}/clear`);
  await tasks.refresh();
  await tasks.showsStatus(ordered[4], "Finished");
  await selects(tasks, [ordered[4], ordered[5]]);
  await engine.advance(3_600_000);
  await engine.sweep();
  await tasks.refresh();
  await selects(tasks, [ordered[5]]);
  await tasks.bar.getByText("1 selected").waitFor();
});

test("all that match the filter are selected, also those that are not drawn", async (t) => {
  const { tasks } = await openTasks(t, 120, { more: [{ description: "Backup", status: "failed" }] });
  await tasks.frame.getByRole("searchbox").fill("Task 0");
  await until("the filter", async () => (await tasks.tree.getAttribute("aria-rowcount")) === "112");
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  await tasks.bar.getByText("111 selected").waitFor();
  const drawn = await tasks.tree.locator(".rows [role=row]").count();
  assert.ok(drawn < 60, `${drawn} rows are in the document`);
  await tasks.frame.getByRole("searchbox").fill("Task 00");
  await tasks.bar.getByText("111 selected, 101 of them hidden by the filter").waitFor();
  await tasks.bar.getByRole("button", { name: "Deselect" }).click();
  await tasks.bar.waitFor({ state: "detached" });
});

test("who is left out is told with the reason, and nothing is sent for them", async (t) => {
  const { engine, page, tasks } = await openTasks(t, 2, {
    more: [
      { description: "Adding disk", external: false },
      { description: "Backup", status: "failed" },
      { description: "Lost one", status: "unknown" }
    ]
  });
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(new URL(request.url()).pathname));
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  const dialog = await tasks.askForSelected("End as succeeded…");
  await dialog.getByText("2 jobs end as finished.").waitFor();
  // Only what is acted on counts, in the heading and in the script.
  await dialog.getByRole("heading", { name: "End 2 tasks" }).waitFor();
  await dialog.getByText("Same thing from a script").click();
  const { job: jobs } = await engine.get("/jobs");
  const ids = ["Task 001", "Task 002"].map((name) => jobs.find(({ description }) => description === name).id);
  const script = await dialog.getByLabel("Same thing from a script").innerText();
  const ended = [...script.matchAll(/^post '\/jobs\/([^/]+)\/end' '\{"succeeded":"true","force":"false"\}'/gm)];
  assert.deepEqual(ended.map(([, id]) => id).sort(), ids.sort());
  await dialog.getByText("2 running steps are taken along.").waitFor();
  await dialog.getByText("1 left out: The engine's own jobs can't be changed from outside.").waitFor();
  await dialog.getByText("1 left out: It has ended already.").waitFor();
  await dialog.getByText("1 left out: It was lost at an engine restart and stays unknown.").click();
  await dialog.getByText("Lost one").waitFor();
  await tasks.confirm("End 2 as succeeded");
  await tasks.bar.getByText("Ended 2 tasks as succeeded.").waitFor();
  assert.equal(sent.filter((path) => path.endsWith("/end")).length, 2);
  const { finished, started, failed, unknown } = await statuses(engine);
  assert.deepEqual([finished.length, started.length, failed.length, unknown.length], [2, 1, 1, 1]);
  await tasks.bar.getByRole("button", { name: "Close" }).click();
  await tasks.bar.waitFor({ state: "detached" });
});

test("where nothing would change, it says why and can't be sent", async (t) => {
  const { page, tasks } = await openTasks(t, 1, { more: [{ description: "Backup", status: "failed" }] });
  await tasks.click("Backup", ["Control"]);
  const dialog = await tasks.askForSelected("End as failed…");
  await dialog.getByRole("heading", { name: "End tasks", exact: true }).waitFor();
  const end = dialog.getByRole("button", { name: "End as failed", exact: true });
  assert.equal(await end.getAttribute("aria-disabled"), "true");
  const why = await end.evaluate((button) => {
    return button.ownerDocument.getElementById(button.getAttribute("aria-describedby")).innerText;
  });
  assert.match(why, /Nothing would change\.[^]*1 left out: It has ended already\./);
  await end.focus();
  await page.keyboard.press("Enter");
  assert.equal(await dialog.isVisible(), true);
  assert.equal(await dialog.getByText("Same thing from a script").isVisible(), false);
});

test("a thousand jobs are ended in one go, with one summary", { timeout: 240_000 }, async (t) => {
  const { engine, tasks } = await openTasks(t, 1000);
  const elements = () => tasks.tree.locator("*").count();
  const before = await elements();
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  await tasks.bar.getByText("1,000 selected").waitFor();
  const dialog = await tasks.askForSelected("Force end…");
  await dialog.getByText("1,000 jobs end as finished.").waitFor();
  await tasks.confirm("Force end of 1,000 as succeeded");
  await tasks.bar.getByRole("progressbar").waitFor();
  await tasks.bar.getByText("Ended 1,000 tasks as succeeded.").waitFor({ timeout: 180_000 });
  const jobs = await engine.storedJobs();
  assert.equal(jobs.filter((job) => job.status === "finished" && job.auto_cleared).length, 1000);
  assert.equal(await tasks.frame.getByText(/Ended “/).count(), 0, "no notice for each");
  assert.ok((await elements()) <= before, "the document does not grow with the selection");
});

test("what fails does not stop the rest, is told with its reason and can be tried again", async (t) => {
  const { engine, tasks } = await openTasks(t, 20);
  const jobs = (await engine.get("/jobs")).job;
  const pick = (description) => jobs.find((job) => job.description === description).id;
  await engine.fault({ path: `/jobs/${pick("Task 003")}/end`, kind: "status", status: 409 });
  await engine.fault({ path: `/jobs/${pick("Task 007")}/end`, kind: "status", status: 409 });
  await engine.fault({ path: `/jobs/${pick("Task 011")}/end`, kind: "latency", ms: 300 });
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  await tasks.askForSelected("End as failed…");
  await tasks.confirm("End 20 as failed");
  await tasks.bar.getByText("Ended 18 tasks as failed. 2 failed.").waitFor();
  await tasks.bar.getByText("What failed and why").click();
  const reasons = tasks.bar.getByRole("list", { name: "What failed and why" });
  await reasons.getByText("Task 003").waitFor();
  await reasons.getByText("Task 007").waitFor();
  assert.equal((await statuses(engine)).started.length, 2);
  await tasks.bar.getByRole("button", { name: "Try 2 again" }).click();
  await tasks.bar.getByText("Ended 20 tasks as failed.").waitFor();
  assert.equal((await statuses(engine)).failed.length, 20);
});

test("a summary goes by itself where all went well, and stays where something failed", async (t) => {
  const { engine, page, tasks } = await openTasks(t, 3, { clock: true });
  const [job] = (await engine.get("/jobs")).job;
  await engine.fault({ path: `/jobs/${job.id}/end`, kind: "status", status: 409 });
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  await tasks.askForSelected("End as failed…");
  await tasks.confirm("End 3 as failed");
  const failed = tasks.bar.getByText("Ended 2 tasks as failed. 1 failed.");
  await failed.waitFor();
  await page.clock.runFor("01:00");
  assert.equal(await failed.isVisible(), true);

  await tasks.bar.getByRole("button", { name: "Try 1 again" }).click();
  await tasks.bar.getByText("Ended 3 tasks as failed.").waitFor();
  // Nobody has to put it away before going on.
  await tasks.click(job.description, ["Control"]);
  await tasks.bar.getByText("1 selected").waitFor();
  await page.clock.runFor(8_000);
  await tasks.bar.getByRole("button", { name: "Deselect" }).click();
  await tasks.bar.waitFor({ state: "detached" });
});

test("an answer that never came is looked up and not sent again", async (t) => {
  const { engine, page, tasks } = await openTasks(t, 8);
  const jobs = (await engine.get("/jobs")).job;
  const ends = [];
  page.on("request", (request) => request.url().endsWith("/end") && ends.push(request.url()));
  for (const job of jobs.slice(0, 3)) {
    await engine.fault({ path: `/jobs/${job.id}/end`, kind: "drop_after" });
  }
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  await tasks.askForSelected("End as succeeded…");
  await tasks.confirm("End 8 as succeeded");
  await tasks.bar.getByText("Ended 8 tasks as succeeded.").waitFor();
  assert.equal(ends.length, 8);
});

test("a session that ends in the middle stops the run, and the rest is offered on coming back", async (t) => {
  const { engine, page, tasks } = await openTasks(t, 30);
  await engine.fault({ path: "/jobs/*", method: "POST", kind: "latency", ms: 20, times: 12 });
  await engine.fault({ path: "/jobs/*", method: "POST", kind: "status", status: 401, times: 6 });
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  await tasks.askForSelected("Force end…");
  await tasks.confirm("Force end of 30 as succeeded");
  await tasks.bar.getByText(/were not sent/).waitFor();
  const done = (await statuses(engine)).finished.length;
  assert.ok(done > 0 && done < 30, `${done} were done`);

  await engine.noFaults();
  await page.reload();
  await tasks.bar.getByText(/not done when this page was left/).waitFor();
  await tasks.bar.getByRole("button", { name: "Go on" }).click();
  const left = (await statuses(engine)).started.length;
  await tasks.dialog().getByRole("button", { name: `Force end of ${left} as succeeded` }).click();
  await tasks.bar.getByText(`Ended ${left} tasks as succeeded.`).waitFor();
  assert.equal((await statuses(engine)).finished.length, 30);
  await page.reload();
  await tasks.tree.getByRole("row").nth(1).waitFor();
  assert.equal(await tasks.bar.count(), 0, "nothing is left");
});

test("a run sends six at a time; one that is stopped says what was not sent and goes on when wished", async (t) => {
  const { engine, page, tasks } = await openTasks(t, 30);
  await engine.fault({ path: "/jobs/*", method: "POST", kind: "latency", ms: 700, times: 12 });
  let [sent, atOnce] = [0, 0];
  page.on("request", (request) => request.url().endsWith("/end") && sent++);
  page.on("response", (response) => response.url().endsWith("/end") && (atOnce ||= sent));
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  await tasks.askForSelected("End as succeeded…");
  await tasks.confirm("End 30 as succeeded");
  await tasks.bar.getByRole("button", { name: "Stop" }).click();
  await tasks.bar.getByText(/were not sent/).waitFor();
  assert.equal(atOnce, 6, "so many before the first answer");
  assert.ok((await statuses(engine)).started.length > 0);
  await tasks.bar.getByRole("button", { name: "Go on" }).click();
  await tasks.bar.getByText("Ended 30 tasks as succeeded.").waitFor();
});

test("what somebody else ends meanwhile counts as done with", async (t) => {
  const { engine, tasks } = await openTasks(t, 12);
  const jobs = (await engine.get("/jobs")).job;
  await tasks.frame.getByRole("checkbox", { name: "Select all that are shown" }).check();
  const dialog = await tasks.askForSelected("End as succeeded…");
  await dialog.getByText("12 jobs end as finished.").waitFor();
  await engine.post(`/jobs/${jobs[4].id}/end`, { succeeded: "false" });
  await dialog.getByText("11 jobs end as finished.").waitFor();
  await dialog.getByText("1 left out: It has ended already.").waitFor();
  await tasks.confirm("End 11 as succeeded");
  await tasks.bar.getByText("Ended 11 tasks as succeeded.").waitFor();
  assert.equal((await statuses(engine)).failed.length, 1, "the first end counts");
});
