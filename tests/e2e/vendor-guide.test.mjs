// The JavaScript of the vendor guide, run word for word in the portal.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const guide = await readFile(new URL("../../docs/vendor-guide.md", import.meta.url), "utf8");
const [, code] = /```js\n([\s\S]*?)```/.exec(guide);

// What the guide leaves to the vendor.
const VENDOR = `
  const api = window.pluginApi("task-monitor");
  const copyTheDisk = async (report) => { report(42, "12.4 of 29.5 GiB"); };
  const compareTheDisks = async () => { if (fails) throw new Error("checksums differ"); };
`;

for (const fails of [false, true]) {
  test(`the guide's first task in JavaScript ${fails ? "fails" : "succeeds"} as its work does`, async (t) => {
    const engine = await startEngine(t);
    const { vm: [vm] } = await engine.get("/vms");
    const page = await openPage(t);
    const tasks = await openTasksTab(page, engine);
    const script = `(async (vm, fails) => { ${VENDOR} ${code} })(${JSON.stringify(vm)}, ${fails})`;
    const ended = await page.evaluate(script).then(() => "succeeded", (error) => error.message);
    assert.match(ended, fails ? /checksums differ/ : /succeeded/);
    await tasks.refresh();
    await tasks.showsStatus("Clone VM web01", fails ? "Failed" : "Finished");
    const { job: [job] } = await engine.get("/jobs");
    const { step: steps } = await engine.get(`/jobs/${job.id}/steps`);
    assert.deepEqual(steps.map(({ status }) => status), ["finished", fails ? "failed" : "finished"]);
  });
}
