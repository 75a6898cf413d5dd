// The portal around the plug-in as people use it: its menu, its tables, and the details of an entity.

/** Opens the portal page of an engine that is there already; `variants` are named in the engine's `portal/variants.rs`. */
export async function openPortalOf(page, engine, variants = []) {
  const query = variants.map((variant) => `variant=${variant}`).join("&");
  await page.goto(query ? `${engine.portal}?${query}` : engine.portal);
  // The first place is revealed when every plug-in is ready; not every one is in the menu.
  await page.waitForURL((url) => url.hash.length > 1);
}

/** Opens a main table by its token. */
export async function openTable(page, token) {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, token);
}

/** Opens the details of an entity, by a click on its name in the table of its kind. */
export async function openDetails(page, token, name) {
  await openTable(page, token);
  await page.getByRole("main").getByRole("link", { name, exact: true }).click();
}

/** The tab of the plug-in in the details that are shown. */
export function tasksTabLink(page) {
  return page.getByRole("tab", { name: "Tasks", exact: true });
}
