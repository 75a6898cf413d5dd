//! Clusters on the wire.

use super::{Base, Represented, link, part, text, version};
use crate::inventory::Cluster;
use crate::repr::document::{Element, Value};

impl Represented for Cluster {
    const PLURAL: &'static str = "clusters";

    fn path(&self) -> String {
        format!("clusters/{}", self.id)
    }

    fn element(&self, base: &str) -> Element {
        let base_members = Base {
            name: Some(&self.name),
            description: &self.description,
            parts: &["glustervolumes"],
            ..Base::default()
        };
        let mut element = base_members.element(base, self);
        element.push("cpu", part(vec![("architecture", text("x86_64")), ("type", text(&self.cpu_type))]));
        element.push("gluster_service", Value::Flag(true));
        element.push("version", version());
        element.push("virt_service", Value::Flag(true));
        element.push("data_center", link(base, "datacenters", self.data_center));
        element
    }
}
