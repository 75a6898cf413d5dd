// Answers of an engine to `GET jobs?follow=steps`, made up but always the same: equal options and equal ticks give
// equal bytes.

/** The page's clock stands still here, so that running durations do not differ from run to run. */
export const NOW = 1_700_003_600_000;

const FIRST_START = 1_700_000_000_000;
const VERBS = [
  "Migrating VM", "Creating snapshot of", "Upgrading host", "Importing", "Backing up", "Cloning", "Moving disk of", "Removing"
];
const THINGS = ["web", "db", "mail", "build-node", "analytics", "légère", 'win"srv"', "kafka"];
const PHASES = [
  "Validating", "Preparing", "Copying image", "Waiting for <host>", "Finalizing", "Verifying & cleaning up", "Notifying"
];
const NEXT_STATUS = { started: "finished", finished: "failed", failed: "started", aborted: "started" };

// Rows at the top that a share of the changes goes to, since that is what people look at.
const HEAD = 120;

// Numbers from 0 to 1 that only look like chance (mulberry32).
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Feed {
  #random;
  #steps;
  #serial = 0;
  #jobs;

  constructor({ jobs, steps, seed = 1 }) {
    this.#random = chance(seed);
    this.#steps = steps;
    this.#jobs = Array.from({ length: jobs }, () => this.#newJob());
  }

  /** The answer; `padding` blanks at its end change its bytes and nothing that it says. */
  json(padding = 0) {
    return Buffer.from(JSON.stringify({ job: this.#jobs }) + " ".repeat(padding));
  }

  /** What the first rows must show when everything is open. */
  expectedRows(limit) {
    return expectedRows(this.#jobs, limit);
  }

  /**
   * Goes on by one poll: drops `churn` jobs at the end and puts as many new ones on top, then changes the `fraction` of
   * all rows, a quarter of them at the top. Tells how many rows it changed.
   */
  tick({ fraction = 0, churn = 0 }) {
    this.#jobs.splice(this.#jobs.length - churn, churn);
    for (let i = 0; i < churn; i++) {
      this.#jobs.unshift(this.#newJob());
    }
    const rows = this.#jobs.flatMap((job) => [() => this.#changeJob(job), ...job.steps.step.map((step) => () => this.#changeStep(step))]);
    const wanted = Math.round(rows.length * fraction);
    const chosen = new Set();
    const head = Math.min(HEAD, rows.length);
    while (chosen.size < Math.min(head, Math.round(wanted / 4))) {
      chosen.add(this.#below(head));
    }
    if (wanted === rows.length) {
      rows.forEach((_, row) => chosen.add(row));
    }
    while (chosen.size < wanted) {
      chosen.add(this.#below(rows.length));
    }
    [...chosen].sort((a, b) => a - b).forEach((row) => rows[row]());
    return chosen.size;
  }

  #below(limit) {
    return Math.floor(this.#random() * limit);
  }

  #pick(list) {
    return list[this.#below(list.length)];
  }

  #hex(length) {
    let digits = "";
    while (digits.length < length) {
      digits += this.#below(65536).toString(16).padStart(4, "0");
    }
    return digits.slice(0, length);
  }

  #uuid() {
    return `${this.#hex(8)}-${this.#hex(4)}-4${this.#hex(3)}-a${this.#hex(3)}-${this.#hex(12)}`;
  }

  #newJob() {
    const id = this.#uuid();
    const href = `/ovirt-engine/api/jobs/${id}`;
    const owner = `${this.#below(40).toString(16).padStart(8, "0")}-0000-4000-a000-000000000000`;
    const serial = this.#serial++;
    const luck = this.#random();
    const status = luck < 0.6 ? "started" : luck < 0.9 ? "finished" : luck < 0.97 ? "failed" : "aborted";
    const start = FIRST_START - serial * 1000;
    const job = {
      actions: { link: ["clear", "end"].map((rel) => ({ href: `${href}/${rel}`, rel })) },
      auto_cleared: "true",
      description: `${this.#pick(VERBS)} ${this.#pick(THINGS)}-${serial}`,
      ...(status === "started" ? {} : { end_time: start + 60_000 + this.#below(3_000_000) }),
      external: "true",
      last_updated: start + 1000 + this.#below(60_000),
      start_time: start,
      status,
      owner: { href: `/ovirt-engine/api/users/${owner}`, id: owner },
      steps: { step: [] },
      href,
      id
    };
    for (let number = 0; number < this.#steps; number++) {
      job.steps.step.push(this.#newStep(job, number));
    }
    return job;
  }

  // Every third step stands directly in the job, with the two after it below it.
  #newStep(job, number) {
    const { href, id } = job;
    const stepId = this.#uuid();
    const running = job.status === "started";
    const status = !running ? job.status : number >= this.#steps / 2 ? "started" : "finished";
    const start = job.start_time + number * 1000;
    const parent = number % 3 ? job.steps.step[number - (number % 3)] : null;
    return {
      description: `${this.#pick(PHASES)} ${number + 1}/${this.#steps}`,
      ...(status === "started" ? {} : { end_time: start + 30_000 + this.#below(600_000) }),
      external: "true",
      number: String(number),
      progress: status === "finished" ? "100" : String(this.#below(100)),
      start_time: start,
      status,
      type: parent ? "executing" : number ? "finalizing" : "validating",
      job: { href, id },
      ...(parent ? { parent_step: { href: `${href}/steps/${parent.id}`, id: parent.id } } : {}),
      href: `${href}/steps/${stepId}`,
      id: stepId
    };
  }

  #changeJob(job) {
    job.status = NEXT_STATUS[job.status];
    this.#setEnd(job, 60_000 + this.#below(3_000_000));
    job.last_updated += 1000;
  }

  #changeStep(step) {
    step.progress = String((Number(step.progress) + 1 + this.#below(99)) % 101);
    if (this.#random() < 0.2) {
      step.status = step.status === "started" ? "finished" : "started";
      this.#setEnd(step, 30_000 + this.#below(600_000));
    }
  }

  #setEnd(task, after) {
    if (task.status === "started") {
      delete task.end_time;
    } else {
      task.end_time = task.start_time + after;
    }
  }
}

const percent = (step) => (step.status === "finished" ? 100 : Number(step.progress));

function jobPercent(job) {
  const steps = job.steps.step;
  if (steps.length === 0) {
    return job.status === "finished" ? 100 : 0;
  }
  return Math.round(steps.reduce((sum, step) => sum + percent(step), 0) / steps.length);
}

function expectedRows(jobs, limit) {
  const rows = [];
  const add = (task, level, progress) => rows.push({ id: task.id, level, text: task.description, status: task.status, progress });
  const addSteps = (steps, parent, level) => {
    for (const step of steps.filter(({ parent_step }) => parent_step?.id === parent)) {
      add(step, level, percent(step));
      addSteps(steps, step.id, level + 1);
    }
  };
  for (const job of jobs) {
    if (rows.length >= limit) {
      break;
    }
    add(job, 1, jobPercent(job));
    addSteps(job.steps.step, undefined, 2);
  }
  return rows.slice(0, limit);
}
