// The story of the feature page: a running machine is cloned, partly by oVirt and partly by a storage array.
//
// Each step may be run again after it was interrupted, so it looks first at what is there already.

import { copyOnArray } from "./array.js";

const plan = ({ vm, name, disk }) => [
  { key: "down", description: `Shut down ${vm.name}` },
  { key: "coalesce", description: `Coalesce ${disk.name}`, weight: 2 },
  { key: "clone", description: `Clone ${disk.name} on the array`, weight: 6 },
  { key: "metadata", description: "Update the metadata of the storage domain" },
  { key: "create", description: `Create ${name}` },
  { key: "attach", description: `Attach the cloned disk to ${name}`, type: "finalizing" }
];

/** Clones as `request` says; takes the task up again where that names its `job`. `started` is told the job's id. */
export async function clone(kit, request, { started, signal, seconds }) {
  const { vm, name, disk, kept, job } = request;
  const options = {
    description: `Rapid Clone: ${vm.name} to ${name}`,
    plan: plan(request),
    autoCleared: !kept,
    about: { vm: vm.id },
    signal
  };
  const steps = (task) => {
    started(task.id);
    return run(kit, task, request, { signal, seconds });
  };
  return job ? kit.resume(job, options, steps) : kit.run(options, steps);
}

async function run(kit, task, { vm, name, disk }, { signal, seconds }) {
  const find = (kind, named) => firstOf(kit.get(`/api/${kind}?search=${encodeURIComponent(`name=${named}`)}`));

  await task.step("down", async (step) => {
    if ((await kit.get(`/api/vms/${vm.id}`)).status !== "down") {
      await step.mirror({ path: `/api/vms/${vm.id}/shutdown` });
      await until(async () => (await kit.get(`/api/vms/${vm.id}`)).status === "down", signal);
    }
  });

  await task.step("coalesce", async (step) => {
    const { snapshot = [] } = await kit.get(`/api/vms/${vm.id}/snapshots`);
    for (const { id, description } of snapshot.filter(({ snapshot_type: type }) => type === "regular")) {
      await step.step(`merge ${description}`, (merge) =>
        merge.mirror({ method: "DELETE", path: `/api/vms/${vm.id}/snapshots/${id}` })
      );
    }
  });

  await task.step("clone", (step) => copyOnArray(disk, seconds, signal, (percent, text) => step.progress(percent, text)));

  await task.step("metadata", async (step) => {
    if (!(await find("disks", `${name}_Disk1`))) {
      const { format, provisioned_size: size, storage_domains: domains } = await kit.get(`/api/disks/${disk.id}`);
      const body = { alias: `${name}_Disk1`, format, provisioned_size: size, storage_domains: domains };
      await step.mirror({ path: "/api/disks", body });
    }
  });

  await task.step("create", async (step) => {
    if (!(await find("vms", name))) {
      const { cluster } = await kit.get(`/api/vms/${vm.id}`);
      await step.mirror({ path: "/api/vms", body: { name, cluster: { id: cluster.id }, template: { name: "Blank" } } });
    }
  });

  await task.step("attach", async (step) => {
    const [made, copy] = await Promise.all([find("vms", name), find("disks", `${name}_Disk1`)]);
    const { disk_attachment: attached = [] } = await kit.get(`/api/vms/${made.id}/diskattachments`);
    if (!attached.some(({ id }) => id === copy.id)) {
      // The engine makes no job for this command: what it answers is all that there is to know.
      const body = { disk: { id: copy.id }, interface: "virtio_scsi", bootable: "true", active: "true" };
      await step.mirror({ path: `/api/vms/${made.id}/diskattachments`, body, monitored: false });
    }
  });
}

async function firstOf(answer) {
  const [list = []] = Object.values(await answer);
  return list[0];
}

async function until(condition, signal) {
  while (!(await condition())) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
