// WebAdmin's tags: a pane in which some are activated, of which plug-ins are told.

import { element } from "../element.js";
import { offers, readList } from "../api/rest.js";

export class Tags {
  #plugins;
  #slot;
  #tags = [];
  #active = new Set();

  constructor(pane, slot, plugins) {
    this.#plugins = plugins;
    this.#slot = slot;
    pane.addEventListener("toggle", ({ newState }) => newState === "open" && this.#fill());
  }

  /** The tree of tags as far as it has been read. */
  root() {
    const node = (tag) => ({ ...this.#entity(tag), children: this.#tags.filter(isBelow(tag)).map(node) });
    const root = { id: undefined, name: "root", description: "root" };
    const isTop = ({ parent }) => !this.#tags.some(({ id }) => id === parent?.id);
    return { ...this.#entity(root), children: this.#tags.filter(isTop).map(node) };
  }

  async #fill() {
    try {
      this.#tags = (await offers("tags")) ? await readList("/tags") : [];
      const rows = this.#tags.map((tag) => element("li", "", this.#choice(tag)));
      this.#slot.replaceChildren(...(rows.length > 0 ? rows : [element("li", "", "There are no tags.")]));
    } catch (error) {
      this.#slot.replaceChildren(element("li", "", `The tags could not be read. ${error.message}`));
    }
  }

  #choice(tag) {
    const box = element("input");
    box.type = "checkbox";
    box.checked = this.#active.has(tag.id);
    box.addEventListener("change", () => {
      if (box.checked) this.#active.add(tag.id);
      else this.#active.delete(tag.id);
      const active = this.#tags.filter(({ id }) => this.#active.has(id));
      // One by one: WebAdmin takes the list of tags for the list of arguments (plug-in contract 2.4).
      this.#plugins.callNow("TagActivationChange", ...active.map((one) => this.#entity(one)));
    });
    return element("label", "choice", box, tag.name);
  }

  #entity({ id, name, description = "" }) {
    return { description, name, selected: this.#active.has(id) };
  }
}

const isBelow = (tag) => ({ parent }) => parent?.id === tag.id;
