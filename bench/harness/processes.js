// What all processes of a browser together cost, from /proc. A browser hands its environment down; its renderers
// overwrite theirs, so the tree of processes tells who belongs to it.

import { readFileSync, readdirSync } from "node:fs";

const MS_A_TICK = 10;

function read(path) {
  try {
    return readFileSync(path, "latin1");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}

function stat(pid) {
  const text = read(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { parent: fields[1], ticks: Number(fields[11]) + Number(fields[12]) || 0 };
}

function processes(tag) {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parents = new Map(pids.map((pid) => [pid, stat(pid).parent]));
  const found = new Set(pids.filter((pid) => read(`/proc/${pid}/environ`).includes(`${tag}\0`)));
  let size;
  do {
    size = found.size;
    parents.forEach((parent, pid) => found.has(parent) && found.add(pid));
  } while (found.size > size);
  return [...found];
}

/** CPU time of one process, in milliseconds. */
export const cpuTimeOf = (pid) => stat(pid).ticks * MS_A_TICK;

/** CPU time of them all, in milliseconds. */
export function cpuTime(tag) {
  return processes(tag).reduce((sum, pid) => sum + cpuTimeOf(pid), 0);
}

/** Private memory of the largest renderer, in megabytes: also what no counter of V8 knows, such as texts. */
export function privateMemory(tag) {
  const renderers = processes(tag).filter((pid) => read(`/proc/${pid}/cmdline`).includes("--type=renderer"));
  const kilobytes = renderers.map((pid) => {
    const rollup = read(`/proc/${pid}/smaps_rollup`);
    return [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].reduce((sum, [, size]) => sum + Number(size), 0);
  });
  return Math.max(0, ...kilobytes) / 1024;
}
