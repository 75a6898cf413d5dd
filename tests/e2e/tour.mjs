// A tour of the tab's screens in any language: what is said is looked up in that language's catalogue.

import { catalogues, parse } from "./catalogues.mjs";

const JOB = "Clone VM web01";
const STEP = "Copy the blocks";
const FAILED = "Restore";
/** What is there to be seen: a task that failed, one that was left open, and one that runs. */
export const TASKS = [
  { description: FAILED, status: "failed", steps: [{ description: "Read the archive", status: "failed" }] },
  { description: "Backup", steps: [{ description: "Copy the disk", status: "finished" }] },
  { description: JOB, steps: [{ description: STEP }] }
];

/** What is said where the English catalogue has this key; with the value of its only placeholder, if it has one. */
export const say = (texts, key, value) => {
  const parts = parse(texts[key]);
  return parts.map((part) => (typeof part === "string" ? part : value)).join("");
};

/** Opens the tab in a portal of this locale; `texts` are what it is expected in. */
export async function openTab(page, engine, locale, texts = catalogues[locale]) {
  await page.goto(`${engine.portal}?locale=${locale.replace("-", "_")}`);
  // A narrow portal folds its menu away, and is in the place that was added last.
  if (page.viewportSize().width > 1000) {
    // The portal's own label does not come out of the page's catalogue (bundle/host.mjs).
    const label = catalogues[locale]["monitor.title"];
    await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: label, exact: true }).click();
  }
  const frame = page.getByRole("main").locator("iframe").contentFrame();
  await frame.getByRole("treegrid", { name: say(texts, "tree.label") }).waitFor();
  return frame;
}

export const button = (frame, name) => frame.getByRole("button", { name, exact: true }).first();

async function openMenu(frame, texts, description) {
  const label = say(texts, "menu.label", description);
  await button(frame, label).click();
  const menu = frame.getByRole("menu", { name: label });
  await menu.waitFor();
  return menu;
}

/** The details of a task that failed, and then of one that runs. */
async function details(page, frame, texts, look) {
  for (const [name, tells] of [[FAILED, "details.failed"], [JOB, "details.origin"]]) {
    await frame.getByRole("gridcell", { name, exact: true }).click();
    const panel = frame.getByRole("complementary", { name, exact: true });
    await panel.getByText(say(texts, tells), { exact: true }).waitFor();
    await look(`the details of ${name}`);
    // In a narrow window they lie over the tree.
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
  }
}

/** What is told of the rows that are selected, and before all of them are ended. */
async function selection(page, frame, texts, look) {
  await frame.getByRole("gridcell", { name: JOB, exact: true }).click({ modifiers: ["ControlOrMeta"] });
  const bar = frame.getByRole("region", { name: say(texts, "bulk.label") });
  await bar.waitFor();
  await look("the bar of what is selected");
  await button(bar, say(texts, "menu.end_failed")).click();
  await frame.getByRole("dialog").waitFor();
  await look("the end of what is selected");
  await page.keyboard.press("Escape");
  await frame.getByRole("dialog").waitFor({ state: "detached" });
  await button(bar, say(texts, "bulk.select_none")).click();
}

/** Shows one screen after the other to `look`, which is told what it looks at. */
export async function tour(page, frame, texts, look) {
  await frame.getByRole("gridcell", { name: JOB, exact: true }).waitFor();
  await button(frame, say(texts, "monitor.expand_all")).click();
  await frame.getByRole("gridcell", { name: STEP, exact: true }).waitFor();
  await look("the tree");
  for (const key of ["filter.button", "view.button"]) {
    await button(frame, say(texts, key)).click();
    const panel = frame.getByRole("dialog", { name: say(texts, key.replace("button", "title")) });
    await panel.waitFor();
    await look(key);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
  }
  // Its name goes on with a number.
  await frame.getByRole("button", { name: say(texts, "attention.button") }).click();
  const attention = frame.getByRole("dialog", { name: say(texts, "filter.attention") });
  await attention.getByText(say(texts, "attention.about_steps_ended")).waitFor();
  await look("what needs attention");
  await page.keyboard.press("Escape");
  await attention.waitFor({ state: "detached" });
  await button(frame, say(texts, "more.button")).click();
  await frame.getByRole("menuitem", { name: say(texts, "more.shortcuts") }).click();
  await frame.getByRole("dialog", { name: say(texts, "shortcuts.title") }).waitFor();
  await look("the shortcuts");
  await page.keyboard.press("Escape");
  for (const entry of ["menu.add_step", "menu.end_failed", "menu.force_end", "menu.clear"]) {
    const menu = await openMenu(frame, texts, JOB);
    await look("the menu of a row");
    await menu.getByRole("menuitem", { name: say(texts, entry) }).click();
    const dialog = frame.getByRole("dialog");
    await dialog.waitFor();
    await dialog.getByText(say(texts, "script.title")).click();
    await dialog.getByText(say(texts, "script.token"), { exact: true }).click();
    await look(`${entry}, with its script`);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  await details(page, frame, texts, look);
  await selection(page, frame, texts, look);
  await button(frame, say(texts, "monitor.create")).click();
  await frame.getByRole("dialog").waitFor();
  await look("a new task");
  await button(frame.getByRole("dialog"), say(texts, "create.submit")).click();
  await frame.getByText(say(texts, "field.description_missing")).waitFor();
  await look("a missing description");
  await page.keyboard.press("Escape");
}
