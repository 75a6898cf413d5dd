//! Snapshots on the wire.

use super::{Base, Represented, link, text};
use crate::inventory::{Item, Snapshot};
use crate::repr::document::{Element, Value};

impl Represented for Snapshot {
    const PLURAL: &'static str = "snapshots";

    fn path(&self) -> String {
        format!("vms/{}/snapshots/{}", self.vm, self.id)
    }

    fn element(&self, base: &str) -> Element {
        let base_members = Base { description: &self.description, ..Base::default() };
        let mut element = base_members.element(base, self);
        element.push("date", Value::Time(self.date));
        element.push("persist_memorystate", Value::Flag(self.memory));
        element.push_some("snapshot_status", self.status().map(text));
        element.push("snapshot_type", text(self.kind.name()));
        element.push("vm", link(base, "vms", self.vm));
        element
    }
}
