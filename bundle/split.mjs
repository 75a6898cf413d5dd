// Trunk's last step: takes the linked program apart into what the page fetches at start and the parts that it fetches
// when it first wants them (src/part.rs), and puts them in place of what trunk had put there.
//
// What trunk makes is one program with everything in it. The linked file that it was made of still says who uses
// what; wasm-split reads that, leaves in each part what only that part uses, and has the parts share the memory and
// the functions of the page's own program. All files of a build carry trunk's one hash in their names, so that a
// page never gets a part of another version.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, resolve } from "node:path";
import { withoutEmptyElements } from "./elements.mjs";
import { shortenImports } from "./imports.mjs";
import { SMALL, arrange, optimize } from "./optimize.mjs";
import { packed, withoutCustom } from "./wasm.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
const profile = process.env.TRUNK_PROFILE;
const target = process.env.CARGO_TARGET_DIR ?? "target";
const work = join(target, "parts", profile);

// What a tool says is of interest only where it fails; the error then carries it.
const run = (command, ...args) => execFileSync(command, args, { stdio: ["ignore", "ignore", "pipe"] });

const scripts = readdirSync(staging).filter((file) => file.endsWith(".js"));
// "task-monitor-HASH".
const program = basename(scripts.find((file) => file.startsWith("task-monitor-")), ".js");

// What the program is called until it is published. Each of its imports carries the name, so it is short.
const BASE = "p";

// What parts share in pieces of less than so many bytes is in one file.
const PIECE = 1_700;
const PACK = "shared";

// Writes into the work folder the program's WASM without its parts, the parts, and the script that links them.
function split() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  run("wasm-split-cli", join(target, "wasm32-unknown-unknown", profile, "task-monitor.wasm"), work, "--out-name", BASE);
  return join(work, "__wasm_split.js");
}

// Reads that script: for each part the name of the function that the program calls to have it, and the files that
// have to be there then, which are its own and those that it shares with other parts.
function readParts(link) {
  const files = (text) => [...text.matchAll(/"\.\/(\w+)\.wasm"/g)].map(([, file]) => file);
  const statements = readFileSync(link, "utf8").split(/^(?=const |export const )/m);
  const shared = new Map();
  const parts = [];
  for (const statement of statements) {
    const [, chunk] = /^const (__chunk_\d+) /.exec(statement) ?? [];
    const [, load] = /^export const (__wasm_split_load_\w+) /.exec(statement) ?? [];
    if (chunk) {
      shared.set(chunk, files(statement));
    } else if (load) {
      const chunks = statement.match(/__chunk_\d+/g) ?? [];
      parts.push({ load, files: [...chunks.flatMap((name) => shared.get(name)), ...files(statement)] });
    }
  }
  return parts;
}

const published = (file) => `${program}-${file.replace(/^split_/, "")}.wasm`;

// A file as the split made it, without what tools have noted in it.
const bare = (file) => withoutCustom(readFileSync(join(work, `${file}.wasm`)));

// Puts what parts share in small pieces into one file, which each of them fetches (host/parts.js): a part would be dozens
// of files else, most of them with a handful of texts. Tells the parts with the files that they have then.
function pack(parts) {
  const small = new Map();
  for (const file of new Set(parts.flatMap(({ files }) => files))) {
    const bytes = bare(file);
    if (file.startsWith("chunk_") && bytes.length < PIECE) {
      small.set(file, bytes);
    }
  }
  if (small.size === 0) {
    return parts;
  }
  writeFileSync(join(staging, published(PACK)), packed([...small.values()]));
  const there = (files) => [...new Set(files.map((file) => (small.has(file) ? PACK : file)))];
  return parts.map(({ load, files }) => ({ load, files: there(files) }));
}

// What the script becomes. Its own loader insists on a media type that not every portal sends.
function bridge(parts) {
  const loads = parts.map(({ load, files }) => {
    const names = files.map((file) => JSON.stringify(published(file)));
    return `export const ${load} = part(initSync, [${names.join(", ")}]);`;
  });
  return [
    `import { part } from ${JSON.stringify(resolve("host/parts.js"))};`,
    `import { initSync } from "./${BASE}.js";`,
    ...loads
  ].join("\n");
}

// Makes the glue between the program and JavaScript. `--keep-lld-exports` is for the table of functions that the
// parts share.
function bind() {
  const names = ["--target=web", "--no-typescript", `--out-dir=${work}`, `--out-name=${BASE}`];
  run("wasm-bindgen", ...names, "--keep-lld-exports", join(work, `${BASE}.wasm`));
  const bound = join(work, `${BASE}_bg.wasm`);
  writeFileSync(bound, withoutEmptyElements(readFileSync(bound)));
}

async function publishWasm([from, to]) {
  if (profile === "release") {
    // What everybody fetches is worth a second look: flattened and looped anew, it comes out smaller.
    const passes = from === `${BASE}_bg.wasm` ? ["--flatten", "--rereloop", "-Oz", ...SMALL] : SMALL;
    await optimize(join(work, from), join(staging, to), ...passes);
  } else {
    copyFileSync(join(work, from), join(staging, to));
  }
}

// Publishes one after the other, but so many at a time as the machine has processors: it is what takes longest.
async function publishAll(files) {
  const left = [...files];
  const publish = async () => {
    while (left.length > 0) {
      await publishWasm(left.shift());
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, publish));
}

// Gives what the program and its glue know each other by short names.
function shorten() {
  const [wasm, glue] = [join(staging, `${program}_bg.wasm`), join(work, `${BASE}.js`)];
  const short = shortenImports(readFileSync(wasm), readFileSync(glue, "utf8"), `./${BASE}_bg.js`);
  writeFileSync(wasm, short.wasm);
  writeFileSync(glue, short.glue);
}

// The glue, written for readers, becomes small, and one file with what links the parts. (Trunk's own minifier does
// not know its syntax.) The comment has Chromium compile all of a script beside the page's thread, and not each function
// on that thread when it is first called.
function publishScripts() {
  const small = ["--minify", "--format=esm", "--allow-overwrite", "--banner:js=//# allFunctionsCalledOnLoad"];
  run("esbuild", join(work, `${BASE}.js`), "--bundle", ...small, `--outfile=${join(staging, `${program}.js`)}`);
  const others = scripts.filter((file) => file !== `${program}.js`);
  run("esbuild", ...others.map((file) => join(staging, file)), ...small, `--outdir=${staging}`);
}

// What is written in the page for its readers here need not be sent to people.
function publishPage() {
  const page = join(staging, "tasks.html");
  writeFileSync(page, readFileSync(page, "utf8").replace(/ *<!--.*?-->\n/gs, ""));
}

console.log("Taking the page apart into its parts and making each small: 1 to 2 minutes on 2 cores");
const link = split();
const parts = pack(readParts(link));
bind();
writeFileSync(link, bridge(parts));
const files = [...new Set(parts.flatMap((part) => part.files))].filter((file) => file !== PACK);
// The largest first.
await publishAll([[`${BASE}_bg.wasm`, `${program}_bg.wasm`], ...files.map((file) => [`${file}.wasm`, published(file)])]);
if (profile === "release") {
  await arrange(join(staging, `${program}_bg.wasm`), join(work, "named.wasm"));
  shorten();
}
publishScripts();
publishPage();
