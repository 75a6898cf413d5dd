// WebAdmin's own menu and places. The embedded engine has next to nothing to show in them, and says so.

import { AbsentView } from "./absent-view.js";
import { UsersView } from "./users-view.js";

/** WebAdmin's landing page while no plug-in adds a place. */
export const LANDING = "vms";

const CONTAINERS = [
  {
    id: "compute",
    label: "Compute",
    icon: "pficon-cpu",
    places: {
      vms: "Virtual Machines",
      templates: "Templates",
      pools: "Pools",
      hosts: "Hosts",
      dataCenters: "Data Centers",
      clusters: "Clusters",
    },
  },
  {
    id: "network",
    label: "Network",
    icon: "pficon-network",
    places: { vnicProfiles: "vNIC Profiles", networks: "Networks" },
  },
  {
    id: "storage",
    label: "Storage",
    icon: "fa-database",
    places: { storage: "Domains", volumes: "Volumes", disks: "Disks" },
  },
  {
    id: "admin",
    label: "Administration",
    icon: "fa-cog",
    places: {
      providers: "Providers",
      quota: "Quota",
      sessions: "Active User Sessions",
      users: "Users",
      errata: "Errata",
    },
  },
];

export function addBuiltInPlaces(places, menu) {
  for (const { id, label, icon, places: labels } of CONTAINERS) {
    menu.addContainer({ id, label, icon, priority: Number.MAX_VALUE });
    for (const [token, name] of Object.entries(labels)) {
      const path = [label, name];
      places.add(token, name, token === "users" ? new UsersView(path) : new AbsentView(path));
      menu.addBuiltInPlace(id, { token, label: name });
    }
  }
  places.add("events", "Events", new AbsentView(["Events"]));
  menu.addPrimaryPlace({ token: "events", label: "Events", icon: "fa-flag", priority: Number.MAX_VALUE });
}
