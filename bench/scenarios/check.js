// Not timed: whether the rows are right, how much of the document a poll changes, and whether a page says that it is
// done before it is.

import { pause } from "../harness/browser.js";
import { visibleRows } from "../harness/in-page.js";
import { openSession } from "../harness/session.js";
import { answers } from "../harness/workload.js";

const POLLS = 3;
// Long enough for whatever comes late.
const LATE = 200;
const FEWEST_ROWS = 10;

const same = (seen, wanted) =>
  wanted &&
  seen.id === wanted.id &&
  seen.level === wanted.level &&
  seen.status === wanted.status &&
  seen.progress === wanted.progress &&
  seen.text.includes(wanted.text);

export async function check(bench, record, { sizes, kinds, run }) {
  if (run > 0) {
    return;
  }
  for (const size of sizes.filter((size) => size !== "L")) {
    for (const kind of kinds) {
      const served = answers(size, kind, POLLS + 1);
      const session = await openSession(bench, { size, kind, observe: true });
      for (let n = 1; n <= POLLS; n++) {
        session.answer(served[n].body);
        await session.press("refresh");
        await pause(LATE);
        const { inTime, late } = await session.page.evaluate(() => __noted.report());
        const seen = await session.page.evaluate(visibleRows);
        const wrong = seen.filter((row, at) => !same(row, served[n].rows[at])).length + (seen.length < FEWEST_ROWS ? 1 : 0);
        record({ size, kind, wrong, late: late.records, records: inTime.records, elements: await session.elements() });
      }
      await session.close();
    }
  }
}
