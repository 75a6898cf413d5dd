// What axe finds wrong with the tab, light and dark, in each of its states: nothing.

import { test } from "node:test";
import { findsNothing } from "./axe.mjs";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";
const STEP = "Copy the blocks";

// Every status, a sub-step, and a task that is not external.
const TASKS = [
  { description: "Backup", status: "finished" },
  { description: "Restore", status: "failed" },
  { description: "Move", status: "aborted" },
  { description: "Import", status: "unknown" },
  { description: "Adding disk", external: false, steps: [{ description: "Write zeroes", progress: 42 }] },
  { description: "Waits", steps: [] },
  { description: JOB, steps: [{ description: "Clone the disk", steps: [{ description: STEP }] }] }
];

const DIALOGS = [
  { of: JOB, entry: "Add step…", button: "Add" },
  { of: JOB, entry: "End as failed…", button: "End as failed" },
  { of: JOB, entry: "Force end…", button: "Force end as succeeded" },
  { of: JOB, entry: "Clear…", button: "Clear" },
  { of: STEP, entry: "Add sub-step…", button: "Add" },
  { of: STEP, entry: "End as failed…", button: "End as failed" },
  { of: STEP, entry: "End as succeeded…", button: "End as succeeded" }
];

const PANELS = {
  "Shift+F": "Filter",
  "Shift+V": "View",
  "Shift+A": "Needs attention",
  "Shift+E": "Export",
  "?": "Keyboard shortcuts"
};

for (const colorScheme of ["light", "dark"]) {
  const openTab = async (t, tasks = []) => {
    const engine = await startEngine(t);
    await engine.scenario(tasks);
    const page = await openPage(t, { colorScheme, allow: [/Failed to load resource.*400/] });
    return { engine, page, tasks: await openTasksTab(page, engine) };
  };
  const main = (tasks) => tasks.frame.getByRole("main");

  test(`the tree with rows of every status, and its menu: ${colorScheme}`, async (t) => {
    const { tasks } = await openTab(t, TASKS);
    await tasks.row(JOB).waitFor();
    await findsNothing(main(tasks), "closed rows");
    await tasks.expandAll();
    await tasks.row(STEP).waitFor();
    await tasks.row("No steps yet").first().waitFor();
    await findsNothing(main(tasks), "open rows");
    await tasks.openMenu("Adding disk");
    await findsNothing(main(tasks), "a menu with reasons");
  });

  test(`each dialog: ${colorScheme}`, async (t) => {
    const { page, tasks } = await openTab(t, TASKS);
    await tasks.row(JOB).waitFor();
    await tasks.expandAll();
    await tasks.row(STEP).waitFor();
    for (const { of, entry, button } of DIALOGS) {
      const dialog = await tasks.choose(of, entry);
      await dialog.waitFor();
      await findsNothing(dialog, `${entry} of ${of}`);
      await dialog.getByRole("button", { name: button, exact: true }).hover();
      await findsNothing(dialog, `${entry} of ${of}, about to be done`);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
  });

  test(`a dialog with a missing description, one that was refused, and what is told of success: ${colorScheme}`, async (t) => {
    const { engine, tasks } = await openTab(t);
    await tasks.frame.getByText("No tasks").waitFor();
    await tasks.frame.getByRole("button", { name: "Create task" }).first().click();
    const dialog = tasks.dialog();
    const create = dialog.getByRole("button", { name: "Create", exact: true });
    await create.click();
    await dialog.getByText("Type a description.").waitFor();
    await findsNothing(dialog, "a missing description");
    await dialog.getByLabel("Description").fill(JOB);
    await engine.fault({ path: "/jobs", method: "POST", kind: "status", status: 400 });
    await create.click();
    await dialog.getByText("The engine refused this.").waitFor();
    await findsNothing(dialog, "a refusal");
    await tasks.confirm("Create");
    await tasks.frame.getByText(`Created “${JOB}”.`).waitFor();
    await findsNothing(main(tasks), "a notice");
  });

  test(`each panel: ${colorScheme}`, async (t) => {
    const { page, tasks } = await openTab(t, TASKS);
    await tasks.row(JOB).click();
    for (const [key, name] of Object.entries(PANELS)) {
      await page.keyboard.press(key);
      const panel = tasks.frame.getByRole("dialog", { name });
      await panel.waitFor();
      await findsNothing(panel, name);
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "detached" });
    }
    await tasks.frame.getByRole("button", { name: "More" }).click();
    await findsNothing(tasks.frame.getByRole("menu", { name: "More" }), "the menu");
  });

  test(`no tasks, and trouble: ${colorScheme}`, async (t) => {
    const { engine, tasks } = await openTab(t);
    await tasks.frame.getByText("No tasks").waitFor();
    await findsNothing(main(tasks), "no tasks");
    await engine.fault({ path: "/jobs", method: "GET", times: 1000, kind: "status", status: 400 });
    await tasks.refresh();
    await tasks.alert("may not see").waitFor();
    await findsNothing(main(tasks), "trouble");
  });

  test(`the page that signs in: ${colorScheme}`, async (t) => {
    const engine = await startEngine(t);
    // An engine serves plug-in files only once it has served the portal page (plug-in contract 1.4).
    await fetch(engine.portal);
    const page = await openPage(t, { colorScheme, allow: [/Failed to load resource.*400/] });
    await page.goto(engine.pluginFile("tasks.html"));
    await page.getByLabel("User name").fill("admin@internal");
    await findsNothing(page.getByRole("main"), "before");
    await page.getByLabel("Password").fill("wrong");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").getByText("did not accept").waitFor();
    await findsNothing(page.getByRole("main"), "refused");
  });
}
