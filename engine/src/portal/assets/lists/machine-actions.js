// WebAdmin's own buttons over virtual machines: commands of the engine, each of which is a task while it runs.

import { command } from "../api/rest.js";

/** What can be done, how the API calls it, and to machines of which status. */
const ACTIONS = [
  { label: "Run", action: "start", of: "Down" },
  { label: "Shutdown", action: "shutdown", of: "Up" },
  { label: "Migrate", action: "migrate", of: "Up" },
];

/** Adds them to the table `vms`; what the engine refuses is told by an alert. */
export function addMachineActions(actionButtons, alerts) {
  for (const { label, action, of } of ACTIONS) {
    actionButtons.add("vms", label, {
      isEnabled: (machines) => machines.length > 0 && machines.every(({ status }) => status === of),
      onClick: (machines) => {
        for (const { id, name } of machines) {
          const tell = (error) => alerts.show("danger", `${label} ${name}: ${error.message}`, 0);
          command(`/vms/${id}/${action}`).catch(tell);
        }
      },
    });
  }
}
