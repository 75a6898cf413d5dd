//! A file in the form of `GET /jobs?follow=steps` (contract 2.2, 2.4): times bare, other values as texts, what is not
//! known left out. Beyond that form stands how far a job or step is, and where that number comes from.

use super::source;
use crate::{JobView, Percent, Percents, StepView};
use scan::quote;

/// A file that grows by a job at a time.
pub struct JsonFile(String);

impl Default for JsonFile {
    fn default() -> Self {
        Self("{\"job\":[".to_owned())
    }
}

impl JsonFile {
    /// Adds a job with the steps that are known; `percents` tells how far it and they are.
    pub fn add(&mut self, job: &JobView, percents: &Percents) {
        if self.0.ends_with('}') {
            self.0.push_str(",\n");
        }
        let mut object = Object::begin(&mut self.0);
        object.text("id", &job.id);
        object.text("description", &job.description);
        object.text("status", job.status.as_wire());
        object.text("external", flag(job.external));
        object.text("auto_cleared", flag(job.auto_cleared));
        object.link("owner", job.owner.as_deref());
        object.time("start_time", job.start);
        object.time("end_time", job.end);
        object.time("last_updated", job.last_updated);
        object.far(percents.job);
        if let Some(steps) = &job.steps {
            object.name("steps").push_str("{\"step\":[");
            for (at, step) in steps.iter().enumerate() {
                object.out.push_str(if at > 0 { "," } else { "" });
                add_step(object.out, step, percents.steps.get(at).copied().flatten());
            }
            object.out.push_str("]}");
        }
        object.end();
    }

    /// The whole file.
    pub fn finish(mut self) -> String {
        self.0.push_str("]}\n");
        self.0
    }
}

fn add_step(out: &mut String, step: &StepView, percent: Option<Percent>) {
    let mut object = Object::begin(out);
    object.text("id", &step.id);
    object.link("parent_step", step.parent.as_deref());
    object.text("description", &step.description);
    object.text("type", step.kind.as_wire());
    object.text("status", step.status.as_wire());
    object.number("number", step.number);
    object.text("external", flag(step.external));
    object.number("progress", step.progress.map(u32::from));
    object.far(percent);
    object.time("start_time", step.start);
    object.time("end_time", step.end);
    object.link("execution_host", step.execution_host.as_deref());
    if let Some(system) = step.system {
        object.text("external_type", system.as_wire());
    }
    object.end();
}

fn flag(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

/// An object that is being written.
struct Object<'a> {
    out: &'a mut String,
    empty: bool,
}

impl<'a> Object<'a> {
    fn begin(out: &'a mut String) -> Self {
        out.push('{');
        Self { out, empty: true }
    }

    fn name(&mut self, name: &str) -> &mut String {
        self.out.push_str(if std::mem::take(&mut self.empty) { "\"" } else { ",\"" });
        self.out.push_str(name);
        self.out.push_str("\":");
        self.out
    }

    fn text(&mut self, name: &str, value: &str) {
        let value = quote(value);
        self.name(name).push_str(&value);
    }

    fn link(&mut self, name: &str, id: Option<&str>) {
        if let Some(id) = id {
            let value = ["{\"id\":", &*quote(id), "}"].concat();
            self.name(name).push_str(&value);
        }
    }

    fn number(&mut self, name: &str, value: Option<u32>) {
        if let Some(value) = value {
            self.text(name, &value.to_string());
        }
    }

    fn far(&mut self, percent: Option<Percent>) {
        self.number("percent", percent.map(|percent| percent.value.into()));
        self.text("percent_source", source(percent));
    }

    fn time(&mut self, name: &str, millis: Option<i64>) {
        if let Some(millis) = millis {
            self.name(name).push_str(&millis.to_string());
        }
    }

    fn end(self) {
        self.out.push('}');
    }
}
