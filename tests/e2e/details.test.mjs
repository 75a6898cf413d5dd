// The details of a task beside the tree.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findsNothing } from "./axe.mjs";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab, tasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";
const OTHER = "Nightly backup";

const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);
const focused = (what, locator) => until(`the focus on ${what}`, () => hasFocus(locator));

/** The panel of the task with this description. */
const panel = (tasks, name) => tasks.frame.getByRole("complementary", { name, exact: true });

/** What the line with this word says. */
const fact = (details, term) => details.locator("dl > div:not([hidden])").filter({ hasText: term }).getByRole("definition");

async function openTab(t, { tasks: jobs = [], options = {} } = {}) {
  const engine = await startEngine(t);
  await engine.scenario(jobs);
  const page = await openPage(t, options);
  return { engine, page, tasks: await openTasksTab(page, engine) };
}

test("a click on the name of a task shows all that is known of it", async (t) => {
  const { engine, tasks } = await openTab(t);
  const job = await engine.post("/jobs", { description: JOB, auto_cleared: true }, "clone-1");
  await engine.post(`/jobs/${job.id}/steps`, { description: "Copy the disk", type: "executing" });
  await tasks.refresh();
  const details = await tasks.openDetails(JOB);
  await details.getByText("It is running.").waitFor();
  await fact(details, "Origin").getByText("External").waitFor();
  await fact(details, "Owner").getByText("admin@internal").waitFor();
  await fact(details, "Steps").getByText("0 of 1 steps ended").waitFor();
  await fact(details, "Correlation id").getByText("clone-1").waitFor();
  await fact(details, "Removal").getByText("some time after it has ended").waitFor();
  await details.getByText(job.id).waitFor();

  await details.getByRole("button", { name: "Copy the disk" }).click();
  const step = panel(tasks, "Copy the disk");
  await fact(step, "Type").getByText("Executing").waitFor();
  // The engine's count of siblings is in its JSON and tells people nothing.
  assert.equal(await step.getByText("Number", { exact: true }).count(), 0);
  await step.getByRole("button", { name: JOB }).click();
  await panel(tasks, JOB).waitFor();
});

test("a click beside the name shows the details as well, unless it selects text or is for something else", async (t) => {
  const jobs = [{ description: OTHER }, { description: JOB, steps: [{ description: "Copy the blocks" }] }];
  const { page, tasks } = await openTab(t, { tasks: jobs });
  const status = tasks.row(JOB).getByRole("gridcell", { name: "Started", exact: true });
  const { x, y, width, height } = await status.boundingBox();
  await page.mouse.move(x + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
  await page.mouse.up();
  assert.equal((await status.evaluate(() => getSelection().toString())).trim(), "Started");
  await status.click({ modifiers: ["Control"] });
  await tasks.bar.getByText("1 selected").waitFor();
  await tasks.row(OTHER).locator(".pick").click();
  await tasks.bar.getByText("2 selected").waitFor();
  const menu = await tasks.openMenu(OTHER);
  await focused("the first entry", menu.getByRole("menuitem").first());
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "detached" });
  assert.equal(await tasks.frame.getByRole("complementary").count(), 0);

  await status.click();
  await panel(tasks, JOB).waitFor();
  await tasks.row(OTHER).getByRole("gridcell").last().click({ position: { x: 2, y: 2 } });
  await panel(tasks, OTHER).waitFor();
  await status.dblclick();
  await tasks.row("Copy the blocks").waitFor();
});

test("the row whose details open stays wholly in view, above the scroll bar that they bring", async (t) => {
  const tasksOf = Array.from({ length: 60 }, (_, n) => ({ description: `Clone ${n}`, started_ms_ago: n * 1_000 }));
  const { page, tasks } = await openTab(t, { tasks: tasksOf, options: { scrollBars: true } });
  await tasks.row("Clone 0").waitFor();
  // How much of a row at the lower end is in view, and that row's name.
  const low = () =>
    tasks.tree.evaluate((tree) => {
      const end = tree.getBoundingClientRect().top + tree.clientTop + tree.clientHeight;
      const rows = [...tree.querySelectorAll(".rows [role=row]:not([hidden])")];
      const row = rows.find((row) => row.getBoundingClientRect().bottom >= end && row.getBoundingClientRect().top < end);
      return { name: row.querySelector(".task").textContent, seen: end - row.getBoundingClientRect().top };
    });
  const clear = (name) =>
    tasks.row(name).evaluate((row) => {
      const tree = row.closest(".tree");
      const end = tree.getBoundingClientRect().top + tree.clientTop + tree.clientHeight;
      return row.getBoundingClientRect().bottom <= end;
    });
  const { width, height } = page.viewportSize();
  // A row that ends with the view, and one that half of is seen.
  for (const seen of [32, 16]) {
    await page.setViewportSize({ width, height });
    const before = await low();
    await page.setViewportSize({ width, height: Math.round(height - before.seen + seen) });
    await until(`${seen} pixels of it in view`, async () => (await low()).seen === seen);
    const { name } = await low();
    await tasks.row(name).getByRole("gridcell", { name, exact: true }).click({ position: { x: 80, y: 4 } });
    await panel(tasks, name).waitFor();
    await until("the row wholly in view", () => clear(name));
    await page.keyboard.press("Escape");
    await panel(tasks, name).waitFor({ state: "detached" });
    await page.keyboard.press("Home");
    await focused("the first row", tasks.row("Clone 0"));
  }
});

test("by keyboard: Enter goes into the details, Escape back to the row", async (t) => {
  const { page, tasks } = await openTab(t, { tasks: [{ description: OTHER }, { description: JOB }] });
  await tasks.row(JOB).getByRole("gridcell").nth(1).click();
  await page.keyboard.press("Enter");
  const details = panel(tasks, JOB);
  await focused("the heading", details.getByRole("heading", { name: JOB }));
  await page.keyboard.press("Escape");
  await details.waitFor({ state: "detached" });
  await focused("the row", tasks.row(JOB));

  await tasks.openMenu(JOB);
  await tasks.frame.getByRole("menuitem", { name: "Details" }).click();
  await focused("the heading", details.getByRole("heading", { name: JOB }));
  await details.getByRole("button", { name: "Close the details" }).click();
  await focused("the row", tasks.row(JOB));
});

test("Escape closes them wherever the focus is", async (t) => {
  const { page, tasks } = await openTab(t, { tasks: [{ description: OTHER }, { description: JOB }] });
  await tasks.click(JOB);
  await panel(tasks, JOB).waitFor();
  await tasks.click(OTHER, ["ControlOrMeta"]);
  await tasks.bar.getByText("1 selected").waitFor();
  // They follow the row.
  await panel(tasks, OTHER).waitFor();
  await tasks.frame.getByRole("searchbox").press("Escape");
  assert.ok(await panel(tasks, OTHER).isVisible(), "the field has its own use for the key");
  await tasks.frame.getByRole("heading", { name: "Tasks", exact: true }).click();
  await page.keyboard.press("Escape");
  await panel(tasks, OTHER).waitFor({ state: "detached" });
  assert.ok(await tasks.bar.isVisible(), "one Escape, one thing");
});

test("the details follow the row that one moves to, and ask about the last one only", async (t) => {
  // Steps of what runs are read anyway, as long as one sees its row.
  const jobs = Array.from({ length: 12 }, (_, n) => ({ description: `Job ${n}`, status: "finished" }));
  const { page, tasks } = await openTab(t, { tasks: jobs });
  await tasks.row("Job 0").waitFor();
  const first = await tasks.tree.getByRole("row").nth(1).getByRole("gridcell").filter({ hasText: /^Job \d+$/ }).textContent();
  await tasks.openDetails(first);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  for (let n = 0; n < 11; n += 1) await page.keyboard.press("ArrowDown");
  const last = await tasks.tree.locator("[role=row]:focus").getByRole("gridcell").filter({ hasText: /^Job \d+$/ }).textContent();
  assert.notEqual(last, first);
  await panel(tasks, last).getByText("No event leads to this task.").or(panel(tasks, last).getByText("Events")).first().waitFor();
  await until("the steps", () => asked.some((url) => url.includes("/steps")));
  const jobsAsked = new Set(asked.filter((url) => url.includes("/steps")).map((url) => url.split("/").at(-2)));
  assert.ok(jobsAsked.size < 6, `${jobsAsked.size} of 11 jobs were asked about on the way`);
});

test("its width is changed by keyboard and kept", async (t) => {
  const { page, engine, tasks } = await openTab(t, { tasks: [{ description: JOB }] });
  const details = await tasks.openDetails(JOB);
  const edge = details.getByRole("separator", { name: "Width of the details" });
  const width = async () => Number(await edge.getAttribute("aria-valuenow"));
  const before = await width();
  await edge.focus();
  await page.keyboard.press("ArrowLeft");
  assert.ok((await width()) > before);
  assert.equal(Math.round((await details.boundingBox()).width), await width());
  await page.keyboard.press("Home");
  assert.equal(await width(), Number(await edge.getAttribute("aria-valuemin")));
  await page.keyboard.press("ArrowLeft");
  const chosen = await width();

  const box = await edge.boundingBox();
  await page.mouse.move(box.x + 4, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x - 46, box.y + 100, { steps: 4 });
  await page.mouse.up();
  assert.ok(Math.abs((await width()) - chosen - 50) <= 4, `${await width()} after ${chosen}`);
  const dragged = await width();

  const again = await openTasksTab(page, engine);
  await panel(again, JOB).waitFor();
  assert.equal(Number(await again.frame.getByRole("separator").getAttribute("aria-valuenow")), dragged);
});

test("the events of its correlation id, and those that come while it is shown", async (t) => {
  const { engine, tasks } = await openTab(t);
  const job = await engine.post("/jobs", { description: JOB, auto_cleared: true }, "clone-7");
  await engine.post("/jobs", { description: `${JOB} again`, auto_cleared: true }, "clone-8");
  const event = { origin: "Backup", severity: "warning", flood_rate: 1, correlation_id: "clone-7" };
  await engine.post("/events", { ...event, custom_id: 1, description: "The disk is slow" });
  await tasks.refresh();
  const details = await tasks.openDetails(JOB);
  await details.getByRole("listitem").filter({ hasText: "The disk is slow" }).getByText("Warning").waitFor();
  await details.getByText(`New external Job ${JOB} was added`).waitFor();
  assert.equal(await details.getByText(`${JOB} again`).count(), 0);

  await engine.post("/events", { ...event, custom_id: 2, description: "The copy stalls", severity: "error" });
  await engine.post(`/jobs/${job.id}/end`, { succeeded: "false" });
  await tasks.refresh();
  await details.getByText("Why it failed").waitFor();
  const why = details.locator(".alert").filter({ hasText: "Why it failed" });
  await why.getByText("The copy stalls").waitFor();
  const events = details.getByRole("listitem").filter({ hasText: /Normal|Warning|Error/ });
  assert.match(await events.first().textContent(), /The copy stalls/, "the newest comes first");
});

test("a failed job shows its first failed step before all else", async (t) => {
  const steps = [{ description: "Prepare", status: "finished" }, { description: "Copy", status: "failed", steps: [{ description: "Copy block 7", status: "failed" }] }];
  const { tasks } = await openTab(t, { tasks: [{ description: JOB, status: "failed", steps }] });
  const details = await tasks.openDetails(JOB);
  await details.getByText("The first step that failed:").waitFor();
  await details.locator(".alert").getByRole("button", { name: "Copy block 7" }).click();
  await panel(tasks, "Copy block 7").waitFor();
});

test("what needs attention about a task is told in words", async (t) => {
  const { tasks } = await openTab(t, { tasks: [{ description: JOB, status: "finished", auto_cleared: false }] });
  const details = await tasks.openDetails(JOB);
  await fact(details, "Needs attention").getByText("Ended, never removed").waitFor();
});

test("where events can't be read or lead nowhere, it says so", async (t) => {
  const { engine, tasks } = await openTab(t, {
    tasks: [{ description: "Adding disk", external: false }],
    options: { allow: [/Failed to load resource.*403/] }
  });
  const silent = await tasks.openDetails("Adding disk");
  await silent.getByText("No event leads to this task.").waitFor();

  await engine.fault({ path: "/events*", method: "GET", kind: "status", status: 403, times: 20 });
  await engine.post("/jobs", { description: JOB });
  await tasks.refresh();
  const details = await tasks.openDetails(JOB);
  await details.getByText("Your user may not read events.").waitFor();
});

test("the engine's JSON, read anew when it is asked for", async (t) => {
  const { engine, tasks } = await openTab(t);
  const job = await engine.post("/jobs", { description: JOB });
  await tasks.refresh();
  const details = await tasks.openDetails(JOB);
  await details.getByText("JSON of the engine", { exact: true }).click();
  const json = details.getByRole("region", { name: "JSON of the engine" });
  await json.waitFor();
  const read = async () => JSON.parse(await json.textContent());
  assert.equal((await read()).job.id, job.id);
  await engine.post(`/jobs/${job.id}/steps`, { description: "<b>Copy</b>", type: "executing" });
  await details.getByRole("button", { name: "Read again" }).click();
  await until("the step", async () => (await json.count()) > 0 && (await read()).steps.step?.[0].description === "<b>Copy</b>");
});

for (const granted of [true, false]) {
  test(`id, link and JSON are copied ${granted ? "by the browser's clipboard" : "where the frame may not use it"}`, async (t) => {
    const { engine, page, tasks } = await openTab(t);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: engine.origin });
    const job = await engine.post("/jobs", { description: JOB });
    await engine.post("/jobs", { description: OTHER });
    await tasks.refresh();
    const details = await tasks.openDetails(JOB);
    if (!granted) {
      await details.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      });
    }
    const copied = async (button, said) => {
      await details.getByRole("button", { name: button }).click();
      await tasks.frame.getByRole("status").getByText(said).waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    assert.equal(await copied("Copy id", "The id was copied."), job.id);
    for (let again = 0; again < 2; again += 1) await details.getByRole("button", { name: "Copy id" }).click();
    assert.equal(JSON.parse(await copied("Copy JSON", "The JSON was copied.")).job.description, JOB);
    assert.equal(await tasks.frame.getByText("The id was copied.").count(), 1, "what is said again does not pile up");
    const link = await copied("Copy link", "A link to this task");

    // In a browser tab of its own, nothing of before is kept.
    const other = await page.context().newPage();
    await other.goto(link);
    const linked = tasksTab(other);
    await panel(linked, JOB).getByText(job.id).waitFor();
    // Its row is where the keyboard is.
    await panel(linked, JOB).getByRole("button", { name: "Close the details" }).click();
    await focused("the row", linked.row(JOB));
  });
}

test("a link to a task that is gone says so", async (t) => {
  const { page, engine } = await openTab(t);
  const link = new URL(engine.portal);
  link.searchParams.set("tasks-view", "task=00000000-0000-0000-0000-000000000001");
  await page.goto(link.href);
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).click();
  const tasks = tasksTab(page);
  await tasks.frame.getByText("There is no such task.").waitFor();
  await tasks.frame.getByRole("button", { name: "Close the details" }).click();
  await tasks.frame.getByText("There is no such task.").waitFor({ state: "detached" });
});

test("a job that the engine removes stays readable", async (t) => {
  const { engine, tasks } = await openTab(t, {
    tasks: [{ description: JOB, status: "finished", auto_cleared: true }, { description: OTHER }]
  });
  const details = await tasks.openDetails(JOB);
  await details.getByText("It ended with success.").waitFor();
  await engine.advance(60 * 60_000);
  await engine.sweep();
  await tasks.refresh();
  await details.getByText("This task is not there any more.").waitFor();
  await details.getByText("It ended with success.").waitFor();
  await tasks.row(OTHER).waitFor();
});

test("what can be done with the task is reached from its details", async (t) => {
  const { tasks, engine } = await openTab(t);
  await engine.post("/jobs", { description: JOB });
  await tasks.refresh();
  const details = await tasks.openDetails(JOB);
  await details.getByRole("button", { name: `Actions for ${JOB}` }).click();
  assert.equal(await tasks.frame.getByRole("menuitem", { name: "Details" }).count(), 0, "they are shown already");
  await tasks.frame.getByRole("menuitem", { name: "End as succeeded…" }).click();
  await tasks.confirm("End as succeeded");
  await details.getByText("It ended with success.").waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in the details, wide and narrow: ${colorScheme}`, async (t) => {
    const steps = [{ description: "Copy", status: "failed" }, { description: "نسخ القرص", status: "started" }];
    const { page, tasks } = await openTab(t, { tasks: [{ description: JOB, status: "failed", steps }], options: { colorScheme } });
    const details = await tasks.openDetails(JOB);
    await details.getByText("The first step that failed:").waitFor();
    await details.getByText("No event leads to this task.").waitFor();
    await details.getByText("JSON of the engine", { exact: true }).click();
    await details.getByRole("region", { name: "JSON of the engine" }).waitFor();
    await findsNothing(tasks.frame.getByRole("main"), "wide");
    await page.setViewportSize({ width: 480, height: 800 });
    await until("the details over the tree", async () => {
      const [over, tree] = [await details.boundingBox(), await tasks.tree.boundingBox()];
      return over.x < tree.x + tree.width && over.width <= 480;
    });
    await findsNothing(tasks.frame.getByRole("main"), "narrow");
  });
}
