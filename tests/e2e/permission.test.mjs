// Users whom the engine does not permit: the tab says so in plain words, with the engine's beside them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./browser.mjs";
import { startEngine } from "./engine.mjs";
import { tasksTab } from "./tasks-tab.mjs";

// What the browser itself writes about an answer that is an error, and about the one question that a sign-out can overtake.
const REFUSED_REQUESTS = [/Failed to load resource.*40[03]/, /Failed to load resource.*401.*\/api\/events\?/];

// Signs in to the portal page as a user with this role, and opens the tab.
async function openTabAs(t, role) {
  const engine = await startEngine(t, {
    flags: ["--user", `somebody@internal:secret:${role}`, "--user", "admin@internal:admin:administrator"]
  });
  await engine.post("/jobs", { description: "Clone VM web01" });
  const page = await openPage(t, { allow: REFUSED_REQUESTS });
  await page.goto(engine.portal);
  await page.getByRole("button", { name: "admin@internal" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("User name").fill("somebody@internal");
  await page.getByLabel("Password").fill("secret");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Tasks" }).click();
  return { engine, tasks: tasksTab(page) };
}

const created = async (engine) => (await engine.storedJobs()).map((job) => job.description);

async function createAs(tasks) {
  await tasks.frame.getByRole("button", { name: "Create task" }).first().click();
  await tasks.dialog().getByLabel("Description").fill("Mine");
  await tasks.dialog().getByRole("button", { name: "Create", exact: true }).click();
}

test("a user without permission may neither see the jobs nor create one, and is told why", async (t) => {
  const { engine, tasks } = await openTabAs(t, "user");
  const alert = tasks.alert("Only an administrator may list them.");
  await alert.getByText("query execution failed due to insufficient permissions.").waitFor();
  assert.equal(await tasks.row("Clone VM web01").count(), 0);

  await createAs(tasks);
  const refusal = tasks.dialog().getByRole("alert");
  await refusal.getByText("Ask an administrator for the role ExternalTasksCreator or SuperUser.").waitFor();
  await refusal.getByText("[User is not authorized to perform this action.]").waitFor();
  assert.equal(await tasks.dialog().getByLabel("Description").inputValue(), "Mine");
  assert.deepEqual(await created(engine), ["Clone VM web01"]);
});

test("who may create tasks but not list them creates one all the same", async (t) => {
  const { engine, tasks } = await openTabAs(t, "external-tasks-creator");
  await tasks.alert("Only an administrator may list them.").waitFor();
  await createAs(tasks);
  await tasks.frame.getByRole("status").getByText("Created “Mine”.").waitFor();
  assert.deepEqual((await created(engine)).sort(), ["Clone VM web01", "Mine"]);
});
