// A task from its creation to its clearing without a mouse.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";

// More than there are places to stop at.
const MANY = 80;

const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);

// Goes on by Tab until something has the focus.
async function tabTo(page, locator, key = "Tab") {
  for (let pressed = 0; pressed < MANY; pressed += 1) {
    if (await hasFocus(locator)) {
      return;
    }
    await page.keyboard.press(key);
  }
  assert.fail(`${key} never reaches ${locator}`);
}

const focused = (what, locator) => until(`the focus on ${what}`, () => hasFocus(locator));

async function type(page, text) {
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

test("a task is created, worked through and cleared by keyboard alone", async (t) => {
  const engine = await startEngine(t);
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  const { frame } = tasks;
  const create = frame.getByRole("button", { name: "Create task" }).first();
  await create.waitFor();

  await tabTo(page, create);
  await page.keyboard.press("Enter");
  const dialog = tasks.dialog();
  // Ends the step that the keyboard is on, by its menu.
  const endByMenu = async () => {
    await page.keyboard.press("Shift+F10");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await focused("what ends it", dialog.getByRole("button", { name: "End as succeeded" }));
    await page.keyboard.press("Enter");
  };
  await focused("the description", dialog.getByLabel("Description"));
  // In the outline Tab indents, until Escape lets it go on.
  await tabTo(page, dialog.getByLabel("Steps"));
  await page.keyboard.press("Escape");
  await tabTo(page, dialog.getByLabel("Auto-clear"));
  await page.keyboard.press("Space");
  await tabTo(page, dialog.getByLabel("Steps"), "Shift+Tab");
  await page.keyboard.press("Escape");
  await tabTo(page, dialog.getByLabel("Description"), "Shift+Tab");
  await type(page, JOB);
  await dialog.waitFor({ state: "detached" });
  await tasks.showsStatus(JOB, "Started");

  // The menu by its key, its entries by arrows.
  await tabTo(page, tasks.row(JOB));
  await page.keyboard.press("Shift+F10");
  await focused("the first entry", frame.getByRole("menuitem", { name: "Details" }));
  await page.keyboard.press("ArrowDown");
  await focused("the next one", frame.getByRole("menuitem", { name: "Add step…" }));
  await page.keyboard.press("Enter");
  await focused("the description", dialog.getByLabel("Description"));
  await type(page, "Clone the disk");
  await tasks.showsStatus("Clone the disk", "Started");
  await focused("the row that the menu was of", tasks.row(JOB));

  await page.keyboard.press("ArrowRight");
  await focused("the step", tasks.row("Clone the disk"));
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await focused("the entry", frame.getByRole("menuitem", { name: "End as succeeded…" }));
  await page.keyboard.press("Enter");
  await focused("what ends it", dialog.getByRole("button", { name: "End as succeeded" }));
  await page.keyboard.press("Escape");
  await focused("the step again", tasks.row("Clone the disk"));
  assert.equal(await dialog.count(), 0);
  await tasks.showsStatus("Clone the disk", "Started");

  // The step is done; what comes next is offered, and first one more step is added.
  await endByMenu();
  await tasks.showsStatus("Clone the disk", "Finished");
  await tasks.showsStatus(JOB, "Started");
  await tabTo(page, frame.getByRole("button", { name: "Add the next step…" }));
  await page.keyboard.press("Enter");
  await focused("the description", dialog.getByLabel("Description"));
  await type(page, "Start the machine");
  await tasks.showsStatus("Start the machine", "Started");

  // With the last step the end of the job is offered.
  await tabTo(page, tasks.tree.getByRole("row").and(frame.locator("[tabindex='0']")));
  await page.keyboard.type("start");
  await focused("the other step", tasks.row("Start the machine"));
  await endByMenu();
  await tabTo(page, frame.getByRole("button", { name: `End “${JOB}” as succeeded…` }));
  await page.keyboard.press("Enter");
  await focused("what ends it", dialog.getByRole("button", { name: "End as succeeded" }));
  await page.keyboard.press("Enter");
  await tasks.showsStatus(JOB, "Finished");
  await tasks.showsStatus("Start the machine", "Finished");

  await tabTo(page, tasks.tree.getByRole("row").and(frame.locator("[tabindex='0']")));
  await page.keyboard.press("Home");
  await focused("the job", tasks.row(JOB));
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("End");
  await focused("the last entry", frame.getByRole("menuitem", { name: "Clear…" }));
  await page.keyboard.press("Enter");
  await focused("what clears it", dialog.getByRole("button", { name: "Clear", exact: true }));
  await page.keyboard.press("Enter");
  await tasks.showsWhenItGoes(JOB);
  const [job] = (await engine.get("/jobs")).job;
  assert.deepEqual([job.status, job.auto_cleared], ["finished", "true"]);
});

test("one of many tasks is found by the filter and cleared, by keyboard alone", async (t) => {
  const engine = await startEngine(t);
  const many = Array.from({ length: 300 }, (_, n) => ({ description: `Clone VM web${n}`, started_ms_ago: n * 1_000 }));
  const wanted = { description: "Clone VM db01", status: "failed", started_ms_ago: 400_000, ended_ms_ago: 300_000 };
  const [{ id }] = await engine.scenario([wanted, { ...wanted, description: "Back up db01" }, ...many]);
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  const { frame } = tasks;
  await tasks.row("Clone VM web0").waitFor();

  await tabTo(page, tasks.tree.getByRole("row").and(frame.locator("[tabindex='0']")));
  await page.keyboard.press("Shift+F");
  const filter = frame.getByRole("dialog", { name: "Filter" });
  await filter.waitFor();
  await tabTo(page, filter.getByRole("checkbox", { name: "Failed", exact: true }));
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await tasks.row("Back up db01").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("db01 clone");
  await tasks.showsNoLonger("Back up db01");

  await tabTo(page, tasks.row("Clone VM db01"));
  await page.keyboard.press("Shift+F10");
  await focused("the first entry", frame.getByRole("menuitem", { name: "Details" }));
  await page.keyboard.press("End");
  await focused("the last entry", frame.getByRole("menuitem", { name: "Clear…" }));
  await page.keyboard.press("Enter");
  await focused("what clears it", tasks.dialog().getByRole("button", { name: "Clear", exact: true }));
  await page.keyboard.press("Enter");
  await tasks.showsWhenItGoes("Clone VM db01");
  assert.equal((await engine.get(`/jobs/${id}`)).auto_cleared, "true");
});
