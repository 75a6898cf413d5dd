// The items of one collection, which of them are selected, and what they are searched by. It outlives the views that
// show it: who comes back finds the selection as it was.

import { offers, read, readList } from "../api/rest.js";

export class EntityList {
  #kind;
  #whenSelected;
  #selectedIds = new Set();
  #names = new Map();

  /** Items as the API tells them. */
  items = [];
  /** What the API is asked by; empty for all. */
  search = "";

  /** @param whenSelected Called with the selected items each time they become others. */
  constructor(kind, whenSelected) {
    this.#kind = kind;
    this.#whenSelected = whenSelected;
  }

  /** The selected items in the order of the list. */
  get selected() {
    return this.items.filter(({ id }) => this.#selectedIds.has(id));
  }

  isSelected(id) {
    return this.#selectedIds.has(id);
  }

  /** Selects these and no others. */
  select(ids) {
    const next = new Set(ids);
    const same = next.size === this.#selectedIds.size && [...next].every((id) => this.#selectedIds.has(id));
    if (same) return;
    this.#selectedIds = next;
    this.#whenSelected(this.selected);
  }

  /** The name of an entity of a related collection, as of the last reading. */
  nameOf = (collection, id) => this.#names.get(collection)?.get(id);

  /** Reads the items anew; false if the engine has no such collection. */
  async refresh() {
    const { collection, within, only, related } = this.#kind;
    const isOffered = await offers(within ?? collection);
    if (!isOffered && !only) return false;
    const reading = isOffered ? this.#read(collection, within) : [await read(only)];
    const [items] = await Promise.all([reading, ...related.map((one) => this.#readNames(one))]);
    this.items = items;
    // What has gone is selected no longer.
    this.select([...this.#selectedIds].filter((id) => items.some((item) => item.id === id)));
    return true;
  }

  #read(collection, within) {
    return within ? readNested(within, collection) : readList(`/${collection}`, this.search && { search: this.search });
  }

  async #readNames(collection) {
    if (!(await offers(collection))) return;
    const items = await readList(`/${collection}`);
    this.#names.set(collection, new Map(items.map(({ id, name }) => [id, name])));
  }
}

/** The elements of a collection that each entity of another one has. */
async function readNested(within, collection) {
  const outer = await readList(`/${within}`);
  const inner = await Promise.all(outer.map(({ id }) => readList(`/${within}/${id}/${collection}`)));
  return inner.flat();
}
