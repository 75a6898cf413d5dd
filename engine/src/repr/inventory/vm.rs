//! Virtual machines on the wire.

use super::{Base, Represented, cpu, link, part, text};
use crate::inventory::{Item, Vm};
use crate::repr::document::{Element, Value};

impl Represented for Vm {
    const PLURAL: &'static str = "vms";

    fn path(&self) -> String {
        format!("vms/{}", self.id)
    }

    fn element(&self, base: &str) -> Element {
        let base_members = Base {
            actions: &["migrate", "shutdown", "start", "stop"],
            name: Some(&self.name),
            description: &self.description,
            parts: &["diskattachments", "snapshots"],
        };
        let mut element = base_members.element(base, self);
        element.push("cpu", cpu(self.cores));
        element.push("creation_time", Value::Time(self.created));
        element.push("delete_protected", Value::Flag(false));
        element.push("memory", Value::Number(self.memory));
        element.push("origin", text("ovirt"));
        element.push("os", part(vec![("type", text(&self.os))]));
        // The engine tells only of machines that run when they were started.
        let started = self.started.filter(|_| self.status.is_running());
        element.push_some("start_time", started.map(Value::Time));
        element.push("stateless", Value::Flag(false));
        element.push_some("status", self.status().map(text));
        element.push_some("stop_time", self.stopped.map(Value::Time));
        element.push("type", text("server"));
        element.push("cluster", link(base, "clusters", self.cluster));
        element.push_some("host", self.host.map(|id| link(base, "hosts", id)));
        element.push("original_template", link(base, "templates", self.template));
        element.push("template", link(base, "templates", self.template));
        element
    }
}
