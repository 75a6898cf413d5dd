// The entity types that plug-ins can name (plug-in contract 3), and what each entity looks like to them (2.5).

const named = ({ id, name }) => ({ id, name });

/** An enumeration's value as the engine's own code spells it: `wait_for_launch` is `WaitForLaunch`. */
const enumName = (value) => value?.replace(/(^|_)(.)/g, (_, separator, letter) => letter.toUpperCase());

/** Only an engine that says so has entities that it does not manage. */
const managed = (item) => String(item.managed) !== "false";

function virtualMachine(item) {
  const status = item.status === "migrating" ? "MigratingFrom" : enumName(item.status);
  return { ...named(item), ipaddress: addresses(item)[0] ?? null, status, managed: managed(item) };
}

/** The IP addresses that a virtual machine's guest has reported. */
export function addresses(item) {
  const devices = item.reported_devices?.reported_device ?? [];
  return devices.flatMap((device) => device.ips?.ip ?? []).map(({ address }) => address);
}

function storage(item) {
  const [dataCenter] = item.data_centers?.data_center ?? [];
  return {
    ...named(item),
    type: String(item.type).toLowerCase(),
    ...(dataCenter ? { dataCenterId: dataCenter.id } : {}),
  };
}

function event(item) {
  return {
    id: item.id,
    correlationId: item.correlation_id ?? null,
    message: item.description,
    callStack: null,
    customEventId: String(item.custom_id ?? -1),
    // A string, and so in the way of whoever wants the entity as a text.
    toString: `AuditLog:{id='${item.id}', severity='${item.severity}', message='${item.description}'}`,
  };
}

/**
 * By name: the token of the main place, whether it has detail places, the event that tells plug-ins of a
 * selection, and how an element of the REST API becomes an entity.
 */
const TYPES = {
  DataCenter: { token: "dataCenters", details: true, selection: "DataCenterSelectionChange", entity: named },
  Cluster: {
    token: "clusters",
    details: true,
    selection: "ClusterSelectionChange",
    entity: (item) => ({ ...named(item), managed: managed(item) }),
  },
  Host: {
    token: "hosts",
    details: true,
    selection: "HostSelectionChange",
    entity: (item) => ({ ...named(item), hostname: item.address, managed: managed(item) }),
  },
  Network: { token: "networks", details: true, selection: "NetworkSelectionChange", entity: named },
  VnicProfile: { token: "vnicProfiles", details: true, entity: ({ id }) => ({ id }) },
  Storage: { token: "storage", details: true, selection: "StorageSelectionChange", entity: storage },
  Disk: { token: "disks", details: true, selection: "DiskSelectionChange", entity: ({ id }) => ({ id }) },
  VirtualMachine: {
    token: "vms",
    details: true,
    selection: "VirtualMachineSelectionChange",
    entity: virtualMachine,
  },
  Pool: { token: "pools", details: true, selection: "PoolSelectionChange", entity: named },
  Template: { token: "templates", details: true, selection: "TemplateSelectionChange", entity: named },
  GlusterVolume: {
    token: "volumes",
    details: true,
    selection: "GlusterVolumeSelectionChange",
    entity: (item) => ({ ...named(item), clusterId: item.cluster?.id }),
  },
  Provider: { token: "providers", details: true, selection: "ProviderSelectionChange", entity: named },
  User: {
    token: "users",
    details: true,
    selection: "UserSelectionChange",
    entity: (item) => ({ id: item.id, username: item.principal, domain: item.domain?.name }),
  },
  Quota: { token: "quota", details: true, selection: "QuotaSelectionChange", entity: named },
  Errata: { token: "errata", details: false, entity: ({ id }) => ({ id }) },
  Event: { token: "events", details: false, selection: "EventSelectionChange", entity: event },
};

/** The type of that name, or undefined: for an unknown one nothing happens. */
export function entityType(name) {
  return Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
}

/** What a button's function gets where there is no main entity. */
export const NO_ENTITY = Object.freeze({ id: "" });
