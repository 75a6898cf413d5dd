//! The reply to an action: what was sent, and what came of it (contract 1.7).

use super::document::{Document, Element, Value};
use super::fault::Fault;
use super::input::Object;
use super::input::schema::ACTION;

/// The reply to an action that was carried out. Actions on jobs show the job without its data.
pub(crate) fn completed(sent: &Object, job: Option<Element>) -> Document {
    let job = job.map(|job| ("job", Value::One(job)));
    reply(sent, "complete", job)
}

/// The reply to an action that failed.
pub(crate) fn failed(sent: &Object, fault: &Fault) -> Document {
    reply(sent, "failed", Some(("fault", Value::One(fault.element()))))
}

fn reply(sent: &Object, status: &str, result: Option<(&'static str, Value)>) -> Document {
    let mut element = sent.echo(&ACTION);
    // A status that was sent is overwritten (contract 1.0).
    element.own.retain(|(name, _)| *name != "status");
    element.own.push(("status", Value::Text(status.to_owned())));
    element.own.extend(result);
    element.own.sort_by_key(|(name, _)| *name);
    Document { root: "action", element }
}
