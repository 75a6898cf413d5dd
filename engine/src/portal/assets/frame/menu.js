// The vertical menu: primary items, of which containers hold secondary ones (plug-in contract 3, "Places").

import { button, element, icon as drawn } from "../element.js";

export class Menu {
  #list;
  #containers = new Map();
  #primaryLinks = new Map();
  #builtInLinks = new Map();

  constructor(list) {
    this.#list = list;
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#closeAll();
    });
  }

  /** Adds a container of secondary items; an id that is taken keeps its container. */
  addContainer({ id, label, icon, priority }) {
    if (this.#containers.has(id)) return;
    const { item, list } = container(label, icon);
    this.#containers.set(id, { item, list });
    insert(this.#list, item, priority);
  }

  /** Adds an item that reveals a place. */
  addPrimaryPlace({ token, label, icon, priority }) {
    const item = element("li", "menu-item");
    const link = element("a", "menu-primary", drawn(icon, "menu-icon"), element("span", "menu-label", label));
    link.href = `#${token}`;
    item.append(link);
    // As in WebAdmin, an item with an icon looks active until the next place is revealed.
    if (icon) mark(item, true);
    this.#primaryLinks.set(token, { item, link });
    insert(this.#list, item, priority);
  }

  /** Adds an item to a container; without that container there is no item, but the place can be revealed. */
  addSecondaryPlace(containerId, { token, label, priority }) {
    const found = this.#containers.get(containerId);
    if (found) insert(found.list, secondary(token, label).item, priority);
  }

  /** Adds one of the portal's own items. Unlike a plug-in's secondary item it is marked while it is shown. */
  addBuiltInPlace(containerId, { token, label }) {
    const found = this.#containers.get(containerId);
    const { item, link } = secondary(token, label);
    found.list.append(item);
    this.#builtInLinks.set(token, { item: found.item, link });
  }

  /** Marks the item of the place that is shown. */
  markCurrent(token) {
    this.#closeAll();
    const links = [...this.#primaryLinks, ...this.#builtInLinks];
    for (const [, { item, link }] of links) {
      mark(item, false);
      link.removeAttribute("aria-current");
    }
    // Details count as the main place that they belong to: `vms-general` as `vms`.
    const main = token.split("-")[0];
    const shown = this.#primaryLinks.get(token) ?? this.#builtInLinks.get(token) ?? this.#builtInLinks.get(main);
    if (!shown) return;
    mark(shown.item, true);
    shown.link.setAttribute("aria-current", "page");
  }

  #closeAll() {
    for (const { item } of this.#containers.values()) open(item, false);
  }
}

function container(label, icon) {
  const list = element("ul", "flyout-list");
  // A mouse has opened it by getting here; a finger or a key opens and closes.
  const opener = button(
    "menu-primary",
    ({ pointerType }) => open(item, pointerType === "mouse" || !isOpen(item)),
    drawn(icon, "menu-icon"),
    element("span", "menu-label", label),
    drawn("fa-angle-right", "menu-arrow"),
  );
  const item = element("li", "menu-item", opener, element("div", "flyout", element("h2", "flyout-title", label), list));
  open(item, false);
  item.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && open(item, true));
  item.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && open(item, false));
  item.addEventListener("focusout", ({ relatedTarget }) => {
    if (!item.contains(relatedTarget)) open(item, false);
  });
  return { item, list };
}

function secondary(token, label) {
  const link = element("a", "flyout-link", label);
  link.href = `#${token}`;
  return { item: element("li", "", link), link };
}

function open(item, isOpen) {
  item.firstElementChild.setAttribute("aria-expanded", String(isOpen));
}

function isOpen(item) {
  return item.firstElementChild.getAttribute("aria-expanded") === "true";
}

function mark(item, active) {
  item.classList.toggle("active", active);
}

/** A priority is an index into the list as it is now; too large a one appends. */
function insert(list, item, priority) {
  list.insertBefore(item, list.children[priority] ?? null);
}
