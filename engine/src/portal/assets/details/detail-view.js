// The details of one entity: its name, the buttons of its kind, tabs, and the content of one of them.

import { element } from "../element.js";
import { print } from "../places/address.js";
import { ActionPanel } from "../lists/action-panel.js";
import { entityType } from "../plugins/entity-types.js";
import { heading } from "../places/heading.js";

export class DetailView {
  #kind;
  #list;
  #path;
  #tabs;
  #tab;
  #places;
  #panel;
  #tabList = element("ul", "tabs");
  #root = null;
  #item = null;

  constructor({ kind, list, path, tabs, tab, places, actionButtons }) {
    this.#kind = kind;
    this.#list = list;
    this.#path = path;
    this.#tabs = tabs;
    this.#tab = tab;
    this.#places = places;
    this.#panel = new ActionPanel(kind.token, actionButtons);
    this.#tabList.setAttribute("role", "tablist");
  }

  /** An address without a name, as plug-ins' tabs have, is about what is selected. */
  async attach(container, { name }) {
    const root = element("div", "document-view");
    this.#root = root;
    container.append(root);
    const item = this.#selected(name) ?? (name && (await this.#find(name)));
    if (this.#root !== root) return; // Left meanwhile.
    if (item) this.#fill(item);
    else this.#places.replace(this.#kind.token);
  }

  detach() {
    if (this.#item) this.#tab.body.detach();
    this.#root.remove();
    this.#root = null;
    this.#item = null;
  }

  /** Draws the tabs anew, of which there are more or less now. */
  showTabs() {
    if (!this.#item) return;
    const name = this.#kind.title(this.#item);
    this.#tabList.replaceChildren(
      ...this.#tabs
        .filter(({ accessible }) => accessible)
        .map((tab) => {
          const link = element("a", "tab", tab.label);
          link.href = print(tab.token, tab.isPlugin ? {} : { name });
          link.setAttribute("role", "tab");
          link.setAttribute("aria-selected", String(tab === this.#tab));
          const item = element("li", "", link);
          item.setAttribute("role", "presentation");
          return item;
        }),
    );
  }

  setContentUrl(url) {
    this.#tab.body.setContentUrl?.(url);
  }

  setUnloadHandler(handler) {
    this.#tab.body.setUnloadHandler?.(handler);
  }

  #selected(name) {
    const [item, ...others] = this.#list.selected;
    return others.length === 0 && (name === undefined || (item && this.#kind.title(item) === name)) ? item : undefined;
  }

  async #find(name) {
    const item = await this.#list.find(name).catch(() => undefined);
    if (item) this.#list.select([item]);
    return item;
  }

  #fill(item) {
    this.#item = item;
    const above = [...this.#path.slice(0, -1), [this.#path.at(-1), print(this.#kind.token)]];
    const content = element("div", "tab-content");
    content.setAttribute("role", "tabpanel");
    content.setAttribute("aria-label", this.#tab.label);
    this.#panel.update([entityType(this.#kind.type).entity(item)]);
    this.showTabs();
    const title = element("div", "toolbar-line", heading([...above, this.#kind.title(item)]), this.#panel.element);
    this.#root.append(title, this.#tabList, content);
    this.#tab.body.attach(content, item);
  }
}
