// One app in a browser of its own, with what can be measured from outside.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { launch, pause } from "./browser.js";
import { NOW } from "./feed.js";
import { firstRows, instrument, press, settle, watchThread } from "./in-page.js";
import { cpuTime, privateMemory } from "./processes.js";
import { answers } from "./workload.js";

// After the first rows, until the browser has done what it does for a new page.
const CALM = 150;

/**
 * Opens an app on a feed. `expand` is what is open at first, `poll` the milliseconds between polls (0: none by itself),
 * `throttle` how many times slower the processor is, `observe` whether mutations are counted, which costs time.
 */
export async function openSession({ server, chromium, app }, { size, kind = "same", expand = "all", poll = 0, throttle = 1, observe = false }) {
  const folder = mkdtempSync(join(tmpdir(), "task-bench-"));
  const tag = `TASK_BENCH=${basename(folder)}`;
  const page = await launch(chromium, folder, { ...process.env, TASK_BENCH: basename(folder) });
  // CPU time of the main thread: other work on the machine adds little to it.
  await page.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.send("HeapProfiler.enable");
  await page.evaluateFirst(instrument, { observe });
  if (throttle > 1) {
    await page.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  }
  const feed = `${app.name}-${size}-${kind}`;
  server.answers.set(feed, answers(size, kind, 1)[0].body);
  const query = new URLSearchParams({ feed: `/feed/${feed}`, poll, expand, now: NOW });
  const session = new Session(page, server, feed, tag, folder);
  const before = await session.metrics();
  await page.send("Page.navigate", { url: `${server.origin}/${app.name}/${app.page}?${query}&${app.query}` });
  await page.until(() => window.__noted?.rowsAt && window.__noted.painted);
  session.first = await page.evaluate(firstRows);
  await pause(CALM);
  session.loadCpu = cpu(before, await session.metrics());
  return session;
}

/** CPU time of the main thread between two readings of the metrics, in milliseconds. */
export const cpu = (before, after) => (after.TaskDuration - before.TaskDuration) * 1000;

class Session {
  constructor(page, server, feed, tag, folder) {
    Object.assign(this, { page, server, feed, tag, folder });
  }

  async metrics() {
    const { metrics } = await this.page.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  /** What the next poll answers. */
  answer(body) {
    this.server.answers.set(this.feed, body);
  }

  /** How often the feed was asked for. */
  asked() {
    return this.server.asked.get(this.feed) ?? 0;
  }

  press(button) {
    return this.page.evaluate(press, button);
  }

  /** The same, and how long it held the main thread at most. */
  async pressWatched(button) {
    await this.page.evaluate(watchThread);
    const pressed = await this.press(button);
    return { ...pressed, longest: await this.page.evaluate(() => __stopWatching()) };
  }

  /** Does something in a calm page and gives its CPU time beside what it gives. */
  async measure(work) {
    await this.page.evaluate(settle);
    const before = await this.metrics();
    const result = await work();
    await this.page.evaluate(settle);
    return { ...result, cpu: cpu(before, await this.metrics()) };
  }

  cpuOfAll() {
    return cpuTime(this.tag);
  }

  /** Memory when all that can be freed is: of JavaScript, of WASM and of the renderer, in megabytes. */
  async memory() {
    await this.page.send("HeapProfiler.collectGarbage");
    await pause(50);
    await this.page.send("HeapProfiler.collectGarbage");
    const { JSHeapUsedSize } = await this.metrics();
    const wasm = await this.page.evaluate(() => __noted.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
    return { heap: JSHeapUsedSize / 1e6, wasm: wasm / 1e6, private: privateMemory(this.tag) };
  }

  /** Number of elements in the document. */
  elements() {
    return this.page.evaluate(() => document.querySelectorAll("*").length);
  }

  async close() {
    await this.page.close();
    rmSync(this.folder, { recursive: true, force: true });
    if (this.page.complaints.length > 0) {
      throw new Error(`the page complained: ${this.page.complaints[0]}`);
    }
  }
}
