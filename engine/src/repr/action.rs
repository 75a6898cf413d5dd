//! The reply to an action: what was sent, and what came of it (contract 1.7).

use uuid::Uuid;

use super::document::{Document, Element, Value};
use super::fault::Fault;
use super::input::Object;
use super::input::schema::ACTION;
use super::inventory::Represented;

/// The reply to an action that was carried out. Actions on jobs show the job without its data.
pub(crate) fn completed(sent: &Object, job: Option<Element>) -> Document {
    let job = job.map(|job| ("job", Value::One(job)));
    reply(sent, "complete", job)
}

/// The reply to an action on a thing of the site: the job that tells of it, and the thing without its data.
pub(crate) fn completed_on<I: Represented>(
    sent: &Object,
    base: &str,
    job: Option<Uuid>,
    thing: Option<&I>,
) -> Document {
    let job = job.map(|id| ("job", Value::One(super::job::stub(base, id, None))));
    let thing = thing.map(|thing| (I::KIND, Value::One(thing.stub(base))));
    reply(sent, "complete", job.into_iter().chain(thing))
}

/// The reply to an action that failed.
pub(crate) fn failed(sent: &Object, fault: &Fault) -> Document {
    reply(sent, "failed", Some(("fault", Value::One(fault.element()))))
}

/// The status of an action that nothing has to be waited for.
pub(crate) fn over(href: String, task: Uuid) -> Document {
    let mut element = Element::reference(href, task);
    element.push("status", Value::Text("complete".to_owned()));
    Document { root: "action", element }
}

fn reply(sent: &Object, status: &str, result: impl IntoIterator<Item = (&'static str, Value)>) -> Document {
    let mut element = sent.echo(&ACTION);
    let made: Vec<_> = [("status", Value::Text(status.to_owned()))].into_iter().chain(result).collect();
    // What the engine says takes the place of what was sent.
    element.own.retain(|(name, _)| made.iter().all(|(other, _)| other != name));
    element.own.extend(made);
    element.own.sort_by_key(|(name, _)| *name);
    Document { root: "action", element }
}
