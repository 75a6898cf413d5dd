//! One task note: reading what an event carries (task notes, The note).

use crate::StepKind;
use crate::events::{Event, text};
use scan::{Flaw, Json, Value};

/// Origin of the events that are task notes.
pub(super) const ORIGIN: &str = "ExternalTasks";

/// The only version there is.
const VERSION: &str = "1";

/// Where an event carries its note.
const DATA: &str = "custom_data";

/// The longest plan that is believed. What is longer would be no plan that people read.
const LONGEST_PLAN: usize = 500;

/// What a note tells of its job. All but the job may be absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Note {
    /// The job that it is about.
    pub(crate) job: String,
    /// The whole plan.
    pub(crate) plan: Option<Vec<Planned>>,
    /// The step that the rest is about, instead of the job.
    pub(crate) step: Option<String>,
    /// The entry of the plan that the step is.
    pub(crate) key: Option<String>,
    /// 0 to 100.
    pub(crate) progress: Option<u8>,
    /// What goes with the progress, in words.
    pub(crate) text: Option<String>,
    /// The vendor's program that tells it, without its version.
    pub(crate) vendor: Option<String>,
}

/// An entry of a plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Planned {
    /// What notes call it.
    pub(crate) key: String,
    /// What people read.
    pub(crate) description: String,
    /// Type of the step that it will be.
    pub(crate) kind: StepKind,
    /// Key of the entry that it stands under; empty for a direct step.
    pub(crate) parent: String,
    /// Its share among those that stand beside it.
    pub(crate) weight: f64,
}

/// A note that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    /// The member that spoils it, as it is called in the event or in the note.
    pub(crate) member: &'static str,
    /// The job that it is about; empty where that cannot be read either.
    pub(crate) job: String,
}

impl Note {
    /// The note that an event carries; `None` where it carries none, or one of another version.
    pub(crate) fn of(event: &Event) -> Option<Result<Self, Malformed>> {
        Self::told(&event.origin, &event.custom_data)
    }

    /// The note that an event of this origin carries as its data.
    pub(crate) fn told(origin: &str, data: &str) -> Option<Result<Self, Malformed>> {
        if !origin.eq_ignore_ascii_case(ORIGIN) {
            return None;
        }
        Self::read(data.as_bytes()).transpose()
    }

    fn read(data: &[u8]) -> Result<Option<Self>, Malformed> {
        let (mut note, mut version) = (Self::default(), String::new());
        let mut sound = true;
        let (mut json, mut spoils) = (Json::new(data), "");
        let read = json.members(&mut |name, json| {
            match name {
                "v" => version = text(json)?,
                "job" => note.job = text(json)?,
                "plan" => {
                    spoils = "plan";
                    note.plan = plan(json)?;
                    spoils = "";
                }
                "step" => note.step = some(text(json)?),
                "key" => note.key = some(text(json)?),
                "text" => note.text = some(text(json)?),
                "by" => note.vendor = some(vendor(&text(json)?)),
                "progress" => {
                    let told = some(text(json)?);
                    note.progress = told.as_deref().and_then(percent);
                    sound &= told.is_none() || note.progress.is_some();
                }
                _ => json.skip()?,
            }
            Ok(())
        });
        let planned = note.plan.as_ref().map_or(0, Vec::len);
        let member = match read.and_then(|()| json.end()) {
            Err(_) if spoils.is_empty() => DATA,
            Err(_) => spoils,
            Ok(()) if !version.is_empty() && version != VERSION => return Ok(None),
            Ok(()) if version.is_empty() => "v",
            Ok(()) if note.job.is_empty() => "job",
            Ok(()) if !sound => "progress",
            Ok(()) if planned > LONGEST_PLAN => "plan",
            Ok(()) => return Ok(Some(note)),
        };
        Err(Malformed { member, job: note.job })
    }
}

fn plan(json: &mut Json<'_>) -> Result<Option<Vec<Planned>>, Flaw> {
    if json.value()? == Value::Null {
        return Ok(None);
    }
    let mut plan: Vec<Planned> = Vec::new();
    json.entries(&mut |json| {
        let entry = planned(json)?;
        if entry.key.is_empty() {
            return Err(Flaw::Kind);
        }
        // Of two with one key the first counts.
        if plan.iter().all(|other| other.key != entry.key) && plan.len() <= LONGEST_PLAN {
            plan.push(entry);
        }
        Ok(())
    })?;
    Ok(Some(plan))
}

fn planned(json: &mut Json<'_>) -> Result<Planned, Flaw> {
    let (key, description, parent) = (String::new(), String::new(), String::new());
    let mut entry = Planned { key, description, kind: StepKind::Executing, parent, weight: 1.0 };
    json.members(&mut |name, json| {
        match name {
            "key" => entry.key = text(json)?,
            "description" => entry.description = text(json)?,
            "parent" => entry.parent = text(json)?,
            "type" => entry.kind = StepKind::from_wire(&text(json)?),
            "weight" => {
                let weight = thousandths(&text(json)?).filter(|weight| *weight > 0);
                entry.weight = weight.map_or(1.0, |weight| weight as f64 / 1_000.0);
            }
            _ => json.skip()?,
        }
        Ok(())
    })?;
    Ok(entry)
}

/// A percent, with its fraction cut off so that 100 means all.
fn percent(text: &str) -> Option<u8> {
    thousandths(text).filter(|percent| *percent <= 100_000).map(|percent| (percent / 1_000) as u8)
}

/// A number that is not negative, in thousandths; none is written with an exponent. (The reader of all numbers is a table
/// of 20 kilobytes.)
fn thousandths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let sound = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !sound(whole) || !sound(fraction) {
        return None;
    }
    let fraction =
        fraction.bytes().chain(*b"000").take(3).fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    whole.parse::<u32>().ok()?.checked_mul(1_000)?.checked_add(fraction)
}

/// The name of a program, of which the version is left out: each would be a vendor of its own else.
fn vendor(by: &str) -> String {
    let by = by.trim_ascii();
    let is_version =
        |word: &[u8]| matches!(word, [b'v' | b'V', first, ..] | [first, ..] if first.is_ascii_digit());
    let cut = by.rfind(' ').filter(|at| is_version(&by.as_bytes()[at + 1..]));
    cut.and_then(|at| by.get(..at)).unwrap_or(by).trim_ascii().to_owned()
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(data: &str) -> Option<Result<Note, Malformed>> {
        let event = Event { origin: ORIGIN.to_owned(), custom_data: data.to_owned(), ..Event::default() };
        Note::of(&event)
    }

    fn spoilt<T>(member: &'static str, job: &str) -> Result<T, Malformed> {
        Err(Malformed { member, job: job.to_owned() })
    }

    #[test]
    fn everything_that_a_note_may_tell_is_read() {
        let note = read(
            r#"{"v": 1, "job": "j", "step": "s", "key": "clone", "progress": "42", "text": "12 of 29 GiB", "by": "x",
                "plan": [{"key": "clone", "description": "Clone", "type": "validating", "parent": null, "weight": 6},
                         {"key": "sub", "parent": "clone", "new": [1]}, {"key": "clone"}]}"#,
        );
        let note = note.expect("a note").expect("a good one");
        assert_eq!(
            (note.job.as_str(), note.step.as_deref(), note.key.as_deref()),
            ("j", Some("s"), Some("clone"))
        );
        assert_eq!((note.progress, note.text.as_deref()), (Some(42), Some("12 of 29 GiB")));
        let plan = note.plan.expect("a plan");
        assert_eq!(plan.len(), 2, "of one key the first counts");
        assert_eq!((plan[0].kind, plan[0].weight, plan[0].parent.as_str()), (StepKind::Validating, 6.0, ""));
        assert_eq!(
            (plan[1].kind, plan[1].weight, plan[1].parent.as_str()),
            (StepKind::Executing, 1.0, "clone")
        );
    }

    #[test]
    fn a_vendor_is_told_without_its_version() {
        for (by, told) in [
            ("rapid-clone 1.2", "rapid-clone"),
            (" Rapid Clone  v2.0-rc1 ", "Rapid Clone"),
            ("backup-of-7", "backup-of-7"),
            ("Backup very", "Backup very"),
            ("1.2", "1.2"),
        ] {
            assert_eq!(vendor(by), told);
        }
        let note = read(r#"{"v":1,"job":"j","by":"rapid-clone 1.2"}"#).expect("a note").expect("a good one");
        assert_eq!(note.vendor.as_deref(), Some("rapid-clone"));
        let nobody = read(r#"{"v":1,"job":"j","by":"  "}"#).expect("a note").expect("a good one");
        assert_eq!(nobody.vendor, None);
    }

    #[test]
    fn fractions_are_cut_off_and_other_numbers_refused() {
        let progress = |number: &str| {
            let note = read(&format!(r#"{{"v":1,"job":"j","progress":{number}}}"#)).expect("a note");
            note.map(|note| note.progress)
        };
        assert_eq!(progress("99.9"), Ok(Some(99)));
        assert_eq!(progress("0"), Ok(Some(0)));
        assert_eq!(progress("null"), Ok(None));
        for odd in ["-1", "101", "1e9", "\"much\""] {
            assert_eq!(progress(odd), spoilt("progress", "j"), "{odd}");
        }
    }

    #[test]
    fn what_is_no_note_of_this_version_is_passed_over() {
        assert_eq!(read(r#"{"v": 2, "job": [], "progress": 700}"#), None);
        let backup =
            Event { origin: "Backup".into(), custom_data: r#"{"v":1,"job":"j"}"#.into(), ..Event::default() };
        assert_eq!(Note::of(&backup), None);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_the_member_that_spoils_it() {
        for data in ["", "{", "[]"] {
            assert_eq!(read(data), Some(spoilt("custom_data", "")), "{data}");
        }
        assert_eq!(read(r#"{"v":1,"job":"j"} x"#), Some(spoilt("custom_data", "j")));
        assert_eq!(read("{}"), Some(spoilt("v", "")));
        assert_eq!(read(r#"{"job":"j"}"#), Some(spoilt("v", "j")));
        assert_eq!(read(r#"{"v":1}"#), Some(spoilt("job", "")));
        for plan in [r#"{}"#, r#"[1]"#, r#"[{"description":"no key"}]"#, r#""plan""#] {
            let data = format!(r#"{{"v":1,"job":"j","plan":{plan}}}"#);
            assert_eq!(read(&data), Some(spoilt("plan", "j")), "{plan}");
        }
        let long: Vec<_> = (0..=LONGEST_PLAN).map(|key| format!(r#"{{"key":"{key}"}}"#)).collect();
        let data = format!(r#"{{"v":1,"job":"j","plan":[{}]}}"#, long.join(","));
        assert_eq!(read(&data), Some(spoilt("plan", "j")));
    }
}
