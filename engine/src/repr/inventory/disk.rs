//! Disks on the wire.

use super::{Base, Represented, text};
use crate::inventory::{Disk, Item};
use crate::repr::document::{Element, Value};

impl Represented for Disk {
    const PLURAL: &'static str = "disks";

    fn path(&self) -> String {
        format!("disks/{}", self.id)
    }

    fn element(&self, base: &str) -> Element {
        let base_members = Base {
            actions: &["copy"],
            name: Some(&self.alias),
            description: &self.description,
            ..Base::default()
        };
        let mut element = base_members.element(base, self);
        element.push("actual_size", Value::Number(self.actual_size));
        element.push("alias", text(&self.alias));
        element.push("content_type", text("data"));
        element.push("format", text(self.format.name()));
        element.push("propagate_errors", Value::Flag(false));
        element.push("provisioned_size", Value::Number(self.provisioned_size));
        element.push("shareable", Value::Flag(false));
        element.push("sparse", Value::Flag(self.sparse));
        element.push_some("status", self.status().map(text));
        element.push("storage_type", text("image"));
        element.push("total_size", Value::Number(self.actual_size));
        element.push("wipe_after_delete", Value::Flag(false));
        let domain = format!("{base}/storagedomains/{}", self.storage_domain);
        let domains =
            Element::collection("storage_domain", vec![Element::reference(domain, self.storage_domain)]);
        element.push("storage_domains", Value::One(domains));
        element
    }
}
