//! Attached disks on the wire.

use super::{Base, Represented, link, text};
use crate::inventory::DiskAttachment;
use crate::repr::document::{Element, Value};

impl Represented for DiskAttachment {
    const PLURAL: &'static str = "disk_attachments";

    fn path(&self) -> String {
        format!("vms/{}/diskattachments/{}", self.vm, self.disk)
    }

    fn element(&self, base: &str) -> Element {
        let mut element = Base::default().element(base, self);
        element.push("active", Value::Flag(self.active));
        element.push("bootable", Value::Flag(self.bootable));
        element.push("interface", text(self.interface.name()));
        element.push("pass_discard", Value::Flag(false));
        element.push("read_only", Value::Flag(self.read_only));
        element.push("uses_scsi_reservation", Value::Flag(false));
        element.push("disk", link(base, "disks", self.disk));
        element.push("vm", link(base, "vms", self.vm));
        element
    }
}
