// WebAdmin's main tables: which collection of the REST API each shows, in which columns, and how it is searched.

import { addresses } from "../plugins/entity-types.js";
import { dateTime, duration, gibibytes, words } from "./format.js";
import { severityMark, statusMark } from "./marks.js";
import { userInfo } from "../page-data.js";

const name = ["Name", (item) => item.name];
const description = ["Description", (item) => item.description];
const comment = ["Comment", (item) => item.comment];
const status = ["Status", (item) => words(item.status)];

/** A column with the name of another entity, which the item refers to by its id. */
const nameOf = (heading, collection, reference) => [heading, (item, names) => names(collection, reference(item)?.id)];

const cluster = nameOf("Cluster", "clusters", (item) => item.cluster);
const dataCenter = nameOf("Data Center", "datacenters", (item) => item.data_center);
const attachedTo = nameOf("Data Center", "datacenters", (item) => item.data_centers?.data_center?.[0]);

const STORAGE_TYPES = {
  nfs: "NFS",
  iscsi: "iSCSI",
  fcp: "Fibre Channel",
  posixfs: "POSIX compliant FS",
  glusterfs: "GlusterFS",
};

/** What an item is called in addresses and headings. */
const title = (item) => item.name;

const kind = (type, token, label, details) => ({ type, token, label, title, related: [], ...details });

/**
 * `collection` is the path beneath the API and its name in the entry point; `within` is the collection of the
 * entities that each have one. `related` are collections that names come from. `search` is the word before the
 * colon of a search string. `events` is the member by which an event refers to such an entity. `only` is the one
 * element that an engine without the collection tells all the same.
 */
export const KINDS = [
  kind("VirtualMachine", "vms", "Virtual Machines", {
    collection: "vms",
    related: ["hosts", "clusters"],
    search: "Vms",
    events: "vm",
    columns: [
      statusMark,
      name,
      comment,
      nameOf("Host", "hosts", (item) => item.host),
      ["IP Addresses", (item) => addresses(item).join(" ")],
      ["FQDN", (item) => item.fqdn],
      cluster,
      ["Memory", (item) => gibibytes(item.memory)],
      status,
      ["Uptime", (item) => duration(item.start_time)],
      description,
    ],
  }),
  kind("Template", "templates", "Templates", {
    collection: "templates",
    related: ["clusters"],
    search: "Template",
    events: "template",
    columns: [
      name,
      comment,
      ["Creation Date", (item) => dateTime(item.creation_time)],
      status,
      cluster,
      description,
    ],
  }),
  kind("Pool", "pools", "Pools", {
    collection: "vmpools",
    related: ["clusters"],
    search: "Pools",
    columns: [name, comment, ["Assigned VMs", (item) => item.size], ["Type", (item) => words(item.type)], description],
  }),
  kind("Host", "hosts", "Hosts", {
    collection: "hosts",
    related: ["clusters"],
    search: "Host",
    events: "host",
    columns: [
      statusMark,
      name,
      comment,
      ["Hostname/IP", (item) => item.address],
      cluster,
      status,
      ["Memory", (item) => gibibytes(item.memory)],
      ["SPM", (item) => (item.spm?.status === "spm" ? "SPM" : "Normal")],
    ],
  }),
  kind("DataCenter", "dataCenters", "Data Centers", {
    collection: "datacenters",
    search: "DataCenter",
    events: "data_center",
    columns: [
      statusMark,
      name,
      comment,
      ["Storage Type", (item) => (String(item.local) === "true" ? "Local" : "Shared")],
      status,
      ["Compatibility Version", version],
      description,
    ],
  }),
  kind("Cluster", "clusters", "Clusters", {
    collection: "clusters",
    related: ["datacenters"],
    search: "Cluster",
    columns: [
      name,
      comment,
      ["Compatibility Version", version],
      dataCenter,
      ["Cluster CPU Type", (item) => item.cpu?.type],
      description,
    ],
  }),
  kind("VnicProfile", "vnicProfiles", "vNIC Profiles", {
    collection: "vnicprofiles",
    related: ["networks"],
    columns: [name, nameOf("Network", "networks", (item) => item.network), description],
  }),
  kind("Network", "networks", "Networks", {
    collection: "networks",
    related: ["datacenters"],
    search: "Network",
    columns: [name, comment, dataCenter, ["VLAN tag", (item) => item.vlan?.id ?? "-"], description],
  }),
  kind("Storage", "storage", "Storage Domains", {
    collection: "storagedomains",
    related: ["datacenters"],
    search: "Storage",
    events: "storage_domain",
    columns: [
      ["Domain Name", (item) => item.name],
      comment,
      ["Domain Type", (item) => (String(item.master) === "true" ? "Data (Master)" : words(item.type))],
      ["Storage Type", (item) => STORAGE_TYPES[item.storage?.type] ?? words(item.storage?.type)],
      attachedTo,
      ["Cross Data Center Status", (item) => words(item.external_status ?? item.status ?? "active")],
      ["Total Space", (item) => gibibytes(Number(item.available) + Number(item.used))],
      ["Free Space", (item) => gibibytes(item.available)],
      description,
    ],
  }),
  kind("GlusterVolume", "volumes", "Volumes", {
    within: "clusters",
    collection: "glustervolumes",
    related: ["clusters"],
    search: "Volumes",
    columns: [name, cluster, ["Volume Type", (item) => words(item.volume_type)], status],
  }),
  kind("Disk", "disks", "Disks", {
    collection: "disks",
    related: ["storagedomains"],
    search: "Disks",
    title: (item) => item.alias ?? item.name,
    columns: [
      ["Alias", (item) => item.alias ?? item.name],
      ["ID", (item) => item.id, true],
      nameOf("Storage Domain(s)", "storagedomains", (item) => item.storage_domains?.storage_domain?.[0]),
      ["Virtual Size", (item) => gibibytes(item.provisioned_size)],
      status,
      ["Type", (item) => words(item.storage_type ?? "image")],
      description,
    ],
  }),
  kind("Provider", "providers", "Providers", {
    collection: "openstacknetworkproviders",
    search: "Providers",
    columns: [name, ["Provider URL", (item) => item.url], description],
  }),
  kind("Quota", "quota", "Quota", {
    within: "datacenters",
    collection: "quotas",
    related: ["datacenters"],
    search: "Quota",
    columns: [name, dataCenter, description],
  }),
  kind("User", "users", "Users", {
    collection: "users",
    search: "Users",
    only: `/users/${userInfo.id}`,
    events: "user",
    title: (item) => item.user_name,
    columns: [
      ["First Name", (item) => item.name],
      ["Last Name", (item) => item.last_name],
      ["User Name", (item) => item.user_name],
      ["Authorization provider", (item) => item.domain?.name],
      ["Namespace", (item) => item.namespace],
      ["Email", (item) => item.email],
    ],
  }),
  kind("Errata", "errata", "Errata", {
    collection: "katelloerrata",
    columns: [["Title", (item) => item.title], ["Severity", (item) => item.severity]],
  }),
  kind("Event", "events", "Events", {
    collection: "events",
    search: "Events",
    columns: [
      severityMark,
      ["Time", (item) => dateTime(item.time), true],
      ["Message", (item) => item.description],
      ["Correlation Id", (item) => item.correlation_id, true],
      ["Origin", (item) => item.origin],
      ["Custom Event Id", (item) => (Number(item.custom_id) >= 0 ? item.custom_id : undefined)],
    ],
  }),
];

function version(item) {
  return item.version && `${item.version.major}.${item.version.minor}`;
}
