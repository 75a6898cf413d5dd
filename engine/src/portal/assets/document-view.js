// The frame that WebAdmin's own places share: a path of names and below it the content.

/** A view of a built-in place. */
export class DocumentView {
  #path;
  #root = null;

  /** @param path Names from the menu's container down to the place. */
  constructor(path) {
    this.#path = path;
  }

  attach(container) {
    this.#root = document.createElement("div");
    this.#root.className = "document-view";
    this.#root.append(breadcrumb(this.#path));
    container.append(this.#root);
    this.fill(this.#root);
  }

  detach() {
    this.#root.remove();
    this.#root = null;
  }

  /** Whether the view still shows what it had begun with: false after it was left meanwhile. */
  shows(root) {
    return this.#root === root;
  }
}

/** The message of a place that has nothing to list. */
export function emptyState(title, text) {
  const box = document.createElement("div");
  box.className = "empty-state";
  const heading = document.createElement("h2");
  heading.textContent = title;
  const words = document.createElement("p");
  words.textContent = text;
  box.append(heading, words);
  return box;
}

function breadcrumb(path) {
  const heading = document.createElement("h1");
  heading.className = "breadcrumb";
  path.forEach((name, index) => {
    const part = document.createElement("span");
    part.textContent = name;
    if (index < path.length - 1) part.className = "breadcrumb-parent";
    heading.append(part);
  });
  return heading;
}
