// From an empty browser to the first rows, also with a slow processor.

import { openSession } from "../harness/session.js";

const LOADS = [["T", "none"], ["S", "none"], ["M", "all"]];

export async function load(bench, record, { sizes }) {
  for (const [size, expand] of LOADS.filter(([size]) => size === "T" || sizes.includes(size))) {
    for (const throttle of [1, 4]) {
      const session = await openSession(bench, { size, expand, throttle });
      record({ size, kind: `${throttle}× slower`, rows: session.first.rows, cpu: session.loadCpu });
      await session.close();
    }
  }
}
