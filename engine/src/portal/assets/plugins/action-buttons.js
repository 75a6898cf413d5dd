// The buttons of tables, the portal's own and those that plug-ins add, by the token of the table's place
// (plug-in contract 3, "Buttons").

import { index, option } from "./options.js";
import { invoke } from "./invoke.js";

export class ActionButtons {
  #buttons = new Map();
  #whenAdded = [];
  #log;

  constructor(log) {
    this.#log = log;
  }

  /** Adds a button at the index that it asks for. */
  add(token, label, wanted) {
    const buttons = this.of(token);
    buttons.splice(index(wanted, "index"), 0, this.#button(label, wanted));
    this.#buttons.set(token, buttons);
    for (const listener of this.#whenAdded) listener(token);
  }

  /** The buttons of a place, from left to right. */
  of(token) {
    return this.#buttons.get(token) ?? [];
  }

  /** Calls `listener` with the token of each place that gets a button. */
  onAdd(listener) {
    this.#whenAdded.push(listener);
  }

  #button(label, wanted) {
    const failed = (error) => this.#log.severe(`The button ${label} failed: ${error}`);
    // Whatever is no boolean, even something that counts as false elsewhere, is the default.
    const ask = (question, selected, main) => {
      const answer = invoke(wanted?.[question], [selected, main], failed);
      return typeof answer === "boolean" ? answer : true;
    };
    return {
      label: String(label),
      inMoreMenu: option(wanted, "moreMenu", "boolean", false),
      isAccessible: (selected, main) => ask("isAccessible", selected, main),
      isEnabled: (selected, main) => ask("isEnabled", selected, main),
      press: (selected, main) => void invoke(wanted?.onClick, [selected, main], failed),
    };
  }
}
