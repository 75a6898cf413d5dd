// The life cycle of plug-ins in the portal page (plug-in contract 2).

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openPortal as open, TELL, told } from "./portal-page.mjs";
import { addsPlaces, pluginFolder } from "./portal-plugins.mjs";

/** Opens the portal page with these plug-ins. */
const openPortal = async (t, plugins, options) => (await open(t, { plugins, ...options })).page;

/** Waits until the page shows its first place, which is after every plug-in that is not lazy. */
const started = (page) => page.locator("[aria-current=page]").waitFor({ state: "attached" });

test("a plug-in registers, is initialized inside ready() and then gets what waited for it", async (t) => {
  const script = `${TELL}
    api.register({
      UiInit(...args) { tell("UiInit", ...args); },
      UserLogin(...args) { tell("UserLogin", ...args); }
    });
    api.register({ UiInit() { tell("a later registration"); } });
    tell("before");
    tell("ready", api.ready());
    api.ready();`;
  const page = await openPortal(t, [{ name: "one", lazyLoad: false, script }]);
  await started(page);
  const id = await page.evaluate(() => window.userInfo.id);
  assert.deepEqual(await told(page), [["before"], ["UiInit"], ["UserLogin", "admin@internal", id], ["ready", undefined]]);
});

test("a plug-in may ask while it loads, and change the portal only from UiInit on", async (t) => {
  const script = `${TELL}
    const name = () => api.loginUserName();
    const add = (token) => api.addPrimaryMenuPlace(token, token, "plugin/one/place.html");
    tell(name(), api.ssoToken() === parent.userInfo.ssoToken, api.engineBaseUrl() === location.origin + "/ovirt-engine");
    tell(api.currentLocale(), api.configObject(), api.pluginName, parent.pluginApi("one") === api);
    add("too-early");
    api.ready();
    add("still-too-early");
    api.register({ UiInit() { add("in-time"); } });
    api.ready();
    add("later");`;
  const site = { config: { list: [3] } };
  const config = { label: "L", list: [1, 2] };
  const page = await openPortal(t, [{ name: "one", lazyLoad: false, script, config, site, places: { "place.html": "" } }]);
  await started(page);
  assert.deepEqual(await told(page), [
    ["admin@internal", true, true],
    ["en-US", { label: "L", list: [3] }, "one", false]
  ]);
  const menu = page.getByRole("navigation", { name: "Main menu" });
  await menu.getByRole("link", { name: "later" }).waitFor();
  assert.equal(await menu.getByRole("link", { name: "in-time" }).count(), 1);
  assert.equal(await menu.getByRole("link", { name: /too-early/ }).count(), 0);
});

test("only a plug-in that is known gets anything", async (t) => {
  const page = await openPortal(t, [{ name: "one", script: addsPlaces({}) }]);
  await started(page);
  const answers = await page.evaluate(() => {
    const api = window.pluginApi("nobody");
    return [api.pluginName, api.loginUserName(), api.ssoToken(), api.showToast("info", "text"), api.ready()];
  });
  assert.deepEqual(answers, ["nobody", undefined, undefined, undefined, undefined]);
  assert.equal(await page.getByRole("status").filter({ hasText: "text" }).count(), 0);
});

for (const [where, handlers] of [
  ["UiInit", `UiInit() { throw new Error("broken"); }`],
  ["an event", `UiInit() {}, UserLogin() { throw new Error("broken"); }`]
]) {
  test(`a plug-in that throws in ${where} is removed, and the others stay`, async (t) => {
    const bad = { name: "bad", lazyLoad: false, script: `api.register({ ${handlers} }); api.ready();` };
    const places = { good: { label: "Good", url: "plugin/good/place.html" } };
    const good = { name: "good", lazyLoad: false, script: addsPlaces(places), places: { "place.html": "<p>Here</p>" } };
    const page = await openPortal(t, [bad, good], { allow: [/Plug-in bad failed in .* broken/] });
    await page.frameLocator("main iframe").getByText("Here").waitFor();
    const hosts = await page.locator("body > iframe").evaluateAll((frames) => frames.map((frame) => frame.src));
    assert.deepEqual(hosts.map((url) => new URL(url).pathname), ["/ovirt-engine/webadmin/plugin/good/plugin.html"]);
    assert.equal(await page.evaluate(() => window.pluginApi("bad").loginUserName()), undefined);
  });
}

test("errors that come later do no harm", async (t) => {
  const script = `api.register({ UiInit() { Promise.reject(new Error("later")); } }); api.ready();`;
  const page = await openPortal(t, [{ name: "one", lazyLoad: false, script }], { allow: [/later/] });
  await started(page);
  assert.equal(await page.evaluate(() => window.pluginApi("one").loginUserName()), "admin@internal");
});

test("a disabled plug-in is told to the page and never loaded", async (t) => {
  const script = addsPlaces({ off: { label: "Off", url: "plugin/off/plugin.html" } });
  const page = await openPortal(t, [{ name: "off", lazyLoad: false, script, site: { enabled: false } }]);
  await started(page);
  assert.equal(await page.evaluate(() => window.pluginDefinitions[0].enabled), false);
  assert.equal(await page.locator("iframe").count(), 0);
});

test("the portal waits without a limit for a plug-in that is not lazy, and says so", async (t) => {
  const engine = await startEngine(t, { plugins: [await pluginFolder(t, { name: "slow", lazyLoad: false })] });
  const page = await openPage(t);
  await page.clock.install();
  await page.goto(engine.portal);
  await page.clock.fastForward(3_600_000);
  await page.getByText("waits until these plug-ins are ready: slow").waitFor();
  assert.equal(await page.locator("[aria-current=page]").count(), 0);
  await page.evaluate(() => {
    const api = window.pluginApi("slow");
    api.register({ UiInit() {} });
    api.ready();
  });
  await started(page);
  await page.getByText("waits until").waitFor({ state: "detached" });
});

test("the portal does not wait for a lazy plug-in", async (t) => {
  const page = await openPortal(t, [{ name: "slow", lazyLoad: true }]);
  await started(page);
});

test("messages reach only those who allowed their origin", async (t) => {
  const script = (origins) => `${TELL}
    api.options({ allowedMessageOrigins: ${origins} });
    api.register({ MessageReceived(...args) { tell(api.pluginName, args.length, typeof args[0]); } });
    api.ready();`;
  const page = await openPortal(t, [
    { name: "any", lazyLoad: false, script: script(`"*"`) },
    { name: "none", lazyLoad: false, script: script("[]") },
    { name: "other", lazyLoad: false, script: script(`["https://elsewhere.example.org"]`) },
    { name: "same", lazyLoad: false, script: script("[location.origin]") }
  ]);
  await started(page);
  await page.evaluate(() => {
    window.postMessage("hello", "*");
    window.postMessage(null, "*");
  });
  await page.waitForFunction(() => window.told?.length === 4);
  assert.deepEqual(await told(page), [
    ["any", 2, "string"],
    ["same", 2, "string"],
    ["any", 1, "object"],
    ["same", 1, "object"]
  ]);
});

test("a host page lives in a frame of no size, with nothing that names or restricts it", async (t) => {
  const page = await openPortal(t, [{ name: "one", script: addsPlaces({}) }]);
  await started(page);
  const frame = page.locator("body > iframe");
  const attributes = await frame.evaluate((element) => element.getAttributeNames());
  assert.deepEqual(attributes.sort(), ["frameborder", "src", "style"]);
  const { width, height } = await frame.evaluate((element) => element.getBoundingClientRect().toJSON());
  assert.deepEqual([width, height], [0, 0]);
});
