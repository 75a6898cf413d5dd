// How long one poll holds the main thread at most, so that a key or the wheel has to wait. Not in `poll`: whoever watches
// the thread keeps it busy.

import { openSession } from "../harness/session.js";
import { answers } from "../harness/workload.js";

const POLLS = 3;

export async function block(bench, record, { sizes, kinds }) {
  for (const size of sizes.filter((size) => size === "M" || size === "L")) {
    for (const kind of kinds.filter((kind) => kind === "p1" || kind === "p100")) {
      const served = answers(size, kind, POLLS + 2);
      const session = await openSession(bench, { size, kind });
      // The first poll warms up.
      for (let n = 1; n <= POLLS + 1; n++) {
        session.answer(served[n].body);
        const { longest } = await session.measure(() => session.pressWatched("refresh"));
        if (n > 1) {
          record({ size, kind, longest });
        }
      }
      await session.close();
    }
  }
}
