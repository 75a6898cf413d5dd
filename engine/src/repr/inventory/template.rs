//! Templates on the wire.

use super::{Base, Represented, cpu, link, part, text};
use crate::inventory::{Item, Template};
use crate::repr::document::{Element, Value};

impl Represented for Template {
    const PLURAL: &'static str = "templates";

    fn path(&self) -> String {
        format!("templates/{}", self.id)
    }

    fn element(&self, base: &str) -> Element {
        let base_members = Base { name: Some(&self.name), description: &self.description, ..Base::default() };
        let mut element = base_members.element(base, self);
        element.push("cpu", cpu(self.cores));
        element.push("creation_time", Value::Time(self.created));
        element.push("memory", Value::Number(self.memory));
        element.push("os", part(vec![("type", text(&self.os))]));
        element.push_some("status", self.status().map(text));
        element.push("type", text("server"));
        element.push_some("cluster", self.cluster.map(|id| link(base, "clusters", id)));
        element
    }
}
