// Creating a task with its plan: the outline, templates, drafts, and what gets lost on the way.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const FAILED_REQUESTS = [/Failed to load resource/];
const JOB = "Back up web01";
const OUTLINE = "validating: Check the source\nCopy the disks\n\tBoot disk\n\tData disk\nfinalizing: Tell the owner";
const PLAN = [
  ["Boot disk", "executing", "Copy the disks"],
  ["Check the source", "validating", null],
  ["Copy the disks", "executing", null],
  ["Data disk", "executing", "Copy the disks"],
  ["Tell the owner", "finalizing", null]
];

async function openTab(t, { site } = {}) {
  const flags = [];
  if (site) {
    const folder = await mkdtemp(join(tmpdir(), "task-monitor-creating-"));
    t.after(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "task-monitor-config.json"), JSON.stringify({ config: site }));
    flags.push("--plugin-config", folder);
  }
  const engine = await startEngine(t, { flags });
  const page = await openPage(t, { allow: FAILED_REQUESTS });
  const tasks = await openTasksTab(page, engine);
  return { engine, page, tasks };
}

async function ask(tasks, description, steps) {
  await tasks.frame.getByRole("button", { name: "Create task" }).first().click();
  const dialog = tasks.dialog();
  if (description) await dialog.getByLabel("Description", { exact: true }).fill(description);
  if (steps) await dialog.getByLabel("Steps", { exact: true }).fill(steps);
  return dialog;
}

const press = (dialog, name) => dialog.getByRole("button", { name, exact: true }).click();

// Running steps of every running job: description, type and the description of what they stand under, sorted. A browser
// may send a request twice whose answer was lost; what that makes is ended.
async function plans(engine) {
  const { job: jobs = [] } = await engine.get("/jobs");
  const running = ({ status }) => status === "started";
  const all = await Promise.all(
    jobs.filter(running).map(async ({ id }) => {
      const { step: all = [] } = await engine.get(`/jobs/${id}/steps`);
      const steps = all.filter(running);
      const name = (id) => steps.find((step) => step.id === id).description;
      return steps.map((step) => [step.description, step.type, step.parent_step ? name(step.parent_step.id) : null]).sort();
    })
  );
  return all;
}

test("a task is created with the steps of its outline", async (t) => {
  const { engine, tasks } = await openTab(t);
  const dialog = await ask(tasks, JOB, OUTLINE);
  await dialog.getByText("5 steps in 2 levels").waitFor();
  await press(dialog, "Create");
  await dialog.waitFor({ state: "detached" });
  await tasks.row("Tell the owner").waitFor();
  assert.deepEqual(await plans(engine), [PLAN]);
});

test("a task that the view hides or that is out of sight is led to", async (t) => {
  const { engine, tasks } = await openTab(t);
  const clones = Array.from({ length: 60 }, (_, n) => ({ description: `Clone ${n}`, started_ms_ago: 60_000 - n }));
  await engine.scenario([...clones, { description: "Import" }]);
  await tasks.row("Import").waitFor();
  await tasks.frame.getByRole("searchbox").fill("clone");
  await tasks.showsNoLonger("Import");
  const show = tasks.frame.getByRole("status").getByRole("button", { name: "Show it" });
  await press(await ask(tasks, JOB), "Create");
  await tasks.frame.getByText(`Created “${JOB}”.`).waitFor();
  await tasks.frame.getByText("The present view hides it.").waitFor();
  await show.click();
  await tasks.row(JOB).and(tasks.frame.locator(":focus")).waitFor();
  assert.equal(await tasks.frame.getByRole("searchbox").inputValue(), "");

  // The names before it fill the view, and somebody who went elsewhere meanwhile is not led away.
  await tasks.frame.getByRole("columnheader", { name: "Task" }).click();
  await tasks.row("Clone 0").waitFor();
  const dialog = await ask(tasks, "Zip the archive");
  await engine.fault({ method: "GET", path: "/jobs", kind: "latency", ms: 1_500, times: 2 });
  await press(dialog, "Create");
  await dialog.waitFor({ state: "detached" });
  await tasks.frame.getByRole("searchbox").focus();
  await tasks.frame.getByText("It stands further up or down in the list.").waitFor();
  await tasks.frame.getByRole("searchbox").and(tasks.frame.locator(":focus")).waitFor();
  await show.click();
  await tasks.row("Zip the archive").and(tasks.frame.locator(":focus")).waitFor();
});

test("by keyboard: who has created a task stands on its row, wherever in the list that is", async (t) => {
  const { engine, page, tasks } = await openTab(t);
  const focused = (name) => tasks.row(name).and(tasks.frame.locator(":focus")).waitFor();
  const create = async (description) => {
    await tasks.frame.getByRole("button", { name: "Create task" }).first().focus();
    await page.keyboard.press("Enter");
    const field = tasks.dialog().getByLabel("Description", { exact: true });
    await field.and(tasks.frame.locator(":focus")).waitFor();
    await page.keyboard.type(description);
    await page.keyboard.press("Enter");
    await tasks.frame.getByText(`Created “${description}”.`).waitFor();
  };
  // The button that it was asked for with stands in the place of the empty tree, and goes with the first task.
  await create(JOB);
  await focused(JOB);

  const clones = Array.from({ length: 60 }, (_, n) => ({ description: `Clone ${n}`, started_ms_ago: 60_000 - n }));
  await engine.scenario(clones);
  await tasks.row("Clone 59").waitFor();
  await tasks.frame.getByRole("columnheader", { name: "Task" }).click();
  await tasks.row("Clone 0").waitFor();
  await create("Zip the archive");
  await focused("Zip the archive");
  const { row, tree } = await tasks.row("Zip the archive").evaluate((row) => ({
    row: row.getBoundingClientRect(),
    tree: row.closest(".tree").getBoundingClientRect()
  }));
  assert.ok(row.top >= tree.top && row.bottom <= tree.bottom, "the row is in view");
  // And the keys go on from there.
  await page.keyboard.press("ArrowUp");
  await focused("Clone 9");
});

test("Tab indents, Escape lets it leave the field, and Enter goes on as far in", async (t) => {
  const { engine, page, tasks } = await openTab(t);
  const dialog = await ask(tasks, JOB);
  const steps = dialog.getByLabel("Steps", { exact: true });
  await steps.focus();
  await page.keyboard.type("Copy the disks");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Boot disk");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Data disk");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("Tell the owner");
  assert.equal(await steps.inputValue(), "Copy the disks\n\tBoot disk\n\tData disk\nTell the owner");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.ok(await dialog.isVisible(), "one Escape closes nothing");
  assert.ok(!(await steps.evaluate((field) => field === document.activeElement)), "Tab leaves the field");
  await press(dialog, "Create");
  await dialog.waitFor({ state: "detached" });
  const [steps_] = await plans(engine);
  assert.deepEqual(steps_.map(([name, , parent]) => [name, parent]), [
    ["Boot disk", "Copy the disks"],
    ["Copy the disks", null],
    ["Data disk", "Copy the disks"],
    ["Tell the owner", null]
  ]);
});

const LOSSES = [
  ["the job's answer is lost after it was created", { path: "/jobs", kind: "drop_after" }],
  ["the job's request is lost", { path: "/jobs", kind: "drop_before" }],
  ["the job's answer is an error although it was created", { path: "/jobs", kind: "malformed" }],
  ["a step's answer is lost after it was created", { path: "/jobs/*", kind: "drop_after", times: 3 }],
  ["a step's request is lost", { path: "/jobs/*", kind: "drop_before", times: 2 }],
  ["the engine fails on a step", { path: "/jobs/*", kind: "status", status: 500, times: 2 }]
];

for (const [what, fault] of LOSSES) {
  test(`nothing is created twice, and all of it in the end, where ${what}`, async (t) => {
    const { engine, tasks } = await openTab(t);
    await engine.fault({ method: "POST", ...fault });
    const dialog = await ask(tasks, JOB, OUTLINE);
    await press(dialog, "Create");
    await until("it is done, or can be gone on with", async () => {
      if ((await dialog.count()) === 0) return true;
      const again = dialog.getByRole("button", { name: /^(Go on|Create)$/ });
      if ((await dialog.getByRole("alert").getByText(/./).count()) > 0 && !(await again.getAttribute("aria-disabled"))) {
        await again.click();
      }
      return false;
    });
    await tasks.row("Tell the owner").first().waitFor();
    await until("each of it once", async () => JSON.stringify(await plans(engine)) === JSON.stringify([PLAN]));
  });
}

test("what is typed survives a reload, and what was begun is gone on with", async (t) => {
  const { engine, page, tasks } = await openTab(t);
  await ask(tasks, JOB, OUTLINE);
  await page.reload();
  let dialog = await ask(tasks);
  await dialog.getByText("This is what you had typed before.").waitFor();
  assert.equal(await dialog.getByLabel("Description", { exact: true }).inputValue(), JOB);
  assert.equal(await dialog.getByLabel("Steps", { exact: true }).inputValue(), OUTLINE);

  // Two steps, then the engine is heard of no more until the page is opened anew.
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && request.url().includes("/steps") && sent.push(request));
  await page.route("**/jobs/*/steps", (route) =>
    route.request().method() === "POST" && sent.length > 2 ? route.abort() : route.continue()
  );
  await press(dialog, "Create");
  await until("the third step", () => sent.length > 2);
  await page.unroute("**/jobs/*/steps");
  await page.reload();
  dialog = await ask(tasks);
  await dialog.getByText("This was being created when the page was left.").waitFor();
  await press(dialog, "Go on");
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual(await plans(engine), [PLAN]);

  dialog = await ask(tasks, "Something else");
  await press(dialog, "Cancel");
  dialog = await ask(tasks);
  assert.equal(await dialog.getByLabel("Description", { exact: true }).inputValue(), "", "what is cancelled is forgotten");
});

test("what is typed into the dialog of a step survives a reload as well, for its own task", async (t) => {
  const { engine, page, tasks } = await openTab(t);
  await engine.post("/jobs", { description: JOB });
  await engine.post("/jobs", { description: "Another" });
  await tasks.refresh();
  let dialog = await tasks.choose(JOB, "Add step…");
  await dialog.getByLabel("Description", { exact: true }).fill("Copy the disks");
  await dialog.getByLabel("Type", { exact: true }).selectOption("Finalizing");
  await page.reload();
  dialog = await tasks.choose("Another", "Add step…");
  assert.equal(await dialog.getByLabel("Description", { exact: true }).inputValue(), "");
  await press(dialog, "Cancel");
  dialog = await tasks.choose(JOB, "Add step…");
  await dialog.getByText("This is what you had typed before.").waitFor();
  assert.equal(await dialog.getByLabel("Description", { exact: true }).inputValue(), "Copy the disks");
  await press(dialog, "Add");
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual((await plans(engine)).flat(), [["Copy the disks", "finalizing", null]]);
  for (const way of ["Cancel", "Add"]) {
    dialog = await tasks.choose(JOB, "Add step…");
    assert.equal(await dialog.getByLabel("Description", { exact: true }).inputValue(), "", `nothing is left before ${way}`);
    await dialog.getByLabel("Description", { exact: true }).fill("Tell the owner");
    await press(dialog, way);
    await dialog.waitFor({ state: "detached" });
  }
});

test("templates are saved, chosen, handed on as JSON, dropped, and offered by the site", async (t) => {
  const { engine, page, tasks } = await openTab(t, {
    site: { undoSeconds: 0, templates: ["Patch a host\nEvacuate it\nPatch it\n- Reboot", "", 7] }
  });
  const dialog = await ask(tasks, JOB, OUTLINE);
  await dialog.getByText("Templates", { exact: true }).click();
  await press(dialog, "Save this as a template");
  await dialog.getByText(`Saved the template “${JOB}”.`).waitFor();
  const json = await dialog.getByLabel("Your templates as JSON").inputValue();
  assert.deepEqual(JSON.parse(json), { templates: [{ description: JOB, steps: OUTLINE }] });

  await dialog.getByLabel("Template", { exact: true }).selectOption("Patch a host");
  assert.equal(await dialog.getByLabel("Steps", { exact: true }).inputValue(), "Evacuate it\nPatch it\nReboot\n");
  await dialog.getByLabel("Your templates as JSON").fill("{}");
  await press(dialog, "Import JSON");
  await dialog.getByText("This is no list of templates.").waitFor();
  await dialog.getByLabel("Your templates as JSON").fill('{ "templates": [{ "description": "Clone", "steps": "Copy" }] }');
  await press(dialog, "Import JSON");
  await dialog.getByText("Imported 1 template.").waitFor();

  // They stay when the browser's tab goes.
  await page.reload();
  const again = await ask(tasks);
  await again.getByLabel("Template", { exact: true }).selectOption("Clone");
  await press(again, "Create");
  await again.waitFor({ state: "detached" });
  assert.deepEqual(await plans(engine), [[["Copy", "executing", null]]]);
  const last = await ask(tasks);
  await last.getByText("Templates", { exact: true }).click();
  await last.getByRole("button", { name: "Delete the template “Clone”" }).click();
  await last.getByRole("button", { name: "Delete the template “Clone”" }).waitFor({ state: "detached" });
});
