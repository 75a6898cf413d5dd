"""What there is to find: its ids are part of most questions, so that not everything is missing."""

from uuid import UUID, uuid5

# Ids of the site follow from kinds and names, the same ones in every engine.
SITE = UUID("7461736b-2d6d-6f6e-6974-6f722d696473")


def on_site(kind, name):
    """The id of what every engine begins with."""
    return str(uuid5(SITE, f"{kind} {name}"))


JOB = "00000000-0000-0000-0000-0000000000a1"
STEP = "00000000-0000-0000-0000-0000000000a2"

# By the names of parameters in paths.
FOUND = {
    "job": [JOB],
    "step": [STEP],
    # The first event that the engine writes.
    "event": ["1"],
    "user": [on_site("user", "admin@internal")],
    "datacenter": [on_site("data_center", "Default")],
    "cluster": [on_site("cluster", "Default")],
    "host": [on_site("host", "node1")],
    "storagedomain": [on_site("storage_domain", "data1")],
    "network": [on_site("network", "ovirtmgmt")],
    "template": [on_site("template", "debian12")],
    "vm": [on_site("vm", name) for name in ("web01", "web02", "web03")],
    "disk": [on_site("disk", "scratch")],
    "id": [on_site("snapshot", "before-upgrade of web01"), on_site("disk", "web01_Disk1")],
}
