// What the page costs the engine: each kind of request that it makes, and what it asks for in a poll. Beside them what
// the portal's own list of tasks asks for. README.md says how.
//
// Usage: node cost.js ENGINE PLUGIN_FOLDER [JOBS…]

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launch, pause } from "./harness/browser.js";
import { cpuTimeOf } from "./harness/processes.js";

const [engineFile, plugin, ...sizes] = process.argv.slice(2);
const JOBS = sizes.length ? sizes.map(Number) : [20, 1_000, 10_000];
// The last of them only tells that the one before it is over.
const POLLS = 4;
const SETTLED = 3_000;
// Of all jobs, in each poll of a busy engine.
const BUSY = 0.01;
// The kernel counts in ticks of 10 ms: each request is repeated for as long as makes them small.
const MEASURED = 1_500;
// The portal's list asks for the newest 100 (contract of WebAdmin, "Tasks").
const PORTALS = 100;

const ADMIN = `Basic ${Buffer.from("admin@internal:admin").toString("base64")}`;
const commit = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
const row = (cells) => console.log(`| ${cells.join(" | ")} |`);
const figure = (number) => Number(number.toPrecision(3)).toLocaleString("en-US");
const whole = (number) => Math.round(number).toLocaleString("en-US");

class Engine {
  static async start(jobs) {
    const data = mkdtempSync(join(tmpdir(), "task-engine-cost-"));
    execFileSync(engineFile, ["seed", "--data", data, "--jobs", String(jobs)], { stdio: "pipe" });
    const child = spawn(engineFile, ["serve", "--port", "0", "--data", data, "--plugin", resolve(plugin)], {
      stdio: ["ignore", "pipe", "ignore"]
    });
    const [line] = await once(child.stdout, "data");
    return new Engine(child, data, /http:\/\/\S+/.exec(line)[0]);
  }

  constructor(child, data, portal) {
    Object.assign(this, { child, data, portal, api: `${new URL(portal).origin}/ovirt-engine/api` });
  }

  async text(path, method = "GET", body = undefined) {
    const headers = { Accept: "application/json", Authorization: ADMIN, ...(body && { "Content-Type": "application/json" }) };
    const answer = await fetch(this.api + path, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer.text();
  }

  /** Milliseconds that processors have worked for it. */
  cpu() {
    return cpuTimeOf(this.child.pid);
  }

  async stop() {
    this.child.kill();
    await once(this.child, "exit");
    rmSync(this.data, { recursive: true });
  }
}

/** What these requests cost together. */
async function request(engine, jobs, name, paths) {
  let [bytes, times] = [0, 0];
  const [began, worked] = [performance.now(), engine.cpu()];
  do {
    for (const path of paths) {
      bytes += Buffer.byteLength(await engine.text(path));
    }
    times += 1;
  } while (performance.now() - began < MEASURED);
  row([whole(jobs), name, paths.length, whole(bytes / times), figure((engine.cpu() - worked) / times)]);
}

// What the page has asked the engine for, as its own timeline has it.
function asked() {
  const { performance } = document.querySelector("main iframe").contentWindow;
  const requests = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/ovirt-engine/api/"));
  return requests.map(({ name, encodedBodySize }) => ({ path: name.slice(name.indexOf("/api/") + 4), bytes: encodedBodySize }));
}

function forget() {
  document.querySelector("main iframe").contentWindow.performance.clearResourceTimings();
}

const isPoll = ({ path }) => /^\/jobs(\?|$)/.test(path);

/** What the page asks for in a poll while `meanwhile` is done between two of them. */
async function observe(page, jobs, name, meanwhile = async () => {}) {
  // What was begun before is not counted.
  await pause(SETTLED);
  await page.evaluate(forget);
  let requests;
  let seen = -1;
  do {
    requests = await page.evaluate(asked);
    const polls = requests.filter(isPoll).length;
    if (polls > seen) {
      seen = polls;
      await meanwhile();
    }
    await pause(200);
  } while (seen < POLLS);
  // Up to the last poll, without what follows from it.
  requests = requests.slice(0, requests.findLastIndex(isPoll));
  const polls = POLLS - 1;
  const each = (number) => (number / polls).toFixed(1).replace(".0", "");
  const kinds = new Map();
  for (const { path } of requests) {
    const kind = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…");
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const told = [...kinds].map(([path, count]) => `${each(count)} × \`${path}\``).join(", ");
  row([whole(jobs), name, each(requests.length), whole(requests.reduce((sum, { bytes }) => sum + bytes, 0) / polls), told]);
}

async function open(engine, folder) {
  const page = await launch(process.env.CHROMIUM ?? "/usr/bin/chromium", folder, process.env);
  await page.send("Page.navigate", { url: engine.portal });
  await page.until(() => [...document.querySelectorAll("nav a")].some((link) => link.textContent.trim() === "Tasks"));
  await page.evaluate(() => [...document.querySelectorAll("nav a")].find((link) => link.textContent.trim() === "Tasks").click());
  await page.until(() => document.querySelector("main iframe").contentDocument.querySelector("[data-row-id]"));
  return page;
}

const press = (page, button) =>
  page.evaluate((name) => document.querySelector("main iframe").contentDocument.querySelector(`[data-tm=${name}]`).click(), button);

/** Adds a step to a share of the running jobs, the newest first, to others each time. */
function work(engine, running, share) {
  let turn = 0;
  return async () => {
    for (let n = 0; n < share; n++) {
      const id = running.at(-1 - (turn++ % running.length));
      await engine.text(`/jobs/${id}/steps`, "POST", { description: "Go on", type: "executing" });
    }
  };
}

console.log(`# What a poll costs the engine\n\nMeasured ${new Date().toISOString()} at ${commit} on ${cpus().length} × ${cpus()[0].model}, the embedded engine's jobs of five steps each.`);
for (const [title, heads, measure] of [
  ["What a request costs the engine", ["jobs", "what", "requests", "bytes", "CPU ms"], async (engine, jobs) => {
    const { job } = JSON.parse(await engine.text(`/jobs?max=${PORTALS}`));
    const running = job.filter(({ status }) => status === "started").map(({ id }) => `/jobs/${id}/steps`);
    await request(engine, jobs, "all jobs", ["/jobs"]);
    await request(engine, jobs, "all jobs with their steps", ["/jobs?follow=steps"]);
    await request(engine, jobs, "steps of one job", [`/jobs/${job[0].id}/steps`]);
    await request(engine, jobs, "as the portal's list each 10 s", [`/jobs?max=${PORTALS}`]);
    await request(engine, jobs, "steps of what runs in the portal's list, once", running);
  }],
  ["What the page asks for in a poll, each 5 s", ["jobs", "what", "requests", "bytes", "which"], async (engine, jobs) => {
    const { job } = JSON.parse(await engine.text("/jobs"));
    const running = job.filter(({ status, external }) => status === "started" && external === "true").map(({ id }) => id);
    const busy = work(engine, running, Math.max(1, jobs * BUSY));
    const folder = mkdtempSync(join(tmpdir(), "task-engine-cost-"));
    const page = await open(engine, folder);
    await observe(page, jobs, "nothing changes, all closed");
    await observe(page, jobs, "1 % of the jobs change, all closed", busy);
    await press(page, "expand-all");
    await observe(page, jobs, "nothing changes, all open");
    await observe(page, jobs, "1 % of the jobs change, all open", busy);
    await page.close();
    rmSync(folder, { recursive: true, force: true });
  }]
]) {
  console.log(`\n## ${title}\n`);
  row(heads);
  row(heads.map((_, at) => (at === 1 || at > 3 && heads[at] === "which" ? "---" : "--:")));
  for (const jobs of JOBS) {
    const engine = await Engine.start(jobs);
    await measure(engine, jobs);
    await engine.stop();
  }
}
