// Three rows a frame, then jumps.

import { jump, scroll as scrollBy } from "../harness/in-page.js";
import { cpu, openSession } from "../harness/session.js";

const FRAMES = 240;
const JUMPS = 30;
const PIXELS = 111;

export async function scroll(bench, record, { sizes }) {
  for (const size of sizes) {
    const session = await openSession(bench, { size });
    await session.page.evaluate(scrollBy, { pixels: PIXELS, frames: 60 });
    const before = await session.metrics();
    const times = (await session.page.evaluate(scrollBy, { pixels: PIXELS, frames: FRAMES })).sort((a, b) => a - b);
    const spent = cpu(before, await session.metrics());
    const blank = await session.page.evaluate(jump, { jumps: JUMPS });
    record({ size, kind: "3 rows a frame", cpu: spent / FRAMES, p95: times[Math.floor(0.95 * (FRAMES - 1))], blank });
    await session.close();
  }
}
