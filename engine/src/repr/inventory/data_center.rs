//! Data centers on the wire.

use super::{Base, Represented, text, version};
use crate::inventory::{DataCenter, Item};
use crate::repr::document::{Element, Value};

impl Represented for DataCenter {
    const PLURAL: &'static str = "data_centers";

    fn path(&self) -> String {
        format!("datacenters/{}", self.id)
    }

    fn element(&self, base: &str) -> Element {
        let base_members = Base {
            name: Some(&self.name),
            description: &self.description,
            parts: &["quotas"],
            ..Base::default()
        };
        let mut element = base_members.element(base, self);
        element.push("local", Value::Flag(false));
        element.push("quota_mode", text("disabled"));
        element.push_some("status", self.status().map(text));
        element.push("storage_format", text("v5"));
        element.push("version", version());
        element
    }
}
