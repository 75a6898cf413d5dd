// The loader of the place's page, host/boot.js: it starts the plug-in whatever type the WASM has and under a
// strict security policy, and says in plain words when it can't.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";

// An engine whose portal page was served once: before that it knows no plug-in (plug-in contract 1.4).
async function engineWithPlugin(t, flags = []) {
  const engine = await startEngine(t, { flags });
  await (await fetch(engine.portal)).text();
  return engine;
}

async function opensPlugin(page, engine) {
  await page.goto(engine.pluginFile("tasks.html"));
  await page.locator("#boot").waitFor({ state: "detached" });
}

for (const type of ["application/octet-stream", "application/wasm"]) {
  test(`starts with the WASM sent as ${type}`, async (t) => {
    const engine = await engineWithPlugin(t, ["--wasm-mime", type]);
    const page = await openPage(t);
    const sent = page.waitForResponse(/\.wasm$/);
    await opensPlugin(page, engine);
    assert.equal((await sent).headers()["content-type"], type);
  });
}

test("starts under a strict Content-Security-Policy", async (t) => {
  const engine = await engineWithPlugin(t, ["--strict-csp"]);
  const page = await openPage(t);
  const answered = page.waitForResponse(/tasks\.html$/);
  await opensPlugin(page, engine);
  assert.match((await answered).headers()["content-security-policy"], /script-src 'self' 'wasm-unsafe-eval'/);
});

test("says so when the WASM is not there", async (t) => {
  const engine = await engineWithPlugin(t);
  const page = await openPage(t, { allow: [/404/] });
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(engine.pluginFile("tasks.html"));
  const alert = page.getByRole("alert");
  await alert.getByText("Task Monitor could not be loaded").waitFor();
  assert.match(await alert.textContent(), /404/);
});

test("says so when the WASM is damaged", async (t) => {
  const engine = await engineWithPlugin(t);
  const page = await openPage(t);
  await page.route(/\.wasm$/, (route) => route.fulfill({ body: "not WASM at all" }));
  await page.goto(engine.pluginFile("tasks.html"));
  await page.getByRole("alert").getByText("Task Monitor could not be loaded").waitFor();
});

test("says so where the browser has no WebAssembly", async (t) => {
  const engine = await engineWithPlugin(t);
  const page = await openPage(t);
  await page.addInitScript(() => {
    delete window.WebAssembly;
  });
  await page.goto(engine.pluginFile("tasks.html"));
  await page.getByRole("alert").getByText("does not run WebAssembly").waitFor();
});
