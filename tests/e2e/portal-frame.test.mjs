// What the portal page does around places: the pane that hides them, languages, the end of a session, and a strict
// policy (plug-in contract 4, 5, 6).

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browser.mjs";
import { call, hash, menuLink, openPortal, place, plugin, row } from "./portal-page.mjs";

const PLACES = { "place.html": "<h1>The place</h1>" };
const PLACE = { ...plugin("one", `api.addPrimaryMenuPlace("Ours", "ours", "plugin/one/place.html");`), places: PLACES };

const LOCALES = ["cs", "de", "en", "es", "fr", "it", "ja", "ka", "ko", "pt", "zh"];

test("the pane of tasks hides a place without unloading it", async (t) => {
  const { page, engine } = await openPortal(t, { plugins: [PLACE] });
  await engine.scenario([{ description: "Clone VM web01" }]);
  const heading = place(page).getByRole("heading", { name: "The place" });
  await heading.waitFor();
  await page.evaluate(() => { window.kept = document.querySelector("main iframe").contentWindow; });
  const toggle = page.getByRole("button", { name: "Tasks", exact: true });
  await toggle.click();
  const pane = page.getByRole("main", { name: "Tasks" });
  await pane.getByText("Clone VM web01").waitFor();
  await heading.waitFor({ state: "hidden" });
  assert.equal(await toggle.getAttribute("aria-expanded"), "true");
  await pane.getByRole("button", { name: "Close" }).click();
  await heading.waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("main iframe").contentWindow === window.kept), true);
  assert.equal(hash(page), "#ours");
  await toggle.click();
  await menuLink(page, "Events").click();
  await pane.waitFor({ state: "detached" });
});

test("each of the eleven languages is told to plug-ins after the page was loaded anew", async (t) => {
  const { page } = await openPortal(t, { plugins: [PLACE], hash: "#ours" });
  const select = page.getByLabel("Language");
  const offered = await select.locator("option").evaluateAll((options) => options.map(({ value }) => value));
  assert.deepEqual(offered.map((locale) => locale.slice(0, 2)), LOCALES);
  for (const locale of offered) {
    await page.getByRole("button", { name: "admin@internal" }).click();
    await select.selectOption(locale);
    const wanted = locale.replace("_", "-");
    await until(`the page in ${locale}`, () =>
      page.evaluate((wanted) => window.pluginApi?.("one").currentLocale() === wanted, wanted).catch(() => false)
    );
    await place(page).getByRole("heading", { name: "The place" }).waitFor();
  }
});

test("the page is loaded anew when its session has ended, sooner while it has the focus", async (t) => {
  const { page, engine } = await openPortal(t, { plugins: [PLACE] });
  await page.clock.install();
  await page.reload();
  await place(page).getByRole("heading", { name: "The place" }).waitFor();
  const token = await call(page, "one", "ssoToken");
  await place(page).locator("body").click();
  await engine.expireSessions();
  await page.clock.runFor(50_000);
  assert.equal(await call(page, "one", "ssoToken"), token, "the focus is in the frame of a plug-in");
  await page.clock.runFor(20_000);
  await until("another session", async () => {
    const now = await call(page, "one", "ssoToken").catch(() => token);
    return now !== undefined && now !== token;
  });
  await place(page).getByRole("heading", { name: "The place" }).waitFor();
});

test("everything of the page keeps to a strict policy", async (t) => {
  const adds = `
    api.addDetailPlace("VirtualMachine", "Ours", "tab", "plugin/one/place.html");
    api.addMenuPlaceActionButton("VirtualMachine", "Back up", {
      onClick() { api.showDialog("Back up", "backup", "plugin/one/place.html", "400px", "300px", {}); }
    });
    api.addMenuPlaceActionButton("VirtualMachine", "Further", { moreMenu: true });`;
  const { page } = await openPortal(t, {
    plugins: [{ ...plugin("one", adds), places: PLACES }],
    flags: ["--strict-csp"],
    collections: { vms: [{ id: "1", name: "web01", status: "up" }], events: [] },
    hash: "#vms"
  });
  await row(page, "web01").click();
  await page.getByRole("button", { name: "Back up" }).click();
  const dialog = page.getByRole("dialog", { name: "Back up" });
  await dialog.frameLocator("iframe").getByRole("heading", { name: "The place" }).waitFor();
  assert.equal((await dialog.boundingBox()).width, 400);
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Further" }).click();
  await page.getByRole("link", { name: "web01" }).click();
  await page.getByRole("tab", { name: "Ours" }).click();
  await place(page).getByRole("heading", { name: "The place" }).waitFor();
});
