//! Task notes of the demonstration's vendors (task notes): what they plan, and how far they are.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::Result;
use crate::model::{EntityKind, Millis, Severity};
use crate::plan::{Content, Outcome, Part};
use crate::rules::{self, Call, NewEvent};
use crate::store::Tx;

/// Origin of task notes.
const ORIGIN: &str = "ExternalTasks";

/// Who writes notes about one job.
#[derive(Clone, Debug)]
pub(super) struct Notes {
    job: Uuid,
    /// What people read of the job.
    title: String,
    /// What the task works on.
    about: BTreeMap<EntityKind, Uuid>,
}

impl Notes {
    /// Begins with who it is, and the plan of the job: all of its parts but those that nobody plans, since they are failures.
    pub(super) fn begin(
        tx: &Tx<'_>,
        call: &Call,
        (job, title): (Uuid, &str),
        about: BTreeMap<EntityKind, Uuid>,
        parts: &[Part],
    ) -> Result<Self> {
        let notes = Self { job, title: title.to_owned(), about };
        let mut plan = Plan::default();
        plan.parts(parts, None);
        notes.post(
            tx,
            call,
            format!("{title}: planned"),
            json!({ "plan": plan.entries, "by": program(title) }),
        )?;
        Ok(notes)
    }

    /// Tells which entry of the plan a step is.
    pub(super) fn began(&self, tx: &Tx<'_>, call: &Call, entry: usize, step: Uuid, name: &str) -> Result<()> {
        let told = json!({ "step": step.to_string(), "key": entry.to_string() });
        self.post(tx, call, format!("{}: {name}", self.title), told)
    }

    /// Tells how far a step is.
    pub(super) fn progress(
        &self,
        tx: &Tx<'_>,
        call: &Call,
        entry: usize,
        step: Uuid,
        percent: u8,
    ) -> Result<()> {
        // As large as disks are, and the same each time.
        let size = 20.0 + (entry * 7 % 60) as f64;
        let text = format!("{:.1} of {size:.0} GiB", size * f64::from(percent) / 100.0);
        let description = format!("{}: {percent}% of a step, {text}", self.title);
        let told = json!({ "step": step.to_string(), "progress": percent, "text": text });
        self.post(tx, call, description, told)
    }

    fn post(&self, tx: &Tx<'_>, call: &Call, description: String, mut told: Value) -> Result<()> {
        told["v"] = json!(1);
        told["job"] = json!(self.job.to_string());
        let new = NewEvent {
            origin: ORIGIN.to_owned(),
            custom_id: free_id(tx, call, ORIGIN)?,
            severity: Severity::Normal,
            description,
            time: None,
            correlation_id: Some(call.correlation_id.clone()),
            // Without it, notes within half a minute would be dropped.
            flood_rate: 1,
            custom_data: Some(told.to_string()),
            about: self.about.clone(),
        };
        rules::add_event(tx, call, new).map(drop)
    }
}

/// How the program of the vendor names itself, whose name begins what people read of a job.
fn program(title: &str) -> String {
    let name = title.split(':').next().unwrap_or_default();
    [&*name.to_lowercase().replace(' ', "-"), " 1.0"].concat()
}

/// Tells that a job has begun, as a vendor does that writes no notes but events.
pub(super) fn tell_begun(
    tx: &Tx<'_>,
    call: &Call,
    title: &str,
    about: BTreeMap<EntityKind, Uuid>,
) -> Result<()> {
    let origin = title.split(':').next().unwrap_or_default();
    let new = NewEvent {
        origin: origin.to_owned(),
        custom_id: free_id(tx, call, origin)?,
        severity: Severity::Normal,
        description: format!("{title}: begun"),
        time: None,
        correlation_id: Some(call.correlation_id.clone()),
        flood_rate: 1,
        custom_data: None,
        about,
    };
    rules::add_event(tx, call, new).map(drop)
}

/// A number that no event of an origin has yet.
fn free_id(tx: &Tx<'_>, call: &Call, origin: &str) -> Result<i32> {
    loop {
        let id = (call.new_id().as_u128() as u32 >> 1) as i32;
        if !tx.has_event(origin, id)? {
            return Ok(id);
        }
    }
}

/// A plan as notes hold it. Entries are called after their places in the order of the parts, as cues are.
#[derive(Default)]
struct Plan {
    entries: Vec<Value>,
    places: usize,
}

impl Plan {
    fn parts(&mut self, parts: &[Part], parent: Option<usize>) {
        for part in parts {
            let place = self.places;
            self.places += 1;
            self.entries.push(json!({
                "key": place.to_string(),
                "description": part.description,
                "type": part.kind.name(),
                "parent": parent.map(|parent| parent.to_string()),
                "weight": (duration(part) / 1_000).max(1),
            }));
            match &part.content {
                Content::Work { .. } => {}
                // Nobody plans to fail: what becomes of it then is told by steps.
                Content::InTurn(inner) | Content::Together(inner) if inner.iter().any(fails) => {
                    self.places += inner.iter().map(count).sum::<usize>();
                }
                Content::InTurn(inner) | Content::Together(inner) => self.parts(inner, Some(place)),
            }
        }
    }
}

fn fails(part: &Part) -> bool {
    matches!(part.content, Content::Work { outcome: Outcome::Fails, .. })
}

fn count(part: &Part) -> usize {
    1 + match &part.content {
        Content::Work { .. } => 0,
        Content::InTurn(inner) | Content::Together(inner) => inner.iter().map(count).sum(),
    }
}

fn duration(part: &Part) -> Millis {
    match &part.content {
        Content::Work { takes, .. } => *takes,
        Content::InTurn(parts) => parts.iter().map(duration).sum(),
        Content::Together(parts) => parts.iter().map(duration).max().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::StepType;
    use crate::plan::{in_turn, together, work};

    #[test]
    fn a_program_is_called_after_its_vendor() {
        assert_eq!(program("Rapid Clone: web01 to web01-clone1"), "rapid-clone 1.0");
    }

    #[test]
    fn entries_are_called_as_the_cues_of_their_parts_are() {
        let bad = work(StepType::Executing, "Failed: no space", 1).ending(Outcome::Fails);
        let parts = [
            work(StepType::Validating, "check", 1),
            in_turn(StepType::Executing, "copy", vec![work(StepType::Executing, "First attempt", 9), bad]),
            together(
                StepType::Executing,
                "disks",
                vec![work(StepType::Executing, "a", 2), work(StepType::Executing, "b", 5)],
            ),
        ];
        let mut plan = Plan::default();
        plan.parts(&parts, None);
        let told = |entry: &Value| {
            format!("{} {} {} {}", entry["key"], entry["description"], entry["parent"], entry["weight"])
        };
        let told: Vec<_> = plan.entries.iter().map(told).collect();
        assert_eq!(
            told,
            [
                r#""0" "check" null 1"#,
                r#""1" "copy" null 10"#,
                r#""4" "disks" null 5"#,
                r#""5" "a" "4" 2"#,
                r#""6" "b" "4" 5"#
            ]
        );
    }
}
