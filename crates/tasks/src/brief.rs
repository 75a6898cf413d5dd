//! Jobs and steps in brief, for who drives a few of them. Reading them is a fraction of the code that a forest is.

use crate::Status;
use crate::events::{each, member_text, text};
use scan::{Flaw, Json, Value};

/// What whoever drives a job has to know of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobBrief {
    /// Id.
    pub id: String,
    /// Description.
    pub description: String,
    /// Status.
    pub status: Status,
    /// Whether the sweep may remove it once it has ended.
    pub auto_cleared: bool,
}

/// What whoever drives a job has to know of its steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepBrief {
    /// Id.
    pub id: String,
    /// Id of the step that it stands under.
    pub parent: Option<String>,
    /// Description.
    pub description: String,
    /// Status.
    pub status: Status,
    /// Whether it was put in over REST.
    pub external: bool,
    /// Percent as the engine tells it.
    pub progress: Option<u8>,
}

/// The job of an answer of `GET /jobs/{id}`; `None` when it is none.
pub fn read_job(body: &[u8]) -> Option<JobBrief> {
    let (mut json, mut job) = (Json::new(body), JobBrief::default());
    let read = json.members(&mut |name, json| {
        match name {
            "id" => job.id = text(json)?,
            "description" => job.description = text(json)?,
            "status" => job.status = Status::from_wire(&text(json)?),
            "auto_cleared" => job.auto_cleared = text(json)? == "true",
            _ => json.skip()?,
        }
        Ok(())
    });
    read.and_then(|()| json.end()).ok()?;
    (!job.id.is_empty()).then_some(job)
}

/// The steps of an answer of `GET /jobs/{id}/steps`, as it has them; `None` when it is none.
pub fn read_steps(body: &[u8]) -> Option<Vec<StepBrief>> {
    let mut steps = Vec::new();
    each(body, "step", &mut |json| {
        steps.push(step(json)?);
        Ok(())
    })?;
    Some(steps)
}

fn step(json: &mut Json<'_>) -> Result<StepBrief, Flaw> {
    let mut step = StepBrief::default();
    json.members(&mut |name, json| {
        match name {
            "id" => step.id = text(json)?,
            "description" => step.description = text(json)?,
            "status" => step.status = Status::from_wire(&text(json)?),
            "external" => step.external = text(json)? == "true",
            "progress" => step.progress = text(json)?.parse().ok(),
            "parent_step" if json.value()? == Value::Object => {
                step.parent = Some(member_text(json, "id")?).filter(|id| !id.is_empty());
            }
            "parent_step" => {}
            _ => json.skip()?,
        }
        Ok(())
    })?;
    Ok(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(name: &str) -> Vec<u8> {
        let path = format!("{}/../../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    #[test]
    fn one_job_and_its_steps_are_read() {
        let job = read_job(&fixture("job-created.json")).expect("a job");
        assert_eq!((job.status, job.auto_cleared), (Status::Started, true));
        let steps = read_steps(&fixture("steps.json")).expect("steps");
        assert!(
            steps.len() > 1 && steps.iter().all(|step| !step.id.is_empty() && !step.description.is_empty())
        );
        assert!(steps.iter().any(|step| step.parent.as_deref() == Some(&steps[0].id)));
        assert_eq!(read_steps(b"{ }"), Some(Vec::new()));
        let odd =
            read_steps(br#"{"step":[{"id":"s","parent_step":null,"progress":"much"}]}"#).expect("steps");
        assert_eq!((&odd[0].parent, odd[0].progress), (&None, None));
    }

    #[test]
    fn other_answers_are_refused() {
        for body in [&b""[..], b"{", b"[]", b"{}", b"<html>", br#"{"id":"j"}x"#] {
            assert_eq!(read_job(body), None);
        }
        assert_eq!(read_steps(b"{\"step\":[{\"id\""), None);
    }
}
