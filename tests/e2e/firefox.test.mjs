// A smoke run in Firefox: the portal opens, the tab Tasks shows a row, and a dialog does its work. Everything else is
// tested in Chromium alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import puppeteer from "puppeteer-core";
import { startEngine } from "./engine.mjs";
import { atEnd } from "./teardown.mjs";

// Set-up writes it down where the system has a package of Firefox; Ubuntu has only a snap, and there it is left out.
const FIREFOX = process.env.FIREFOX;

// Generous, because the machine may build something else meanwhile.
const PATIENCE = 60_000;

async function openPage(t, address) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, timeout: PATIENCE });
  atEnd(t, () => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(address);
  return page;
}

/** What has this role and name, in a page or a frame. */
const find = (where, role, name) => where.locator(`::-p-aria([name="${name}"][role="${role}"])`);

const skip = !FIREFOX && "left out: no Firefox here";

test("Firefox: the portal opens, Tasks shows rows, a dialog ends a task", { skip }, async (t) => {
  const engine = await startEngine(t);
  await engine.scenario([{ description: "Clone VM web01" }]);
  const page = await openPage(t, `${engine.portal}#vms`);
  await find(page, "link", "Tasks").click();
  const frame = await page.waitForFrame((one) => one.url().endsWith("/tasks.html"));
  await find(frame, "gridcell", "Clone VM web01").wait();

  await find(frame, "button", "Actions for Clone VM web01").click();
  await find(frame, "menuitem", "End as succeeded…").click();
  await frame.locator('::-p-aria([role="dialog"])').wait();
  await find(frame, "button", "End as succeeded").click();
  await find(frame, "gridcell", "Finished").wait();
  assert.equal((await engine.storedJobs())[0].status, "finished");
});
