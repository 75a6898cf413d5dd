// The clones that are under way, for this browser to take up after a reload.

const KEY = "rapid-clone";

const read = () => JSON.parse(localStorage.getItem(KEY) ?? "[]");
const write = (requests) => localStorage.setItem(KEY, JSON.stringify(requests));

export const remembered = {
  all: read,
  keep: (request) => write([...read().filter(({ job }) => job !== request.job), request]),
  forget: (job) => write(read().filter((request) => request.job !== job))
};
