// The one banner over the content.

import { notice, noticeType } from "./notice-type.js";

export class Alerts {
  #slot;
  #count = 0;
  #hide;

  constructor(slot) {
    this.#slot = slot;
  }

  /** Shows a banner, or gives the one that is there another text and counts it. */
  show(type, message, autoHideMs) {
    this.#count += 1;
    const text = this.#count > 1 ? `${message} (${this.#count})` : String(message);
    const banner = notice(noticeType(type), text, () => this.#clear());
    this.#slot.replaceChildren(banner);
    clearTimeout(this.#hide);
    if (autoHideMs > 0) this.#hide = setTimeout(() => this.#clear(), autoHideMs);
  }

  #clear() {
    this.#count = 0;
    this.#slot.replaceChildren();
  }
}
