// Fetches parts of the program when they are first wanted (src/part.rs). The bundler puts this into the program's
// glue; no part's name is guessed: bundle/split.mjs lists them.

// File name: the part, once it is there or on its way. Put in a second time, it would overwrite what it has changed.
const parts = new Map();

// A page that goes breaks off what it was fetching, which is nothing to complain of.
let leaving = false;
addEventListener("pagehide", () => (leaving = true));
addEventListener("pageshow", () => (leaving = false));

// Puts one file into the running program, whatever type the server gives it (plug-in contract 1.5). `program` gives
// the exports of the page's own program: its memory and its functions.
async function put(file, program) {
  const response = await fetch(new URL(file, import.meta.url), { credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`${file}: ${response.status} ${response.statusText}`);
  }
  const module = await WebAssembly.compile(await response.arrayBuffer());
  // What parts share in small pieces comes as one module that carries many (bundle/wasm.mjs).
  const carried = WebAssembly.Module.customSections(module, "part");
  for (const piece of carried.length > 0 ? carried : [module]) {
    await WebAssembly.instantiate(piece, { __wasm_split: program() });
  }
}

function once(file, program) {
  if (!parts.has(file)) {
    const coming = put(file, program);
    parts.set(file, coming);
    // What could not be fetched is fetched again when it is wanted again.
    coming.catch(() => parts.delete(file));
  }
  return parts.get(file);
}

// What the program calls to have a part of itself: `done` is the place of a function in its table, which is told
// `data` and whether all of `files` are there.
export function part(program, files) {
  return async (done, data) => {
    let there = true;
    try {
      await Promise.all(files.map((file) => once(file, program)));
    } catch (error) {
      if (!leaving) {
        console.error(error);
      }
      there = false;
    }
    program().__indirect_function_table.get(done)(data, there);
  };
}
