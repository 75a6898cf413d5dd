// What plug-ins are told of a selection, for every type of entity (plug-in contract 2.4, 2.5).

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./browser.mjs";
import { call, openPortal, plugin, row, TELL, told } from "./portal-page.mjs";

const named = { id: "1", name: "alpha" };

/** By event: the place, its collections, and the entity that plug-ins get. */
const SELECTIONS = {
  DataCenterSelectionChange: ["dataCenters", { datacenters: [named] }, named],
  ClusterSelectionChange: ["clusters", { clusters: [named] }, { ...named, managed: true }],
  HostSelectionChange: [
    "hosts",
    { hosts: [{ ...named, address: "alpha.example.org", managed: "false" }] },
    { ...named, hostname: "alpha.example.org", managed: false }
  ],
  NetworkSelectionChange: ["networks", { networks: [named] }, named],
  StorageSelectionChange: [
    "storage",
    { storagedomains: [{ ...named, type: "DATA", data_centers: { data_center: [{ id: "7" }] } }] },
    { ...named, type: "data", dataCenterId: "7" }
  ],
  DiskSelectionChange: ["disks", { disks: [{ ...named, alias: "alpha" }] }, { id: "1" }],
  VirtualMachineSelectionChange: [
    "vms",
    {
      vms: [
        {
          ...named,
          status: "wait_for_launch",
          reported_devices: { reported_device: [{ ips: { ip: [{ address: "10.0.0.1" }] } }] }
        }
      ]
    },
    { ...named, ipaddress: "10.0.0.1", status: "WaitForLaunch", managed: true }
  ],
  PoolSelectionChange: ["pools", { vmpools: [named] }, named],
  TemplateSelectionChange: ["templates", { templates: [named] }, named],
  GlusterVolumeSelectionChange: [
    "volumes",
    { clusters: [{ id: "c", name: "beta" }], "clusters/c/glustervolumes": [{ ...named, cluster: { id: "c" } }] },
    { ...named, clusterId: "c" }
  ],
  ProviderSelectionChange: ["providers", { openstacknetworkproviders: [named] }, named],
  UserSelectionChange: [
    "users",
    { users: [{ id: "1", user_name: "alpha@internal", principal: "alpha", domain: { name: "internal" } }] },
    { id: "1", username: "alpha", domain: "internal" }
  ],
  QuotaSelectionChange: [
    "quota",
    { datacenters: [{ id: "d", name: "beta" }], "datacenters/d/quotas": [named] },
    named
  ],
  EventSelectionChange: [
    "events",
    { events: [{ id: "9", description: "alpha has begun", severity: "normal", time: 0, correlation_id: "c-1" }] },
    {
      id: "9",
      correlationId: "c-1",
      message: "alpha has begun",
      callStack: null,
      customEventId: "-1",
      toString: "AuditLog:{id='9', severity='normal', message='alpha has begun'}"
    }
  ]
};

const listensTo = (...events) =>
  plugin("one", "", events.map((event) => `${event}(...args) { tell("${event}", ...args); }`).join(", "));

for (const [event, [token, collections, entity]] of Object.entries(SELECTIONS)) {
  test(`${event}: one array of entities`, async (t) => {
    const { page } = await openPortal(t, { plugins: [listensTo(event)], hash: `#${token}`, collections });
    await row(page, "alpha").click({ position: { x: 3, y: 3 } });
    assert.deepEqual(await told(page), [[event, [entity]]]);
    await row(page, "alpha").click({ position: { x: 3, y: 3 }, modifiers: ["Control"] });
    assert.deepEqual((await told(page)).at(-1), [event, []]);
  });
}

const VMS = ["alpha", "beta", "gamma", "delta"].map((name, index) => ({ id: String(index), name, status: "up" }));
const EVENT = "VirtualMachineSelectionChange";
const names = async (page) => (await told(page)).at(-1)[1].map(({ name }) => name);
const pick = (page, name, ...modifiers) => row(page, name).click({ modifiers, position: { x: 300, y: 5 } });

test("several are selected with Ctrl and with Shift, by mouse and by keyboard", async (t) => {
  const { page } = await openPortal(t, { plugins: [listensTo(EVENT)], hash: "#vms", collections: { vms: VMS } });
  await pick(page, "alpha");
  await pick(page, "gamma", "Control");
  assert.deepEqual(await names(page), ["alpha", "gamma"]);
  await pick(page, "alpha");
  await pick(page, "gamma", "Shift");
  assert.deepEqual(await names(page), ["alpha", "beta", "gamma"]);
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await names(page), ["delta"]);
  await page.keyboard.press("Shift+ArrowUp");
  assert.deepEqual(await names(page), ["gamma", "delta"]);
  assert.equal(await row(page, "gamma").getAttribute("aria-selected"), "true");
  const before = (await told(page)).length;
  await pick(page, "delta");
  await pick(page, "delta");
  assert.equal((await told(page)).length, before + 1, "what is selected already is told once");
});

test("an engine before 4.4 passes entities one by one", async (t) => {
  const { page } = await openPortal(t, {
    plugins: [listensTo(EVENT)],
    hash: "#vms",
    variants: ["separate-arguments"],
    collections: { vms: VMS }
  });
  await pick(page, "alpha");
  await pick(page, "beta", "Control");
  assert.deepEqual((await told(page)).at(-1).slice(1).map(({ name }) => name), ["alpha", "beta"]);
});

test("what has gone from the engine is selected no longer", async (t) => {
  const vms = [...VMS];
  const { page } = await openPortal(t, { plugins: [listensTo(EVENT)], hash: "#vms", collections: { vms } });
  await pick(page, "alpha");
  await pick(page, "beta", "Control");
  vms.shift();
  await page.getByRole("button", { name: "Refresh" }).click();
  await until("the event", async () => (await names(page)).join() === "beta");
});

test("events of a detail tab are told as such", async (t) => {
  const event = { id: "5", description: "alpha was started", severity: "normal", time: 0, vm: { id: "0" } };
  const other = { ...event, id: "6", description: "beta was started", vm: { id: "1" } };
  const { page } = await openPortal(t, {
    plugins: [listensTo("DetailItemSelectionChange", "EventSelectionChange")],
    hash: "#vms-events;name=alpha",
    collections: { vms: VMS, events: [other, event] }
  });
  await row(page, "alpha was started").click();
  const [name, [entity]] = (await told(page)).at(-1);
  assert.deepEqual([name, entity.id, entity.correlationId], ["DetailItemSelectionChange", "5", null]);
  assert.equal(await row(page, "beta was started").count(), 0);
  assert.equal(await call(page, "one", "currentPlace"), "vms-events");
});

test("active tags come one by one, and the tree of tags can be asked for", async (t) => {
  const tags = [
    { id: "t1", name: "production", description: "In use" },
    { id: "t2", name: "backup", parent: { id: "t1" } }
  ];
  const { page } = await openPortal(t, { plugins: [listensTo("TagActivationChange")], collections: { tags, vms: [] } });
  await page.getByRole("button", { name: "Tags" }).click();
  await page.getByLabel("production").check();
  await page.getByLabel("backup").check();
  const production = { description: "In use", name: "production", selected: true };
  const backup = { description: "", name: "backup", selected: true };
  assert.deepEqual(await told(page), [
    ["TagActivationChange", production],
    ["TagActivationChange", production, backup]
  ]);
  const root = await call(page, "one", "rootTag");
  assert.equal(root.name, "root");
  assert.deepEqual(root.children, [{ ...production, children: [{ ...backup, children: [] }] }]);
});

test("a plug-in hears of the sign-out if the page lives long enough", async (t) => {
  const script = `api.register({ UserLogout() { localStorage.setItem("left", arguments.length); } }); api.ready();`;
  const { page } = await openPortal(t, { plugins: [{ name: "one", lazyLoad: false, script: TELL + script }] });
  await page.getByRole("button", { name: "admin@internal" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem("left")), "0");
});

test("a long table is shown a page at a time", async (t) => {
  const { page, engine } = await openPortal(t, { plugins: [plugin("one")] });
  // The engine writes an event for each task that is added.
  for (let number = 0; number < 130; number += 1) {
    await engine.post("/jobs", { description: `number ${number}.` });
  }
  await page.goto(`${engine.portal}#events`);
  await page.getByText("1 - 100").waitFor();
  await row(page, "number 129.").waitFor();
  await page.getByRole("button", { name: "Next page" }).click();
  await row(page, "number 0.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Next page" }).isEnabled(), false);
  await page.getByRole("searchbox").fill("custom_event_id = 500");
  await page.getByRole("searchbox").press("Enter");
  await page.getByText("No items to display").waitFor();
  assert.equal(await page.getByRole("button", { name: "Previous page" }).isEnabled(), false);
});
