// Short notes at the upper right that go by themselves.

import { notice } from "./notice-type.js";

/** How long WebAdmin shows a toast, in milliseconds. */
const SHOWN_FOR = 8000;

export class Toasts {
  #slot;
  #mayDisturb;

  /** @param mayDisturb Tells whether the user wants to see any. */
  constructor(slot, mayDisturb) {
    this.#slot = slot;
    this.#mayDisturb = mayDisturb;
  }

  show(type, message) {
    if (!this.#mayDisturb()) return;
    const toast = notice(type, String(message), () => toast.remove());
    toast.classList.add("toast");
    this.#slot.append(toast);
    setTimeout(() => toast.remove(), SHOWN_FOR);
  }
}
