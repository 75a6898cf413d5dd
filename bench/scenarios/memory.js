// What is kept with everything open, and what 30 polls add to it.

import { openSession } from "../harness/session.js";
import { answers } from "../harness/workload.js";

export async function memory(bench, record, { sizes }) {
  for (const size of sizes) {
    const [polls, different] = size === "L" ? [4, 4] : [30, 6];
    const served = answers(size, "p1", different + 1);
    const session = await openSession(bench, { size, kind: "p1" });
    const before = await session.memory();
    for (let n = 0; n < polls; n++) {
      session.answer(served[1 + (n % different)].body);
      await session.press("refresh");
    }
    const after = await session.memory();
    const sum = ({ heap, wasm }) => heap + wasm;
    const growth = (sum(after) / sum(before) - 1) * 100;
    record({ size, kind: "all open", ...before, growth, elements: await session.elements() });
    await session.close();
  }
}
