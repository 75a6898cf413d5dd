// The line by which a main table is searched: its prefix stands before it.

import { button, element, hiddenText, icon } from "../element.js";

export class SearchBar {
  #input = element("input", "search-text");

  constructor(prefix, whenSearched) {
    this.#input.type = "search";
    this.#input.name = "search";
    this.#input.spellcheck = false;
    this.#input.autocomplete = "off";
    this.#input.setAttribute("aria-label", `Search ${prefix}`);
    const clear = button("search-button", () => this.#submit("", whenSearched), icon("fa-times"), hiddenText("Clear"));
    const search = element("button", "search-button", icon("fa-search"), hiddenText("Search"));
    const before = element("span", "search-prefix", `${prefix}:`);
    this.element = element("form", "search-bar", before, this.#input, clear, search);
    this.element.setAttribute("role", "search");
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      whenSearched(this.#input.value.trim());
    });
  }

  /** Shows what the table is searched by. */
  show(text) {
    this.#input.value = text;
  }

  #submit(text, whenSearched) {
    this.show(text);
    whenSearched(text);
  }
}
