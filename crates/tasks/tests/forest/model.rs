//! A slow and plain model of jobs and steps, to compare the forest with.

use proptest::prelude::*;

/// A job as the engine would have it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Job {
    pub(crate) id: String,
    pub(crate) description: String,
    pub(crate) status: &'static str,
    pub(crate) external: bool,
    /// Empty for none.
    pub(crate) owner: String,
    pub(crate) start: Option<i64>,
    pub(crate) end: Option<i64>,
    pub(crate) steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) id: String,
    pub(crate) parent: Option<String>,
    pub(crate) description: String,
    pub(crate) status: &'static str,
    pub(crate) number: Option<u32>,
    pub(crate) progress: Option<u8>,
    pub(crate) start: Option<i64>,
    pub(crate) end: Option<i64>,
}

pub(crate) fn status() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["started", "started", "finished", "failed", "aborted", "unknown"])
}

/// Texts that hurt a scanner of JSON.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,8}",
        prop::sample::select(vec!["\"", "\\", "}]", "{\"id\":\"job-1\"}", "légère\n", "\u{1F600}", "a\\\"b"])
            .prop_map(str::to_owned),
    ]
}

pub(crate) fn time() -> impl Strategy<Value = Option<i64>> {
    prop::option::weighted(0.9, 1_752_480_000_000_i64..1_752_480_000_006)
}

/// A step of job `job`; its parent is any of twelve ids, of which some are not there.
fn step(job: usize) -> impl Strategy<Value = Step> {
    let parent = prop::option::of(0..12_usize);
    let progress = prop::option::of(0..=100_u8);
    let number = prop::option::weighted(0.9, 0..4_u32);
    (0..8_usize, parent, text(), status(), number, progress, time(), time()).prop_map(
        move |(id, parent, description, status, number, progress, start, end)| Step {
            id: format!("step-{job}-{id}"),
            parent: parent.map(|id| format!("step-{job}-{id}")),
            description,
            status,
            number,
            progress,
            start,
            end,
        },
    )
}

fn job() -> impl Strategy<Value = Job> {
    (0..12_usize).prop_flat_map(move |id| {
        ((text(), status(), any::<bool>(), time(), time()), prop::collection::vec(step(id), 0..8)).prop_map(
            move |((description, status, external, start, end), mut steps)| {
                let mut seen = std::collections::HashSet::new();
                steps.retain(|step| seen.insert(step.id.clone()));
                let (id, owner) = (format!("job-{id}"), String::new());
                Job { id, description, status, external, owner, start, end, steps }
            },
        )
    })
}

/// Jobs with different ids; parents of steps may be missing or run in rings.
pub(crate) fn jobs() -> impl Strategy<Value = Vec<Job>> {
    prop::collection::vec(job(), 0..10).prop_map(|mut jobs| {
        let mut seen = std::collections::HashSet::new();
        jobs.retain(|job| seen.insert(job.id.clone()));
        jobs
    })
}

/// Jobs, and what some time made of them: some changed, gone, new, in another order.
pub(crate) fn jobs_twice() -> impl Strategy<Value = (Vec<Job>, Vec<Job>)> {
    (jobs(), jobs(), prop::collection::vec(0..6_u8, 12), any::<bool>()).prop_map(
        |(first, other, fates, turn)| {
            let mut second = Vec::new();
            for (job, fate) in first.iter().zip(fates) {
                let replacement = other.iter().find(|other| other.id == job.id);
                match (fate, replacement) {
                    (0, _) => {}
                    (1, Some(other)) => second.push(other.clone()),
                    (2, _) => second.push(Job { status: "failed", ..job.clone() }),
                    (3, _) => {
                        let mut job = job.clone();
                        job.steps.pop();
                        second.push(job);
                    }
                    _ => second.push(job.clone()),
                }
            }
            second.extend(other.into_iter().filter(|other| first.iter().all(|job| job.id != other.id)));
            if turn {
                second.reverse();
            }
            (first, second)
        },
    )
}

/// How JSON is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// With white space, as the engine does.
    pub(crate) pretty: bool,
    /// Numbers and truth values as texts, as the engine does.
    pub(crate) quoted: bool,
    /// Turns the order of members.
    pub(crate) turn: usize,
    /// With members that nobody knows.
    pub(crate) more: bool,
    /// With the steps within the jobs.
    pub(crate) followed: bool,
}

pub(crate) fn style(followed: bool) -> impl Strategy<Value = Style> {
    (any::<bool>(), any::<bool>(), 0..7_usize, any::<bool>())
        .prop_map(move |(pretty, quoted, turn, more)| Style { pretty, quoted, turn, more, followed })
}

impl Style {
    /// The answer of `GET /jobs`.
    pub(crate) fn answer(self, jobs: &[Job]) -> String {
        let jobs: Vec<_> = jobs.iter().map(|job| self.job(job)).collect();
        self.object(vec![("job", format!("[{}]", jobs.join(self.comma())))])
    }

    fn job(self, job: &Job) -> String {
        let mut members = vec![
            ("id", quote(&job.id)),
            ("description", quote(&job.description)),
            ("status", quote(job.status)),
            ("external", self.scalar(job.external)),
        ];
        if !job.owner.is_empty() {
            members.push(("owner", self.object(vec![("id", quote(&job.owner))])));
        }
        members.extend(job.start.map(|time| ("start_time", time.to_string())));
        members.extend(job.end.map(|time| ("end_time", time.to_string())));
        if self.followed {
            let steps: Vec<_> = job.steps.iter().map(|step| self.step(step)).collect();
            let list = if steps.is_empty() {
                vec![]
            } else {
                vec![("step", format!("[{}]", steps.join(self.comma())))]
            };
            members.push(("steps", self.object(list)));
        }
        self.object(members)
    }

    /// The JSON of a step.
    pub(crate) fn step(self, step: &Step) -> String {
        let mut members = vec![
            ("id", quote(&step.id)),
            ("description", quote(&step.description)),
            ("status", quote(step.status)),
            ("type", quote("executing")),
        ];
        members.extend(step.number.map(|number| ("number", self.scalar(number))));
        members.extend(step.progress.map(|percent| ("progress", self.scalar(percent))));
        members.extend(step.start.map(|time| ("start_time", time.to_string())));
        members.extend(step.end.map(|time| ("end_time", time.to_string())));
        members.extend(step.parent.as_ref().map(|id| ("parent_step", self.object(vec![("id", quote(id))]))));
        self.object(members)
    }

    fn object(self, mut members: Vec<(&str, String)>) -> String {
        if self.more && !members.is_empty() {
            members.push(("unheard_of", r#"{"id":"x","a":["]","\"}",-1e3,null]}"#.to_owned()));
        }
        let turn = if members.is_empty() { 0 } else { self.turn % members.len() };
        members.rotate_left(turn);
        let colon = if self.pretty { " : " } else { ":" };
        let members: Vec<_> =
            members.into_iter().map(|(name, value)| format!("\"{name}\"{colon}{value}")).collect();
        let (open, close) = if self.pretty { ("{\n  ", "\n}") } else { ("{", "}") };
        format!("{open}{}{close}", members.join(self.comma()))
    }

    fn comma(self) -> &'static str {
        if self.pretty { ",\n  " } else { "," }
    }

    fn scalar(self, value: impl ToString) -> String {
        if self.quoted { quote(&value.to_string()) } else { value.to_string() }
    }
}

fn quote(text: &str) -> String {
    serde_json::to_string(text).expect("a text has a JSON form")
}
