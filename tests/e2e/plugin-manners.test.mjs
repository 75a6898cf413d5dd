// The plug-in as a guest of the portal (plug-in contract 8): it touches nothing that is not its own, asks nobody else,
// and leaves nothing running behind.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { openPage, until } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openDetails, openPortalOf, openTable, tasksTabLink } from "./portal-menu.mjs";
import { openTasksTab, tasksTab } from "./tasks-tab.mjs";

async function withJob(t, flags = []) {
  const engine = await startEngine(t, { flags });
  await engine.post("/jobs", { description: "Backup of web01" });
  return engine;
}

const DIST = fileURLToPath(new URL("../../dist/plugin/task-monitor-resources/", import.meta.url));

test("what is served has types that engines know, names that change with their content, and nothing inline", () => {
  const files = readdirSync(DIST, { recursive: true }).filter((path) => statSync(DIST + path).isFile());
  assert.ok(files.includes("plugin.html") && files.includes("tasks.html"));
  for (const path of files) {
    assert.match(path, /^[\w/-]+(\.[\w-]+)*$/, "a path that the engine looks up");
    assert.match(path, /\.(html|js|css|wasm|json|gz)$/, path);
    // Other plug-ins import the task kit by the name of its script, which names the rest after its content.
    if (!/\.html$/.test(path) && path !== "kit/task-kit.js") {
      assert.match(path, /[-.][0-9a-f]{8,}|\/[0-9a-f]{8,}|^locales\//, `${path} is named after its content`);
    }
    if (/\.html$/.test(path)) {
      const html = readFileSync(DIST + path, "utf8");
      assert.match(html, /<head>\s*<meta charset="utf-8"/i, path);
      assert.match(html, /<html lang="en(-US)?"( dir="ltr")?>/, path);
      assert.match(html, /<title>[^<]+<\/title>/, path);
      assert.match(html, /<meta name="build" content="\d+\.\d+\.\d+ \(.+\)"/, `${path} says which build it is`);
      assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/i, path);
    }
  }
});

for (const type of ["application/octet-stream", "application/wasm"]) {
  for (const policy of [[], ["--strict-csp"]]) {
    test(`place, detail tab and event show rows with WASM as ${type}${policy.length ? " under a strict policy" : ""}`, async (t) => {
      const engine = await withJob(t, ["--wasm-mime", type, ...policy]);
      const page = await openPage(t);
      const tasks = await openTasksTab(page, engine);
      await tasks.row("Backup of web01").waitFor();
      await openDetails(page, "vms", "web01");
      await tasksTabLink(page).click();
      await tasksTab(page).row("(by name) Backup of web01").waitFor();
    });
  }
}

test("it touches nothing of the portal's window in the details of an entity either", async (t) => {
  const engine = await withJob(t);
  const page = await openPage(t);
  await openPortalOf(page, engine, ["recorder"]);
  await openDetails(page, "vms", "web01");
  await tasksTabLink(page).click();
  await tasksTab(page).row("(by name) Backup of web01").waitFor();
  assert.deepEqual(await page.evaluate(() => window.touchedByPlugins()), []);
});

test("it asks its own origin only, with a fresh token in the header and never in an address", async (t) => {
  const engine = await withJob(t);
  const page = await openPage(t);
  const requests = [];
  page.on("request", (request) => requests.push(request));
  await openPortalOf(page, engine);
  const token = await page.evaluate(() => window.userInfo.ssoToken);
  await openTable(page, "task-monitor");
  await tasksTab(page).row("Backup of web01").waitFor();
  await openDetails(page, "vms", "web01");
  await tasksTabLink(page).click();
  await tasksTab(page).row("(by name) Backup of web01").waitFor();

  assert.deepEqual(requests.map((request) => new URL(request.url()).origin).filter((origin) => origin !== engine.origin), []);
  assert.ok(!requests.some((request) => request.url().includes(token)));
  const own = requests.filter((request) => request.frame().url().includes("tasks.html") && request.url().includes("/api/"));
  assert.ok(own.length > 0);
  for (const request of own) {
    const headers = await request.allHeaders();
    assert.equal(headers.authorization, `Bearer ${token}`);
    assert.equal(headers.accept, "application/json");
    assert.equal(headers.cookie, undefined, "without cookies a 401 asks nobody for a password");
  }
});

test("leaving the place ends its requests and its polls", async (t) => {
  const engine = await withJob(t);
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  await tasks.row("Backup of web01").waitFor();
  // The next poll hangs, so that one is on its way when the place is left.
  await engine.fault({ path: "/jobs", method: "GET", kind: "hang" });
  const asked = page.waitForRequest((request) => request.url().endsWith("/api/jobs"));
  const failed = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/api/jobs"));
  await tasks.refresh();
  await asked;
  await openTable(page, "vms");
  assert.match((await failed).failure().errorText, /ABORTED/);
  await engine.noFaults();
  await until("the frame is gone", () => !page.frames().some((frame) => frame.url().includes("tasks.html")));
});

test("the portal opens where it would without the plug-in once that is loaded first", async (t) => {
  const engine = await withJob(t);
  const page = await openPage(t);
  await openPortalOf(page, engine, ["kept-landing-page"]);
  assert.doesNotMatch(page.url(), /task-monitor/);
});
