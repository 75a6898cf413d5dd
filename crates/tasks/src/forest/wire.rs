//! A job and a step as they come (contract 2.4, 3).
//!
//! Reading is tolerant, since the same attribute comes as a text or bare (contract 2.2) and attributes come and go:
//! an attribute that cannot be understood counts as absent.

use super::scalar::{Scalar, Text};
use super::step::is_known;
use crate::{AnswerError, Status, StepKind, StepSystem};
use scan::{Flaw, Json, Value};

#[derive(Debug, Default)]
pub(super) struct JobWire<'a> {
    pub(super) id: Text<'a>,
    pub(super) description: Text<'a>,
    pub(super) status: Scalar<Status>,
    pub(super) external: Scalar<bool>,
    pub(super) auto_cleared: Scalar<bool>,
    pub(super) owner: Option<LinkWire<'a>>,
    pub(super) start_time: Scalar<Option<i64>>,
    pub(super) end_time: Scalar<Option<i64>>,
    pub(super) last_updated: Scalar<Option<i64>>,
    /// Present where the steps were followed; without a `step` in it where there are none.
    pub(super) steps: Option<StepsWire<'a>>,
}

/// A collection of steps; `step` is absent in an empty one.
#[derive(Debug, Default)]
pub(super) struct StepsWire<'a> {
    pub(super) step: Option<Vec<StepWire<'a>>>,
}

#[derive(Debug, Default)]
pub(super) struct StepWire<'a> {
    pub(super) id: Text<'a>,
    pub(super) parent_step: Option<LinkWire<'a>>,
    pub(super) description: Text<'a>,
    pub(super) kind: Scalar<StepKind>,
    pub(super) status: Scalar<Status>,
    pub(super) number: Scalar<Option<u32>>,
    pub(super) external: Scalar<bool>,
    pub(super) progress: Scalar<Option<u32>>,
    pub(super) start_time: Scalar<Option<i64>>,
    pub(super) end_time: Scalar<Option<i64>>,
    pub(super) execution_host: Option<LinkWire<'a>>,
    pub(super) system: Scalar<Option<StepSystem>>,
}

/// A reference to something else; only its id is of interest.
#[derive(Debug, Default)]
pub(super) struct LinkWire<'a> {
    pub(super) id: Text<'a>,
}

impl<'a> JobWire<'a> {
    /// Reads the JSON that begins at byte `at` of an answer; `None` where it is no job with an id.
    pub(super) fn read(bytes: &'a [u8], at: usize) -> Result<Option<Self>, AnswerError> {
        let mut job = Self::default();
        Ok(whole(bytes, at, &mut |json| job.take(json))?.then_some(job).filter(|job| !job.id.0.is_empty()))
    }

    /// Reads the job that these bytes begin with, and tells how long its JSON is; `None` where it is no job with an id,
    /// or does not end in them.
    pub(super) fn read_first(bytes: &'a [u8]) -> Option<(Self, usize)> {
        let (mut job, mut json) = (Self::default(), Json::new(bytes));
        job.take(&mut json).ok()?;
        (!job.id.0.is_empty()).then(|| (job, json.at()))
    }

    fn take(&mut self, json: &mut Json<'a>) -> Result<(), Flaw> {
        json.members(&mut |name, json| {
            match name {
                "id" => self.id.take(json)?,
                "description" => self.description.take(json)?,
                "status" => self.status.take(json)?,
                "external" => self.external.take(json)?,
                "auto_cleared" => self.auto_cleared.take(json)?,
                "owner" => self.owner = LinkWire::read(json)?,
                "start_time" => self.start_time.take(json)?,
                "end_time" => self.end_time.take(json)?,
                "last_updated" => self.last_updated.take(json)?,
                "steps" => self.steps = StepsWire::read(json)?,
                _ => json.skip()?,
            }
            Ok(())
        })
    }
}

impl<'a> StepsWire<'a> {
    pub(super) fn list(&self) -> &[StepWire<'a>] {
        self.step.as_deref().unwrap_or_default()
    }

    fn read(json: &mut Json<'a>) -> Result<Option<Self>, Flaw> {
        if json.value()? == Value::Null {
            return Ok(None);
        }
        let mut steps = Self::default();
        json.members(&mut |name, json| {
            if name != "step" || json.value()? == Value::Null {
                return if name == "step" { Ok(()) } else { json.skip() };
            }
            let mut list = Vec::new();
            json.entries(&mut |json| {
                let mut step = StepWire::default();
                step.take(json)?;
                list.push(step);
                Ok(())
            })?;
            steps.step = Some(list);
            Ok(())
        })?;
        Ok(Some(steps))
    }
}

impl<'a> StepWire<'a> {
    /// Reads the JSON that begins at byte `at` of an answer; `None` where it is no step with an id.
    pub(super) fn read(bytes: &'a [u8], at: usize) -> Result<Option<Self>, AnswerError> {
        let mut step = Self::default();
        Ok(whole(bytes, at, &mut |json| step.take(json))?.then_some(step).filter(is_known))
    }

    fn take(&mut self, json: &mut Json<'a>) -> Result<(), Flaw> {
        json.members(&mut |name, json| {
            match name {
                "id" => self.id.take(json)?,
                "parent_step" => self.parent_step = LinkWire::read(json)?,
                "description" => self.description.take(json)?,
                "type" => self.kind.take(json)?,
                "status" => self.status.take(json)?,
                "number" => self.number.take(json)?,
                "external" => self.external.take(json)?,
                "progress" => self.progress.take(json)?,
                "start_time" => self.start_time.take(json)?,
                "end_time" => self.end_time.take(json)?,
                "execution_host" => self.execution_host = LinkWire::read(json)?,
                "external_type" => self.system.take(json)?,
                _ => json.skip()?,
            }
            Ok(())
        })
    }
}

impl<'a> LinkWire<'a> {
    fn read(json: &mut Json<'a>) -> Result<Option<Self>, Flaw> {
        if json.value()? == Value::Null {
            return Ok(None);
        }
        let mut link = Self::default();
        json.members(&mut |name, json| if name == "id" { link.id.take(json) } else { json.skip() })?;
        Ok(Some(link))
    }
}

/// Reads one value of an answer with `take`; false where it is JSON of another kind.
fn whole<'a>(
    bytes: &'a [u8],
    at: usize,
    take: &mut dyn FnMut(&mut Json<'a>) -> Result<(), Flaw>,
) -> Result<bool, AnswerError> {
    let not_json = |flaw| match flaw {
        Flaw::Syntax { at: place, wanted } => {
            Some(AnswerError::NotJson { at: at + place, why: format!("{wanted} is wanted") })
        }
        Flaw::Kind => None,
    };
    let mut json = Json::new(bytes);
    let read = take(&mut json).and_then(|()| json.end());
    // The rest of an entry that is of no use must be JSON as well.
    let read = read.or_else(|flaw| match flaw {
        Flaw::Kind => Json::new(bytes).skip().and(Err(Flaw::Kind)),
        Flaw::Syntax { .. } => Err(flaw),
    });
    match read.err().and_then(not_json) {
        Some(error) => Err(error),
        None => Ok(read.is_ok()),
    }
}
