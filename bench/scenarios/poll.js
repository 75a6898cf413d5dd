// One poll by the button, from the click until two frames after its last change.

import { openSession } from "../harness/session.js";
import { answers } from "../harness/workload.js";

export async function poll(bench, record, { sizes, kinds, polls }) {
  for (const size of sizes) {
    for (const kind of kinds) {
      const count = size === "L" ? Math.min(3, polls) : polls;
      // The first poll warms up: what runs for the first time is compiled.
      const served = answers(size, kind, count + 2);
      const session = await openSession(bench, { size, kind });
      for (let n = 1; n <= count + 1; n++) {
        session.answer(served[n].body);
        const { cpu, reaction, answered } = await session.measure(() => session.press("refresh"));
        if (n > 1) {
          record({ size, kind, cpu, wall: reaction - answered });
        }
      }
      await session.close();
    }
  }
}
