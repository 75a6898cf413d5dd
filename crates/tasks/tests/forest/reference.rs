//! What a view shows, worked out slowly and plainly.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::model::{Job, Step};
use super::properties::percent;
use tasks::{Column, Grouping, Order, Sort, Status, View};

/// The time at which it is looked at.
pub(crate) const NOW: i64 = 1_752_480_000_010;

/// Owner of a job of the model: some have none.
pub(crate) fn owner(job: &Job) -> &'static str {
    ["", "u1", "u2", "u3"][job.id.len() % 2 * 2 + usize::from(job.external)]
}

pub(crate) fn name(owner: &str) -> &str {
    match owner {
        "u1" => "zoe@internal",
        "u2" => "Adam@internal",
        other => other,
    }
}

/// The vendor that notes tell of a job of the model, as they name it: of some none.
pub(crate) fn told_by(job: &Job) -> &'static str {
    ["", "Zip 2.0", "backup v1", "Åre", "zip", "backup 7"][job.id.bytes().map(usize::from).sum::<usize>() % 6]
}

/// The vendor of a job, with letters behind all others for none and for the engine.
fn vendor(job: &Job) -> &'static str {
    match told_by(job) {
        _ if !job.external => "\u{10fffd}",
        "" => "\u{10fffc}",
        "Zip 2.0" => "Zip",
        "backup v1" | "backup 7" => "backup",
        other => other,
    }
}

fn status(job: &Job) -> Status {
    Status::from_wire(job.status)
}

/// What the reference shows of a row: id, level, place, number of siblings, whether it is open.
pub(crate) type Row = (String, u16, u32, u32, Option<bool>);

pub(crate) struct Reference<'a> {
    pub(crate) jobs: &'a [Job],
    pub(crate) view: &'a View,
    pub(crate) order: Order,
    pub(crate) opened: &'a BTreeSet<String>,
    pub(crate) only: Option<&'a [String]>,
}

impl Reference<'_> {
    fn end(&self, job: &Job) -> Option<i64> {
        if job.status == "started" && job.end.is_none() { Some(NOW) } else { job.end }
    }

    fn duration(&self, job: &Job) -> Option<i64> {
        Some(self.end(job)? - job.start?)
    }

    fn words(&self) -> Vec<String> {
        let text = self.view.filter.text.to_lowercase();
        let parts = text.split('"').enumerate();
        let words = parts.flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.trim().to_owned()],
        });
        words.filter(|word| !word.is_empty()).collect()
    }

    /// The words that a job itself does not hold.
    fn missing(&self, job: &Job) -> Vec<String> {
        self.words().into_iter().filter(|word| !holds(&job.description, word)).collect()
    }

    fn passes(&self, job: &Job) -> bool {
        let filter = &self.view.filter;
        let runs = job.status == "started" && job.end.is_none();
        let ended_before = |from: i64| !runs && job.end.is_none_or(|end| end < from);
        (filter.statuses.is_empty() || filter.statuses.has(status(job)))
            && filter.external.is_none_or(|external| external == job.external)
            && (filter.owners.is_empty() || filter.owners.contains(&owner(job).to_owned()))
            && (filter.active.from.is_none_or(|from| job.start.is_some() && !ended_before(from.at(NOW))))
            && (filter.active.to.is_none_or(|to| job.start.is_some_and(|start| start <= to.at(NOW))))
            && filter.at_least.is_none_or(|least| self.duration(job) >= Some(least))
            && filter.at_most.is_none_or(|most| self.duration(job).is_some_and(|duration| duration <= most))
            && self
                .missing(job)
                .iter()
                .all(|word| job.steps.iter().any(|step| holds(&step.description, word)))
            && self.only.is_none_or(|only| only.contains(&job.id))
    }

    fn compare(&self, a: &Job, b: &Job) -> Ordering {
        let fold = |a: &str, b: &str| a.to_lowercase().cmp(&b.to_lowercase());
        let owners = |turn: bool| {
            let (a, b) = (owner(a), owner(b));
            match (a.is_empty(), b.is_empty()) {
                (false, false) if turn => fold(name(b), name(a)).then(b.cmp(a)),
                (false, false) => fold(name(a), name(b)).then(a.cmp(b)),
                (a, b) => a.cmp(&b),
            }
        };
        let group = match self.view.grouping {
            Grouping::None => Ordering::Equal,
            Grouping::Status => status(a).rank().cmp(&status(b).rank()),
            Grouping::Owner => owners(false),
            Grouping::Vendor => {
                let (a, b) = (vendor(a), vendor(b));
                fold(a, b).then(a.cmp(b))
            }
            Grouping::Description => {
                fold(&a.description, &b.description).then(a.description.cmp(&b.description))
            }
        };
        let sort = self.view.sort.map_or(Ordering::Equal, |Sort { by, descending }| {
            let number = |job: &Job| match by {
                Column::Status => Some(status(job).rank() as i64),
                Column::Origin => Some(i64::from(!job.external)),
                Column::Progress => percent(job, None, job.status, None).map(i64::from),
                Column::Started => job.start,
                Column::Ended => job.end,
                Column::Duration => self.duration(job),
                Column::AutoClear => Some(1),
                Column::Steps => Some(leaves(job)).filter(|leaves| *leaves > 0),
                _ => None,
            };
            match by {
                Column::Task if descending => fold(&b.description, &a.description),
                Column::Task => fold(&a.description, &b.description),
                Column::Owner => owners(descending),
                _ => match (number(a), number(b)) {
                    (Some(a), Some(b)) if descending => b.cmp(&a),
                    (Some(a), Some(b)) => a.cmp(&b),
                    (a, b) => a.is_none().cmp(&b.is_none()),
                },
            }
        });
        group.then(sort).then_with(|| match self.order {
            Order::NewestFirst => b.start.cmp(&a.start).then(a.id.cmp(&b.id)),
            Order::AsGiven => self.place(a).cmp(&self.place(b)),
        })
    }

    fn place(&self, job: &Job) -> usize {
        self.jobs.iter().position(|other| other.id == job.id).expect("a job of the answer")
    }

    fn group(&self, job: &Job) -> Option<String> {
        let (way, what) = match self.view.grouping {
            Grouping::None => return None,
            Grouping::Status => ("status", status(job).as_wire()),
            Grouping::Owner => ("owner", owner(job)),
            Grouping::Vendor => ("vendor", vendor(job)),
            Grouping::Description => ("description", job.description.as_str()),
        };
        Some(format!("group:{way}:{what}"))
    }

    pub(crate) fn rows(&self) -> Vec<Row> {
        let mut shown: Vec<&Job> = self.jobs.iter().filter(|job| self.passes(job)).collect();
        shown.sort_by(|a, b| self.compare(a, b));
        let mut groups: Vec<(Option<String>, Vec<&Job>)> = Vec::new();
        for job in shown {
            let group = self.group(job);
            match groups.last_mut().filter(|(id, _)| *id == group) {
                Some((_, jobs)) => jobs.push(job),
                None => groups.push((group, vec![job])),
            }
        }
        let mut rows = Vec::new();
        for (at, (group, jobs)) in groups.iter().enumerate() {
            if let Some(id) = group {
                let open = !self.opened.contains(id);
                rows.push((id.clone(), 1, at as u32 + 1, groups.len() as u32, Some(open)));
                if !open {
                    continue;
                }
            }
            let level = 1 + u16::from(group.is_some());
            for (at, job) in jobs.iter().enumerate() {
                let led = !self.missing(job).is_empty();
                let open = self.opened.contains(&job.id) || led;
                rows.push((job.id.clone(), level, at as u32 + 1, jobs.len() as u32, Some(open)));
                if open && job.steps.is_empty() {
                    rows.push((format!("{}/steps", job.id), level + 1, 1, 1, None));
                } else if open {
                    self.below(job, None, level + 1, led, &mut rows);
                }
            }
        }
        rows
    }

    fn below(&self, job: &Job, parent: Option<&str>, level: u16, led: bool, rows: &mut Vec<Row>) {
        let children: Vec<&Step> = job.steps.iter().filter(|step| step.parent.as_deref() == parent).collect();
        for (at, step) in children.iter().enumerate() {
            let leaf = job.steps.iter().all(|other| other.parent.as_ref() != Some(&step.id));
            let open = self.opened.contains(&step.id) || led && self.found_below(job, &step.id);
            let place = (at as u32 + 1, children.len() as u32);
            rows.push((step.id.clone(), level, place.0, place.1, (!leaf).then_some(open)));
            if open {
                self.below(job, Some(&step.id), level + 1, led, rows);
            }
        }
    }

    fn found_below(&self, job: &Job, id: &str) -> bool {
        let mut children = job.steps.iter().filter(|step| step.parent.as_deref() == Some(id));
        let wanted = |step: &Step| self.missing(job).iter().any(|word| holds(&step.description, word));
        children.any(|step| wanted(step) || self.found_below(job, &step.id))
    }
}

fn holds(text: &str, word: &str) -> bool {
    text.to_lowercase().contains(word)
}

fn leaves(job: &Job) -> i64 {
    let is_leaf = |step: &&Step| job.steps.iter().all(|other| other.parent.as_ref() != Some(&step.id));
    job.steps.iter().filter(is_leaf).count() as i64
}
