// The tab Events: those that name the entity. Its table can get buttons of plug-ins.

import { element, emptyState } from "../element.js";
import { ActionPanel } from "../lists/action-panel.js";
import { entityType } from "../plugins/entity-types.js";
import { Grid } from "../lists/grid.js";
import { KINDS } from "../lists/kinds.js";
import { offers, readList } from "../api/rest.js";
import { tellSelection } from "../lists/list-places.js";

const EVENTS = KINDS.find(({ type }) => type === "Event");
const { entity: eventEntity } = entityType("Event");

export class EventsTab {
  #kind;
  #plugins;
  #panel;
  #grid;
  #root;
  #events = [];
  #selected = new Set();
  #item = null;

  constructor(kind, token, { plugins, actionButtons }) {
    this.#kind = kind;
    this.#plugins = plugins;
    this.#panel = new ActionPanel(token, actionButtons);
    this.#grid = new Grid({
      label: EVENTS.label,
      columns: EVENTS.columns,
      isSelected: (id) => this.#selected.has(id),
      whenSelected: (events) => this.#select(events),
    });
    this.#root = element("div", "", this.#panel.element, this.#grid.element);
  }

  async attach(container, item) {
    this.#item = item;
    this.#events = [];
    this.#selected.clear();
    this.#show();
    container.append(this.#root);
    try {
      const events = (await offers(EVENTS.collection)) ? await readList(`/${EVENTS.collection}`) : [];
      if (this.#item !== item) return; // Left meanwhile.
      this.#events = events.filter((event) => event[this.#kind.events]?.id === item.id);
      this.#show();
    } catch (error) {
      if (this.#item === item) container.append(emptyState("Events could not be read", error.message));
    }
  }

  detach() {
    this.#item = null;
    this.#root.remove();
  }

  #select(events) {
    this.#selected = new Set(events.map(({ id }) => id));
    this.#grid.showSelection();
    tellSelection(this.#plugins, "DetailItemSelectionChange", this.#selectedEntities());
    this.#updatePanel();
  }

  #selectedEntities() {
    return this.#events.filter(({ id }) => this.#selected.has(id)).map(eventEntity);
  }

  #show() {
    this.#grid.show(this.#events, () => undefined);
    this.#updatePanel();
  }

  #updatePanel() {
    this.#panel.update(this.#selectedEntities(), entityType(this.#kind.type).entity(this.#item));
  }
}
