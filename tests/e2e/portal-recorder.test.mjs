// The recorder of what plug-ins touch of the portal's window beside `pluginApi`
// (plug-in contract 7.2, E17).

import assert from "node:assert/strict";
import { test } from "node:test";
import { menuLink, openPortal, place, plugin } from "./portal-page.mjs";

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
