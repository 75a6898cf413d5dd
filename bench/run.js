// Measures apps beside each other and writes down what came out. README.md says how, and what for.
//
// Usage: node run.js --app NAME=PAGE.html[?QUERY] [--app …] [--runs 5] [--polls 5] [--sizes S,M,L]
//                    [--kinds same,pad,p1,p100,churn] [--scenarios …] [--out results/FILE.json]
//        --measures SCENARIO/SIZE/KIND,… takes the place of the last three

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { basename, dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { serve } from "./harness/server.js";
import { KINDS } from "./harness/workload.js";
import { block } from "./scenarios/block.js";
import { check } from "./scenarios/check.js";
import { idle } from "./scenarios/idle.js";
import { load } from "./scenarios/load.js";
import { memory } from "./scenarios/memory.js";
import { poll } from "./scenarios/poll.js";
import { scroll } from "./scenarios/scroll.js";
import { size } from "./scenarios/size.js";
import { toggle } from "./scenarios/toggle.js";

const SCENARIOS = { size, check, load, poll, block, toggle, scroll, memory, idle };
// An app that only fetches has no rows: what needs rows is not asked of it.
const WITHOUT_ROWS = ["load", "poll", "idle"];

const { values: options } = parseArgs({
  options: {
    app: { type: "string", multiple: true },
    runs: { type: "string", default: "5" },
    polls: { type: "string", default: "5" },
    sizes: { type: "string", default: "S,M,L" },
    kinds: { type: "string", default: Object.keys(KINDS).join() },
    scenarios: { type: "string", default: Object.keys(SCENARIOS).join() },
    measures: { type: "string" },
    out: { type: "string", default: "results/run.json" }
  }
});
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const runs = Number(options.runs);
const polls = Number(options.polls);

// What is played, each with the sizes and kinds that it is played in.
function plan() {
  if (options.measures) {
    return options.measures.split(",").map((measure) => {
      const [scenario, size, kind] = measure.split("/");
      return { scenario, sizes: [size], kinds: [kind] };
    });
  }
  const [sizes, kinds] = [options.sizes.split(","), options.kinds.split(",")];
  return options.scenarios.split(",").map((scenario) => ({ scenario, sizes, kinds }));
}

const apps = options.app.map((text) => {
  const [, name, path, query] = /^([\w-]+)=([^?]+)\??(.*)$/.exec(text);
  return { name, folder: resolve(dirname(path)), page: basename(path), query, hasRows: !name.startsWith("floor") };
});

// A piece of work that is always the same: how long it takes tells how busy the machine is with something else.
function spin() {
  const start = process.hrtime.bigint();
  let value = 0;
  for (let i = 0; i < 60_000_000; i++) {
    value = (value * 31 + i) | 0;
  }
  spin.result = value;
  return Number(process.hrtime.bigint() - start) / 1e6;
}

// After each run, so that one that is broken off leaves the runs before it.
function keep() {
  const machine = { processor: cpus()[0].model, cores: cpus().length };
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, JSON.stringify({ at: new Date().toISOString(), commit, machine, apps: apps.map(({ name }) => name), records }));
}

const commit = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
const server = await serve(Object.fromEntries(apps.map(({ name, folder }) => [name, folder])));
const records = [];
spin();
for (let run = 0; run < runs; run++) {
  // In turn and back, so that what slows the machine for a while slows all of them alike.
  const order = run % 2 ? apps.toReversed() : apps;
  for (const { scenario, sizes, kinds } of plan()) {
    for (const app of order.filter(({ hasRows }) => hasRows || WITHOUT_ROWS.includes(scenario))) {
      const record = (measured) => records.push({ scenario, app: app.name, run, ...measured });
      records.push({ scenario: "machine", app: app.name, run, spin: spin(), load: loadavg()[0] });
      try {
        await SCENARIOS[scenario]({ server, chromium, app }, record, { sizes, kinds, polls, run });
      } catch (error) {
        records.push({ scenario: "error", app: app.name, run, during: scenario, message: error.message });
      }
      console.error(`run ${run + 1} of ${runs}: ${scenario} ${sizes} ${kinds} ${app.name}`);
    }
  }
  keep();
}
server.close();
