// A place of WebAdmin for which the embedded engine has nothing.

import { DocumentView, emptyState } from "./document-view.js";

export class AbsentView extends DocumentView {
  #name;

  constructor(path) {
    super(path);
    this.#name = path.at(-1);
  }

  fill(root) {
    const text = "It keeps jobs, steps and users, which is what tasks are made of. An oVirt engine has its list here.";
    root.append(emptyState(`The embedded engine has no list of ${this.#name}`, text));
  }
}
