// The tab General: what the main table's columns tell of one entity.

import { element } from "../element.js";

export class GeneralTab {
  #kind;
  #list;
  #root = null;

  constructor(kind, list) {
    this.#kind = kind;
    this.#list = list;
  }

  attach(container, item) {
    const pairs = [...this.#kind.columns.filter(([heading]) => heading), ["ID", ({ id }) => id]];
    const seen = new Set();
    const once = pairs.filter(([heading]) => !seen.has(heading) && seen.add(heading));
    this.#root = element(
      "dl",
      "general",
      ...once.flatMap(([heading, content]) => [
        element("dt", "", `${heading}:`),
        element("dd", "", content(item, this.#list.nameOf) || "[N/A]"),
      ]),
    );
    container.append(this.#root);
  }

  detach() {
    this.#root.remove();
  }
}
