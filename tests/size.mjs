// The size gate: everything that the place's page fetches, together, against the budget. An engine sends
// WASM uncompressed (plug-in contract 1.5), so the raw bytes are what people wait for; gzip is for a proxy in
// front.
//
// Usage: node tests/size.mjs PAGE.html

import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

const RAW_BUDGET = 450_000;
const GZIP_BUDGET = 150_000;

const page = process.argv[2];
const folder = dirname(page);
const present = new Map(readdirSync(folder, { recursive: true }).map((path) => [basename(path), path]));

// The files that a file names, to any depth. A file whose name is mentioned counts as fetched.
function reach(path, reached = new Set()) {
  if (reached.has(path)) {
    return reached;
  }
  reached.add(path);
  if (/\.(html|css|js)$/.test(path)) {
    const text = readFileSync(join(folder, path), "utf8");
    for (const name of text.match(/[\w.-]+\.\w+/g) ?? []) {
      if (present.has(name)) {
        reach(present.get(name), reached);
      }
    }
  }
  return reached;
}

const rows = [...reach(basename(page))].sort().map((name) => {
  const bytes = readFileSync(join(folder, name));
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
});
const total = rows.reduce((sum, row) => ({ raw: sum.raw + row.raw, gzip: sum.gzip + row.gzip }), { raw: 0, gzip: 0 });

const line = (name, raw, gzip) => `${name.padEnd(48)} ${raw.padStart(9)} ${gzip.padStart(9)}`;
const number = (value) => value.toLocaleString("en-US");
console.log(line("fetched by the page", "bytes", "gzip"));
for (const row of rows) {
  console.log(line(row.name, number(row.raw), number(row.gzip)));
}
console.log(line("together", number(total.raw), number(total.gzip)));
console.log(line("budget", number(RAW_BUDGET), number(GZIP_BUDGET)));

if (total.raw > RAW_BUDGET || total.gzip > GZIP_BUDGET) {
  console.error("The page is over its budget. See which file grew, and what the change behind it is worth.");
  process.exit(1);
}
