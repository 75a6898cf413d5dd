// One headless Chromium for a test file, and a page of its own for each test.

import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { atEnd } from "./teardown.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run"
];

// Generous, because the machine may build something else meanwhile; a test that passes never waits so long.
const PATIENCE = 60_000;

// Asked for by the browser itself where a page is opened at its own address, outside any portal.
const FAVICON = /\/favicon\.ico\)$/;

const launched = new Map();

function browser(scrollBars) {
  if (!launched.has(scrollBars)) {
    const ignoreDefaultArgs = scrollBars ? ["--hide-scrollbars"] : [];
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    launched.set(scrollBars, chromium.launch({ executablePath, args: FLAGS, ignoreDefaultArgs }));
  }
  return launched.get(scrollBars);
}

after(async () => {
  for (const one of launched.values()) await (await one).close();
});

/**
 * Opens an empty page for the test `t`. When the test ends, what the page complained about (uncaught
 * errors, violated security policy, console errors) fails it, unless `allow` matches the complaint. With `scrollBars` they
 * take room, as on most desktops; a headless browser shows none otherwise.
 */
export async function openPage(t, { allow = [], scrollBars = false, ...options } = {}) {
  const context = await (await browser(scrollBars)).newContext({
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    ...options
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") {
      complaints.push(`${message.text()} (${message.location().url})`);
    }
  });
  atEnd(t, async () => {
    await context.close();
    const allowed = [FAVICON, ...allow];
    const unexpected = complaints.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)));
    assert.deepEqual(unexpected, [], "the page complained in its console");
  });
  return page;
}

/** Waits until `condition` is true; it may be asked any number of times. */
export async function until(what, condition, patience = PATIENCE) {
  const deadline = Date.now() + patience;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `waited ${patience} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
