// The size gate: what the place's page fetches at start, and each of the parts that it fetches later, against their
// budgets. An engine sends WASM uncompressed (plug-in contract 1.5), so the raw bytes are what people wait for; gzip
// is for a proxy in front.
//
// Usage: node tests/size.mjs PAGE.html

import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

const START = { raw: 450_000, gzip: 148_000 };

// The same where the page could not be linked with a standard library of its own (setup/page-std.sh).
const START_WITH_USUAL_STD = { raw: 450_000, gzip: 179_500 };

// What each part may weigh, by name (src/part.rs); `chunk` is a file that more than one part needs.
const PARTS = {
  // The small pieces that more than one of them needs (bundle/split.mjs).
  shared: { raw: 90_000, gzip: 15_000 },
  acting: { raw: 60_000, gzip: 24_000 },
  notes: { raw: 24_000, gzip: 12_000 },
  subject: { raw: 20_000, gzip: 10_000 },
  correlation: { raw: 4_000, gzip: 2_000 },
  alone: { raw: 20_000, gzip: 8_000 },
  // The protocol check in the details.
  protocol: { raw: 24_000, gzip: 11_000 },
  details: { raw: 72_000, gzip: 32_000 },
  bulk: { raw: 48_000, gzip: 21_000 },
  creating: { raw: 46_000, gzip: 21_000 },
  snippets: { raw: 46_000, gzip: 22_000 },
  panels: { raw: 60_000, gzip: 26_000 },
  languages: { raw: 32_000, gzip: 13_000 },
  tools: { raw: 60_000, gzip: 26_000 },
  keys: { raw: 20_000, gzip: 9_000 },
  chunk: { raw: 20_000, gzip: 8_000 }
};

// The task kit, which other plug-ins import and this page never does: its script and the WASM behind it.
const KIT = { raw: 160_000, gzip: 60_000 };

const page = process.argv[2];
const folder = dirname(page);
const present = new Map(readdirSync(folder, { recursive: true }).map((path) => [basename(path), path]));

// One catalogue, of which a page fetches one or none.
const CATALOGUE = { raw: 72_000, gzip: 20_000 };

// The files that a file names, to any depth. A script names the program's parts and the catalogues, but fetches them only
// when they are wanted; tests/e2e/parts.test.mjs looks whether that is so.
function reach(path, reached = new Set()) {
  if (reached.has(path)) {
    return reached;
  }
  reached.add(path);
  if (/\.(html|css|js)$/.test(path)) {
    const text = readFileSync(join(folder, path), "utf8");
    for (const name of text.match(/[\w.-]+\.\w+/g) ?? []) {
      if (present.has(name) && !(path.endsWith(".js") && /\.(wasm|json)$/.test(name))) {
        reach(present.get(name), reached);
      }
    }
  }
  return reached;
}

function measure(path) {
  const bytes = readFileSync(join(folder, path));
  return { name: basename(path), raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}

const usual = process.env.PAGE_STD_FLAGS === "";
const limit = usual ? START_WITH_USUAL_STD : START;

const number = (value) => value.toLocaleString("en-US");
const print = (name, { raw, gzip }) => console.log(`${name.padEnd(48)} ${number(raw).padStart(9)} ${number(gzip).padStart(9)}`);
const fits = (size, budget) => size.raw <= budget.raw && size.gzip <= budget.gzip;

const together = (files) => files.reduce((sum, { raw, gzip }) => ({ raw: sum.raw + raw, gzip: sum.gzip + gzip }), { raw: 0, gzip: 0 });

const start = [...reach(basename(page))].sort().map(measure);
const total = together(start);
console.log(`${"fetched at start".padEnd(48)} ${"bytes".padStart(9)} ${"gzip".padStart(9)}`);
start.forEach((file) => print(file.name, file));
print("together", total);
print("budget", START);
if (usual) {
  print("budget with the usual library", limit);
}
let good = fits(total, limit);

const kit = [...present.values()].filter((path) => path.startsWith("kit/")).sort().map(measure);
console.log();
kit.forEach((file) => print(`kit: ${file.name}`, file));
print("together", together(kit));
print("budget", KIT);
good &&= kit.length > 0 && fits(together(kit), KIT);

const fetched = new Set([...start, ...kit].map(({ name }) => name));
for (const path of [...present.values()].filter((path) => path.endsWith(".wasm") && !fetched.has(basename(path))).sort()) {
  const file = measure(path);
  const part = /-([a-z_]+?)(_\d+)?\.wasm$/.exec(file.name)?.[1];
  const budget = PARTS[part] ?? { raw: 0, gzip: 0 };
  console.log();
  print(`part: ${file.name}`, file);
  print("budget", budget);
  good &&= fits(file, budget);
}

console.log();
for (const path of [...present.values()].filter((path) => path.endsWith(".json")).sort()) {
  const file = measure(path);
  print(`catalogue: ${file.name}`, file);
  good &&= fits(file, CATALOGUE);
}
print("budget of each", CATALOGUE);

if (!good) {
  console.error("Something is over its budget. See which file grew, and what the change behind it is worth.");
  process.exit(1);
}
