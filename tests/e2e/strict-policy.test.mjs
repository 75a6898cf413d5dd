// Everything on the page works under script-src 'self' 'wasm-unsafe-eval'; style-src 'self'.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

test("rows, a menu, a dialog and an alert violate no strict policy", async (t) => {
  const engine = await startEngine(t, { flags: ["--strict-csp"] });
  await engine.scenario([
    { description: "Clone VM web01", steps: [{ description: "Copy the blocks", external: false, progress: 42 }] }
  ]);
  const page = await openPage(t, { allow: [/Failed to load resource.*500/] });
  const violations = [];
  await page.exposeFunction("tellViolation", (what) => violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.tellViolation(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  const sent = page.waitForResponse(/tasks\.html/);
  const tasks = await openTasksTab(page, engine);
  assert.match((await sent).headers()["content-security-policy"], /style-src 'self'/);
  await tasks.row("Clone VM web01").waitFor();
  await tasks.expandAll();
  await tasks.row("Copy the blocks").waitFor();
  // Styles of rows are written one by one: none may be missing.
  const places = await tasks.tree.getByRole("row").evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
  assert.equal(new Set(places).size, 3);

  const menu = await tasks.openMenu("Clone VM web01");
  assert.ok((await menu.boundingBox()).x > 100, "it stands beside its button");
  await page.keyboard.press("Escape");
  await tasks.choose("Clone VM web01", "End as failed…");
  await engine.fault({ path: "/jobs*", method: "POST", kind: "status", status: 500 });
  await tasks.dialog().getByRole("button", { name: "End as failed" }).click();
  await tasks.dialog().getByRole("alert").getByText("was not done").waitFor();
  assert.deepEqual(violations, []);
});
