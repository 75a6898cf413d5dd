// Everything opened, everything closed.

import { openSession } from "../harness/session.js";

const ROUNDS = 4;

export async function toggle(bench, record, { sizes }) {
  for (const size of sizes) {
    const session = await openSession(bench, { size, expand: "none" });
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of ["expand-all", "collapse-all"]) {
        const { cpu, reaction, pressed } = await session.measure(() => session.press(kind));
        if (round > 0) {
          record({ size, kind, cpu, wall: reaction - pressed });
        }
      }
    }
    await session.close();
  }
}
