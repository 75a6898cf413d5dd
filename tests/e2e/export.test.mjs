// Files of what is shown: what is in them, and that steps which nobody has read can be read first, all at once.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { findsNothing } from "./axe.mjs";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

async function openExport(t, jobs) {
  const engine = await startEngine(t);
  await engine.scenario(jobs);
  const page = await openPage(t, { acceptDownloads: true });
  const tasks = await openTasksTab(page, engine);
  await tasks.row(jobs[0].description).waitFor();
  const panel = tasks.frame.getByRole("dialog", { name: "Export" });
  const open = async () => {
    await tasks.frame.getByRole("button", { name: "More" }).click();
    await tasks.frame.getByRole("menuitem", { name: "Export…" }).click();
    await panel.waitFor();
  };
  const download = async () => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      panel.getByRole("button", { name: "Download" }).click()
    ]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  };
  return { page, tasks, panel, open, download };
}

test("the filtered tasks become a file for a spreadsheet, safe from formulas", async (t) => {
  const { tasks, panel, open, download } = await openExport(t, [
    { description: "=HYPERLINK(\"http://x\") Clone", steps: [{ description: "Copy, “all”" }] },
    { description: "Back up", status: "failed" }
  ]);
  await tasks.expandAll();
  await tasks.row("Copy, “all”").waitFor();
  await tasks.frame.getByRole("searchbox").fill("clone");
  await tasks.showsNoLonger("Back up");
  await open();
  await panel.getByText("The one job that is shown now").waitFor();
  await panel.getByText("All steps are there.").waitFor();
  await findsNothing(panel, "export");
  const { name, text } = await download();
  assert.match(name, /^tasks-\d{4}-\d\d-\d\d-\d{4}\.csv$/);
  const [head, job, step, ...rest] = text.split("\r\n");
  assert.ok(head.startsWith('\uFEFF"job","step","parent_step","description"'), head);
  assert.ok(job.includes(`"'=HYPERLINK(""http://x"") Clone"`) && job.includes('"started"'), job);
  assert.ok(step.includes('"Copy, “all”"'), step);
  // None of one step has ended; how far the step is, nobody has told.
  assert.ok(head.endsWith('"execution_host","percent","percent_source"') && job.endsWith('"0","derived"'), job);
  assert.ok(step.endsWith('"","none"'), step);
  assert.deepEqual(rest, [""]);
  await tasks.frame.getByText(/1 job exported to tasks-.*csv\.$/).waitFor();
});

test("steps that were never read are read by one request, and the file is what an engine answers", async (t) => {
  // Of what runs they are read anyway, as far as it is in view.
  const jobs = Array.from({ length: 40 }, (_, n) => ({
    description: `Clone ${n}`,
    status: "finished",
    started_ms_ago: 60_000 + n * 1_000,
    steps: [{ description: `Copy ${n}`, status: "finished" }]
  }));
  const { page, tasks, panel, open, download } = await openExport(t, jobs);
  const asked = [];
  page.on("request", (request) => request.url().includes("/jobs") && asked.push(new URL(request.url())));
  await open();
  await panel.getByText("40 jobs go into the file without their steps, which were never read.").waitFor();
  await panel.getByRole("button", { name: "Read them first" }).click();
  await panel.getByText("All steps are there.").waitFor();
  assert.equal(asked.filter((url) => url.search.includes("follow=steps")).length, 1);
  assert.equal(asked.filter((url) => url.pathname.endsWith("/steps")).length, 0);
  await panel.getByRole("radio", { name: "JSON" }).check();
  const { name, text } = await download();
  assert.match(name, /\.json$/);
  const { job } = JSON.parse(text);
  assert.equal(job.length, 40);
  const clone = job.find(({ description }) => description === "Clone 7");
  assert.deepEqual(clone.steps.step.map(({ description, status }) => [description, status]), [["Copy 7", "finished"]]);
  await tasks.frame.getByText(/40 jobs exported to tasks-.*json\.$/).waitFor();
});
