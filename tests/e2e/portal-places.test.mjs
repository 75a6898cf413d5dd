// Menu, places and notices of the portal page (plug-in contract 3), and who is signed in.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { hash, menuLink, openPortal as open, place } from "./portal-page.mjs";
import { addsPlaces, pluginFolder } from "./portal-plugins.mjs";

const PLACES = {
  first: { label: "First", url: "plugin/one/first.html", options: { icon: "fa-tasks" } },
  second: { label: "Second", url: "plugin/one/second.html" }
};

const PLUGIN = {
  name: "one",
  lazyLoad: false,
  script: addsPlaces(PLACES),
  places: { "first.html": "<h1>The first place</h1>", "second.html": "<h1>The second place</h1>" }
};

const openPortal = async (t, options) => (await open(t, { plugins: [PLUGIN], ...options })).page;

const heading = (page, name) => place(page).getByRole("heading", { name }).waitFor();

test("the place that was added last is the landing page, whatever its options say", async (t) => {
  const page = await openPortal(t);
  await heading(page, "The second place");
  assert.equal(hash(page), "#second");
  assert.equal(await page.title(), "Second - oVirt Engine Web Administration");
  assert.equal(await menuLink(page, "Second").getAttribute("aria-current"), "page");
});

test("a place's document is loaded when it is revealed and destroyed when it is left", async (t) => {
  const page = await openPortal(t, { hash: "#first" });
  await heading(page, "The first place");
  assert.equal(await page.locator("main iframe").count(), 1);
  await page.evaluate(() => {
    window.left = document.querySelector("main iframe").contentWindow;
    window.left.addEventListener("pagehide", () => { window.wasHidden = true; });
  });
  await menuLink(page, "Second").click();
  await heading(page, "The second place");
  assert.equal(await page.locator("main iframe").count(), 1);
  assert.equal(await page.evaluate(() => window.left.closed && window.wasHidden), true);
  await page.goBack();
  await heading(page, "The first place");
  assert.equal(await page.evaluate(() => document.querySelector("main iframe").contentWindow === window.left), false);
});

test("an address that names no place leads to the default one", async (t) => {
  const page = await openPortal(t, { hash: "#nowhere" });
  await heading(page, "The second place");
  assert.equal(hash(page), "#second");
  await page.evaluate(() => { window.location.hash = "first;name=x"; });
  await heading(page, "The first place");
  await page.evaluate(() => { window.location.hash = "%"; });
  await heading(page, "The second place");
});

test("a plug-in reveals places a moment later and can ask which one is shown", async (t) => {
  const page = await openPortal(t);
  await heading(page, "The second place");
  const atOnce = await page.evaluate(() => {
    const api = window.pluginApi("one");
    api.revealPlace("first");
    return api.currentPlace();
  });
  assert.equal(atOnce, "second");
  await heading(page, "The first place");
  assert.equal(await page.evaluate(() => window.pluginApi("one").currentPlace()), "first");
  assert.equal(hash(page), "#first");
});

test("the frame reaches to six pixels above the end of the window", async (t) => {
  const page = await openPortal(t);
  await heading(page, "The second place");
  const frame = page.locator("main iframe");
  const gap = async () => {
    const { y, height } = await frame.boundingBox();
    return page.viewportSize().height - y - height;
  };
  assert.equal(await gap(), 6);
  await page.setViewportSize({ width: 1000, height: 500 });
  await until("the frame follows the window", async () => (await gap()) === 6);
});

test("a place can get another document", async (t) => {
  const page = await openPortal(t);
  await heading(page, "The second place");
  await page.evaluate(() => window.pluginApi("one").setPlaceContentUrl("second", "plugin/one/first.html"));
  await heading(page, "The first place");
  assert.equal(hash(page), "#second");
});

test("an unload handler is called when its place is left", async (t) => {
  const page = await openPortal(t);
  await heading(page, "The second place");
  await page.evaluate(() => window.pluginApi("one").setPlaceUnloadHandler("second", () => { window.unloaded = true; }));
  await page.waitForFunction(() => document.querySelector("main iframe").contentWindow.onunload !== null);
  await menuLink(page, "First").click();
  await heading(page, "The first place");
  assert.equal(await page.evaluate(() => window.unloaded), true);
});

test("items go where their priority says, secondary ones into their container", async (t) => {
  const add = (...args) => `api.addSecondaryMenuPlace(${args.map((arg) => JSON.stringify(arg)).join(", ")});`;
  const script = `api.register({ UiInit() {
    api.addPrimaryMenuPlace("Head", "head", "plugin/one/first.html", { priority: -1 });
    api.addPrimaryMenuContainer("Extras", "extras", { priority: 1, icon: "pficon-cpu" });
    api.addPrimaryMenuContainer("Again", "extras");
    ${add("extras", "Inner", "inner", "plugin/one/first.html")}
    ${add("admin", "Ours", "ours", "plugin/one/first.html", { priority: 0 })}
    ${add("nowhere", "Hidden", "hidden", "plugin/one/second.html")}
  } }); api.ready();`;
  const page = await openPortal(t, { plugins: [{ ...PLUGIN, script }] });
  await heading(page, "The second place");
  const primary = await page.locator(".menu-primary .menu-label").allInnerTexts();
  assert.deepEqual(primary.slice(0, 3), ["Head", "Extras", "Compute"]);
  assert.ok(!primary.includes("Again"));
  await page.getByRole("button", { name: "Administration" }).hover();
  const inAdministration = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Administration" }) });
  assert.equal(await inAdministration.getByRole("link").first().innerText(), "Ours");
  await inAdministration.getByRole("link", { name: "Ours" }).click();
  await heading(page, "The first place");
  assert.equal(await page.getByRole("link", { name: "Hidden" }).count(), 0);
});

test("icons come from PatternFly or Font Awesome; an item with one looks active until a place is revealed", async (t) => {
  const script = `api.register({ UiInit() {
    api.addPrimaryMenuPlace("Fly", "fly", "plugin/one/first.html", { icon: "pficon-cpu" });
    api.addPrimaryMenuPlace("Plain", "plain", "plugin/one/first.html");
    api.addPrimaryMenuPlace("Awesome", "awesome", "plugin/one/first.html", { icon: "tasks" });
    parent.marked = [...parent.document.querySelectorAll(".menu-item.active")].map((item) => item.innerText.trim());
  } }); api.ready();`;
  const page = await openPortal(t, { plugins: [{ ...PLUGIN, script }] });
  await heading(page, "The first place");
  assert.deepEqual((await page.evaluate(() => window.marked)).filter((name) => name !== "Events"), ["Fly", "Awesome"]);
  const classes = (name) => menuLink(page, name).locator(".menu-icon").getAttribute("class");
  assert.equal(await classes("Fly"), "menu-icon pficon pficon-cpu");
  assert.equal(await classes("Awesome"), "menu-icon fa tasks");
  assert.equal(await classes("Plain"), "menu-icon");
  assert.deepEqual(await page.locator(".menu-item.active").allInnerTexts(), ["Awesome"]);
});

test("the menu works with the keyboard", async (t) => {
  const page = await openPortal(t);
  const compute = page.getByRole("button", { name: "Compute" });
  await compute.focus();
  await page.keyboard.press("Enter");
  assert.equal(await compute.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("Escape");
  assert.equal(await compute.getAttribute("aria-expanded"), "false");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Virtual Machines" }).first().waitFor();
  assert.equal(hash(page), "#vms");
});

test("the menu folds in a wide window and comes over the content in a narrow one", async (t) => {
  const page = await openPortal(t);
  await heading(page, "The second place");
  const button = page.getByRole("button", { name: "Menu" });
  const menu = page.getByRole("navigation", { name: "Main menu" });
  const left = async () => (await page.locator("main iframe").boundingBox()).x;
  assert.equal(await left(), 200);
  await button.click();
  assert.equal(await left(), 64);
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  await menuLink(page, "First").click();
  await heading(page, "The first place");
  await page.setViewportSize({ width: 500, height: 700 });
  await menu.waitFor({ state: "hidden" });
  assert.equal(await left(), 0);
  await button.click();
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  await menuLink(page, "Second").click();
  await heading(page, "The second place");
  await menu.waitFor({ state: "hidden" });
});

test("toasts and alerts show plain text; a toast goes after eight seconds", async (t) => {
  const engine = await startEngine(t, { plugins: [await pluginFolder(t, PLUGIN)] });
  const page = await openPage(t);
  await page.clock.install();
  await page.goto(engine.portal);
  await heading(page, "The second place");
  const call = (name, ...args) =>
    page.evaluate(([name, args]) => window.pluginApi("one")[name](...args), [name, args]);
  await call("showToast", "SUCCESS", "<b>done</b>");
  await call("showAlert", "danger", "It broke");
  await call("showAlert", "danger", "It broke");
  await call("showAlert", "nonsense", "By the way", { autoHideMs: "soon" });
  await page.clock.runFor(10);
  await page.getByRole("status").getByText("<b>done</b>", { exact: true }).waitFor();
  await page.getByText("By the way (3)").waitFor();
  await page.clock.runFor(8_000);
  await page.getByText("<b>done</b>").waitFor({ state: "detached" });
  assert.equal(await page.getByText("By the way (3)").count(), 1);
  await page.getByRole("button", { name: "Close" }).click();
  assert.equal(await page.getByText("By the way (3)").count(), 0);
});

test("the page itself keeps to a strict policy", async (t) => {
  const page = await openPortal(t, { flags: ["--strict-csp"] });
  await heading(page, "The second place");
  await page.getByRole("button", { name: "Compute" }).hover();
  await menuLink(page, "Templates").click();
  await page.getByRole("heading", { name: "Templates" }).waitFor();
});

test("the users place shows who is signed in", async (t) => {
  const page = await openPortal(t, { hash: "#users" });
  await page.getByRole("gridcell", { name: "admin@internal" }).waitFor();
});

test("another user signs in after the administrator has signed out", async (t) => {
  const page = await openPortal(t, {
    plugins: [],
    flags: ["--user", "vendor@internal:secret:external-tasks-creator", "--user", "admin@internal:admin:administrator"]
  });
  await page.getByRole("button", { name: "admin@internal" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("User name").fill("vendor@internal");
  await page.getByLabel("Password").fill("secret");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "vendor@internal" }).waitFor();
});
