// The installed plug-in as people meet it: in the portal page of an engine whose plug-ins lie in the given root.

import { join } from "node:path";
import { openPage } from "../e2e/browser.mjs";
import { startEngine } from "../e2e/engine.mjs";
import { openTasksTab } from "../e2e/tasks-tab.mjs";
import { PLUGINS } from "./engine-root.mjs";

/** Opens the tab Tasks of the plug-in that is installed in `root`, and waits for a row in it. */
export async function showsRows(t, root) {
  const settings = join(root, "etc/ovirt-engine/ui-plugins");
  const engine = await startEngine(t, { plugins: [join(root, PLUGINS)], flags: ["--plugin-config", settings] });
  await engine.scenario([{ description: "Clone VM web01" }]);
  const tasks = await openTasksTab(await openPage(t), engine);
  await tasks.row("Clone VM web01").waitFor();
  return { engine, tasks };
}
