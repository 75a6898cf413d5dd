// Notices lie over the lower end of the tree, and keep nobody from what stands there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const LAST = "Clone 00";

test("every row can be brought out from under a notice, by pointer and by keyboard", async (t) => {
  const engine = await startEngine(t);
  await engine.scenario(
    Array.from({ length: 40 }, (_, n) => ({ description: `Clone ${String(n).padStart(2, "0")}`, started_ms_ago: 60_000 - n }))
  );
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Clone 39").waitFor();
  // One that stays: the view hides what is created.
  await tasks.frame.getByRole("searchbox").fill("clone");
  await tasks.frame.getByRole("button", { name: "Create task" }).first().click();
  await tasks.dialog().getByLabel("Description", { exact: true }).fill("Backup");
  await tasks.confirm("Create");
  const show = tasks.frame.getByRole("status").getByRole("button", { name: "Show it" });
  await show.waitFor();
  const clear = async () => {
    const row = await tasks.row(LAST).boundingBox();
    const notice = await tasks.frame.locator(".notices .alert").boundingBox();
    return row.y + row.height <= notice.y;
  };

  await tasks.tree.evaluate((tree) => tree.scrollTo(0, tree.scrollHeight));
  await tasks.row(LAST).waitFor();
  assert.ok(await clear(), "the last row is above the notice");
  await tasks.openDetails(LAST);
  await page.keyboard.press("Escape");

  await tasks.tree.evaluate((tree) => tree.scrollTo(0, 0));
  await tasks.row("Clone 39").getByRole("gridcell").nth(1).click();
  await page.keyboard.press("End");
  await tasks.row(LAST).and(tasks.frame.locator(":focus")).waitFor();
  assert.ok(await clear(), "the keyboard's row is above the notice");
});
