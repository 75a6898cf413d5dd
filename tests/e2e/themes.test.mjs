// How the page looks: the contrast of every pair of colours that meets, in each theme; themes and times as people choose
// them; what stands on paper; and that nothing needs a wide window, a mouse or motion.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findsNothing } from "./axe.mjs";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab, tasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";
const TASKS = [
  { description: "Backup", status: "finished" },
  { description: "Restore", status: "failed" },
  { description: "Move", status: "aborted" },
  { description: "Import", status: "unknown" },
  { description: JOB, steps: [{ description: "Copy the blocks", progress: 42 }] }
];

const GROUNDS = ["ground", "ground-soft", "ground-hover", "ground-raised"];
const NOTES = ["note-info", "note-success", "note-warning", "note-danger"];
const STATUSES = ["running", "finished", "failed", "aborted", "unknown"];
const across = (fronts, backs) => fronts.flatMap((front) => backs.map((back) => [front, back]));

// Text on what it stands on: 4.5 to 1, and 7 to 1 in high contrast (WCAG 1.4.3 and 1.4.6).
const TEXT = [
  ...across(["text"], [...GROUNDS, ...NOTES, "ground-field"]),
  ...across(["text-soft"], [...GROUNDS, "ground-field"]),
  ...across(["text-on-action"], ["action", "action-hover", "danger", "danger-hover"]),
  ...across(["action-text", ...STATUSES], GROUNDS)
];
// What has to be seen to be used or understood: 3 to 1 (WCAG 1.4.11).
const SHAPES = [
  ...across(["line-field"], ["ground", "ground-field", "ground-raised"]),
  ...across(["focus"], GROUNDS),
  ...across(["running", "finished", "failed"], ["track"]),
  ...across(["knob"], ["action", "line-field"])
];

const THEMES = [
  { theme: "light", least: 4.5 },
  { theme: "dark", least: 4.5 },
  { theme: "contrast", colorScheme: "light", least: 7 },
  { theme: "contrast", colorScheme: "dark", least: 7 }
];

/** Contrast of each pair, by the page's own style sheet. */
const contrasts = (page, theme, pairs) =>
  page.evaluate(
    ([theme, pairs]) => {
      document.documentElement.dataset.theme = theme;
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      const probe = document.body.appendChild(document.createElement("i"));
      const luminance = (token) => {
        probe.style.color = `var(--${token})`;
        canvas.fillStyle = getComputedStyle(probe).color;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data]
          .map((part) => part / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      return pairs.map(([front, back]) => {
        const [dark, light] = [luminance(front), luminance(back)].sort((a, b) => a - b);
        return { pair: `${front} on ${back}`, contrast: (light + 0.05) / (dark + 0.05) };
      });
    },
    [theme, pairs]
  );

for (const { theme, colorScheme, least } of THEMES) {
  test(`the contrast of every pair of colours: ${theme} ${colorScheme ?? ""}`, async (t) => {
    const engine = await startEngine(t);
    await fetch(engine.portal);
    const page = await openPage(t, { colorScheme });
    await page.goto(engine.pluginFile("tasks.html"));
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    for (const [pairs, wanted] of [[TEXT, least], [SHAPES, 3]]) {
      const weak = (await contrasts(page, theme, pairs)).filter(({ contrast }) => contrast < wanted);
      assert.deepEqual(weak, [], `below ${wanted}`);
    }
  });
}

async function openTab(t, options = {}) {
  const engine = await startEngine(t);
  await engine.scenario(TASKS);
  const page = await openPage(t, options);
  const tasks = await openTasksTab(page, engine);
  await tasks.row(JOB).waitFor();
  return { engine, page, tasks };
}

const button = (tasks, name) => tasks.frame.getByRole("button", { name, exact: true });

async function choose(tasks, label, choice) {
  await button(tasks, "View").click();
  await tasks.frame.getByLabel(label, { exact: true }).selectOption(choice);
}

const ground = (tasks) => tasks.frame.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);

test("a theme counts at once and is there again, whatever the system's is", async (t) => {
  const { page, tasks } = await openTab(t, { colorScheme: "light" });
  const light = await ground(tasks);
  await choose(tasks, "Theme", "Dark");
  await until("dark", async () => (await ground(tasks)) !== light);
  const dark = await ground(tasks);
  await page.reload();
  const again = tasksTab(page);
  await again.row(JOB).waitFor();
  assert.equal(await ground(again), dark);
  await choose(again, "Theme", "As the system");
  await until("light again", async () => (await ground(again)) === light);
});

for (const theme of ["Dark", "High contrast"]) {
  test(`axe finds nothing in the tree and the panel: ${theme}`, async (t) => {
    const { tasks } = await openTab(t);
    await choose(tasks, "Theme", theme);
    await findsNothing(tasks.frame.getByRole("main"), "the panel");
    await tasks.frame.getByRole("dialog").press("Escape");
    await tasks.expandAll();
    await findsNothing(tasks.frame.getByRole("main"), "the tree");
  });
}

test("axe finds nothing where the system forces its colours", async (t) => {
  const { tasks } = await openTab(t, { forcedColors: "active" });
  await tasks.expandAll();
  await findsNothing(tasks.frame.getByRole("main"), "the tree");
});

test("times are told as how long ago, with the moment and its zone on hovering", async (t) => {
  const { page, tasks } = await openTab(t);
  await choose(tasks, "Times", "How long ago");
  await tasks.frame.getByRole("dialog").press("Escape");
  const started = tasks.row(JOB).getByRole("gridcell", { name: /ago$/ }).first();
  await started.waitFor();
  await started.hover();
  assert.match(await started.getAttribute("title"), /\d{4}.*\d:\d\d:\d\d.*(GMT|UTC)/);
  await page.reload();
  await tasksTab(page).row(JOB).getByRole("gridcell", { name: /ago$/ }).first().waitFor();
  await choose(tasksTab(page), "Times", "Date and time");
  await until("moments again", async () => (await tasksTab(page).row(JOB).getByRole("gridcell", { name: /ago$/ }).count()) === 0);
});

test("a report on paper has what the filter shows, and no controls", async (t) => {
  const { page, tasks } = await openTab(t);
  await tasks.frame.getByRole("searchbox").fill("e");
  await tasks.frame.locator("html").evaluate(() => {
    window.print = () => {
      window.printed = document.querySelector(".report").cloneNode(true).innerHTML;
    };
  });
  await button(tasks, "More").click();
  await tasks.frame.getByRole("menuitem", { name: "Print" }).click();
  const printed = () => tasks.frame.locator("html").evaluate(() => window.printed);
  await until("the report", printed);
  for (const text of ["Text: e", "Restore", JOB, "Failed"]) {
    assert.ok((await printed()).includes(text), text);
  }
  assert.ok(!(await printed()).includes("Backup"), "what the filter hides");
  await page.emulateMedia({ media: "print" });
  assert.equal(await tasks.frame.locator(".report").isVisible(), true);
  // The width of a sheet of A4 that lies on its side: no word but a name's is broken.
  const broken = await tasks.frame.locator(".report").evaluate((report) => {
    report.style.inlineSize = "1030px";
    const words = [...report.querySelectorAll("th, td:not(:first-child)")].filter((cell) => /^\S+$/.test(cell.innerText));
    const lines = (cell) => {
      const range = report.ownerDocument.createRange();
      range.selectNodeContents(cell);
      return range.getClientRects().length;
    };
    return words.filter((cell) => lines(cell) > 1).map((cell) => cell.innerText);
  });
  assert.deepEqual(broken, []);
  assert.equal(await button(tasks, "Refresh").isVisible(), false);
  await page.emulateMedia({ media: null });
  await tasks.frame.locator("html").evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await tasks.frame.locator(".report").waitFor({ state: "detached" });
});

test("at 400 % nothing but the tree needs scrolling sideways", async (t) => {
  const engine = await startEngine(t);
  await engine.scenario(TASKS);
  await fetch(engine.portal);
  const page = await openPage(t, { viewport: { width: 320, height: 640 } });
  await page.goto(engine.pluginFile("tasks.html"));
  await page.getByLabel("User name").fill("admin@internal");
  await page.getByLabel("Password").fill("admin");
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(await wide(), 0, "signing in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("treegrid").waitFor();
  assert.equal(await wide(), 0, "the tree");
  for (const name of ["Filter", "View"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    assert.equal(await wide(), 0, name);
    await page.keyboard.press("Escape");
  }
  await page.getByRole("button", { name: "Create task" }).first().click();
  await page.getByRole("dialog").waitFor();
  assert.equal(await wide(), 0, "a new task");
});

for (const [width, room] of [[1280, 190], [1440, 330]]) {
  test(`beside the portal's menu the usual columns fit ${width} pixels, and a task has room for its name`, async (t) => {
    const { tasks } = await openTab(t, { viewport: { width, height: 800 } });
    const { wide, seen } = await tasks.tree.evaluate((tree) => ({ wide: tree.scrollWidth, seen: tree.clientWidth }));
    assert.ok(wide <= seen, `${wide} of ${seen} pixels`);
    const name = await tasks.row(JOB).locator(".task").boundingBox();
    assert.ok(name.width >= room, `${name.width} pixels`);
  });
}

test("nothing moves where people want no motion", async (t) => {
  const { tasks } = await openTab(t, { reducedMotion: "reduce" });
  const moving = await tasks.frame.locator("body").evaluate((body) =>
    body.ownerDocument.getAnimations().filter(({ effect }) => effect.getComputedTiming().duration > 0).length
  );
  assert.equal(moving, 0);
});
