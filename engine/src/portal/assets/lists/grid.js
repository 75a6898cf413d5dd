// A table of items, of which one or several can be selected, by mouse and by keyboard.

import { element, hiddenText } from "../element.js";

/** Column of drawings, whose heading nobody sees. */
const UNNAMED = "";

export class Grid {
  #columns;
  #isSelected;
  #whenSelected;
  #link;
  #items = [];
  #anchor = 0;
  #body = element("tbody");

  /**
   * @param columns Of each the heading, what makes a cell's content from an item, and whether it stays on one line.
   * @param isSelected Tells of an id whether it is selected.
   * @param whenSelected Called with the items that are to be selected.
   * @param link The address that the name of an item leads to, if any.
   */
  constructor({ label, columns, isSelected, whenSelected, link }) {
    this.#columns = columns;
    this.#isSelected = isSelected;
    this.#whenSelected = whenSelected;
    this.#link = link;
    const headings = columns.map(([heading]) => {
      const isUnnamed = heading === UNNAMED;
      const cell = element("th", isUnnamed ? "mark-cell" : "", isUnnamed ? hiddenText("State") : heading);
      cell.scope = "col";
      return cell;
    });
    const table = element("table", "table", element("thead", "", element("tr", "", ...headings)), this.#body);
    table.setAttribute("role", "grid");
    table.setAttribute("aria-label", label);
    table.setAttribute("aria-multiselectable", "true");
    this.#body.addEventListener("click", (event) => this.#click(event));
    this.#body.addEventListener("keydown", (event) => this.#press(event));
    this.element = element("div", "table-scroll", table);
  }

  /** Shows these items; the row with the focus keeps it. */
  show(items, names) {
    const focused = this.#items[this.#indexOf(document.activeElement)]?.id;
    this.#items = items;
    this.#body.replaceChildren(...items.map((item) => this.#row(item, names)));
    this.showSelection();
    const index = items.findIndex(({ id }) => id === focused);
    if (index >= 0) this.#focus(index);
  }

  /** Marks what is selected now. */
  showSelection() {
    const rows = [...this.#body.rows];
    rows.forEach((row, index) => {
      row.setAttribute("aria-selected", String(this.#isSelected(this.#items[index].id)));
      row.tabIndex = -1;
    });
    const reachable = rows.find((row) => row.ariaSelected === "true") ?? rows[0];
    if (reachable) reachable.tabIndex = 0;
  }

  #row(item, names) {
    let isNameless = Boolean(this.#link);
    const cells = this.#columns.map(([heading, content, isOneLine]) => {
      const shown = content(item, names) ?? "";
      const cell = element("td", heading === UNNAMED ? "mark-cell" : isOneLine ? "one-line" : "");
      if (isNameless && heading !== UNNAMED) {
        // The first words of a row are its name.
        const link = element("a", "", shown);
        link.href = this.#link(item);
        cell.append(link);
        isNameless = false;
      } else {
        cell.append(shown);
      }
      return cell;
    });
    return element("tr", "", ...cells);
  }

  #click({ target, ctrlKey, metaKey, shiftKey }) {
    const index = this.#indexOf(target);
    if (index < 0) return;
    this.#choose(index, { toggle: ctrlKey || metaKey, extend: shiftKey });
    this.#focus(index);
  }

  #press(event) {
    const { key, ctrlKey, metaKey, shiftKey } = event;
    const at = this.#indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.#items.length - 1, " ": at }[key];
    if (to === undefined || !this.#items[to]) return;
    event.preventDefault();
    this.#choose(to, { toggle: key === " " && (ctrlKey || metaKey), extend: shiftKey });
    this.#focus(to);
  }

  #choose(index, { toggle, extend }) {
    const [item, selected] = [this.#items[index], this.#items.filter(({ id }) => this.#isSelected(id))];
    if (extend) {
      const [from, to] = [this.#anchor, index].sort((one, other) => one - other);
      this.#whenSelected(this.#items.slice(from, to + 1));
      return;
    }
    this.#anchor = index;
    if (!toggle) this.#whenSelected([item]);
    else if (selected.includes(item)) this.#whenSelected(selected.filter((one) => one !== item));
    else this.#whenSelected(this.#items.filter((one) => one === item || selected.includes(one)));
  }

  #focus(index) {
    for (const row of this.#body.rows) row.tabIndex = -1;
    const row = this.#body.rows[index];
    row.tabIndex = 0;
    row.focus();
  }

  #indexOf(node) {
    return [...this.#body.rows].findIndex((row) => row.contains(node));
  }
}
