//! Pools of machines on the wire.

use super::{Base, Represented, link, text};
use crate::inventory::VmPool;
use crate::repr::document::{Element, Value};

impl Represented for VmPool {
    const PLURAL: &'static str = "vm_pools";

    fn path(&self) -> String {
        format!("vmpools/{}", self.id)
    }

    fn element(&self, base: &str) -> Element {
        let base_members = Base { name: Some(&self.name), description: &self.description, ..Base::default() };
        let mut element = base_members.element(base, self);
        element.push("max_user_vms", Value::Number(1));
        element.push("prestarted_vms", Value::Number(self.prestarted_vms));
        element.push("size", Value::Number(self.size));
        element.push("stateful", Value::Flag(false));
        element.push("type", text("automatic"));
        element.push("cluster", link(base, "clusters", self.cluster));
        element.push("template", link(base, "templates", self.template));
        element
    }
}
