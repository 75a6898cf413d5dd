// What the page may do at a poll, counted and not timed: the same on every machine, however busy it is. How long it
// takes is for the bench.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { TasksTab } from "./tasks-tab.mjs";

const NOW = 1_752_480_960_000;
const ELEMENTS = 450;
const MUTATIONS_OF_A_ROW = 6;

const step = (job, n) => ({ id: `${job}-${n}`, description: `Part ${n}`, status: "started", type: "executing", progress: 40 });

// Newest first in the file as well: a file is shown in its own order.
function jobs(count) {
  return Array.from({ length: count }, (_, index) => ({
    id: `J${index}`,
    description: `Copy disk ${index}`,
    status: "started",
    external: "true",
    auto_cleared: "false",
    start_time: NOW - 60_000 - index,
    steps: { step: [1, 2, 3].map((n) => step(`J${index}`, n)) }
  }));
}

// The page over a file of so many jobs that it reads when asked. `shown.jobs` may be changed.
async function openFile(t, count, { open = "all" } = {}) {
  const engine = await startEngine(t);
  const page = await openPage(t);
  // A portal page must have been served once before an engine serves plug-in files (contract 1.4).
  await fetch(engine.portal);
  const shown = { jobs: jobs(count), readings: 0 };
  await page.route(
    (url) => url.pathname === "/exported.json",
    (route) => {
      shown.readings += 1;
      return route.fulfill({ json: { job: shown.jobs } });
    }
  );
  await page.goto(engine.pluginFile(`tasks.html?feed=/exported.json&poll=0&expand=${open}&now=${NOW}`));
  await new TasksTab(page).row("Copy disk 0").waitFor();
  await page.evaluate(() => {
    window.records = [];
    const observer = new MutationObserver((records) => window.records.push(...records.map(({ type, target }) => `${type} ${target.nodeName}`)));
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  return { page, shown };
}

// Reads the file once more, and tells what the page did: how many bytes it parsed, and what changed in the document.
async function poll(page) {
  const mark = () => page.evaluate(() => performance.getEntriesByName("tm:dom").at(-1)?.detail);
  const before = (await mark()).gen;
  await page.evaluate(() => {
    window.records.length = 0;
    document.querySelector("[data-tm=refresh]").click();
  });
  await until("the answer to be drawn", async () => (await mark()).gen > before);
  const records = await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.records)))));
  return { records, parsed: (await mark()).parsed };
}

test("the document has as many elements for ten thousand jobs as for a hundred, and few", async (t) => {
  const counts = [];
  for (const count of [100, 10_000]) {
    const { page } = await openFile(t, count);
    counts.push(await page.evaluate(() => document.querySelectorAll("*").length));
  }
  const [few, many] = counts;
  assert.equal(many, few);
  assert.ok(many <= ELEMENTS, `${many} elements`);
});

test("an answer that says the same changes nothing and is not parsed", async (t) => {
  const { page, shown } = await openFile(t, 1_000);
  const { records, parsed } = await poll(page);
  assert.deepEqual(records, []);
  assert.equal(parsed, 0);
  assert.equal(shown.readings, 2, "a poll is one request");
});

test("a row that changes in view changes little, and only its job is parsed", async (t) => {
  const { page, shown } = await openFile(t, 1_000);
  shown.jobs[1].steps.step[0].progress = 41;
  const { records, parsed } = await poll(page);
  assert.ok(records.length > 0, "the change is seen");
  // Its job shows a percent of its steps, and is a row that changes as well.
  assert.ok(records.length <= 2 * MUTATIONS_OF_A_ROW, records.join("\n"));
  const bytes = JSON.stringify(shown.jobs[1]).length;
  assert.ok(parsed > 0 && parsed <= 2 * bytes, `${parsed} bytes for a job of ${bytes}`);
});

test("a row that changes out of view changes nothing in the document", async (t) => {
  const { page, shown } = await openFile(t, 1_000);
  shown.jobs[900].description = "Copy another disk";
  const { records, parsed } = await poll(page);
  assert.deepEqual(records, []);
  const bytes = JSON.stringify(shown.jobs[900]).length;
  assert.ok(parsed > 0 && parsed <= 2 * bytes, `${parsed} bytes for a job of ${bytes}`);
});

// What a cell cuts is painted by itself at each scroll; what it does not cut runs over the next one where it has no room.
test("a text is cut where it has no room, and nowhere else", async (t) => {
  const { page, shown } = await openFile(t, 20);
  const cut = () =>
    page.evaluate(() => {
      const holders = [...document.querySelectorAll(".rows bdi, .rows [role=gridcell]:not(.task)")];
      const runsOver = holders.filter((holder) => getComputedStyle(holder).overflowX === "visible" && holder.scrollWidth > holder.clientWidth);
      const cut = holders.filter((holder) => getComputedStyle(holder).overflowX === "clip");
      return { runsOver: runsOver.map((holder) => holder.textContent), cut: cut.map((holder) => holder.textContent) };
    });
  assert.deepEqual(await cut(), { runsOver: [], cut: [] });
  const long = "Copy a disk with a name that no column has room for, whatever the size of the window. ".repeat(4).trim();
  shown.jobs[1].description = long;
  await poll(page);
  assert.deepEqual(await cut(), { runsOver: [], cut: [long] });
  shown.jobs[2].description = "Copy a disk that a wide window has room for";
  await poll(page);
  assert.deepEqual(await cut(), { runsOver: [], cut: [long] });
  await page.setViewportSize({ width: 700, height: 800 });
  await until("the narrower window to cut it", async () => (await cut()).cut.includes(shown.jobs[2].description));
  assert.deepEqual((await cut()).runsOver, []);
});
