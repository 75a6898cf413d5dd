// Rapid Clone as WebAdmin loads it: adds the button, opens the dialog, and does the work. This document lives as long as
// the portal's page, so the work goes on whatever people look at; after a reload it is taken up again.

import { clone } from "./clone.js";
import { remembered } from "./memory.js";

const api = window.top.pluginApi("rapid-clone");

// Jobs that are worked on here, and how to cancel them.
const running = new Map();

async function work(request) {
  const { connect } = await import("../task-monitor/kit/task-kit.js");
  const kit = connect({ engine: api.engineBaseUrl(), token: () => api.ssoToken(), by: "rapid-clone 1.0" });
  const cancel = new AbortController();
  const started = (job) => {
    running.set(job, { request, cancel });
    remembered.keep({ ...request, job });
  };
  try {
    await clone(kit, request, { started, signal: cancel.signal, seconds: api.configObject().arraySeconds });
    api.showToast("success", `${request.name} is there: a clone of ${request.vm.name}.`);
  } catch (error) {
    if (error.code === "driven-elsewhere") {
      return;
    }
    api.showToast("danger", `${request.vm.name} could not be cloned: ${error.message}`);
  }
  for (const [job, other] of running) {
    if (other.cancel === cancel) {
      running.delete(job);
      remembered.forget(job);
    }
  }
}

// What the dialog calls.
window.rapidClone = {
  start: (request) => void work(request),
  running: (vm) => [...running].filter(([, { request }]) => request.vm.id === vm).map(([job, { request }]) => ({ job, name: request.name })),
  cancel: (job) => running.get(job)?.cancel.abort(),
  close: () => api.closeDialog("rapid-clone")
};

api.register({
  UiInit() {
    api.addMenuPlaceActionButton("VirtualMachine", "Rapid Clone", {
      id: "rapid-clone",
      isEnabled: (selected) => selected.length === 1,
      onClick([{ id, name }]) {
        const query = new URLSearchParams({ id, name });
        api.showDialog(`Rapid Clone of ${name}`, "rapid-clone", `plugin/rapid-clone/dialog.html?${query}`, "480px", "400px");
      }
    });
    remembered.all().forEach((request) => void work(request));
  }
});
api.ready();
