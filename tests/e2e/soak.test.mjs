// Hours of work in minutes: tasks come, go on, end and are removed by the engine's clock, the page polls by its own, and
// neither its memory nor its elements grow. SOAK_MINUTES are the minutes that pass for both.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { minutes, startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const MINUTES = Number(process.env.SOAK_MINUTES ?? 15);
// As often as the page polls by default.
const EVERY = 5_000;
// Until then parts are fetched, rows are made and the allocator has found its size.
const WARM = 0.35;
const SAMPLES = 20;

const job = (n, more) => ({
  description: `Clone VM web${n}`,
  auto_cleared: true,
  steps: [{ description: "Copy the blocks", progress: 40 }, { description: "Check" }],
  ...more
});

// What runs for a minute and is removed some minutes after its end is there from the beginning.
const ended = (n) =>
  job(n, { status: "finished", started_ms_ago: n * EVERY + minutes(1), ended_ms_ago: n * EVERY, steps: [] });

// Keeps hold of the program's memory, which grows and never shrinks.
function keepMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await original(...args);
      const { memory } = (made.instance ?? made).exports;
      window.top.wasmMemory ??= memory;
      return made;
    };
  }
}

async function measure(page, session) {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  const wasm = await page.evaluate(() => window.wasmMemory?.buffer.byteLength ?? 0);
  return { heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners"), wasm };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

test(`${MINUTES} minutes of churn leave memory and elements as they are`, async (t) => {
  const engine = await startEngine(t);
  await engine.scenario(Array.from({ length: 150 }, (_, n) => ended(n)));
  const page = await openPage(t);
  await page.addInitScript(keepMemory);
  await page.clock.install();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Clone VM web0").waitFor();

  const polls = Math.round(minutes(MINUTES) / EVERY);
  const running = [];
  const samples = [];
  for (let poll = 0; poll < polls; poll += 1) {
    const [{ id }] = await engine.scenario([job(1_000 + poll)]);
    running.push(id);
    if (running.length > 12) {
      await engine.post(`/jobs/${running.shift()}/end`, { succeeded: String(poll % 5 > 0) });
    }
    await engine.advance(EVERY);
    const answered = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith("/api/jobs"));
    await page.clock.runFor(EVERY + 100);
    await answered;
    if (poll % 10 === 5) {
      await use(page, tasks, poll);
    }
    if (poll % Math.ceil(polls / SAMPLES) === 0) {
      samples.push(await measure(page, session));
    }
  }

  const settled = samples.slice(Math.ceil(samples.length * WARM));
  const half = Math.ceil(settled.length / 2);
  const [before, after] = [settled.slice(0, half), settled.slice(half)];
  for (const what of Object.keys(settled[0])) {
    const of = (some) => median(some.map((sample) => sample[what]));
    t.diagnostic(`${what}: ${of(before)} then ${of(after)}; all: ${samples.map((sample) => sample[what]).join(" ")}`);
  }
  const grown = (what, by) => {
    const of = (some) => median(some.map((sample) => sample[what]));
    assert.ok(of(after) <= of(before) * by, `${what} grew from ${of(before)} to ${of(after)}`);
  };
  grown("heap", 1.05);
  grown("nodes", 1.05);
  grown("listeners", 1.05);
  // It is taken in steps of some pages, one of which may fall into a short run.
  grown("wasm", MINUTES < 60 ? 1.25 : 1.05);
});

// What somebody does now and then.
async function use(page, tasks, poll) {
  const field = tasks.frame.getByRole("searchbox");
  if (poll % 20 === 5) {
    await tasks.expandAll();
    await field.fill("clone");
  } else {
    await field.fill("");
    await tasks.frame.getByRole("button", { name: "Collapse all" }).click();
  }
  await tasks.tree.evaluate((tree, top) => {
    tree.scrollTop = top;
  }, (poll % 7) * 400);
}
