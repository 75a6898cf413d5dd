//! `/jobs/{job}/steps` (contract 1.3, 1.10).

use axum::extract::Path;

use super::body::Body;
use super::exchange::Exchange;
use super::follow::Follow;
use super::reply::{Answer, Reply};
use crate::ids::parse_lenient;
use crate::model::StepType;
use crate::repr::input::schema::STEP;
use crate::repr::{Document, Fault, step};
use crate::rules::{self, NewStep};

/// `GET /jobs/{job}/steps`: steps at any depth, as a flat list. No job, no steps, no error.
pub(super) async fn list(exchange: Exchange, Path(job): Path<String>) -> Answer {
    let Some(job) = parse_lenient(&job) else {
        return Ok(Reply::Missing);
    };
    let mut steps = exchange.steps(move |tx| tx.steps(job)).await?;
    // Here, unlike for jobs, a negative number is no limit.
    let max = exchange.parameters.integer("max").and_then(|max| usize::try_from(max).ok());
    steps.truncate(max.unwrap_or(usize::MAX));
    let follow = Follow::of(&exchange)?;
    let elements = follow.steps(&exchange, job, &steps).await?;
    Ok(Reply::Found(Document { root: "steps", element: step::list(elements) }))
}

/// `POST /jobs/{job}/steps`: adds an external step to the job, or to the parent that the body names.
pub(super) async fn add(exchange: Exchange, Path(job): Path<String>, body: Body) -> Answer {
    let Some(job) = parse_lenient(&job) else {
        return Ok(Reply::Missing);
    };
    let sent = body.read(&exchange, &STEP, "steps", "add")?.ok_or_else(|| Fault::missing("step"))?;
    let description = sent.text("description").ok_or_else(|| Fault::missing("step.description"))?.to_owned();
    let kind = sent.text("type").ok_or_else(|| Fault::missing("step.type"))?;
    let parent = match sent.object("parent_step") {
        // The job of the address counts for nothing where there is a parent.
        Some(parent) => {
            let id = parent.text("id").ok_or_else(|| Fault::incomplete("Step", "parentStep.id", "add"))?;
            parse_lenient(id).ok_or_else(|| Fault::malformed_id(id))?
        }
        None => job,
    };
    let kind = StepType::from_name(kind).unwrap_or(StepType::Unknown);
    let new = NewStep { parent, kind, description };
    let id = exchange.add(move |tx, call| rules::add_step(tx, call, new)).await?.id;
    // Callers who may add but not read get a 400 for a step that is there now (contract 6).
    let added = exchange.step(id).await?.ok_or_else(|| Fault::gone(id))?;
    let location = exchange.absolute(&step::href(exchange.base, job, id));
    Ok(Reply::Created(step::document(step::element(exchange.base, job, &added)), location))
}
