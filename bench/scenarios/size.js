// What the page really fetches at start, and what that weighs.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { openSession } from "../harness/session.js";

export async function size(bench, record, { run }) {
  if (run > 0) {
    return;
  }
  const session = await openSession(bench, { size: "T", expand: "none" });
  const addresses = await session.page.evaluate(() =>
    [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)]);
  await session.close();
  const beneath = `/${bench.app.name}/`;
  const paths = new Set(addresses.map((address) => new URL(address).pathname).filter((path) => path.startsWith(beneath)));
  const files = [...paths].map((path) => readFileSync(join(bench.app.folder, path.slice(beneath.length))));
  const sum = (weigh) => files.reduce((total, file) => total + weigh(file), 0);
  record({
    size: "T",
    kind: "at start",
    raw: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file).length)
  });
}
