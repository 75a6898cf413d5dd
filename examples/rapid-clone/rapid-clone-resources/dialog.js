// The dialog: asks what to clone, and hands that to the plug-in's own document, which does the work.

const host = Array.from(window.top.frames).find((frame) => {
  try {
    return frame.rapidClone !== undefined;
  } catch {
    return false;
  }
})?.rapidClone;
const api = window.top.pluginApi("rapid-clone");
const asked = new URLSearchParams(location.search);
const vm = { id: asked.get("id"), name: asked.get("name") };
const form = document.querySelector("form");
const { name, disk, kept } = form.elements;

async function get(path) {
  const headers = { Accept: "application/json", Authorization: `Bearer ${api.ssoToken()}` };
  const response = await fetch(`${api.engineBaseUrl().replace(/\/$/, "")}${path}`, { headers, credentials: "omit" });
  if (!response.ok) {
    throw new Error(`The engine answered with ${response.status}.`);
  }
  return response.json();
}

function tell(problem) {
  const place = document.getElementById("problem");
  place.textContent = problem;
  place.hidden = problem === "";
}

async function fillDisks() {
  const { disk_attachment: attached = [] } = await get(`/api/vms/${vm.id}/diskattachments`);
  const disks = await Promise.all(attached.map(({ disk: { id } }) => get(`/api/disks/${id}`)));
  for (const { id, alias, provisioned_size: size } of disks) {
    const option = new Option(`${alias} (${Math.round(size / 2 ** 30)} GiB)`, id);
    option.details = { id, name: alias, size: Number(size) };
    disk.add(option);
  }
  form.querySelector("[type=submit]").disabled = disks.length === 0;
  tell(disks.length === 0 ? `${vm.name} has no disk that could be cloned.` : "");
}

function showRunning() {
  const [first] = host.running(vm.id);
  const place = document.getElementById("running");
  place.hidden = first === undefined;
  if (first) {
    const cancel = document.createElement("button");
    cancel.type = "button";
    cancel.textContent = "Cancel it";
    cancel.addEventListener("click", () => {
      host.cancel(first.job);
      host.close();
    });
    place.replaceChildren(`It is being cloned to ${first.name}.`, cancel);
  }
}

// The steps take what has the clone's name for their own work of before, so nothing else may have it.
async function isTaken(name) {
  const { vm: named = [] } = await get(`/api/vms?search=${encodeURIComponent(`name=${name}`)}`);
  return named.length > 0;
}

async function submit() {
  if (await isTaken(name.value)) {
    tell(`There is a virtual machine ${name.value} already. Choose another name.`);
    name.focus();
    return;
  }
  host.start({ vm, name: name.value, disk: disk.selectedOptions[0].details, kept: kept.checked });
  host.close();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  await submit().catch((error) => tell(`The clone could not be started: ${error.message}`));
  button.disabled = false;
});
document.getElementById("close").addEventListener("click", () => host.close());

name.value = `${vm.name}-clone`;
showRunning();
fillDisks().catch((error) => tell(`The disks of ${vm.name} could not be read: ${error.message}`));
