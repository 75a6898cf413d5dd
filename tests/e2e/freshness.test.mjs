// How fresh the tab's data is: what stands in the way is told and takes nothing away, a page that nobody looks
// at asks nothing, and what was open is open again when the tab is entered anew.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab, tasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";
const STEP = "Clone the disk";

// What the browser itself writes about a request that a test has fail.
const FAILED_REQUESTS = [/Failed to load resource/];

async function engineWithTask(t) {
  const engine = await startEngine(t);
  const job = await engine.post("/jobs", { description: JOB, auto_cleared: "true" });
  await engine.post(`/jobs/${job.id}/steps`, { description: STEP, type: "executing" });
  return engine;
}

// Counts the polls that a page makes.
function countPolls(page) {
  const polls = { count: 0 };
  page.on("request", (request) => {
    if (request.method() === "GET" && new URL(request.url()).pathname.endsWith("/api/jobs")) {
      polls.count += 1;
    }
  });
  return polls;
}

const TROUBLES = [
  { fault: { kind: "drop_before" }, says: /can't be reached/ },
  { fault: { kind: "status", status: 503 }, says: /can't be reached/ },
  { fault: { kind: "status", status: 500 }, says: /error 500/ },
  { fault: { kind: "malformed" }, says: /could not be read/ },
  { fault: { kind: "status", status: 403 }, says: /may not see/ }
];

for (const { fault, says } of TROUBLES) {
  test(`the rows stay and the trouble is told: ${fault.kind} ${fault.status ?? ""}`, async (t) => {
    const engine = await engineWithTask(t);
    const page = await openPage(t, { allow: FAILED_REQUESTS });
    const tasks = await openTasksTab(page, engine);
    await tasks.row(JOB).waitFor();
    await engine.fault({ path: "/jobs", method: "GET", times: 1000, ...fault });
    await tasks.refresh();
    const alert = tasks.frame.getByRole("alert").filter({ hasText: says });
    await alert.waitFor();
    await alert.getByText(/What you see is .* old/).waitFor();
    assert.equal(await tasks.row(JOB).count(), 1);

    await engine.noFaults();
    await alert.getByRole("button", { name: "Try now" }).click();
    await alert.waitFor({ state: "detached" });
    await tasks.row(JOB).waitFor();
  });
}

test("an expired session ends the polls and offers to reload the portal", async (t) => {
  const engine = await engineWithTask(t);
  const page = await openPage(t, { allow: FAILED_REQUESTS });
  const polls = countPolls(page);
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  await engine.expireSessions();
  await tasks.refresh();
  const alert = tasks.frame.getByRole("alert").filter({ hasText: "session" });
  await alert.waitFor();
  assert.equal(await tasks.row(JOB).count(), 1, "the rows stay");

  // The clock of the page jumps over many polls; none of them happens.
  const before = polls.count;
  await page.clock.install();
  await page.clock.runFor("10:00");
  assert.equal(polls.count, before);

  await alert.getByRole("button", { name: "Reload the portal" }).click();
  await page.waitForURL(engine.portal + "**");
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).click();
  await tasksTab(page).row(JOB).waitFor();
});

test("what is open is open again after leaving the tab", async (t) => {
  const engine = await engineWithTask(t);
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  await tasks.expandAll();
  await tasks.row(STEP).waitFor();

  const menu = page.getByRole("navigation", { name: "Main menu" });
  await menu.getByRole("link", { name: "Events" }).click();
  await until("the tab is gone", async () => !page.frames().some((frame) => frame.url().includes("tasks")));
  await menu.getByRole("link", { name: "Tasks" }).click();
  await tasks.row(STEP).waitFor();
});

test("the token is asked of the portal and kept nowhere", async (t) => {
  const engine = await engineWithTask(t);
  const page = await openPage(t);
  const tokens = new Set();
  const addresses = [];
  page.on("request", (request) => {
    addresses.push(request.url());
    const token = request.headers().authorization?.replace("Bearer ", "");
    if (token) {
      tokens.add(token);
    }
  });
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  await tasks.expandAll();
  await tasks.row(STEP).waitFor();
  assert.equal(tokens.size, 1);
  const [token] = tokens;
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  assert.ok(!kept.includes(token) && !addresses.some((address) => address.includes(token)));
});
