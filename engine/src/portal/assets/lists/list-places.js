// The lists of all main tables: what they have selected is told to plug-ins, and a search string leads to one of them.

import { EntityList } from "./entity-list.js";
import { entityType } from "../plugins/entity-types.js";
import { isVariant } from "../page-data.js";

export class ListPlaces {
  #places;
  #plugins;
  #lists = [];
  #whenSearched = [];

  constructor(places, plugins) {
    this.#places = places;
    this.#plugins = plugins;
  }

  /** Adds the list of a kind. */
  add(kind) {
    const { selection, entity } = entityType(kind.type);
    const list = new EntityList(kind, (items) => {
      if (selection) tellSelection(this.#plugins, selection, items.map(entity));
    });
    this.#lists.push({ kind, list });
    return list;
  }

  /** Calls `listener` with each list that gets another search. */
  onSearch(listener) {
    this.#whenSearched.push(listener);
  }

  /** Shows the table that the prefix of a search string names, searched by the rest: `Events: severity = error`. */
  search(text) {
    const [, prefix, rest] = /^\s*(\w+)\s*:(.*)$/s.exec(text) ?? [];
    const found = this.#lists.find(({ kind }) => kind.search && singular(kind.search) === singular(prefix));
    if (!found) return;
    found.list.search = rest.trim();
    found.list.page = 1;
    for (const listener of this.#whenSearched) listener(found.list);
    this.#places.reveal(found.kind.token);
  }
}

/** Tells plug-ins what is selected now: one array, or one by one as engines before 4.4 did. */
export function tellSelection(plugins, event, entities) {
  plugins.callNow(event, ...(isVariant("separate-arguments") ? entities : [entities]));
}

/** WebAdmin takes `Vms:` and `VM:` for the same. */
function singular(prefix) {
  return prefix?.toLowerCase().replace(/s$/, "");
}
