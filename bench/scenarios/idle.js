// The page polls by itself and nothing changes: what its main thread and all its browser's processes spend on a poll.

import { pause } from "../harness/browser.js";
import { cpu, openSession } from "../harness/session.js";
import { answers } from "../harness/workload.js";

const EVERY = 500;
const WARM_UP = 1_500;
const WATCHED = 6_000;

export async function idle(bench, record, { sizes, kinds }) {
  for (const size of sizes.filter((size) => size !== "L")) {
    for (const kind of ["same", "pad"].filter((kind) => kinds.includes(kind))) {
      const served = answers(size, kind, 40);
      const session = await openSession(bench, { size, kind, poll: EVERY });
      let next = 0;
      const swap = setInterval(() => session.answer(served[next++ % served.length].body), EVERY / 3);
      await pause(WARM_UP);
      const before = { polls: session.asked(), all: session.cpuOfAll(), main: await session.metrics() };
      await pause(WATCHED);
      const polls = session.asked() - before.polls;
      const main = cpu(before.main, await session.metrics());
      record({ size, kind, cpu: main / polls, cpuOfAll: (session.cpuOfAll() - before.all) / polls });
      clearInterval(swap);
      await session.close();
    }
  }
}
