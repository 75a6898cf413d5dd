//! A job and a step as they come (contract 2.4, 3).
//!
//! Reading is tolerant, since the same attribute comes as a text or bare (contract 2.2) and attributes come and go:
//! an attribute that cannot be understood counts as absent.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::scalar::{Scalar, Text};
use crate::{AnswerError, Status, StepKind};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct JobWire<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) description: Text<'a>,
    pub(super) status: Scalar<Status>,
    pub(super) external: Scalar<bool>,
    pub(super) auto_cleared: Scalar<bool>,
    #[serde(borrow)]
    pub(super) owner: Option<LinkWire<'a>>,
    pub(super) start_time: Scalar<Option<i64>>,
    pub(super) end_time: Scalar<Option<i64>>,
    pub(super) last_updated: Scalar<Option<i64>>,
    /// Present where the steps were followed; without a `step` in it where there are none.
    #[serde(borrow)]
    pub(super) steps: Option<StepsWire<'a>>,
}

/// A collection of steps; `step` is absent in an empty one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct StepsWire<'a> {
    #[serde(borrow)]
    pub(super) step: Option<Vec<StepWire<'a>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct StepWire<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) parent_step: Option<LinkWire<'a>>,
    #[serde(borrow)]
    pub(super) description: Text<'a>,
    #[serde(rename = "type")]
    pub(super) kind: Scalar<StepKind>,
    pub(super) status: Scalar<Status>,
    pub(super) number: Scalar<Option<u32>>,
    pub(super) external: Scalar<bool>,
    pub(super) progress: Scalar<Option<u32>>,
    pub(super) start_time: Scalar<Option<i64>>,
    pub(super) end_time: Scalar<Option<i64>>,
    #[serde(borrow)]
    pub(super) execution_host: Option<LinkWire<'a>>,
}

/// A reference to something else; only its id is of interest.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LinkWire<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
}

impl<'a> JobWire<'a> {
    /// Reads the JSON that begins at byte `at` of an answer; `None` where it is no job with an id.
    pub(super) fn read(json: &'a [u8], at: usize) -> Result<Option<Self>, AnswerError> {
        Ok(read(json, at)?.filter(|job: &Self| !job.id.0.is_empty()))
    }
}

impl<'a> StepWire<'a> {
    /// Reads the JSON that begins at byte `at` of an answer; `None` where it is no step with an id.
    pub(super) fn read(json: &'a [u8], at: usize) -> Result<Option<Self>, AnswerError> {
        Ok(read(json, at)?.filter(|step: &Self| !step.id.0.is_empty()))
    }
}

fn read<'a, T: Deserialize<'a>>(json: &'a [u8], at: usize) -> Result<Option<T>, AnswerError> {
    let read = if json.starts_with(b"{") {
        serde_json::from_slice(json).map(Some)
    } else {
        // Lists would be taken for members in their order; only that it is JSON counts.
        serde_json::from_slice::<IgnoredAny>(json).map(|_| None)
    };
    match read {
        Ok(entry) => Ok(entry),
        Err(error) if error.is_data() => Ok(None),
        Err(error) => Err(AnswerError::NotJson { at, why: error.to_string() }),
    }
}
