// The detail places of WebAdmin's entities: tabs of the portal's own, and those that plug-ins add.

import { print } from "../places/address.js";
import { DetailView } from "./detail-view.js";
import { entityType } from "../plugins/entity-types.js";
import { EventsTab } from "./events-tab.js";
import { GeneralTab } from "./general-tab.js";
import { PlaceFrame } from "../places/place-frame.js";

export class DetailPlaces {
  #portal;
  #kinds = new Map();

  constructor(portal) {
    this.#portal = portal;
  }

  /** Adds the portal's own tabs of a kind; returns what gives the address of an item's details. */
  add(kind, list, path) {
    if (!entityType(kind.type).details) return undefined;
    this.#kinds.set(kind.type, { kind, list, path, tabs: [] });
    const general = `${kind.token}-general`;
    this.#addTab(kind.type, { token: general, label: "General", priority: 0, body: new GeneralTab(kind, list) });
    if (kind.events) {
      const token = eventsToken(kind);
      this.#addTab(kind.type, { token, label: "Events", priority: 1, body: new EventsTab(kind, token, this.#portal) });
    }
    return (item) => print(general, { name: kind.title(item) });
  }

  /** Adds a tab whose content is a document of a plug-in's. */
  addFrame(type, { label, token, url, priority }) {
    this.#addTab(type, { token, label, priority, body: new PlaceFrame(url), isPlugin: true });
  }

  /** Shows or hides a plug-in's tab. */
  setAccessible(token, accessible) {
    for (const { tabs } of this.#kinds.values()) {
      const tab = tabs.find((one) => one.token === token && one.isPlugin);
      if (!tab) continue;
      tab.accessible = accessible;
      for (const { view } of tabs) view.showTabs();
    }
  }

  /** The token of a tab with a table, which can get buttons. */
  tokenOf(type, detailPlaceId) {
    const found = this.#kinds.get(type);
    return detailPlaceId === "Event" && found?.kind.events ? eventsToken(found.kind) : undefined;
  }

  #addTab(type, wanted) {
    const { kind, list, path, tabs } = this.#kinds.get(type);
    const tab = { accessible: true, ...wanted };
    tab.view = new DetailView({ kind, list, path, tabs, tab, ...this.#portal });
    tabs.push(tab);
    tabs.sort((one, other) => one.priority - other.priority);
    this.#portal.places.add(tab.token, `${kind.label} - ${tab.label}`, tab.view);
    for (const { view } of tabs) view.showTabs();
  }
}

const eventsToken = ({ token }) => `${token}-events`;
