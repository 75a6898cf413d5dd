//! The forest through a view: filter, order, groups and their rows, against a plain reference.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::model::{Job, jobs_twice, style};
use super::reference::{NOW, Reference, Row, name, owner, told_by};
use super::{grown, take};
use tasks::{
    Bound, Column, Counts, Expansion, Filter, Focus, Forest, Grouping, Notes, Order, Percents, Sort, Status,
    TimeRange, View,
};

fn texts() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "",
        "",
        "a",
        "E",
        "ég",
        "É",
        "{",
        "zzz",
        " b ",
        "a b",
        "b E a",
        "\"a b\" e",
        "{ a",
    ])
    .prop_map(str::to_owned)
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

/// Notes that tell the vendor of each job, and nothing else.
fn vendors(jobs: &[Job]) -> Notes {
    let event = |(at, job): (usize, &Job)| {
        let note = format!(r#"{{"v":1,"job":"{}","by":"{}"}}"#, job.id, told_by(job)).replace('"', "\\\"");
        format!(r#"{{"id":"{}","origin":"ExternalTasks","custom_data":"{note}"}}"#, at + 1)
    };
    let events: Vec<String> = jobs.iter().enumerate().map(event).collect();
    let mut notes = Notes::default();
    notes.read(format!(r#"{{"event":[{}]}}"#, events.join(",")).as_bytes()).expect("events");
    notes
}

fn counts(forest: &Forest, jobs: usize) -> Counts {
    let mut shown = BTreeSet::new();
    forest.shown_jobs(&mut |job, percents| {
        let steps =
            job.steps.iter().flatten().map(|step| forest.gauge(&job.id, Some(&step.id)).percent).collect();
        assert_eq!(percents, Percents { job: forest.gauge(&job.id, None).percent, steps });
        assert!(shown.insert(job.id), "shown once");
    });
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
        if !late { forest.set_view(&views.1); forest.restrict(only.clone()); vendors(&before).advise(&mut forest); }
        forest.begin();
        let answer = style.answer(&jobs);
        forest.buffer(answer.len()).copy_from_slice(answer.as_bytes());
        forest.advance().and_then(|()| forest.accept()).expect("a good answer");
        // Between two portions the rows are whole.
        while forest.digest(portion).is_none() { told(&forest); }
        vendors(&jobs).advise(&mut forest);
        if late { forest.set_now(NOW); forest.restrict(only.clone()); forest.set_view(&views.1); forest.name_owner("u2", name("u2")); }

        let mut opened = BTreeSet::new();
        let view = &views.1;
        // Closed are groups that are in the set, open are jobs and steps that are.
        let every: Vec<String> = jobs.iter().flat_map(|job| {
            std::iter::once(job.id.clone()).chain(job.steps.iter().map(|step| step.id.clone()))
        }).chain(["group:status:failed", "group:owner:u1", "group:owner:", "group:vendor:backup"].map(str::to_owned)).collect();
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
