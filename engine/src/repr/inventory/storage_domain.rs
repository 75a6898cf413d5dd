//! Storage domains on the wire.

use super::{Base, Represented, part, text};
use crate::inventory::StorageDomain;
use crate::repr::document::{Element, Value};

impl Represented for StorageDomain {
    const PLURAL: &'static str = "storage_domains";

    fn path(&self) -> String {
        format!("storagedomains/{}", self.id)
    }

    fn element(&self, base: &str) -> Element {
        let base_members = Base { name: Some(&self.name), description: &self.description, ..Base::default() };
        let mut element = base_members.element(base, self);
        element.push("available", Value::Number(self.available));
        element.push("committed", Value::Number(self.used));
        element.push("external_status", text("ok"));
        element.push("master", Value::Flag(self.master));
        element.push(
            "storage",
            part(vec![
                ("address", text(&self.address)),
                ("path", text(&self.path)),
                ("type", text(&self.storage_type)),
            ]),
        );
        element.push("storage_format", text("v5"));
        element.push("type", text("data"));
        element.push("used", Value::Number(self.used));
        // It could be attached to several; the list has no name of its own in what is linked.
        let data_center = format!("{base}/datacenters/{}", self.data_center);
        let data_centers =
            Element::collection("data_center", vec![Element::reference(data_center, self.data_center)]);
        element.push("data_centers", Value::One(data_centers));
        element
    }
}
