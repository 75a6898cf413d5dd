// The functions that plug-ins can call: which there are, when they do something, and when it happens
// (plug-in contract 2.2, 2.3, 3).

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browser.mjs";
import { call, hash, menuLink, openPortal, place, plugin, TELL, told } from "./portal-page.mjs";

const ACTING = [
  "addPrimaryMenuPlace",
  "addPrimaryMenuContainer",
  "addSecondaryMenuPlace",
  "addDetailPlace",
  "setPlaceContentUrl",
  "setPlaceUnloadHandler",
  "setPlaceAccessible",
  "addMenuPlaceActionButton",
  "addDetailPlaceActionButton",
  "showDialog",
  "setDialogContentUrl",
  "closeDialog",
  "revealPlace",
  "setSearchString",
  "showAlert",
  "showToast"
];
const READING = [
  "loginUserName",
  "loginUserId",
  "ssoToken",
  "engineBaseUrl",
  "currentLocale",
  "currentPlace",
  "rootTag"
];
const IN_ANY_STATE = ["register", "options", "ready", "configObject", "logger", "reportFatalError"];
const DEPRECATED = [
  "addMainTab",
  "addSubTab",
  "setTabContentUrl",
  "setTabAccessible",
  "addMainTabActionButton",
  "addSubTabActionButton"
];

const PLACES = { "first.html": "<h1>The first place</h1>", "second.html": "<h1>The second place</h1>" };

test("there are exactly WebAdmin's functions, on an object that holds nothing but the name", async (t) => {
  const { page } = await openPortal(t, { plugins: [plugin("one")] });
  const [own, inherited, isFresh] = await page.evaluate(() => {
    const api = window.pluginApi("one");
    const functions = Object.getOwnPropertyNames(Object.getPrototypeOf(api));
    return [Object.entries(api), functions, api !== window.pluginApi("one")];
  });
  assert.deepEqual(own, [["pluginName", "one"]]);
  const wanted = ["pluginName", ...ACTING, ...READING, ...IN_ANY_STATE, ...DEPRECATED];
  assert.deepEqual(inherited.sort(), wanted.sort());
  assert.ok(isFresh);
});

/** Tries every function of the plug-in `one`, and returns what each gave. */
const TRY_ALL = `(api) => {
  const acted = ${JSON.stringify(ACTING)}.map((name) => api[name]("nobody", "nobody", "nobody", "nobody"));
  const read = ${JSON.stringify(READING)}.filter((name) => api[name]() !== undefined);
  const given = acted.filter((result) => result !== undefined);
  return { acted: given, read, config: api.configObject(), log: typeof api.logger().info };
}`;

test("before UiInit and after a failure nothing is changed, and after a failure nothing is told", async (t) => {
  const script = `${TELL}
    tell((${TRY_ALL})(api));
    api.register({ UiInit() { throw new Error("broken"); } });
    api.ready();`;
  const broken = { name: "one", lazyLoad: false, script, config: { a: 1 } };
  const { page } = await openPortal(t, { plugins: [broken], allow: [/Plug-in one failed in UiInit/] });
  await menuLink(page, "Events").waitFor();
  const whileLoading = (await told(page))[0][0];
  const afterFailure = await page.evaluate(`(${TRY_ALL})(window.pluginApi("one"))`);
  assert.deepEqual(whileLoading, { acted: [], read: READING, config: { a: 1 }, log: "function" });
  assert.deepEqual(afterFailure, { acted: [], read: [], config: { a: 1 }, log: "function" });
  assert.equal(await menuLink(page, "nobody").count(), 0);
  assert.equal(await page.getByRole("dialog").count() + (await page.locator(".notice").count()), 0);
});

test("what WebAdmin defers has not happened when the function returns", async (t) => {
  const places = `
    api.addPrimaryMenuPlace("First", "first", "plugin/one/first.html");
    api.addPrimaryMenuPlace("Second", "second", "plugin/one/second.html");`;
  const { page } = await openPortal(t, { plugins: [{ ...plugin("one", places), places: PLACES }] });
  await place(page).getByRole("heading", { name: "The second place" }).waitFor();
  const atOnce = await page.evaluate(() => {
    const api = window.pluginApi("one");
    const frame = () => document.querySelector("main iframe");
    const before = frame().src;
    api.showDialog("Title", "dialog", "plugin/one/first.html", "300px", "200px");
    api.closeDialog("dialog");
    api.showToast("info", "A toast");
    api.showAlert("info", "An alert");
    api.setPlaceContentUrl("second", "plugin/one/first.html");
    api.revealPlace("first");
    return {
      dialogs: document.querySelectorAll("dialog").length,
      notices: document.querySelectorAll(".notice").length,
      sameDocument: frame().src === before,
      place: api.currentPlace()
    };
  });
  assert.deepEqual(atOnce, { dialogs: 1, notices: 0, sameDocument: true, place: "second" });
  await place(page).getByRole("heading", { name: "The first place" }).waitFor();
  await page.getByText("A toast").waitFor();
  await page.getByText("An alert").waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(hash(page), "#first");
});

test("a search string leads to the table that its prefix names, and no further", async (t) => {
  const vms = [{ id: "1", name: "web01" }];
  const { page } = await openPortal(t, {
    plugins: [plugin("one")],
    hash: "#hosts",
    collections: { vms, events: [], hosts: [] }
  });
  await page.getByRole("heading", { name: "Hosts" }).waitFor();
  const asked = page.waitForRequest(/api\/events\?/);
  await call(page, "one", "setSearchString", "Events: correlation_id = abc-1");
  await page.getByRole("heading", { name: "Events" }).waitFor();
  assert.equal(new URL((await asked).url()).searchParams.get("search"), "correlation_id = abc-1");
  assert.equal(await page.getByRole("searchbox").inputValue(), "correlation_id = abc-1");
  await call(page, "one", "setSearchString", "Nothing: x");
  await call(page, "one", "setSearchString", "vm: name = web01");
  await page.getByRole("gridcell", { name: "web01" }).waitFor();
  assert.equal(hash(page), "#vms");
});

test("old names do what the new ones do, and complain", async (t) => {
  const { page } = await openPortal(t, { plugins: [{ ...plugin("one"), places: PLACES }] });
  await menuLink(page, "Events").waitFor();
  const warnings = [];
  page.on("console", (message) => warnings.push(message.text()));
  await call(page, "one", "addMainTab", "Old", "old", "plugin/one/first.html");
  await menuLink(page, "Old").click();
  await place(page).getByRole("heading", { name: "The first place" }).waitFor();
  await call(page, "one", "setTabContentUrl", "old", "plugin/one/second.html");
  await place(page).getByRole("heading", { name: "The second place" }).waitFor();
  assert.ok(warnings.some((text) => text.includes("addMainTab is deprecated, please use addPrimaryMenuPlace instead")));
});

for (const [variants, end] of [[[], ""], [["base-url-slash"], "/"]]) {
  test(`the engine's base address ends with "ovirt-engine${end}"`, async (t) => {
    const { page, engine } = await openPortal(t, { plugins: [plugin("one")], variants });
    await menuLink(page, "Events").waitFor();
    assert.equal(await call(page, "one", "engineBaseUrl"), `${engine.origin}/ovirt-engine${end}`);
  });
}

test("without the engine's quirk only a default place becomes the landing page", async (t) => {
  const places = `
    api.addPrimaryMenuPlace("First", "first", "plugin/one/first.html", { defaultPlace: true });
    api.addPrimaryMenuPlace("Second", "second", "plugin/one/second.html", { defaultPlace: "yes" });`;
  const plugins = [{ ...plugin("one", places), places: PLACES }];
  const { page } = await openPortal(t, { plugins, variants: ["kept-landing-page"] });
  await place(page).getByRole("heading", { name: "The first place" }).waitFor();
  assert.equal(hash(page), "#first");
});

test("a plug-in in any state can log and report what is fatal", async (t) => {
  const script = `api.logger().warning("careful"); api.reportFatalError("<i>no</i> chance");`;
  const plugins = [{ name: "one", lazyLoad: true, script }];
  const { page } = await openPortal(t, { plugins, allow: [/no<\/i> chance/] });
  await page.getByRole("alert").getByText(/Uncaught exception occurred\..*<i>no<\/i> chance/).waitFor();
});

test("handlers of nothing count as registered", async (t) => {
  const script = `${TELL}
    api.register(null);
    api.register({ UiInit() { tell("too late"); } });
    api.ready();`;
  const { page } = await openPortal(t, { plugins: [{ name: "one", lazyLoad: false, script }] });
  await menuLink(page, "Events").waitFor();
  assert.deepEqual(await told(page), []);
});

test("a message waits for its plug-in, and so does the question whether it may have it", async (t) => {
  const { page } = await openPortal(t, { plugins: [{ name: "slow", lazyLoad: true, script: TELL }] });
  await page.frameLocator("body > iframe").locator("body").waitFor({ state: "attached" });
  await page.evaluate(async () => {
    const received = new Promise((resolve) => window.addEventListener("message", resolve, { once: true }));
    window.postMessage("early", "*");
    await received;
    const api = window.pluginApi("slow");
    api.register({ MessageReceived(data) { window.told = [data]; } });
    api.options({ allowedMessageOrigins: window.location.origin });
    api.ready();
  });
  await until("the message", async () => (await told(page))[0] === "early");
});
