// Answers as nodes with shared structure: a node is replaced only when something that it shows, or something below it,
// has changed, so that memoised rows are skipped.

const percent = (step) => (step.status === "finished" ? 100 : Number(step.progress ?? 0));

function jobPercent(job, steps) {
  if (steps.length === 0) {
    return job.status === "finished" ? 100 : 0;
  }
  return Math.round(steps.reduce((sum, step) => sum + percent(step), 0) / steps.length);
}

// The old node where the new one says nothing else.
function share(old, node) {
  const changed =
    !old ||
    Object.keys(node).some((key) => key !== "children" && old[key] !== node[key]) ||
    old.children.length !== node.children.length ||
    node.children.some((child, at) => old.children[at] !== child);
  return changed ? node : old;
}

/** The forest of an answer; the very one from before where nothing has changed. */
export function toForest(feed, before) {
  const byId = new Map();
  const keep = (task, level, progress, owner, children) => {
    const node = share(before.byId.get(task.id), {
      id: task.id,
      level,
      text: task.description,
      status: task.status,
      progress,
      start: task.start_time,
      end: task.end_time ?? 0,
      owner,
      children
    });
    byId.set(node.id, node);
    return node;
  };
  const roots = feed.job.map((job) => {
    const steps = job.steps?.step ?? [];
    const below = (parent, level) =>
      steps
        .filter((step) => step.parent_step?.id === parent)
        .map((step) => keep(step, level, percent(step), "", below(step.id, level + 1)));
    return keep(job, 1, jobPercent(job, steps), job.owner?.id.slice(0, 8) ?? "", below(undefined, 2));
  });
  const same = roots.length === before.roots.length && roots.every((root, at) => root === before.roots[at]);
  return same ? before : { roots, byId };
}

/** The nodes that show. */
export function flatten(roots, isOpen) {
  const shown = [];
  const walk = (nodes) => {
    for (const node of nodes) {
      shown.push(node);
      if (node.children.length > 0 && isOpen(node.id)) {
        walk(node.children);
      }
    }
  };
  walk(roots);
  return shown;
}

export function duration(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours) {
    return `${hours} h ${minutes} min`;
  }
  return minutes ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
