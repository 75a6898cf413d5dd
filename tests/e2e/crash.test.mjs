// What people see when the program has failed, for whatever it was called: WASM cannot recover from it, so the page says so
// over everything else and offers a reload.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { catalogues } from "./catalogues.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab, tasksTab } from "./tasks-tab.mjs";

const TITLE = "Task Monitor has failed";

// A module that traps as soon as it starts.
const TRAP = Buffer.from("0061736d01000000010401600000030201000801000a05010300000b", "hex");

// What a page complains of that has failed.
const COMPLAINTS = [/unreachable/];

// Has the program in this frame fail as a fault of its own would: nothing has so much memory.
async function failIn(frame, called) {
  await frame.locator("html").evaluate(async (_, called) => {
    const { initSync } = await import(document.getElementById("boot-glue").href);
    const fail = () => initSync().__wbindgen_malloc(-1, 1);
    if (called === "promise") {
      Promise.resolve().then(fail);
    } else {
      setTimeout(fail);
    }
  }, called);
}

const JOB = "Backup of web01";

async function openTab(t, options) {
  const engine = await startEngine(t);
  await engine.post("/jobs", { description: JOB });
  const page = await openPage(t, { allow: COMPLAINTS, ...options });
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  return { page, frame: tasks.frame };
}

for (const called of ["callback", "promise"]) {
  test(`a failure in a ${called} is told, and a reload goes on`, async (t) => {
    const { page, frame } = await openTab(t);
    await failIn(frame, called);
    const told = frame.getByRole("alert").filter({ has: frame.getByRole("heading", { name: TITLE }) });
    await told.waitFor();
    await told.getByText("nothing in the engine was changed by it").waitFor();
    await told.getByRole("link", { name: "Reload" }).click();
    await told.waitFor({ state: "hidden" });
    await tasksTab(page).row(JOB).waitFor();
  });
}

test("a failure is told in the language of the page, and once in the portal's log", async (t) => {
  const engine = await startEngine(t);
  await engine.post("/jobs", { description: JOB });
  const page = await openPage(t, { allow: COMPLAINTS });
  const logged = [];
  page.on("console", (message) => logged.push(message.text()));
  await page.goto(`${engine.portal}?locale=de_DE`);
  const texts = catalogues["de-DE"];
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: texts["monitor.title"] }).click();
  const { frame } = tasksTab(page);
  await frame.getByRole("treegrid").waitFor();
  for (let times = 0; times < 2; times += 1) {
    await failIn(frame, "callback");
    await frame.getByRole("heading", { name: texts["crash.title"] }).waitFor();
  }
  await frame.getByRole("link", { name: texts["crash.reload"] }).waitFor();
  assert.equal(logged.filter((line) => /task-monitor.*RuntimeError/s.test(line)).length, 1, logged.join("\n"));
});

test("a failure at start is no fault of the files", async (t) => {
  const engine = await startEngine(t);
  await (await fetch(engine.portal)).text();
  const page = await openPage(t, { allow: COMPLAINTS });
  await page.route(/_bg\.wasm$/, (route) => route.fulfill({ body: TRAP }));
  await page.goto(engine.pluginFile("tasks.html"));
  await page.getByRole("alert").getByRole("heading", { name: TITLE }).waitFor();
  assert.equal(await page.getByText("could not be loaded").isVisible(), false);
});

test("an error that is none of the program's is not told as one", async (t) => {
  const { frame } = await openTab(t, { allow: [/somebody else's/] });
  await frame.locator("html").evaluate(
    () =>
      new Promise((done) => {
        addEventListener("error", () => setTimeout(done));
        setTimeout(() => {
          throw new Error("somebody else's");
        });
      })
  );
  assert.equal(await frame.getByRole("heading", { name: TITLE }).isVisible(), false);
});
