// Trunk's first step: makes each translation a small file with its content's hash in its name, so that an upgrade never
// mixes two versions, and bundles the page's loader with the list of them. Of all these the page fetches one, or none. What
// has the browser read its own locales stands beside them.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const published = "target/languages";
rmSync(published, { recursive: true, force: true });
mkdirSync(published, { recursive: true });

// English is part of the program.
const translated = readdirSync("locales").filter((file) => file.endsWith(".json") && file !== "en-US.json");
const catalogues = {};
const hashOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 8);
for (const file of translated) {
  const texts = JSON.stringify(JSON.parse(readFileSync(join("locales", file), "utf8")));
  const locale = basename(file, ".json");
  const hash = hashOf(texts);
  catalogues[locale] = hash;
  writeFileSync(join(published, `${locale}-${hash}.json`), texts);
}

// What runs beside the page at start: a file of its own, since a worker is fetched by its address.
const worker = execFileSync("esbuild", ["host/locales.js", "--minify"]);
const locales = `locales-${hashOf(worker)}.js`;
writeFileSync(join(published, locales), worker);

execFileSync("esbuild", [
  "host/boot.js", "--bundle", "--format=esm", "--log-level=warning", "--outfile=target/boot/boot.js",
  `--define:CATALOGUES=${JSON.stringify(catalogues)}`, `--define:LOCALES=${JSON.stringify(`./languages/${locales}`)}`
]);
