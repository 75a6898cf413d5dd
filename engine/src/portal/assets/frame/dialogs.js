// Modal dialogs that plug-ins show, each with a document of theirs (plug-in contract 3, "Dialogs and messages").

import { button, element } from "../element.js";
import { invoke } from "../plugins/invoke.js";

export class Dialogs {
  #log;
  #open = new Map();

  constructor(log) {
    this.#log = log;
  }

  /** Shows a dialog over everything else; one that has its token is shown no longer. */
  show({ title, token, url, width, height, buttons, closeIconVisible, closeOnEscKey }) {
    this.close(token);
    const content = element("iframe", "dialog-content");
    content.setAttribute("frameborder", "0");
    content.src = url;
    const heading = element("h2", "", String(title));
    heading.id = `dialog-title-${this.#open.size}`;
    const dialog = element("dialog", "dialog", element("div", "dialog-header", heading), content);
    dialog.setAttribute("aria-labelledby", heading.id);
    Object.assign(dialog.style, { width, height });
    if (closeIconVisible) {
      const close = button("dialog-close", () => this.close(token));
      close.setAttribute("aria-label", "Close");
      dialog.firstElementChild.append(close);
    }
    if (buttons.length > 0) dialog.append(element("div", "dialog-footer", ...buttons.map((one) => this.#button(one))));
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      // The browser would close it by itself, and some at the second time even against the page's will.
      event.preventDefault();
      if (closeOnEscKey) this.close(token);
    });
    this.#open.set(token, { dialog, content });
    document.body.append(dialog);
    dialog.showModal();
  }

  setContentUrl(token, url) {
    const found = this.#open.get(token);
    if (found) found.content.src = url;
  }

  /** Takes a dialog away, and with it its document. */
  close(token) {
    this.#open.get(token)?.dialog.remove();
    this.#open.delete(token);
  }

  #button({ label, onClick }) {
    const failed = (error) => this.#log.severe(`The dialog button ${label} of a plug-in failed: ${error}`);
    return button("action-button", () => invoke(onClick, [], failed), String(label));
  }
}
