// Task notes in the tab: planned steps wait, percents are those that the vendor reports, and who may not read them
// has tasks all the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { postNote } from "./notes.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";

const note = (engine, job, told) => postNote(engine, { job: job.id, ...told });

const PLAN = [
  { key: "down", description: "Shut down the machine" },
  { key: "clone", description: "Clone the disk", weight: 3 },
  { key: "start", description: "Start the clone" }
];

async function planned(t) {
  const engine = await startEngine(t);
  const job = await engine.post("/jobs", { description: JOB, auto_cleared: "true" });
  await note(engine, job, { plan: PLAN });
  return { engine, job };
}

// The notes that a page asks for.
function notesAsked(page) {
  const asked = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname.endsWith("/api/events")) {
      asked.push(url.searchParams);
    }
  });
  return asked;
}

test("planned steps wait until they begin, and percents are what the vendor reports", async (t) => {
  const { engine, job } = await planned(t);
  const page = await openPage(t);
  const asked = notesAsked(page);
  const tasks = await openTasksTab(page, engine);
  await tasks.expandAll();
  for (const { description } of PLAN) {
    await tasks.showsStatus(description, "Waiting");
  }
  assert.equal(await tasks.row("Start the clone").getByRole("button").count(), 0, "nothing can be done to a plan");

  const step = await engine.post(`/jobs/${job.id}/steps`, { description: "Clone disk 1", type: "executing" });
  await note(engine, job, { step: step.id, key: "clone", progress: 42, text: "12.4 of 29.5 GiB" });
  await tasks.refresh();
  await tasks.row("Clone disk 1").locator("[data-note='12.4 of 29.5 GiB']").waitFor();
  const told = tasks.row("Clone disk 1").getByRole("gridcell", { name: "42%" });
  assert.equal(await told.getAttribute("aria-description"), "12.4 of 29.5 GiB", "read with the percent");
  await tasks.showsNoLonger("Clone the disk");
  const meter = tasks.row("Clone disk 1").getByRole("progressbar", { name: "Progress, as reported for it" });
  assert.equal(await meter.getAttribute("aria-valuenow"), "42");
  await tasks.row(JOB).getByRole("progressbar", { name: "Progress, the mean of what its steps report" }).waitFor();

  await note(engine, job, { progress: 50 });
  await tasks.refresh();
  await tasks.row(JOB).getByRole("progressbar", { name: "Progress, as reported for it" }).waitFor();

  await engine.post(`/jobs/${job.id}/end`, { succeeded: "true" });
  await tasks.refresh();
  await tasks.showsStatus(JOB, "Finished");
  await tasks.showsNoLonger("Start the clone");

  const from = asked.map((search) => Number(search.get("from")));
  assert.equal(from[0], 0);
  assert.ok(from.slice(1).every((id, at) => id >= from[at] && id > 0), `only what is new: ${from}`);
  assert.ok(asked.every((search) => search.get("search").startsWith("origin=ExternalTasks")));
  const before = asked.length;
  await tasks.refresh();
  await tasks.refresh();
  assert.equal(asked.length, before, "no task could have notes any more");
});

test("tasks stand by their vendors, as notes name them, whether they run or not", async (t) => {
  const engine = await startEngine(t);
  await engine.scenario([
    { description: "Adding disk", external: false },
    { description: "Backup", status: "finished" },
    { description: "Nobody's", status: "failed" }
  ]);
  const jobs = (await engine.get("/jobs")).job;
  const clones = await Promise.all(["1.2", "1.3"].map((version) => engine.post("/jobs", { description: `Clone ${version}` })));
  await Promise.all(clones.map((job) => note(engine, job, { by: job.description.replace("Clone", "rapid-clone") })));
  for (const job of clones) await engine.post(`/jobs/${job.id}/end`, { succeeded: "true" });
  await note(engine, jobs.find(({ description }) => description === "Backup"), { by: "Nightly" });
  const page = await openPage(t);
  const asked = notesAsked(page);
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Clone 1.2").waitFor();
  assert.equal(asked.length, 0, "nothing runs that notes could tell of");
  await tasks.frame.getByRole("button", { name: "View", exact: true }).click();
  await tasks.frame.getByLabel("Group by").selectOption("Vendor");
  await page.keyboard.press("Escape");
  const groups = async () => (await tasks.drawn(".row-group")).join("; ");
  const wanted = "Nightly · 1 job; rapid-clone · 2 jobs; No vendor told · 1 job, 1 failed; The engine itself · 1 job";
  await until("the vendors", async () => (await groups()) === wanted);
  await page.reload();
  await until("the same from its address", async () => (await groups()) === wanted);
});

test("planned steps wait in the details as well, until they begin", async (t) => {
  const { engine, job } = await planned(t);
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  const listed = (await tasks.openDetails(JOB)).getByRole("list").first().getByRole("listitem");
  await listed.filter({ hasText: "Start the clone" }).filter({ hasText: "Waiting" }).waitFor();
  const names = await listed.locator("span:first-child").allTextContents();
  assert.deepEqual(names, PLAN.map(({ description }) => description));
  assert.equal(await listed.getByRole("button").count(), 0, "what waits has no details to go to");

  const step = await engine.post(`/jobs/${job.id}/steps`, { description: "Clone disk 1", type: "executing" });
  await note(engine, job, { step: step.id, key: "clone" });
  await tasks.refresh();
  await listed.getByRole("button", { name: "Clone disk 1" }).waitFor();
  assert.equal(await listed.filter({ hasText: "Waiting" }).count(), 2);
  await engine.post(`/jobs/${job.id}/end`, { succeeded: "true" });
  await tasks.refresh();
  await listed.filter({ hasText: "Waiting" }).first().waitFor({ state: "detached" });
  assert.equal(await listed.count(), 1);
});

test("broken, foreign and contradicting notes harm nothing", async (t) => {
  const { engine, job } = await planned(t);
  const step = await engine.post(`/jobs/${job.id}/steps`, { description: PLAN[0].description, type: "executing" });
  await note(engine, job, { plan: "none", progress: 7 });
  await note(engine, job, { progress: 700 });
  await note(engine, { id: "00000000-0000-0000-0000-000000000000" }, { progress: 7, plan: PLAN });
  await note(engine, job, { v: 2, progress: 7 });
  await note(engine, job, { step: step.id, progress: 30, text: "<img src=x onerror=alert(1)>" });
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  await tasks.expandAll();
  await tasks.showsStatus("Clone the disk", "Waiting");
  await tasks.showsStatus(PLAN[0].description, "Started");
  await tasks.row(PLAN[0].description).getByRole("gridcell", { name: "30%" }).waitFor();
  await tasks.row(PLAN[0].description).locator("[data-note='<img src=x onerror=alert(1)>']").waitFor();
  assert.equal(await tasks.frame.locator("img").count(), 0);
  assert.equal(await tasks.row("Shut down the machine").count(), 1, "the step is the planned one");

  // They are told to whoever writes them, and new ones as well.
  const told = tasks.frame.getByText("2 task notes can't be read");
  await told.click();
  await tasks.frame.getByRole("listitem").filter({ hasText: /^Event \d+: plan$/ }).waitFor();
  await tasks.frame.getByRole("listitem").filter({ hasText: /^Event \d+: progress$/ }).waitFor();
  await note(engine, job, { job: "" });
  await tasks.refresh();
  await tasks.frame.getByText("3 task notes can't be read").waitFor();
  await tasks.frame.getByRole("listitem").filter({ hasText: /^Event \d+: job$/ }).waitFor();
});

test("without permission to read events a task has the percent that its steps tell", async (t) => {
  const { engine, job } = await planned(t);
  const step = await engine.post(`/jobs/${job.id}/steps`, { description: "First", type: "executing" });
  await engine.post(`/jobs/${job.id}/steps`, { description: "Second", type: "executing" });
  await engine.post(`/jobs/${job.id}/steps/${step.id}/end`, { succeeded: "true" });
  await engine.fault({ path: "/events", method: "GET", kind: "status", status: 403, times: 1000 });
  const page = await openPage(t, { allow: [/Failed to load resource.*403/] });
  const asked = notesAsked(page);
  const tasks = await openTasksTab(page, engine);
  await tasks.expandAll();
  await tasks.showsStatus("Second", "Started");
  await until("the notes to be refused", () => asked.length === 1);
  await tasks.refresh();
  const meter = tasks.row(JOB).getByRole("progressbar", { name: "Progress, counted from its steps that have ended" });
  assert.equal(await meter.getAttribute("aria-valuenow"), "50");
  assert.equal(await tasks.row("Clone the disk").count(), 0);
  assert.equal(asked.length, 1, "asked once, and not again");
});
