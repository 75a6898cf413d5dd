// Dialogs that plug-ins show, and notes that their users may not want (plug-in contract 3, "Dialogs and messages").

import assert from "node:assert/strict";
import { test } from "node:test";
import { call, openPortal, plugin, told } from "./portal-page.mjs";

const PLACES = {
  "dialog.html": "<h1>In the dialog</h1>",
  "other.html": "<h1>Another document</h1>"
};

async function openDialog(t, { options = "{}", allow } = {}) {
  const script = `window.open = () => {
    api.showDialog("Back up", "backup", "plugin/one/dialog.html", "400px", "300px", ${options}); };`;
  const host = plugin("one");
  const plugins = [{ ...host, script: `${script}${host.script}`, places: PLACES }];
  const { page } = await openPortal(t, { plugins, allow });
  await page.locator("[aria-current=page]").waitFor({ state: "attached" });
  await page.evaluate(() => document.querySelector("body > iframe").contentWindow.open());
  return page;
}

const dialog = (page) => page.getByRole("dialog", { name: "Back up" });
const content = (page) => dialog(page).frameLocator("iframe");

test("a dialog has a title, a document of its own in the size that was asked for, and a way out", async (t) => {
  const page = await openDialog(t);
  await content(page).getByRole("heading", { name: "In the dialog" }).waitFor();
  const { width, height } = await dialog(page).boundingBox();
  assert.deepEqual([width, height], [400, 300]);
  await call(page, "one", "setDialogContentUrl", "backup", "plugin/one/other.html");
  await content(page).getByRole("heading", { name: "Another document" }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("dialog iframe").contentWindow.parent === window), true);
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await dialog(page).waitFor({ state: "detached" });
});

test("a dialog's buttons call what they were given, and close nothing by themselves", async (t) => {
  const page = await openDialog(t, {
    options: `{ buttons: [
      { label: "Start <b>", onClick(...args) { tell("start", ...args); } },
      null,
      { label: "Break", onClick() { throw new Error("broken"); } },
      { label: "Cancel", onClick() { api.closeDialog("backup"); } }
    ] }`,
    allow: [/The dialog button Break of a plug-in failed: Error: broken/]
  });
  await dialog(page).getByRole("button", { name: "Start <b>" }).click();
  await dialog(page).getByRole("button", { name: "Break" }).click();
  assert.deepEqual(await told(page), [["start"]]);
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await dialog(page).waitFor({ state: "detached" });
});

test("Escape closes a dialog", async (t) => {
  const page = await openDialog(t);
  await dialog(page).getByRole("button", { name: "Close" }).press("Escape");
  await dialog(page).waitFor({ state: "detached" });
});

test("a dialog can do without its close icon and without Escape", async (t) => {
  const page = await openDialog(t, {
    options: `{ closeIconVisible: false, closeOnEscKey: false, buttons: [{ label: "Stay" }] }`
  });
  for (const _ of [1, 2, 3]) {
    await dialog(page).getByRole("button", { name: "Stay" }).press("Escape");
  }
  assert.equal(await dialog(page).getByRole("button", { name: "Close" }).count(), 0);
  await call(page, "one", "closeDialog", "other");
  await call(page, "one", "closeDialog", "backup");
  await dialog(page).waitFor({ state: "detached" });
});

test("options of a wrong type become their defaults", async (t) => {
  const page = await openDialog(t, { options: `{ closeIconVisible: "no", closeOnEscKey: 0, buttons: "none" }` });
  await dialog(page).getByRole("button", { name: "Close" }).press("Escape");
  await dialog(page).waitFor({ state: "detached" });
});

test("who does not want to be disturbed sees no toasts, but alerts", async (t) => {
  const { page } = await openPortal(t, { plugins: [plugin("one")] });
  await page.getByRole("button", { name: "Notifications" }).click();
  await page.getByLabel("Do not disturb").check();
  await call(page, "one", "showToast", "info", "Suppressed");
  await call(page, "one", "showAlert", "info", "Shown all the same");
  await page.getByText("Shown all the same").waitFor();
  assert.equal(await page.getByText("Suppressed").count(), 0);
  await page.reload();
  await page.getByRole("button", { name: "Notifications" }).click();
  assert.equal(await page.getByLabel("Do not disturb").isChecked(), true);
  await page.getByLabel("Do not disturb").uncheck();
  await call(page, "one", "showToast", "info", "Shown again");
  await page.getByText("Shown again").waitFor();
});
