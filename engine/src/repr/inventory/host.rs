//! Hosts on the wire.

use super::{Base, Represented, link, part, text};
use crate::inventory::{Host, Item};
use crate::repr::document::{Element, Value};

impl Represented for Host {
    const PLURAL: &'static str = "hosts";

    fn path(&self) -> String {
        format!("hosts/{}", self.id)
    }

    fn element(&self, base: &str) -> Element {
        let mut element = Base { name: Some(&self.name), ..Base::default() }.element(base, self);
        element.push("address", text(&self.address));
        element.push("memory", Value::Number(self.memory));
        element.push("spm", part(vec![("status", text(if self.spm { "spm" } else { "none" }))]));
        element.push_some("status", self.status().map(text));
        element.push("type", text("rhel"));
        element.push("cluster", link(base, "clusters", self.cluster));
        element
    }
}
