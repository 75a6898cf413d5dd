// Makes the task kit small by what the page's bundle knows: wasm-opt, functions that resemble each other close together,
// so that gzip finds in its window what repeats, and short names for what the WASM finds in the glue.
//
// Usage: node packaging/kit-small.mjs FROM_WASM TO_WASM GLUE WORK_FOLDER

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shortenImports } from "../bundle/imports.mjs";
import { SMALL, arrange, optimize } from "../bundle/optimize.mjs";

const [from, wasm, glue, work] = process.argv.slice(2);
await optimize(from, wasm, ...SMALL, "--converge");
await arrange(wasm, join(work, "named.wasm"));

const short = shortenImports(readFileSync(wasm), readFileSync(glue, "utf8"), "./glue_bg.js");
writeFileSync(wasm, short.wasm);
writeFileSync(glue, short.glue);
