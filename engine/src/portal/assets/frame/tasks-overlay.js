// WebAdmin's own Tasks: a pane that hides the place that is shown, without leaving it (plug-in contract 6).

import { button, element } from "../element.js";
import { dateTime, words } from "../lists/format.js";
import { readList } from "../api/rest.js";

/** How often the open pane reads the tasks anew, in milliseconds. */
const REFRESH_EVERY = 10_000;

/** How many tasks WebAdmin shows at most. */
const MOST = 100;

export class TasksOverlay {
  #button;
  #content;
  #list = element("ul", "tasks");
  #pane;
  #timer = null;

  constructor(toggle, content, places) {
    this.#button = toggle;
    this.#content = content;
    const close = button("action-button", () => this.#close(), "Close");
    const title = element("div", "toolbar-line", element("h1", "breadcrumb", "Tasks"), close);
    this.#pane = element("main", "overlay", element("div", "document-view", title, this.#list));
    this.#pane.setAttribute("aria-label", "Tasks");
    toggle.setAttribute("aria-expanded", "false");
    toggle.addEventListener("click", () => (this.#timer === null ? this.#open() : this.#close()));
    places.onReveal(() => this.#close());
  }

  #open() {
    this.#timer = setInterval(() => this.#refresh(), REFRESH_EVERY);
    this.#setOpen(true);
    this.#content.before(this.#pane);
    this.#refresh();
  }

  #close() {
    if (this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
    this.#setOpen(false);
    this.#pane.remove();
  }

  #setOpen(isOpen) {
    this.#button.setAttribute("aria-expanded", String(isOpen));
    this.#content.hidden = isOpen;
  }

  async #refresh() {
    try {
      const jobs = (await readList("/jobs")).filter(({ status }) => status !== "unknown");
      jobs.sort((one, other) => isStarted(other) - isStarted(one) || other.last_updated - one.last_updated);
      this.#list.replaceChildren(...(jobs.length > 0 ? jobs.slice(0, MOST).map(task) : [note("No tasks found")]));
    } catch (error) {
      this.#list.replaceChildren(note(`The tasks could not be read. ${error.message}`));
    }
  }
}

const isStarted = ({ status }) => status === "started";
const note = (text) => element("li", "task", text);

function task(job) {
  const when = isStarted(job) ? `Started: ${dateTime(job.start_time)}` : `Completed: ${dateTime(job.end_time)}`;
  const state = element("span", `task-status task-${job.status}`, words(job.status));
  const name = element("span", "task-name", job.description);
  return element("li", "task", state, name, element("span", "task-when", when));
}
