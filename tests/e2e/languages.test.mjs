// The tab in each language of the portal: every screen is there and in that language, dates and numbers too; and what is
// shown where a language can't be had.

import assert from "node:assert/strict";
import { test } from "node:test";
import { findsNothing } from "./axe.mjs";
import { openPage } from "./browser.mjs";
import { ENGLISH, catalogues, pseudo, translated } from "./catalogues.mjs";
import { startEngine } from "./engine.mjs";
import { TASKS, button, openTab, say, tour } from "./tour.mjs";

const CATALOGUE = /\/languages\/[^/]+\.json$/;

/** Every text and name in the document that is one of these. */
const told = (frame, texts) =>
  frame.locator("body").evaluate((body, texts) => {
    const known = new Set(texts);
    const found = [];
    const { document } = body.ownerDocument.defaultView;
    const walker = document.createTreeWalker(body);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      const named = ["aria-label", "title", "placeholder", "aria-description"].map((name) => node.getAttribute?.(name));
      // Keys are called as they are in the browser, some of them as an English word.
      const text = node.parentElement?.closest("kbd") ? undefined : node.data?.trim();
      found.push(...[text, ...named].filter((text) => known.has(text)));
    }
    return found;
  }, texts);

// English messages without placeholders that are another in the language; names are the same in all.
const englishAlone = (texts) => {
  const others = new Set(Object.values(texts));
  return Object.values(catalogues[ENGLISH]).filter((text) => !/[{}]/.test(text) && !others.has(text));
};

// Of each script that the languages are written in.
const ASKED_OF_AXE = ["de-DE", "ja-JP", "ka-GE"];

for (const locale of translated) {
  test(`every screen is in ${locale}`, async (t) => {
    const engine = await startEngine(t);
    await engine.scenario(TASKS);
    const page = await openPage(t);
    const texts = catalogues[locale];
    const frame = await openTab(page, engine, locale);
    assert.equal(await frame.locator("html").getAttribute("lang"), locale);
    const english = englishAlone(texts);
    await tour(page, frame, texts, async (state) => {
      assert.deepEqual(await told(frame, english), [], state);
      if (ASKED_OF_AXE.includes(locale)) {
        await findsNothing(frame.getByRole("main"), state);
      }
    });
  });
}

test("the best of the browser's languages counts outside a portal, as in Austria", async (t) => {
  const engine = await startEngine(t);
  await fetch(engine.portal);
  const page = await openPage(t, { locale: "de-AT" });
  await page.goto(engine.pluginFile("tasks.html"));
  await page.getByRole("button", { name: say(catalogues["de-DE"], "sign_in.submit") }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "de-DE");
  assert.equal(await page.title(), "Aufgaben");
});

for (const locale of ["nl-NL", "en-GB"]) {
  test(`${locale} has English, and fetches no catalogue`, async (t) => {
    const engine = await startEngine(t);
    await fetch(engine.portal);
    const page = await openPage(t, { locale });
    const fetched = [];
    page.on("request", (request) => CATALOGUE.test(request.url()) && fetched.push(request.url()));
    await page.goto(engine.pluginFile("tasks.html"));
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), ENGLISH);
    assert.deepEqual(fetched, []);
  });
}

test("one catalogue is fetched, and no other", async (t) => {
  const engine = await startEngine(t);
  await engine.scenario(TASKS);
  const page = await openPage(t);
  const fetched = [];
  page.on("request", (request) => CATALOGUE.test(request.url()) && fetched.push(request.url()));
  await openTab(page, engine, "ja-JP");
  assert.equal(fetched.length, 1);
  assert.match(fetched[0], /ja-JP-[0-9a-f]{8}\.json$/);
});

const READER = /-languages\.wasm$/;

for (const [what, path, answer] of [
  ["the catalogue is not there", CATALOGUE, (route) => route.fulfill({ status: 404, body: "" })],
  ["the catalogue is damaged", CATALOGUE, (route) => route.fulfill({ body: "{" })],
  ["the catalogue does not come", CATALOGUE, () => {}],
  ["what reads it is not there", READER, (route) => route.fulfill({ status: 404, body: "" })],
  ["what reads it does not come", READER, () => {}]
]) {
  test(`where ${what}, the page is in English and says why`, async (t) => {
    const engine = await startEngine(t);
    await engine.scenario(TASKS);
    const page = await openPage(t, { allow: [/404/] });
    await page.route(path, answer);
    const frame = await openTab(page, engine, "de-DE", catalogues[ENGLISH]);
    await frame.getByText("The page is in English, because its texts in de-DE could not be loaded.").waitFor();
    assert.equal(await frame.locator("html").getAttribute("lang"), ENGLISH);
  });
}

test("what a catalogue lacks is in English", async (t) => {
  const engine = await startEngine(t);
  await engine.scenario(TASKS);
  const page = await openPage(t);
  const { "monitor.create": left, ...rest } = catalogues["de-DE"];
  await page.route(CATALOGUE, (route) => route.fulfill({ json: rest }));
  const frame = await openTab(page, engine, "de-DE");
  await button(frame, "Create task").waitFor();
  await button(frame, rest["monitor.refresh"]).waitFor();
});

/** What is cut off: a text wider than its place, which nothing tells in full; and a page wider than the window. */
const clipped = (frame) =>
  frame.locator("body").evaluate((body) => {
    const { document, innerWidth } = body.ownerDocument.defaultView;
    const found = [];
    for (const element of body.querySelectorAll("*")) {
      const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const shown = text && element.checkVisibility() && !element.closest(".spoken");
      const { overflowX } = getComputedStyle(element);
      // A cell of the tree is told in full by hovering, and by its column's width to choose from.
      const isCell = element.closest('[role="gridcell"]');
      // Code keeps its lines, and is scrolled by keyboard.
      const scrolls = /auto|scroll/.test(overflowX) && element.tabIndex === 0;
      if (shown && overflowX !== "visible" && !scrolls && element.scrollWidth > element.clientWidth + 1 && !element.title && !isCell) {
        found.push(`cut: ${element.outerHTML.slice(0, 120)}`);
      }
      const { left, right, width } = element.getBoundingClientRect();
      if (shown && width > 1 && (right > innerWidth + 1 || left < -1) && !element.closest(".tree")) {
        found.push(`outside: ${element.outerHTML.slice(0, 120)}`);
      }
    }
    if (document.documentElement.scrollWidth > innerWidth) {
      found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    }
    return found;
  });

for (const [direction, width] of [["ltr", 1280], ["rtl", 1280], ["ltr", 480]]) {
  test(`nothing is cut off in a language twice as long: ${direction}, ${width} pixels`, async (t) => {
    const engine = await startEngine(t);
    await engine.scenario(TASKS);
    const page = await openPage(t, { viewport: { width, height: 900 } });
    const texts = pseudo();
    await page.route(CATALOGUE, (route) => route.fulfill({ json: texts }));
    const frame = await openTab(page, engine, "de-DE", texts);
    await frame.locator("html").evaluate((root, direction) => root.setAttribute("dir", direction), direction);
    await tour(page, frame, texts, async (state) => assert.deepEqual(await clipped(frame), [], state));
    await findsNothing(frame.getByRole("main"), "axe");
  });
}
