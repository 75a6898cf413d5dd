//! The forest through a view: filter, order, groups and their rows, against a plain reference.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use proptest::prelude::*;

use super::model::{Job, Step, jobs_twice, style};
use super::properties::percent;
use super::{grown, take};
use tasks::{
    Bound, Column, Counts, Expansion, Filter, Focus, Forest, Grouping, Order, Sort, Status, TimeRange, View,
};

const NOW: i64 = 1_752_480_000_010;

/// Owner of a job of the model: some have none.
pub(crate) fn owner(job: &Job) -> &'static str {
    ["", "u1", "u2", "u3"][job.id.len() % 2 * 2 + usize::from(job.external)]
}

fn name(owner: &str) -> &str {
    match owner {
        "u1" => "zoe@internal",
        "u2" => "Adam@internal",
        other => other,
    }
}

fn status(job: &Job) -> Status {
    Status::from_wire(job.status)
}

fn texts() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", "", "a", "E", "ég", "É", "{", "zzz", " b "]).prop_map(str::to_owned)
}

fn bound() -> impl Strategy<Value = Option<Bound>> {
    prop_oneof![
        2 => Just(None),
        1 => (NOW - 12..NOW + 2).prop_map(|time| Some(Bound::At(time))),
        1 => (0..12_i64).prop_map(|before| Some(Bound::Ago(before))),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    let statuses = prop::collection::vec(prop::sample::select(Status::ALL.to_vec()), 0..3);
    let owners = prop::collection::btree_set(prop::sample::select(vec!["", "u1", "u2"]), 0..2);
    let length = || prop::option::weighted(0.2, 0..8_i64);
    (
        statuses,
        prop::option::weighted(0.3, any::<bool>()),
        owners,
        (bound(), bound()),
        length(),
        length(),
        texts(),
    )
        .prop_map(|(statuses, external, owners, (from, to), at_least, at_most, text)| Filter {
            statuses: statuses.into_iter().collect(),
            external,
            owners: owners.into_iter().map(str::to_owned).collect(),
            active: TimeRange { from, to },
            at_least,
            at_most,
            text,
            ..Filter::default()
        })
}

pub(crate) fn view() -> impl Strategy<Value = View> {
    let by: Vec<Column> = Column::ALL.into_iter().filter(|column| column.sorts()).collect();
    let sort = (prop::sample::select(by), any::<bool>()).prop_map(|(by, descending)| Sort { by, descending });
    (filter(), prop::option::weighted(0.7, sort), prop::sample::select(Grouping::ALL.to_vec()))
        .prop_map(|(filter, sort, grouping)| View { filter, sort, grouping, ..View::default() })
}

/// What the reference shows of a row: id, level, place, number of siblings, whether it is open.
type Row = (String, u16, u32, u32, Option<bool>);

struct Reference<'a> {
    jobs: &'a [Job],
    view: &'a View,
    order: Order,
    opened: &'a BTreeSet<String>,
    only: Option<&'a [String]>,
}

impl Reference<'_> {
    fn end(&self, job: &Job) -> Option<i64> {
        if job.status == "started" && job.end.is_none() { Some(NOW) } else { job.end }
    }

    fn duration(&self, job: &Job) -> Option<i64> {
        Some(self.end(job)? - job.start?)
    }

    fn holds(&self, text: &str) -> bool {
        text.to_lowercase().contains(self.view.filter.text.trim().to_lowercase().as_str())
    }

    fn searches(&self) -> bool {
        !self.view.filter.text.trim().is_empty()
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
            && (self.holds(&job.description) || job.steps.iter().any(|step| self.holds(&step.description)))
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
            Grouping::Description => ("description", job.description.as_str()),
        };
        Some(format!("group:{way}:{what}"))
    }

    fn rows(&self) -> Vec<Row> {
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
                let led = self.searches() && !self.holds(&job.description);
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
        children.any(|step| self.holds(&step.description) || self.found_below(job, &step.id))
    }
}

fn leaves(job: &Job) -> i64 {
    let is_leaf = |step: &&Step| job.steps.iter().all(|other| other.parent.as_ref() != Some(&step.id));
    job.steps.iter().filter(is_leaf).count() as i64
}

fn told(forest: &Forest) -> Vec<Row> {
    let mut rows = Vec::new();
    forest.rows(0, usize::MAX, &mut |at, row| {
        assert_eq!(at, rows.len());
        assert_eq!(forest.row_of(row.id), Some(at), "{}", row.id);
        let open = match row.expansion {
            Expansion::Leaf => None,
            Expansion::Collapsed => Some(false),
            Expansion::Expanded => Some(true),
        };
        rows.push((row.id.to_owned(), row.level, row.position, row.set_size, open));
    });
    assert_eq!(rows.len(), forest.total());
    rows
}

/// Steps in the order of the tree, with parents that are there or none at all; jobs with an owner.
fn plain(mut job: Job) -> Job {
    let ids: Vec<String> = job.steps.iter().map(|step| step.id.clone()).collect();
    for (at, step) in job.steps.iter_mut().enumerate() {
        step.number = Some(at as u32);
        if step.parent.as_ref().is_some_and(|parent| !ids[..at].contains(parent)) {
            step.parent = None;
        }
    }
    job.owner = owner(&job).to_owned();
    job
}

fn counts(forest: &Forest, jobs: usize) -> Counts {
    let mut shown = BTreeSet::new();
    forest.shown_jobs(&mut |job| assert!(shown.insert(job.id), "shown once"));
    Counts { shown: shown.len(), hidden: jobs - shown.len() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_view_shows_the_rows_of_a_plain_reference(
        (first, second) in jobs_twice(), views in (view(), view()), style in style(true),
        order in prop::sample::select(vec![Order::NewestFirst, Order::AsGiven]),
        toggles in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
        only in prop::option::weighted(0.2, prop::collection::vec((0..12_usize).prop_map(|id| format!("job-{id}")), 0..8)),
        late in any::<bool>(), portion in 1..20_usize,
    ) {
        let jobs: Vec<Job> = second.into_iter().map(plain).collect();
        let before: Vec<Job> = first.into_iter().map(plain).collect();
        let mut forest = Forest::new(order);
        forest.name_owner("u1", name("u1"));
        if !late { forest.name_owner("u2", name("u2")); forest.set_now(NOW); }
        // One view for the first answer; the other one before or after the second.
        forest.set_view(&views.0);
        take(&mut forest, style.answer(&before).as_bytes(), 50).expect("a good answer");
        if !late { forest.set_view(&views.1); forest.restrict(only.clone()); }
        forest.begin();
        let answer = style.answer(&jobs);
        forest.buffer(answer.len()).copy_from_slice(answer.as_bytes());
        forest.advance().and_then(|()| forest.accept()).expect("a good answer");
        // Between two portions the rows are whole.
        while forest.digest(portion).is_none() { told(&forest); }
        if late { forest.set_now(NOW); forest.restrict(only.clone()); forest.set_view(&views.1); forest.name_owner("u2", name("u2")); }

        let mut opened = BTreeSet::new();
        let view = &views.1;
        // Closed are groups that are in the set, open are jobs and steps that are.
        let every: Vec<String> = jobs.iter().flat_map(|job| {
            std::iter::once(job.id.clone()).chain(job.steps.iter().map(|step| step.id.clone()))
        }).chain(["group:status:failed", "group:owner:u1", "group:owner:"].map(str::to_owned)).collect();
        let quiet = View { filter: Filter { text: String::new(), ..view.filter.clone() }, ..view.clone() };
        forest.set_view(&quiet);
        for at in toggles {
            let id = &every[at.index(every.len())];
            let group = id.starts_with("group:");
            if forest.job(id).is_none() && !group && jobs.iter().all(|job| job.steps.iter().all(|step| step.id != *id)) { continue; }
            let failed = jobs.iter().any(|job| job.id == *id && job.status == "failed");
            if failed { continue; }
            forest.set_expanded(id, !group);
            opened.insert(id.clone());
        }
        forest.set_view(view);
        let reference = Reference { jobs: &jobs, view, order, opened: &opened, only: only.as_deref() };
        prop_assert_eq!(told(&forest), reference.rows());
        prop_assert_eq!(forest.counts(), counts(&forest, jobs.len()));
    }
}

#[test]
fn in_focus_are_the_jobs_that_concern_it_and_guesses_are_told() {
    let mut forest = grown(
        Order::AsGiven,
        r#"{"job": [
        {"id": "a", "description": "Nightly backup", "status": "started"},
        {"id": "b", "description": "Cloning VM web01", "status": "started"},
        {"id": "c", "description": "Cloning VM web012", "status": "started"}]}"#,
    );
    let shown = |forest: &Forest| {
        let mut shown = Vec::new();
        forest.rows(0, 9, &mut |_, row| shown.push((row.id.to_owned(), row.guessed)));
        shown
    };
    let row = |id: &str, guessed| (id.to_owned(), guessed);

    forest.focus(Some(Focus::new("web01")));
    assert_eq!(shown(&forest), [row("b", true)]);
    let mut focus = Focus::new("web01");
    focus.learn("a");
    forest.focus(Some(focus.clone()));
    assert_eq!(shown(&forest), [row("a", false), row("b", true)]);
    focus.learn("b");
    forest.focus(Some(focus));
    assert_eq!(shown(&forest), [row("a", false), row("b", false)]);
    assert_eq!(forest.counts(), Counts { shown: 2, hidden: 1 });

    forest.restrict(Some(vec!["b".to_owned(), "c".to_owned()]));
    assert_eq!(shown(&forest), [row("b", false)], "a restriction comes on top");
    forest.restrict(None);
    forest.focus(None);
    assert_eq!(shown(&forest), [row("a", false), row("b", false), row("c", false)]);
}
