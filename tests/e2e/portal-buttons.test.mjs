// Buttons that plug-ins add to tables (plug-in contract 3, "Buttons").

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browser.mjs";
import { call, openPortal, plugin, row, told } from "./portal-page.mjs";

const VMS = [
  { id: "1", name: "web01", status: "up" },
  { id: "2", name: "db01", status: "down" }
];
const EVENTS = [{ id: "7", description: "web01 was started", severity: "normal", time: 0, vm: { id: "1" } }];

const add = (label, button, type = "VirtualMachine") =>
  `api.addMenuPlaceActionButton("${type}", ${JSON.stringify(label)}, ${button});`;

async function openButtons(t, script, { hash = "#vms", ...options } = {}) {
  const collections = { vms: VMS, events: EVENTS };
  const { page } = await openPortal(t, { plugins: [plugin("one", script)], hash, collections, ...options });
  await page.getByRole("gridcell", { name: "web01" }).first().waitFor();
  return page;
}

const actions = (page) => page.getByRole("toolbar", { name: "Actions" }).first();
const button = (page, name) => actions(page).getByRole("button", { name, exact: true });

test("a button gets what is selected, and no entity above it", async (t) => {
  const page = await openButtons(t, add("Back up", `{ onClick(...args) { tell("pressed", this === window, ...args); } }`));
  await row(page, "web01").click();
  await row(page, "db01").click({ modifiers: ["Control"] });
  await button(page, "Back up").click();
  const [[, isWindow, selected, main]] = await told(page);
  assert.equal(isWindow, false);
  assert.deepEqual(selected.map(({ name }) => name), ["web01", "db01"]);
  assert.deepEqual(main, { id: "" });
});

test("only real booleans decide whether a button is there and can be pressed", async (t) => {
  const page = await openButtons(
    t,
    [
      add("Default", "{}"),
      add("Zero", "{ isEnabled: () => 0, isAccessible: () => null }"),
      add("One only", "{ isEnabled: (selected) => selected.length === 1 }"),
      add("Some only", "{ isAccessible: (selected) => selected.length > 0 }"),
      add("Thrower", `{ isEnabled() { throw new Error("no"); } }`)
    ].join(""),
    { allow: [/The button Thrower failed/] }
  );
  await button(page, "Zero").waitFor();
  for (const [name, enabled] of [["Default", true], ["Zero", true], ["One only", false], ["Thrower", true]]) {
    assert.equal(await button(page, name).isEnabled(), enabled, name);
  }
  assert.equal(await button(page, "Some only").count(), 0);
  await row(page, "web01").click();
  await button(page, "Some only").waitFor();
  assert.equal(await button(page, "One only").isEnabled(), true);
  await row(page, "db01").click({ modifiers: ["Control"] });
  assert.equal(await button(page, "One only").isEnabled(), false);
});

test("buttons stand where their index says, further ones in a menu", async (t) => {
  const page = await openButtons(
    t,
    [
      add("Second", "{}"),
      add("First", "{ index: 0 }"),
      add("Before", "{ index: -3 }"),
      add("Last", `{ index: "0" }`),
      add("Further", `{ moreMenu: true, onClick() { tell("further"); } }`)
    ].join("")
  );
  await button(page, "Last").waitFor();
  const labels = await actions(page).getByRole("button").allInnerTexts();
  assert.deepEqual(labels, ["Before", "First", "Run", "Shutdown", "Migrate", "Second", "Last", "More actions"]);
  await button(page, "More actions").click();
  await page.getByRole("menuitem", { name: "Further" }).click();
  assert.deepEqual(await told(page), [["further"]]);
  await page.getByRole("menu").waitFor({ state: "hidden" });
});

test("what a button throws is logged and harms nobody", async (t) => {
  const script = add("Broken", `{ onClick() { throw new Error("broken"); } }`);
  const page = await openButtons(t, script, { allow: [/The button Broken failed: Error: broken/] });
  await button(page, "Broken").click();
  assert.equal(await call(page, "one", "loginUserName"), "admin@internal");
});

test("a label is taken for markup, as in WebAdmin", async (t) => {
  const page = await openButtons(t, add("<b>Bold</b>", "{}"));
  assert.equal(await button(page, "Bold").locator("b").count(), 1);
});

test("a table of a detail tab tells a button whose tab it is", async (t) => {
  const script = `
    api.addDetailPlaceActionButton("VirtualMachine", "Event", "Show task", {
      onClick(...args) { tell(...args); },
      isEnabled: (selected) => selected.length === 1
    });
    api.addDetailPlaceActionButton("VirtualMachine", "Nonsense", "Never", {});
    api.addDetailPlaceActionButton("Disk", "Event", "Never", {});
    ${add("Of the machine", "{ onClick([vm]) { tell(vm.name); } }")}`;
  const page = await openButtons(t, script, { hash: "#vms-events;name=web01" });
  const showTask = page.getByRole("button", { name: "Show task" });
  assert.equal(await showTask.isEnabled(), false);
  await row(page, "web01 was started").click();
  await showTask.click();
  await page.getByRole("button", { name: "Of the machine" }).click();
  const [[selected, main], [name]] = await told(page);
  assert.deepEqual([selected[0].message, main.name, name], ["web01 was started", "web01", "web01"]);
  assert.equal(await page.getByRole("button", { name: "Never" }).count(), 0);
});

test("events have buttons in their main table", async (t) => {
  const script = add("Show task", `{ onClick([event]) { tell(event.id); } }`, "Event");
  const page = await openButtons(t, script, { hash: "#events" });
  await row(page, "web01 was started").click();
  await button(page, "Show task").click();
  assert.deepEqual(await told(page), [["7"]]);
});

test("a button that comes late is there at once", async (t) => {
  const page = await openButtons(t, "");
  await page.evaluate(() => window.pluginApi("one").addMenuPlaceActionButton("VirtualMachine", "Late", {}));
  await button(page, "Late").waitFor();
});

test("the portal's own buttons have the engine do it, tell what it refuses, and make a task of it", async (t) => {
  const { page, engine } = await openPortal(t, { plugins: [plugin("one")], hash: "#vms", allow: [/Failed to load/] });
  const list = page.getByRole("main").getByRole("row");
  const up = list.filter({ has: page.getByRole("gridcell", { name: "Up", exact: true }) }).first();
  const machine = await up.getByRole("link").innerText();
  await up.click({ position: { x: 300, y: 5 } });
  assert.equal(await button(page, "Run").isEnabled(), false);
  await engine.fault({ path: "/vms*", method: "POST", kind: "status", status: 500 });
  await button(page, "Shutdown").click();
  await page.getByRole("alert").getByText(`Shutdown ${machine}: The engine answered 500.`).waitFor();
  await button(page, "Shutdown").click();
  await until("the task", async () => (await engine.storedJobs()).some(({ description }) => description.includes(machine)));
});
