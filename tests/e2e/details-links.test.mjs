// The ways out of the details of a task: to the portal's own places, with a search in them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { openTasksTab } from "./tasks-tab.mjs";

const JOB = "Clone VM web01";

async function openDetails(t) {
  const engine = await startEngine(t);
  const [[vm], [host]] = [(await engine.get("/vms")).vm, (await engine.get("/hosts")).host];
  await engine.scenario([
    { description: "Adding disk", external: false, steps: [{ description: "Write zeroes", execution_host: host.id }] }
  ]);
  await engine.post("/jobs", { description: JOB, auto_cleared: true }, "clone-1");
  const event = { origin: "Backup", severity: "normal", flood_rate: 1, correlation_id: "clone-1" };
  await engine.post("/events", { ...event, custom_id: 1, description: "Copied half", vm: { id: vm.id } });
  const page = await openPage(t);
  const tasks = await openTasksTab(page, engine);
  const open = async (name) => {
    await tasks.row(name).getByRole("gridcell", { name, exact: true }).click();
    return tasks.frame.getByRole("complementary", { name, exact: true });
  };
  const search = page.getByRole("main").getByRole("searchbox");
  const finds = async (text) => {
    await search.waitFor();
    assert.equal(await search.inputValue(), text);
  };
  return { page, open, finds, vm, host };
}

test("a task leads to the events of its correlation id", async (t) => {
  const { page, open, finds } = await openDetails(t);
  const details = await open(JOB);
  await details.getByRole("button", { name: "Show its events" }).click();
  await finds("correlation_id = clone-1");
  await page.getByRole("main").getByRole("row").filter({ hasText: "Copied half" }).waitFor();
});

test("a task leads to what its events say that it works on", async (t) => {
  const { page, open, finds, vm } = await openDetails(t);
  const details = await open(JOB);
  await details.getByRole("button", { name: `Virtual machine ${vm.name}` }).click();
  await finds(`name = ${vm.name}`);
  await page.getByRole("main").getByRole("row").filter({ hasText: vm.name }).first().waitFor();
});

test("a task and its step lead to the host that runs it", async (t) => {
  const { page, open, finds, host } = await openDetails(t);
  const details = await open("Adding disk");
  await details.getByRole("button", { name: "Write zeroes" }).click();
  const step = page.getByRole("main").locator("iframe").contentFrame().getByRole("complementary", { name: "Write zeroes" });
  await step.getByRole("button", { name: `Host ${host.name}` }).click();
  await finds(`name = ${host.name}`);
  await page.getByRole("main").getByRole("row").filter({ hasText: host.name }).first().waitFor();
});
