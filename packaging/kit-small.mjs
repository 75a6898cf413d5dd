// Makes the task kit smaller by what the page's bundle knows: short names for what its WASM finds in the glue, and
// functions that resemble each other close together, so that gzip finds in its window what repeats.
//
// Usage: node packaging/kit-small.mjs WASM GLUE WORK_FOLDER

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shortenImports } from "../bundle/imports.mjs";
import { nameByOrder } from "../bundle/order.mjs";

const [wasm, glue, work] = process.argv.slice(2);
// What the Rust compiler assumes of every browser; wasm-opt has to be told.
const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
const allowed = features.map((feature) => `--enable-${feature}`);

const named = join(work, "named.wasm");
writeFileSync(named, nameByOrder(readFileSync(wasm)));
execFileSync("wasm-opt", [...allowed, "--reorder-functions-by-name", "--strip-debug", named, "--output", wasm]);

const short = shortenImports(readFileSync(wasm), readFileSync(glue, "utf8"), "./glue_bg.js");
writeFileSync(wasm, short.wasm);
writeFileSync(glue, short.glue);
