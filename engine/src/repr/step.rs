//! A step on the wire (contract 2.3, 3).

use uuid::Uuid;

use super::document::{Document, Element, Value};
use crate::model::{ExternalSystem, Step};

/// The address of a step as a part of a job.
pub(crate) fn href(base: &str, job: Uuid, id: Uuid) -> String {
    format!("{}/steps/{id}", super::job::href(base, job))
}

/// A step with everything about it, as a part of the job that was asked for: the engine takes the
/// job from the address, not from the step (contract 1.10).
pub(crate) fn element(base: &str, job: Uuid, step: &Step) -> Element {
    let mut element = Element::reference(href(base, job, step.id), step.id).with_base(
        &["end"],
        Some(&step.description),
        &["statistics"],
    );
    element.push_some("end_time", step.end_time.map(Value::Time));
    element.push("external", Value::Flag(step.external));
    let system = step.external_type.map(ExternalSystem::name);
    element.push_some("external_type", system.map(|name| Value::Text(name.to_owned())));
    element.push("number", Value::Number(step.number.into()));
    element.push_some("progress", step.progress.map(|percent| Value::Number(percent.into())));
    element.push("start_time", Value::Time(step.start_time));
    element.push("status", Value::Text(step.status.name().to_owned()));
    element.push("type", Value::Text(step.kind.name().to_owned()));
    let host = |id| Value::One(Element::reference(format!("{base}/hosts/{id}"), id));
    element.push_some("execution_host", step.execution_host.map(host));
    element.push("job", Value::One(Element::reference(super::job::href(base, job), job)));
    let parent = |id| Value::One(Element::reference(href(base, job, id), id));
    element.push_some("parent_step", step.parent.map(parent));
    element
}

/// One step as an answer.
pub(crate) fn document(element: Element) -> Document {
    Document { root: "step", element }
}

/// The steps of a job, as an answer or inside their job.
pub(crate) fn list(elements: Vec<Element>) -> Element {
    Element::collection("step", elements)
}
