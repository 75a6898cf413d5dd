// What axe finds wrong with the portal page: nothing but the frames without a title, which are WebAdmin's own way
// (plug-in contract 5).

import { test } from "node:test";
import { findsNothing } from "./axe.mjs";
import { call, openPortal, plugin, row } from "./portal-page.mjs";

const COLLECTIONS = {
  vms: [
    { id: "1", name: "web01", status: "up" },
    { id: "2", name: "db01", status: "down" }
  ],
  events: ["normal", "warning", "error"].map((severity, id) => ({
    id: String(id),
    description: `Something ${severity}`,
    severity,
    time: 0,
    vm: { id: "1" }
  })),
  jobs: [{ id: "1", description: "Clone VM web01", status: "failed", start_time: 0, end_time: 0 }]
};

const ADDS = `
  api.addDetailPlace("VirtualMachine", "Ours", "ours", "plugin/one/place.html");
  api.addMenuPlaceActionButton("VirtualMachine", "Back up", { isEnabled: (selected) => selected.length > 0 });
  api.addMenuPlaceActionButton("VirtualMachine", "Further", { moreMenu: true });`;

test("tables, details, dialogs and panes", async (t) => {
  const plugins = [{ ...plugin("one", ADDS), places: { "place.html": "<h1>The place</h1>" } }];
  const { page } = await openPortal(t, { plugins, collections: COLLECTIONS, hash: "#vms" });
  const isFine = (state) => findsNothing(page.locator("body"), state, { but: ["frame-title"] });

  await row(page, "web01").click();
  await isFine("a table with a selection");
  await page.getByRole("button", { name: "More actions" }).click();
  await isFine("the menu of further actions");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Compute" }).hover();
  await isFine("the menu");
  await page.mouse.move(900, 600);
  await page.getByRole("link", { name: "web01" }).click();
  await page.getByRole("tabpanel", { name: "General" }).waitFor();
  await isFine("general details");
  await page.getByRole("tab", { name: "Events" }).click();
  await row(page, "Something warning").waitFor();
  await isFine("events of an entity");

  await call(page, "one", "showAlert", "danger", "It broke");
  await call(page, "one", "showToast", "success", "It is whole again");
  await page.getByText("It is whole again").waitFor();
  await isFine("an alert and a toast");
  await call(page, "one", "showDialog", "Back up", "dialog", "plugin/one/place.html", "400px", "300px");
  await page.getByRole("dialog", { name: "Back up" }).waitFor();
  await isFine("a dialog");
  await call(page, "one", "closeDialog", "dialog");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await page.getByRole("button", { name: "admin@internal" }).click();
  await isFine("the user's menu");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Tasks", exact: true }).click();
  await page.getByText("Clone VM web01").waitFor();
  await isFine("the pane of tasks");
});
