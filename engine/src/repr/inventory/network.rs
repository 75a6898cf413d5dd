//! Logical networks on the wire.

use super::{Base, Represented, link, part};
use crate::inventory::Network;
use crate::repr::document::{Element, Value};

impl Represented for Network {
    const PLURAL: &'static str = "networks";

    fn path(&self) -> String {
        format!("networks/{}", self.id)
    }

    fn element(&self, base: &str) -> Element {
        let base_members = Base { name: Some(&self.name), description: &self.description, ..Base::default() };
        let mut element = base_members.element(base, self);
        element.push("mtu", Value::Number(0));
        element.push("stp", Value::Flag(false));
        element.push_some("vlan", self.vlan.map(|id| part(vec![("id", Value::Number(id))])));
        element.push("data_center", link(base, "datacenters", self.data_center));
        element
    }
}
