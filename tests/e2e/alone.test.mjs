// The page at a plain address, outside any portal: it says what is missing, signs in to the engine that serves
// it, and shows a file of jobs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { TasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";
const FAILED_REQUESTS = [/Failed to load resource/];

async function openAlone(t, { query = "", ...options } = {}) {
  const engine = await startEngine(t);
  await engine.post("/jobs", { description: JOB, auto_cleared: "true" });
  const page = await openPage(t, options);
  // A portal page must have been served once before an engine serves plug-in files (contract 1.4).
  await fetch(engine.portal);
  return { engine, page, open: () => page.goto(engine.pluginFile(`tasks.html${query}`)) };
}

const isFeed = (url) => url.pathname === "/exported.json";

async function signIn(page, password) {
  await page.getByLabel("User name").fill("admin@internal");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("it says what is missing, refuses a wrong password and signs in with the right one", async (t) => {
  const { page, open } = await openAlone(t, { allow: FAILED_REQUESTS });
  await open();
  await page.getByRole("heading", { name: "Task Monitor" }).waitFor();
  await page.getByText("there is no portal around it").waitFor();

  await signIn(page, "wrong");
  await page.getByRole("alert").filter({ hasText: "did not accept" }).waitFor();
  assert.equal(await page.getByLabel("User name").inputValue(), "admin@internal", "nothing typed is lost");

  await signIn(page, "admin");
  await new TasksTab(page).row(JOB).waitFor();
  assert.equal(new URL(page.url()).search, "", "the address says nothing of it");
});

test("when the session has ended it signs in again", async (t) => {
  const { engine, page, open } = await openAlone(t, { allow: FAILED_REQUESTS });
  await open();
  await signIn(page, "admin");
  const tasks = new TasksTab(page);
  await tasks.row(JOB).waitFor();
  await engine.expireSessions();
  await tasks.refresh();
  await page.getByRole("alert").getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Your session has expired").waitFor();
  assert.equal(await page.getByLabel("User name").inputValue(), "admin@internal");
  await signIn(page, "admin");
  await tasks.row(JOB).waitFor();
});

test("it shows a file of jobs, to look at only", async (t) => {
  const query = "?feed=/exported.json&expand=all&now=1752480960000";
  const { page, open } = await openAlone(t, { query });
  const step = { id: "S1", description: "Copy the blocks", status: "started", type: "executing", progress: 40 };
  const job = { id: "J1", description: "An exported job", status: "started", external: "true", start_time: 1752480950000 };
  const feed = { job: [{ ...job, steps: { step: [step] } }] };
  const readings = [];
  await page.route(isFeed, (route) => {
    readings.push(route.request().headers());
    return route.fulfill({ json: feed });
  });
  await open();
  const tasks = new TasksTab(page);
  await tasks.row("An exported job").waitFor();
  await tasks.row("Copy the blocks").waitFor();
  assert.equal(await page.getByRole("button", { name: "Create task" }).count(), 0);
  assert.equal(readings[0].authorization, undefined);

  feed.job[0].description = "The same job later";
  await tasks.refresh();
  await tasks.row("The same job later").waitFor();
  assert.equal(readings.length, 2, "it is read when asked, and not by itself");
});

test("a file of another server is not even asked for", async (t) => {
  const { page, open } = await openAlone(t, { query: "?feed=http://localhost:9/exported.json" });
  const foreign = [];
  page.on("request", (request) => request.url().startsWith("http://localhost:9/") && foreign.push(request.url()));
  await open();
  await page.getByText("Only files of this server are shown").waitFor();
  assert.deepEqual(foreign, []);
});

test("the marks of the performance timeline name each reaction", async (t) => {
  const { page, open } = await openAlone(t, { query: "?feed=/exported.json" });
  await page.route(isFeed, (route) =>
    route.fulfill({ json: { job: [{ id: "J1", description: JOB, status: "finished" }] } })
  );
  await open();
  const tasks = new TasksTab(page);
  await tasks.row(JOB).waitFor();
  const mark = () => page.evaluate(() => performance.getEntriesByName("tm:dom").map((entry) => entry.detail));
  await until("the first mark", async () => (await mark())[0]?.gen === 1);
  assert.ok((await mark())[0].parsed > 0);
  const marked = (name) => page.evaluate((name) => performance.getEntriesByName(name).length, name);
  assert.equal(await marked("tm:boot"), 1);
  assert.equal(await marked("tm:rows"), 1);

  await tasks.refresh();
  await until("the second mark", async () => (await mark())[0]?.gen === 2);
  assert.deepEqual(await mark(), [{ gen: 2, parsed: 0 }], "an unchanged answer is compared, not parsed");
});
