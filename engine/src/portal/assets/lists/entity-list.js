// The items of one collection, which of them are selected, and what they are searched by. It outlives the views that
// show it: who comes back finds the selection as it was.

import { offers, read, readList } from "../api/rest.js";

/** How many items WebAdmin shows at a time. */
export const PAGE_SIZE = 100;

export class EntityList {
  #kind;
  #whenSelected;
  #selected = new Map();
  #names = new Map();

  /** Items of the page that is shown, as the API tells them. */
  items = [];
  /** What the API is asked by; empty for all. */
  search = "";
  /** Which page is shown; the first is 1. */
  page = 1;

  /** @param whenSelected Called with the selected items each time they become others. */
  constructor(kind, whenSelected) {
    this.#kind = kind;
    this.#whenSelected = whenSelected;
  }

  get selected() {
    return [...this.#selected.values()];
  }

  isSelected(id) {
    return this.#selected.has(id);
  }

  /** Whether there may be more items than those of the pages up to this one. */
  get hasNextPage() {
    return this.items.length === PAGE_SIZE;
  }

  /** Selects these items and no others. */
  select(items) {
    const same = items.length === this.#selected.size && items.every(({ id }) => this.#selected.has(id));
    this.#selected = new Map(items.map((item) => [item.id, item]));
    if (!same) this.#whenSelected(items);
  }

  /** The name of an entity of a related collection, as of the last reading. */
  nameOf = (collection, id) => this.#names.get(collection)?.get(id);

  /** Reads the page anew; false if the engine has no such collection. What is no longer on it is not selected. */
  async refresh() {
    if (!(await this.#isThere())) return false;
    // The engine's search language has pages, counted by `max`.
    const search = this.page > 1 ? `${this.search} page ${this.page}`.trim() : this.search;
    [this.items] = await Promise.all([this.#read({ max: PAGE_SIZE, search }), this.#relate()]);
    this.select(this.items.filter(({ id }) => this.#selected.has(id)));
    return true;
  }

  /** The item that is called so, on whichever page it would be. */
  async find(title) {
    if (!(await this.#isThere())) return undefined;
    const [items] = await Promise.all([this.#read({}), this.#relate()]);
    return items.find((item) => this.#kind.title(item) === title);
  }

  async #isThere() {
    const { collection, within, only } = this.#kind;
    return (await offers(within ?? collection)) || Boolean(only);
  }

  async #read(parameters) {
    const { collection, within, only } = this.#kind;
    if (within) return readNested(within, collection);
    if (only && !(await offers(collection))) return [await read(only)];
    const wanted = Object.entries(parameters).filter(([, value]) => value);
    return readList(`/${collection}`, Object.fromEntries(wanted));
  }

  /** Reads the names of what the items refer to. */
  #relate() {
    return Promise.all(
      this.#kind.related.map(async (collection) => {
        if (!(await offers(collection))) return;
        const items = await readList(`/${collection}`);
        this.#names.set(collection, new Map(items.map(({ id, name }) => [id, name])));
      }),
    );
  }
}

/** The elements of a collection that each entity of another one has. */
async function readNested(within, collection) {
  const outer = await readList(`/${within}`);
  const inner = await Promise.all(outer.map(({ id }) => readList(`/${within}/${id}/${collection}`)));
  return inner.flat();
}
