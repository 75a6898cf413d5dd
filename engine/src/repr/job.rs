//! A job on the wire (contract 2.3, 3).

use uuid::Uuid;

use super::document::{Document, Element, Value};
use crate::model::Job;

/// The address of a job under the API's address.
pub(crate) fn href(base: &str, id: Uuid) -> String {
    format!("{base}/jobs/{id}")
}

/// A job with everything about it.
pub(crate) fn element(base: &str, job: &Job) -> Element {
    let mut element = stub(base, job.id, Some(&job.description));
    element.push("auto_cleared", Value::Flag(job.auto_cleared));
    element.push_some("end_time", job.end_time.map(Value::Time));
    element.push("external", Value::Flag(job.external));
    element.push("last_updated", Value::Time(job.last_updated));
    element.push("start_time", Value::Time(job.start_time));
    element.push("status", Value::Text(job.status.name().to_owned()));
    let owner = job.owner.map(|id| Value::One(Element::reference(super::user::href(base, id), id)));
    element.push_some("owner", owner);
    element
}

/// A job without data: its address and what can be done there, as replies to its actions hold it
/// (contract 1.7).
pub(crate) fn stub(base: &str, id: Uuid, description: Option<&str>) -> Element {
    // Also the engine's own jobs and ended ones claim that they can be cleared and ended.
    Element::reference(href(base, id), id).with_base(&["clear", "end"], description, &["steps"])
}

/// One job as an answer.
pub(crate) fn document(element: Element) -> Document {
    Document { root: "job", element }
}

/// A list of jobs as an answer.
pub(crate) fn list(elements: Vec<Element>) -> Document {
    Document { root: "jobs", element: Element::collection("job", elements) }
}
