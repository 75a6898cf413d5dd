// Plug-ins that mean no good beside ours: the page treats them as the contract says, and ours works on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browser.mjs";
import { dist } from "./engine.mjs";
import { call, menuLink, openPortal, row } from "./portal-page.mjs";
import { tasksTab } from "./tasks-tab.mjs";

const hostile = (script, rest) => ({ name: "hostile", lazyLoad: false, script, ...rest });

/** Opens the portal with our plug-in and another one; the tab Tasks must show what the engine has. */
async function opensTasksBeside(t, plugin, options) {
  const { page, engine } = await openPortal(t, { plugins: [plugin], folders: [dist], ...options });
  await engine.scenario([{ description: "Clone VM web01" }]);
  await menuLink(page, "Tasks").click();
  const tasks = tasksTab(page);
  await tasks.row("Clone VM web01").waitFor();
  return { page, engine, tasks };
}

const stillWorks = async (tasks) => {
  await tasks.createJob("Still here");
  await tasks.showsStatus("Still here", "Started");
};

test("one that throws in UiInit is removed", async (t) => {
  const script = `api.register({ UiInit() { throw new Error("hostile"); } }); api.ready();`;
  const { page, tasks } = await opensTasksBeside(t, hostile(script), { allow: [/Plug-in hostile failed in UiInit/] });
  assert.equal(await page.locator("body > iframe").count(), 1);
  await stillWorks(tasks);
});

test("one that throws in a handler is removed at that moment", async (t) => {
  const script = `api.register({ EventSelectionChange() { throw new Error("hostile"); } }); api.ready();`;
  const { page, engine } = await openPortal(t, {
    plugins: [hostile(script)],
    folders: [dist],
    hash: "#events",
    collections: { events: [{ id: "1", description: "Something happened", severity: "normal", time: 0 }] },
    allow: [/Plug-in hostile failed in EventSelectionChange/]
  });
  await engine.scenario([{ description: "Clone VM web01" }]);
  assert.equal(await page.locator("body > iframe").count(), 2);
  await row(page, "Something happened").click();
  await until("the removal", async () => (await page.locator("body > iframe").count()) === 1);
  await menuLink(page, "Tasks").click();
  await tasksTab(page).row("Clone VM web01").waitFor();
});

test("one that never says ready holds up the whole portal if it is not lazy", async (t) => {
  const { page } = await openPortal(t, { plugins: [hostile("")], folders: [dist] });
  await page.getByText("The portal waits until these plug-ins are ready: hostile.").waitFor();
  assert.equal(await page.locator("main iframe").count(), 0);
});

test("one that never says ready harms nobody if it is lazy", async (t) => {
  const { tasks } = await opensTasksBeside(t, hostile("", { lazyLoad: true }));
  await stillWorks(tasks);
});

test("one that calls the API before it may changes nothing", async (t) => {
  const script = `
    api.addPrimaryMenuPlace("Hostile", "hostile", "plugin/hostile/plugin.html");
    api.showDialog("Hostile", "hostile", "plugin/hostile/plugin.html", "400px", "300px");
    api.showAlert("danger", "Hostile");
    api.ready();
    api.register({});
    api.ready();`;
  const { page, tasks } = await opensTasksBeside(t, hostile(script));
  assert.equal(await menuLink(page, "Hostile").count(), 0);
  assert.equal(await page.getByText("Hostile").count(), 0);
  await stillWorks(tasks);
});

test("a flood of toasts passes, and our tab works on", async (t) => {
  const script = `api.register({}); api.ready();
    window.flood = () => { for (let n = 0; n < 200; n += 1) api.showToast("warning", "Flood " + n); };`;
  const { page, tasks } = await opensTasksBeside(t, hostile(script));
  await page.evaluate(() =>
    [...document.querySelectorAll("body > iframe")].find(({ src }) => src.includes("hostile")).contentWindow.flood()
  );
  await page.getByText("Flood 199").waitFor({ state: "attached" });
  await until("the end of the flood", async () => (await page.getByText("Flood").count()) === 0);
  await stillWorks(tasks);
});

test("one that speaks in our name can do what we can, which is why plug-ins are trusted", async (t) => {
  const script = `api.register({}); api.ready();`;
  const { page, tasks } = await opensTasksBeside(t, hostile(script));
  await call(page, "task-monitor", "setPlaceContentUrl", "task-monitor", "plugin/task-monitor/tasks.html?again");
  await tasks.row("Clone VM web01").waitFor();
  await stillWorks(tasks);
});
