// One table out of what run.js wrote: for each measure the median of each app with its spread, and the ratio of the
// first app to each other one, formed within a run and then the median over the runs.
//
// Usage: node compare.js results/FILE.json

import { readFileSync } from "node:fs";

// Scenario: the measures in its records, and what they are.
const MEASURES = {
  size: { raw: "bytes at start", gzip: "the same as gzip", brotli: "the same as brotli" },
  load: { cpu: "CPU ms until the first rows", rows: "ms until the first rows" },
  poll: { cpu: "CPU ms a poll", wall: "ms from the answer to the last change" },
  block: { longest: "ms that a poll holds the main thread at most" },
  toggle: { cpu: "CPU ms", wall: "ms from the click to the last change" },
  scroll: { cpu: "CPU ms a frame", p95: "ms, the slowest twentieth of frames", blank: "probes that hit no row, of 90" },
  memory: {
    private: "MB of the renderer",
    heap: "MB of JavaScript",
    wasm: "MB of WASM",
    growth: "% more after 30 polls",
    elements: "elements"
  },
  idle: { cpu: "CPU ms a poll", cpuOfAll: "CPU ms a poll, all processes" }
};

const { at, commit, machine, apps, records } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const [ours, ...others] = apps;

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const short = (value) => (Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en-US") : value.toPrecision(3));
const spread = (values) => `${short(median(values))} [${short(Math.min(...values))}..${short(Math.max(...values))}]`;
const row = (cells) => `| ${cells.join(" | ")} |`;

// Run: the values of a measure in it.
function valuesByRun(rows, app, measure) {
  const runs = new Map();
  for (const { run, [measure]: value } of rows.filter((record) => record.app === app && Number.isFinite(record[measure]))) {
    runs.set(run, [...(runs.get(run) ?? []), value]);
  }
  return runs;
}

function cell(rows, app, measure) {
  const values = [...valuesByRun(rows, app, measure).values()].flat();
  return values.length ? spread(values) : "–";
}

function ratio(rows, other, measure) {
  const [mine, theirs] = [valuesByRun(rows, ours, measure), valuesByRun(rows, other, measure)];
  const ratios = [...mine.keys()].filter((run) => theirs.has(run)).map((run) => median(mine.get(run)) / median(theirs.get(run)));
  const sound = ratios.filter(Number.isFinite);
  return sound.length ? spread(sound) : "–";
}

console.log(`# The page measured beside others\n\nMeasured ${at} at ${commit} on ${machine.cores} × ${machine.processor}. Median [lowest..highest].\n`);
console.log(row(["what", "measure", ...apps, ...others.map((other) => `${ours} / ${other}`)]));
console.log(row(["---", "---", ...apps.map(() => "--:"), ...others.map(() => "--:")]));
for (const [scenario, measures] of Object.entries(MEASURES)) {
  const ofScenario = records.filter((record) => record.scenario === scenario);
  for (const what of new Set(ofScenario.map(({ size, kind }) => `${size} ${kind}`))) {
    const rows = ofScenario.filter(({ size, kind }) => `${size} ${kind}` === what);
    for (const [measure, words] of Object.entries(measures)) {
      const cells = apps.map((app) => cell(rows, app, measure));
      console.log(row([`${scenario} ${what}`, words, ...cells, ...others.map((other) => ratio(rows, other, measure))]));
    }
  }
}

const noise = records.filter(({ scenario }) => scenario === "machine");
console.log(`\nThe machine: the same piece of work took ${spread(noise.map(({ spin }) => spin))} ms; load ${spread(noise.map(({ load }) => load))}.`);
for (const app of apps) {
  const checked = records.filter((record) => record.scenario === "check" && record.app === app);
  if (checked.length) {
    const sum = (measure) => checked.reduce((total, record) => total + record[measure], 0);
    const most = Math.max(...checked.map(({ elements }) => elements));
    console.log(`${app}: ${checked.length} polls checked, ${sum("wrong")} wrong rows, ${sum("late")} changes after tm:dom, at most ${most} elements.`);
  }
}
for (const { app, run, during, message } of records.filter(({ scenario }) => scenario === "error")) {
  console.log(`${app}, ${during}, run ${run + 1} failed: ${message.slice(0, 200)}`);
}
