// How fresh the tab's data is: what stands in the way is told and takes nothing away, and goes away by itself.

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
    const alert = tasks.alert(says);
    await alert.waitFor();
    await alert.getByText(/What you see is .* old/).waitFor();
    assert.equal(await tasks.row(JOB).count(), 1);

    await engine.noFaults();
    await alert.getByRole("button", { name: "Try now" }).click();
    await alert.waitFor({ state: "detached" });
    await tasks.row(JOB).waitFor();
  });
}

test("the page goes on asking by itself until the engine answers again", async (t) => {
  const engine = await engineWithTask(t);
  const page = await openPage(t, { allow: FAILED_REQUESTS });
  await page.clock.install();
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  await engine.fault({ path: "/jobs", method: "GET", times: 1000, kind: "drop_before" });
  await tasks.refresh();
  await tasks.alert("can't be reached").waitFor();

  await engine.noFaults();
  await engine.post("/jobs", { description: "Come meanwhile" });
  // Longer than the longest pause between two attempts.
  await page.clock.runFor("01:30");
  await tasks.row("Come meanwhile").waitFor();
  await tasks.alert("can't be reached").waitFor({ state: "detached" });
});

test("an engine whose clock is far from the browser's is told of, and durations go by the engine's", async (t) => {
  const engine = await engineWithTask(t);
  const page = await openPage(t);
  await page.clock.install({ time: Date.now() - 10 * 60_000 });
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  await tasks.frame.getByText(/The engine.s clock is (10 min|9 min 5\d sec)/).waitFor();
  // By the browser's clock it has not begun yet.
  await tasks.row(JOB).getByRole("gridcell", { name: /^[1-9]\d* sec$/ }).waitFor();
});

test("one poll that fails flashes no banner", async (t) => {
  const engine = await engineWithTask(t);
  const page = await openPage(t, { allow: FAILED_REQUESTS });
  await page.clock.install();
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  await tasks.frame.getByRole("main").evaluate((main) => {
    main.flashes = 0;
    new MutationObserver(() => (main.flashes += main.querySelectorAll(".alert").length)).observe(main, {
      childList: true,
      subtree: true
    });
  });
  await engine.fault({ path: "/jobs", method: "GET", times: 1, kind: "status", status: 503 });
  const failed = page.waitForResponse((response) => response.status() === 503);
  await page.clock.runFor(6_000);
  await failed;
  await engine.post("/jobs", { description: "Come meanwhile" });
  await page.clock.runFor("00:15");
  await tasks.row("Come meanwhile").waitFor();
  assert.equal(await tasks.frame.getByRole("main").evaluate((main) => main.flashes), 0);
});

test("an engine that has stopped leaves its rows, and the page tells how old they have become", async (t) => {
  const engine = await engineWithTask(t);
  const page = await openPage(t, { allow: FAILED_REQUESTS });
  await page.clock.install();
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  await engine.kill();
  await tasks.refresh();
  const alert = tasks.alert("can't be reached");
  await alert.getByText(/What you see is \d+ sec old/).waitFor();
  await page.clock.runFor("02:05");
  await alert.getByText(/What you see is 2 min \d+ sec old/).waitFor();
  await tasks.showsStatus(JOB, "Started");
});

test("an expired session ends the polls and offers to reload the portal", async (t) => {
  const engine = await engineWithTask(t);
  const page = await openPage(t, { allow: FAILED_REQUESTS });
  // Before the page sets its first timer: one that is set earlier is not the test's to run.
  await page.clock.install();
  // The portal itself would reload its page within a minute; here it does not notice.
  await page.route(/\/webadmin\/session$/, (route) => route.fulfill({ json: { open: true } }));
  const polls = countPolls(page);
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  const polled = polls.count;
  await page.clock.runFor("01:00");
  await until("the polls that happen otherwise", () => polls.count > polled);

  await engine.expireSessions();
  await tasks.refresh();
  const alert = tasks.alert("session");
  await alert.waitFor();
  assert.equal(await tasks.row(JOB).count(), 1, "the rows stay");
  const before = polls.count;
  await page.clock.runFor("10:00");
  assert.equal(polls.count, before);

  await alert.getByRole("button", { name: "Reload the portal" }).click();
  await page.waitForURL(engine.portal + "**");
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).click();
  await tasksTab(page).row(JOB).waitFor();
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
