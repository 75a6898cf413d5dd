// WebAdmin's own menu and places.

import { DetailPlaces } from "../details/detail-places.js";
import { KINDS } from "../lists/kinds.js";
import { ListPlaces } from "../lists/list-places.js";
import { MainView } from "../lists/main-view.js";
import { SessionsView } from "./sessions-view.js";

/** WebAdmin's landing page while no plug-in adds a place. */
export const LANDING = "vms";

const CONTAINERS = [
  {
    id: "compute",
    label: "Compute",
    icon: "pficon-cpu",
    tokens: ["vms", "templates", "pools", "hosts", "dataCenters", "clusters"],
  },
  { id: "network", label: "Network", icon: "pficon-network", tokens: ["vnicProfiles", "networks"] },
  { id: "storage", label: "Storage", icon: "fa-database", tokens: ["storage", "volumes", "disks"] },
  {
    id: "admin",
    label: "Administration",
    icon: "fa-cog",
    tokens: ["providers", "quota", "sessions", "users", "errata"],
  },
];

/** Adds them and returns what plug-ins can do to them: the lists by their search strings, the detail places. */
export function addBuiltInPlaces({ places, menu, plugins, actionButtons }) {
  const lists = new ListPlaces(places, plugins);
  const details = new DetailPlaces({ places, lists, plugins, actionButtons });

  for (const kind of KINDS) {
    const path = [CONTAINERS.find(({ tokens }) => tokens.includes(kind.token))?.label, kind.label].filter(Boolean);
    const list = lists.add(kind);
    const open = details.add(kind, list, path);
    places.add(kind.token, kind.label, new MainView({ kind, list, lists, path, open, actionButtons }));
  }
  places.add("sessions", "Active User Sessions", new SessionsView(["Administration", "Active User Sessions"]));

  for (const { tokens, ...container } of CONTAINERS) {
    menu.addContainer({ ...container, priority: Number.MAX_VALUE });
    for (const token of tokens) menu.addBuiltInPlace(container.id, { token, label: places.label(token) });
  }
  menu.addPrimaryPlace({ token: "events", label: "Events", icon: "fa-flag", priority: Number.MAX_VALUE });
  return { lists, details };
}
