// Jobs of an answer as rows, and which of them show.

const percent = (step) => (step.status === "finished" ? 100 : Number(step.progress ?? 0));

function jobPercent(job, steps) {
  if (steps.length === 0) {
    return job.status === "finished" ? 100 : 0;
  }
  return Math.round(steps.reduce((sum, step) => sum + percent(step), 0) / steps.length);
}

/** The rows of a job and its steps, each before those below it; `end` is the index after the last one below a row. */
export function rowsOf(job) {
  const steps = job.steps?.step ?? [];
  const rows = [];
  const add = (task, level, progress, owner) => {
    const row = {
      id: task.id,
      level,
      text: task.description,
      status: task.status,
      progress,
      start: task.start_time,
      ended: task.end_time ?? 0,
      owner,
      hasBelow: false,
      end: 0
    };
    rows.push(row);
    return row;
  };
  const addBelow = (parent, level) => {
    for (const step of steps) {
      if (step.parent_step?.id === parent) {
        const row = add(step, level, percent(step), "");
        const below = rows.length;
        addBelow(step.id, level + 1);
        row.hasBelow = rows.length > below;
        row.end = rows.length;
      }
    }
  };
  const first = add(job, 1, jobPercent(job, steps), job.owner?.id.slice(0, 8) ?? "");
  addBelow(undefined, 2);
  first.hasBelow = rows.length > 1;
  first.end = rows.length;
  return rows;
}

/** The rows that show: all, but for what is below a row that is closed. */
export function shown(jobs, isOpen) {
  const result = [];
  for (const rows of jobs) {
    for (let at = 0; at < rows.length; ) {
      result.push(rows[at]);
      at = isOpen(rows[at].id) ? at + 1 : rows[at].end;
    }
  }
  return result;
}

export function duration(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours) {
    return `${hours} h ${minutes} min`;
  }
  return minutes ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
