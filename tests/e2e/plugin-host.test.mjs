// host/host.js by itself, against portals of every kind: WebAdmin waits for it without a limit, and removes it for an
// exception (plug-in contract 2.3). So it is ready within its own task and never throws, whatever a portal lacks.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const SCRIPT = readFileSync(new URL("../../host/host.js", import.meta.url), "utf8");

const OPTIONAL = [
  "addSecondaryMenuPlace", "addDetailPlace", "addMenuPlaceActionButton", "setPlaceContentUrl", "revealPlace",
  "currentLocale", "configObject", "logger"
];

/** Runs the script below a portal whose API has these functions; returns what it called, in order. */
function run({ config = {}, without = [], broken = [], frame = {} } = {}) {
  const calls = [];
  const api = {};
  const answers = { configObject: () => config, currentLocale: () => "en-US", logger: () => ({ severe: (text) => calls.push(["severe", text]) }) };
  for (const name of ["register", "ready", "addPrimaryMenuPlace", ...OPTIONAL]) {
    if (without.includes(name)) continue;
    api[name] = (...args) => {
      if (broken.includes(name)) throw new Error(`${name} is broken`);
      if (!answers[name]) calls.push([name, ...args]);
      return answers[name]?.();
    };
  }
  // As in WebAdmin, ready() runs UiInit before it returns.
  let handlers;
  const { register, ready } = api;
  api.register = (given) => {
    register?.(given);
    handlers = given;
  };
  api.ready = () => {
    ready?.();
    handlers?.UiInit();
  };
  const kept = new Map();
  const window = { sessionStorage: { setItem: (key, value) => kept.set(key, value) }, ...frame };
  window.window = window;
  window.parent = { pluginApi: () => api };
  window.parent.parent = window.parent;
  vm.runInNewContext(SCRIPT, window);
  return { calls, names: calls.map(([name]) => name), handlers, kept };
}

const button = ({ calls }) => calls.find(([name]) => name === "addMenuPlaceActionButton")[3];

test("it is small, plain and bundles nothing", () => {
  assert.ok(SCRIPT.length < 20_000, `${SCRIPT.length} characters`);
  assert.ok(!/\b(fetch|XMLHttpRequest|import|WebAssembly|eval|innerHTML|setTimeout|Promise)\b/.test(SCRIPT.replace(/\/\/.*/g, "")));
  // A classic script without a charset: WebAdmin sends none.
  assert.match(SCRIPT, /^[\x00-\x7f]*$/);
});

test("it registers and is ready within its own task, and adds the place last", () => {
  const { names } = run();
  assert.deepEqual(names, [
    "register", "ready", ...Array(6).fill("addDetailPlace"), "addMenuPlaceActionButton", "addPrimaryMenuPlace"
  ]);
});

for (const name of OPTIONAL) {
  test(`it does without ${name}`, () => {
    const { names, handlers } = run({ without: [name] });
    assert.ok(names.includes("ready") && names.includes("addPrimaryMenuPlace"));
    handlers.VirtualMachineSelectionChange([{ id: "a", name: "web01" }]);
  });
  test(`it survives a broken ${name}`, () => {
    const { names, handlers } = run({ broken: [name] });
    assert.ok(names.includes("ready") && names.includes("addPrimaryMenuPlace"));
    handlers.VirtualMachineSelectionChange([{ id: "a", name: "web01" }]);
  });
}

test("it is ready even where the registration fails", () => {
  assert.deepEqual(run({ broken: ["register"] }).names, ["ready"]);
});

test("it is quiet without a portal, and below a window of another origin", () => {
  const alone = {};
  alone.window = alone;
  alone.parent = alone;
  vm.runInNewContext(SCRIPT, alone);
  const foreign = { parent: { get pluginApi() { throw new Error("another origin"); } } };
  foreign.window = foreign;
  vm.runInNewContext(SCRIPT, foreign);
});

test("settings of a wrong type count as not set", () => {
  const { calls } = run({ config: { label: 7, menu: "events", priority: "first", detailTabs: "no", eventButton: 0 } });
  const place = calls.find(([name]) => name === "addPrimaryMenuPlace");
  assert.deepEqual(JSON.parse(JSON.stringify(place.slice(1))), ["Tasks", "task-monitor", "plugin/task-monitor/tasks.html", { icon: "fa-tasks" }]);
  assert.equal(calls.filter(([name]) => name === "addDetailPlace").length, 6);
});

test("a selection points the tab at the one entity, once", () => {
  const { calls, handlers, kept } = run();
  const urls = () => calls.filter(([name]) => name === "setPlaceContentUrl").map(([, ...args]) => args);
  handlers.VirtualMachineSelectionChange([{ id: "a/b", name: "web 01" }]);
  handlers.VirtualMachineSelectionChange([{ id: "a/b", name: "web 01" }]);
  assert.deepEqual(urls(), [["vms-task-monitor", "plugin/task-monitor/tasks.html?vm=a%2Fb"]]);
  assert.deepEqual(JSON.parse(kept.get("task-monitor:vm")), { id: "a/b", name: "web 01" });
  // Older engines pass items one by one; none or several have no details.
  handlers.HostSelectionChange({ id: "h", name: "node1" });
  handlers.HostSelectionChange();
  handlers.HostSelectionChange([]);
  handlers.HostSelectionChange([{ id: "x" }, { id: "y" }]);
  handlers.HostSelectionChange([null]);
  handlers.HostSelectionChange(undefined);
  assert.deepEqual(urls().slice(1), [["hosts-task-monitor", "plugin/task-monitor/tasks.html?host=h"]]);
});

test("storage that is refused costs the name, not the tab", () => {
  const refused = { sessionStorage: { setItem() { throw new Error("refused"); } } };
  const { calls, handlers } = run({ frame: refused });
  handlers.DiskSelectionChange([{ id: "d" }]);
  assert.ok(calls.some(([name]) => name === "setPlaceContentUrl"));
});

test("the events' button is for one correlation id, and answers with a real boolean", () => {
  const ran = run();
  const { isEnabled, onClick } = button(ran);
  // An event's `toString` is a text: whoever prints it fails.
  const event = (correlationId) => ({ id: "1", correlationId, toString: "AuditLog:{}" });
  assert.equal(isEnabled([], { id: "" }), false);
  assert.equal(isEnabled([event(null)], { id: "" }), false);
  assert.equal(isEnabled([event("a")], { id: "" }), true);
  assert.equal(isEnabled([event("a"), event("a")], { id: "" }), true);
  assert.equal(isEnabled([event("a"), event("b")], { id: "" }), false);
  onClick([event("a")], { id: "" });
  assert.equal(ran.kept.get("task-monitor:correlation"), "a");
  assert.deepEqual(ran.calls.at(-1), ["revealPlace", "task-monitor"]);
});
