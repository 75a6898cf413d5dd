// The portal page with small plug-ins of a test, and what people find on it by role and name.

import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { pluginFolder } from "./portal-plugins.mjs";

/** A host page's script that is ready at once and does `inUiInit` then; `tell(...)` notes a call for the test. */
export const plugin = (name, inUiInit = "", handlers = "") => ({
  name,
  lazyLoad: false,
  script: `${TELL} api.register({ UiInit() { ${inUiInit} }, ${handlers} }); api.ready();`
});

/** For scripts of plug-ins: notes a call, by value, for `told`. */
export const TELL = "const tell = (...call) => { (parent.told ??= []).push(structuredClone(call)); };";

/** What plug-ins have noted by `tell`. */
export const told = (page) => page.evaluate(() => window.told ?? []);

/**
 * Opens the portal page with these plug-ins. `variants` are ways in which this portal differs (see the engine's
 * `portal::variants`), `collections` stand in for those of the REST API.
 */
export async function openPortal(
  t,
  { plugins = [], flags, folders = [], hash = "", variants = [], collections, allow, ...options } = {}
) {
  const engine = await startEngine(t, { flags, plugins: [await pluginFolder(t, ...plugins), ...folders] });
  const page = await openPage(t, { allow, ...options });
  if (collections) {
    await standInFor(page, collections);
  }
  const query = variants.map((variant) => `variant=${variant}`).join("&");
  await page.goto(`${engine.portal}${query && "?"}${query}${hash}`);
  return { page, engine };
}

/** Answers the page's requests for collections, each by its path beneath `/ovirt-engine/api`. */
async function standInFor(page, collections) {
  const link = Object.keys(collections).map((rel) => ({ rel, href: `/ovirt-engine/api/${rel}` }));
  await page.route(/\/ovirt-engine\/api$/, (route) => route.fulfill({ json: { link } }));
  for (const [path, items] of Object.entries(collections)) {
    await page.route(new RegExp(`/ovirt-engine/api/${path}(\\?.*)?$`), (route) => route.fulfill({ json: { item: items } }));
  }
}

/** Calls a function of a plug-in's API from the page itself, as any frame of the origin can. */
export const call = (page, name, callee, ...args) =>
  page.evaluate(([name, callee, args]) => window.pluginApi(name)[callee](...args), [name, callee, args]);

export const menuLink = (page, name) =>
  page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name, exact: true });

/** The document of the place that is shown. */
export const place = (page) => page.frameLocator("main iframe");

/** The row of a main table, or of a detail tab's, that holds this text. */
export const row = (page, text) => page.getByRole("main").getByRole("row").filter({ hasText: text });

export const hash = (page) => new URL(page.url()).hash;
