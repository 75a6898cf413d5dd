// A main place of WebAdmin: search line, buttons and table of one kind of entity.

import { button, element, emptyState, hiddenText, icon } from "../element.js";
import { ActionPanel } from "./action-panel.js";
import { entityType } from "../plugins/entity-types.js";
import { Grid } from "./grid.js";
import { heading } from "../places/heading.js";
import { PAGE_SIZE } from "./entity-list.js";
import { SearchBar } from "./search-bar.js";

/** How often WebAdmin reads a table anew unless told otherwise, in milliseconds. */
const REFRESH_EVERY = 10_000;

export class MainView {
  #kind;
  #list;
  #panel;
  #search = null;
  #grid;
  #count = element("span", "count");
  #earlier = pager("fa-angle-left", "Previous page", () => this.#turnTo(this.#list.page - 1));
  #later = pager("fa-angle-right", "Next page", () => this.#turnTo(this.#list.page + 1));
  #problem = element("div", "problem");
  #root;
  #attached = null;

  /** @param open Gives the address of an item's details, if its kind has any. */
  constructor({ kind, list, lists, path, open, actionButtons }) {
    this.#kind = kind;
    this.#list = list;
    this.#panel = new ActionPanel(kind.token, actionButtons);
    this.#grid = new Grid({
      label: kind.label,
      columns: kind.columns,
      isSelected: (id) => list.isSelected(id),
      whenSelected: (items) => this.#select(items),
      link: open,
    });
    this.#problem.setAttribute("role", "status");
    this.#root = element("div", "document-view", heading(path), this.#toolbar(), this.#problem, this.#grid.element);
    lists.onSearch((searched) => searched === list && this.#attached && this.#refresh());
  }

  attach(container) {
    container.append(this.#root);
    this.#show();
    this.#attached = setInterval(() => this.#refresh(), REFRESH_EVERY);
    this.#refresh();
  }

  detach() {
    clearInterval(this.#attached);
    this.#attached = null;
    this.#root.remove();
  }

  #toolbar() {
    const refresh = button("refresh", () => this.#refresh(), icon("fa-refresh"), hiddenText("Refresh"));
    if (this.#kind.search) this.#search = new SearchBar(this.#kind.search, (text) => this.#searchFor(text));
    const above = element("div", "toolbar-line", ...[this.#search?.element, this.#panel.element].filter(Boolean));
    const below = element("div", "toolbar-line", refresh, this.#earlier, this.#count, this.#later);
    return element("div", "toolbar", above, below);
  }

  #searchFor(text) {
    this.#list.search = text;
    this.#turnTo(1);
  }

  #turnTo(page) {
    this.#list.page = page;
    this.#refresh();
  }

  #select(items) {
    this.#list.select(items);
    this.#grid.showSelection();
    this.#updatePanel();
  }

  async #refresh() {
    this.#search?.show(this.#list.search);
    try {
      const isThere = await this.#list.refresh();
      this.#tell(isThere ? null : absent(this.#kind));
    } catch (error) {
      const text = `${error.message} This is tried again by itself.`;
      this.#tell(emptyState(`${this.#kind.label} could not be read`, text));
    }
    if (this.#attached) this.#show();
  }

  #tell(problem) {
    this.#problem.replaceChildren(...[problem].filter(Boolean));
    this.#grid.element.hidden = Boolean(problem);
  }

  #show() {
    const { items, page, hasNextPage } = this.#list;
    const before = (page - 1) * PAGE_SIZE;
    this.#grid.show(items, this.#list.nameOf);
    this.#count.textContent = items.length === 0 ? "No items to display" : `${before + 1} - ${before + items.length}`;
    this.#earlier.disabled = page === 1;
    this.#later.disabled = !hasNextPage;
    this.#updatePanel();
  }

  #updatePanel() {
    this.#panel.update(this.#list.selected.map(entityType(this.#kind.type).entity));
  }
}

function pager(drawing, words, turn) {
  return button("pager", turn, icon(drawing), hiddenText(words));
}

function absent({ label }) {
  return emptyState(`The embedded engine has no list of ${label}`, "An oVirt engine has its list here.");
}
