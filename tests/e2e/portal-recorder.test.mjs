// The recorder of what plug-ins touch of the portal's window beside `pluginApi`, and that ours touches nothing
// (plug-in contract 7.2, E17).

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browser.mjs";
import { dist } from "./engine.mjs";
import { menuLink, openPortal, place, plugin } from "./portal-page.mjs";
import { tasksTab } from "./tasks-tab.mjs";

const touched = (page) => page.evaluate(() => window.touchedByPlugins());

test("whatever a plug-in touches of the window is written down, whoever calls it", async (t) => {
  const touches = `
    parent.localStorage;
    parent.name = "mine";
    parent.setTimeout;
    parent.document.querySelector("main");
    window.frameElement.setAttribute("name", "mine");
    parent.userInfo;`;
  const greedy = plugin("greedy", touches, "UserLogin() { parent.leftBehind = 1; parent.history; }");
  const { page } = await openPortal(t, { plugins: [greedy], variants: ["recorder"] });
  await menuLink(page, "Events").waitFor();
  await until("it has heard who signed in, which comes last", async () =>
    (await touched(page)).some((touch) => touch.includes("leftBehind"))
  );
  assert.deepEqual((await touched(page)).sort(), [
    "greedy: Document.querySelector",
    "greedy: Element.setAttribute",
    "greedy: window.history",
    "greedy: window.localStorage",
    "greedy: window.name=",
    "greedy: window.setTimeout",
    "greedy: window.userInfo",
    "somebody: window.leftBehind="
  ]);
});

test("the API, and the title of a plug-in's own frame, may be touched", async (t) => {
  const script = `
    window.frameElement.title = "One";
    parent.parent.pluginApi("one").addPrimaryMenuPlace("Ours", "ours", "plugin/one/place.html");`;
  const places = { "place.html": "<h1>The place</h1>" };
  const host = { name: "one", lazyLoad: false, places };
  const { page } = await openPortal(t, {
    plugins: [{ ...host, script: `api.register({ UiInit() { ${script} } }); api.ready();` }],
    variants: ["recorder"]
  });
  await place(page).getByRole("heading", { name: "The place" }).waitFor();
  assert.deepEqual(await touched(page), []);
});

test("our own plug-in touches nothing, whatever one does in its tab", async (t) => {
  const { page, engine } = await openPortal(t, { folders: [dist], variants: ["recorder"] });
  await engine.scenario([{ description: "Clone VM web01", steps: [{ description: "Copy the blocks" }] }]);
  await menuLink(page, "Tasks").click();
  const tasks = tasksTab(page);
  await tasks.row("Clone VM web01").waitFor();
  await tasks.expandAll();
  await tasks.endAsSucceeded("Copy the blocks");
  await tasks.createJob("Another task");
  await menuLink(page, "Events").click();
  await until("the tab is gone", async () => !page.frames().some((frame) => frame.url().includes("tasks.html")));
  assert.deepEqual(await touched(page), []);
});
