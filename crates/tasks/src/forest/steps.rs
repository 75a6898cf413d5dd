//! Reading an answer of `GET /jobs/{id}/steps`.

use super::envelope::{Envelope, Found};
use super::tree::Tree;
use super::wire::StepWire;
use crate::{AnswerError, Order, StepView};
use scan::Extent;

/// The steps of a whole answer, and how many entries of it are unreadable.
pub(super) fn read(body: &[u8]) -> Result<(Vec<StepWire<'_>>, usize), AnswerError> {
    let (mut steps, mut unreadable, mut at) = (Vec::new(), 0, 0);
    let mut envelope = Envelope::new("step");
    while envelope.advance(body, &mut at, 0)? == Found::Entry {
        let Some(len) = Extent::of(body[at]).end(&body[at..]) else {
            return Err(AnswerError::CutOff { bytes: body.len() });
        };
        match StepWire::read(&body[at..at + len], at)? {
            Some(step) => steps.push(step),
            None => unreadable += 1,
        }
        at += len;
    }
    envelope.finish(body.len())?;
    Ok((steps, unreadable))
}

/// The steps of an answer of `GET /jobs/{id}/steps` by themselves, parents before children.
///
/// # Errors
/// When it is no such answer.
pub fn steps_of(body: &[u8]) -> Result<Vec<StepView>, AnswerError> {
    let (wire, _) = read(body)?;
    Ok(Tree::pack(&wire, Order::NewestFirst).0.views())
}
