// Parts of the program: fetched when they are first wanted and not before, whatever type they have; and what happens
// where they can't be fetched.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const PART = /-acting\.wasm$/;
const CREATING = /-creating\.wasm$/;

// A tab with one task in it, and the addresses of all WASM that was asked for since.
async function openTab(t, page, flags = [], task = {}) {
  const engine = await startEngine(t, { flags });
  await engine.scenario([{ description: "Clone VM web01", ...task }]);
  const asked = [];
  page.on("request", (request) => {
    if (request.url().endsWith(".wasm")) {
      asked.push(request.url());
    }
  });
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Clone VM web01").waitFor();
  return { tasks, asked };
}

for (const type of ["application/octet-stream", "application/wasm"]) {
  test(`a part is fetched once, when it is first wanted, as ${type}`, async (t) => {
    const page = await openPage(t);
    // A job of the engine's own, since one from outside may have notes, whose reader is a part as well.
    const { tasks, asked } = await openTab(t, page, ["--wasm-mime", type, "--strict-csp"], { external: false });
    assert.equal(asked.length, 1, "at start there is only the page's own program");
    await (await tasks.openMenu("Clone VM web01")).waitFor();
    await page.keyboard.press("Escape");
    await tasks.createJob("Back up web01");
    await tasks.endAsFailed("Back up web01");
    assert.equal(asked.filter((url) => PART.test(url)).length, 1, asked.join("\n"));
  });
}

test("where a part can't be fetched, the page says so, goes on, and fetches it when asked to try again", async (t) => {
  const page = await openPage(t, { allow: [/creating\.wasm/] });
  const { tasks } = await openTab(t, page);
  let failing = true;
  await page.route(CREATING, (route) => (failing ? route.fulfill({ status: 404, body: "" }) : route.continue()));
  const create = tasks.frame.getByRole("button", { name: "Create task" }).first();

  await create.click();
  const alert = tasks.alert("This part of Task Monitor could not be loaded.");
  await alert.getByText("reload the page").waitFor();
  await alert.getByRole("button", { name: "Close" }).click();
  await alert.waitFor({ state: "detached" });
  await tasks.toggle("Clone VM web01");
  await tasks.frame.getByText("No steps yet").first().waitFor();

  await create.click();
  await alert.waitFor();
  failing = false;
  await alert.getByRole("button", { name: "Try again" }).click();
  await tasks.dialog().getByLabel("Description").waitFor();
  await alert.waitFor({ state: "detached" });
});

test("until a part is there, the page says that it is loading", async (t) => {
  const page = await openPage(t);
  const { tasks } = await openTab(t, page);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(CREATING, async (route) => {
    await released;
    await route.continue();
  });
  await tasks.frame.getByRole("button", { name: "Create task" }).first().click();
  await tasks.frame.getByRole("status").filter({ hasText: "Loading…" }).waitFor();
  release();
  await tasks.dialog().waitFor();
  await until("nothing loading", async () => (await tasks.frame.getByText("Loading…").count()) === 0);
});
