// wasm-opt, for the page's bundle and for the task kit.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { readFileSync, writeFileSync } from "node:fs";
import { nameByOrder } from "./order.mjs";

const start = promisify(execFile);

// What the Rust compiler assumes of every browser; wasm-opt has to be told.
const FEATURES = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

// What makes a file small. The linker puts the end of the stack below 1,024, where no value has its address.
export const SMALL = ["-Oz", "--low-memory-unused", "--strip-producers", "--strip-target-features"];

export function optimize(from, to, ...passes) {
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  return start("wasm-opt", [...passes, ...features, from, "--output", to]);
}

// Puts a file's functions into the order in which they compress best; `named` is a file to work in.
export async function arrange(wasm, named) {
  writeFileSync(named, nameByOrder(readFileSync(wasm)));
  await optimize(named, wasm, "--reorder-functions-by-name", "--strip-debug");
}
