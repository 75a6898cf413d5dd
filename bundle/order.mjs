// Finds an order of the program's functions in which those that resemble each other stand close together: gzip looks
// back no further than its window, and makes a tenth less of what it finds there again.

import { CODE, CUSTOM, FUNCTION, IMPORTS, number, section, sections, text } from "./wasm.mjs";

// How far gzip looks back.
const WINDOW = 32_768;
// So many bytes in a row are taken for one thing.
const SHINGLE = 6;

const NAMES_OF_FUNCTIONS = 1;

// The WASM with its functions named by their places in that order, "00000" and so on, for
// `wasm-opt --reorder-functions-by-name`, which can give them new numbers.
export function nameByOrder(wasm) {
  let imported = 0;
  let bodies = [];
  const kept = [wasm.subarray(0, 8)];
  for (const { id, start, content, end } of sections(wasm)) {
    if (id === IMPORTS) {
      imported = countImports(content);
    } else if (id === CODE) {
      bodies = readBodies(content);
    }
    if (id !== CUSTOM) {
      kept.push(wasm.subarray(start, end));
    }
  }
  const named = order(bodies).map((index, place) => [imported + index, String(place).padStart(5, "0")]);
  return Buffer.concat([...kept, nameSection(named.sort(([a], [b]) => a - b))]);
}

// How many functions come from outside: the program's own are numbered after them.
function countImports(reader) {
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.text();
    reader.text();
    functions += reader.kind()[0] === FUNCTION;
  }
  return functions;
}

function readBodies(reader) {
  return Array.from({ length: reader.number() }, () => {
    const length = reader.number();
    reader.skip(length);
    return reader.bytes.subarray(reader.at - length, reader.at);
  });
}

function nameSection(named) {
  const names = named.flatMap(([index, name]) => [number(index), text(name)]);
  const functions = section(NAMES_OF_FUNCTIONS, Buffer.concat([number(named.length), ...names]));
  return section(CUSTOM, Buffer.concat([text("name"), functions]));
}

function shingles(body) {
  const found = new Set();
  for (let at = 0; at + SHINGLE <= body.length; at += 1) {
    found.add(body.readUIntBE(at, SHINGLE));
  }
  return found;
}

// Begins with the first function, and goes on with the one of which the largest share stands in the window already.
function order(bodies) {
  const all = bodies.map(shingles);
  const users = new Map();
  all.forEach((found, index) => {
    for (const shingle of found) {
      users.set(shingle, [...(users.get(shingle) ?? []), index]);
    }
  });
  // How many shingles of each function stand in the window, and how often each shingle does.
  const seen = new Array(bodies.length).fill(0);
  const present = new Map();
  const change = (index, by) => {
    for (const shingle of all[index]) {
      const before = present.get(shingle) ?? 0;
      present.set(shingle, before + by);
      if (before === 0 || before + by === 0) {
        users.get(shingle).forEach((user) => (seen[user] += by));
      }
    }
  };
  // Short ones with one thing in common are not the most alike.
  const share = (index) => seen[index] / (all[index].size + SHINGLE);
  const rest = new Set(bodies.keys());
  const ordered = [];
  let [first, length] = [0, 0];
  for (let next = 0; rest.size > 0; ) {
    rest.delete(next);
    ordered.push(next);
    change(next, 1);
    length += bodies[next].length;
    while (length > WINDOW) {
      change(ordered[first], -1);
      length -= bodies[ordered[first]].length;
      first += 1;
    }
    next = -1;
    for (const index of rest) {
      if (next < 0 || share(index) > share(next)) {
        next = index;
      }
    }
  }
  return ordered;
}
