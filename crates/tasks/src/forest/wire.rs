//! A job and a step as they come (contract 2.4, 3).
//!
//! Reading is tolerant, since the same attribute comes as a text or bare (contract 2.2) and attributes come and go:
//! an attribute that cannot be understood counts as absent.

use serde::Deserialize;

use super::scalar::{Scalar, Text};
use crate::{Status, StepKind};

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
