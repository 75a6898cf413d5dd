//! Quotas on the wire.

use super::{Base, Represented, link};
use crate::inventory::Quota;
use crate::repr::document::{Element, Value};

impl Represented for Quota {
    const PLURAL: &'static str = "quotas";

    fn path(&self) -> String {
        format!("datacenters/{}/quotas/{}", self.data_center, self.id)
    }

    fn element(&self, base: &str) -> Element {
        let base_members = Base { name: Some(&self.name), description: &self.description, ..Base::default() };
        let mut element = base_members.element(base, self);
        for (name, percent) in [
            ("cluster_hard_limit_pct", 20),
            ("cluster_soft_limit_pct", 80),
            ("storage_hard_limit_pct", 20),
            ("storage_soft_limit_pct", 80),
        ] {
            element.push(name, Value::Number(percent));
        }
        element.push("data_center", link(base, "datacenters", self.data_center));
        element
    }
}
