// Administration, Active User Sessions: the one list of WebAdmin that the engine's API has no collection for.

import { element, emptyState } from "../element.js";
import { heading } from "./heading.js";

export class SessionsView {
  #path;
  #root = null;

  constructor(path) {
    this.#path = path;
  }

  attach(container) {
    const text = "An oVirt engine tells it to its own portal only, and not to clients of its API.";
    this.#root = element(
      "div",
      "document-view",
      heading(this.#path),
      emptyState("The embedded engine has no list of Active User Sessions", text),
    );
    container.append(this.#root);
  }

  detach() {
    this.#root.remove();
  }
}
