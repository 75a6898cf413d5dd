// What the apps are measured with: sizes, kinds of change, and the answers of each, made once and served to all.

import { Feed } from "./feed.js";

/** Jobs and steps of each; with the jobs' own rows that makes 120, 6,000, 10,002 and 100,002 rows. */
export const SIZES = {
  T: { jobs: 20, steps: 5 },
  S: { jobs: 1000, steps: 5 },
  M: { jobs: 1667, steps: 5 },
  L: { jobs: 16667, steps: 5 }
};

/** From one poll to the next: nothing, only blanks, 1 % or all of the rows, ten jobs out and ten others in. */
export const KINDS = {
  same: {},
  pad: { pad: true },
  p1: { fraction: 0.01 },
  p100: { fraction: 1 },
  churn: { churn: 10 }
};

// More than a screen has.
const EXPECTED_ROWS = 60;

const sequences = new Map();

/** The first `polls` answers of a size and kind; for each its bytes, the rows it shows first, and how many changed. */
export function answers(size, kind, polls) {
  const key = `${size} ${kind}`;
  if (!sequences.has(key)) {
    const feed = new Feed(SIZES[size]);
    sequences.set(key, { feed, answers: [{ body: feed.json(), rows: feed.expectedRows(EXPECTED_ROWS), changed: 0 }] });
  }
  const { feed, answers } = sequences.get(key);
  while (answers.length < polls) {
    const changes = KINDS[kind].fraction || KINDS[kind].churn;
    const changed = changes ? feed.tick(KINDS[kind]) : 0;
    const body = kind === "same" ? answers[0].body : feed.json(kind === "pad" ? answers.length : 0);
    answers.push({ body, rows: feed.expectedRows(EXPECTED_ROWS), changed });
  }
  return answers;
}
