// The details of an entity, where plug-ins add tabs (plug-in contract 3, "Places").

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browser.mjs";
import { call, hash, openPortal, plugin, row } from "./portal-page.mjs";

const VMS = [
  { id: "1", name: "web 01", status: "up", description: "Front end" },
  { id: "2", name: "db01", status: "down" }
];

const PLACES = { "tab.html": "<h2>The tab of a plug-in</h2>", "other.html": "<h2>Another document</h2>" };

const ADDS_TABS = `
  api.addDetailPlace("VirtualMachine", "Ours", "ours", "plugin/one/tab.html");
  api.addDetailPlace("VirtualMachine", "First", "first", "plugin/one/tab.html", { priority: -1 });
  api.addDetailPlace("VirtualMachine", "Middle", "middle", "plugin/one/tab.html", { priority: 0.5 });
  api.addDetailPlace("Event", "Never", "never", "plugin/one/tab.html");
  api.addDetailPlace("Spaceship", "Never", "never", "plugin/one/tab.html");
  api.addDetailPlace("toString", "Never", "never", "plugin/one/tab.html");`;

async function openDetails(t, { hash = "#vms-general;name=web%2001", ...options } = {}) {
  const opened = await openPortal(t, {
    plugins: [{ ...plugin("one", ADDS_TABS), places: PLACES }],
    collections: { vms: VMS, events: [] },
    hash,
    ...options
  });
  return opened.page;
}

const tab = (page, name) => page.getByRole("tab", { name, exact: true });
const content = (page) => page.getByRole("tabpanel").frameLocator("iframe");

test("a name in the table leads to its details, where tabs stand by their priority", async (t) => {
  const page = await openDetails(t, { hash: "#vms" });
  await page.getByRole("link", { name: "web 01" }).click();
  await page.getByRole("heading", { name: /web 01/ }).waitFor();
  assert.equal(hash(page), "#vms-general;name=web%2001");
  assert.deepEqual(await page.getByRole("tab").allInnerTexts(), ["First", "General", "Middle", "Events", "Ours"]);
  await page.getByRole("tabpanel", { name: "General" }).getByText("Front end").waitFor();
  assert.equal(await tab(page, "General").getAttribute("aria-selected"), "true");
  await page.getByRole("main").getByRole("link", { name: "Virtual Machines" }).click();
  await row(page, "db01").waitFor();
});

test("a plug-in's tab is loaded when it is revealed and destroyed when it is left", async (t) => {
  const page = await openDetails(t);
  await tab(page, "Ours").click();
  await content(page).getByRole("heading", { name: "The tab of a plug-in" }).waitFor();
  assert.equal(await call(page, "one", "currentPlace"), "ours");
  const { y, height } = await page.locator("main iframe").boundingBox();
  assert.equal(page.viewportSize().height - y - height, 6);
  await call(page, "one", "setPlaceContentUrl", "ours", "plugin/one/other.html");
  await content(page).getByRole("heading", { name: "Another document" }).waitFor();
  await page.evaluate(() => {
    window.pluginApi("one").setPlaceUnloadHandler("ours", () => { window.unloaded = true; });
  });
  await page.waitForFunction(() => document.querySelector("main iframe").contentWindow.onunload !== null);
  await tab(page, "General").click();
  await page.getByRole("tabpanel", { name: "General" }).waitFor();
  assert.equal(await page.locator("main iframe").count(), 0);
  assert.equal(await page.evaluate(() => window.unloaded), true);
});

test("what is selected is what a plug-in's tab is about, and without a selection there is no tab", async (t) => {
  const page = await openDetails(t, { hash: "#vms" });
  await call(page, "one", "revealPlace", "ours");
  await row(page, "db01").click();
  assert.equal(hash(page), "#vms");
  await call(page, "one", "revealPlace", "ours");
  await page.getByRole("heading", { name: /db01/ }).waitFor();
  await content(page).getByRole("heading").waitFor();
});

test("an address with a name selects that entity; one with a name that is none leads to the table", async (t) => {
  const selection = "VirtualMachineSelectionChange([{ id }]) { tell(id); }";
  const plugins = [{ ...plugin("one", ADDS_TABS, selection), places: PLACES }];
  const page = await openDetails(t, { plugins });
  await page.getByRole("tabpanel", { name: "General" }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.told), [["1"]]);
  await page.evaluate(() => { window.location.hash = "vms-general;name=nobody"; });
  await row(page, "db01").waitFor();
  assert.equal(hash(page), "#vms");
});

test("a tab of a plug-in can be hidden and shown, a main place can't", async (t) => {
  const page = await openDetails(t);
  await tab(page, "Ours").waitFor();
  await call(page, "one", "setPlaceAccessible", "ours", false);
  await tab(page, "Ours").waitFor({ state: "detached" });
  await call(page, "one", "setPlaceAccessible", "ours", true);
  await tab(page, "Ours").waitFor();
  await call(page, "one", "setPlaceAccessible", "vms-general", false);
  await call(page, "one", "addPrimaryMenuPlace", "Main", "main", "plugin/one/tab.html");
  await call(page, "one", "setPlaceAccessible", "main", false);
  await page.getByRole("link", { name: "Main", exact: true }).click();
  await page.frameLocator("main iframe").getByRole("heading", { name: "The tab of a plug-in" }).waitFor();
});

for (const [type, collection, token] of [
  ["Host", "hosts", "hosts"],
  ["Cluster", "clusters", "clusters"],
  ["Storage", "storagedomains", "storage"],
  ["Disk", "disks", "disks"],
  ["Template", "templates", "templates"],
  ["DataCenter", "datacenters", "dataCenters"]
]) {
  test(`${type}: a tab of a plug-in`, async (t) => {
    const adds = `api.addDetailPlace("${type}", "Ours", "ours", "plugin/one/tab.html");`;
    const { page } = await openPortal(t, {
      plugins: [{ ...plugin("one", adds), places: PLACES }],
      collections: { [collection]: [{ id: "1", name: "alpha" }], events: [] },
      hash: `#${token}-general;name=alpha`
    });
    await tab(page, "Ours").click();
    await content(page).getByRole("heading", { name: "The tab of a plug-in" }).waitFor();
  });
}

test("a tab that is added while the details are shown is there at once", async (t) => {
  const page = await openDetails(t);
  await tab(page, "General").waitFor();
  await call(page, "one", "addDetailPlace", "VirtualMachine", "Late", "late", "plugin/one/tab.html");
  await until("the tab", async () => (await page.getByRole("tab").allInnerTexts()).includes("Late"));
});
