// When deferred work of the API is done.

/** Runs work after the present task, as WebAdmin defers much of its API. */
export const defer = (work) => void setTimeout(work, 0);
