//! The golden wire documents, which the embedded engine must produce, are read as they are meant.

use super::{column, grown, ids, rows, take};
use tasks::{Expansion, Forest, Gauge, Order, Percent, PercentSource, RowKind, Status, StepKind, StepSystem};

const CLONE: &str = "b3a4f1c8-92d7-4e15-a6f0-91c5d7e84444";
const ADMIN: &str = "7c9b91b8-d630-5140-9241-877d2bd0eb78";

fn fixture(name: &str) -> String {
    let path = format!("{}/../../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn jobs_stand_newest_first() {
    let forest = grown(Order::NewestFirst, &fixture("jobs.json"));
    let told = column(&forest, |row| (row.description.to_owned(), row.status, row.external));
    assert_eq!(
        told,
        [
            ("Rapid clone of web01".to_owned(), Status::Started, true),
            ("Migrating VM db01".to_owned(), Status::Started, false),
            ("Backup of \"web01\" & <db01>".to_owned(), Status::Unknown, true),
            ("Adding Disk".to_owned(), Status::Failed, false),
        ]
    );
    assert_eq!(column(&forest, |row| row.owner.to_owned()), [ADMIN, "", ADMIN, ADMIN]);
    assert_eq!(
        column(&forest, |row| row.kind == RowKind::Job { auto_cleared: false }),
        [false, false, true, false]
    );
    let times = column(&forest, |row| (row.start, row.end));
    assert_eq!(times[3], (Some(1_752_480_446_593), Some(1_752_480_449_758)));
    assert_eq!(column(&forest, |row| row.percent), [None; 4], "nothing is known of their steps");
}

#[test]
fn an_empty_collection_empties_the_forest() {
    let mut forest = grown(Order::NewestFirst, &fixture("jobs.json"));
    let delta = take(&mut forest, fixture("jobs-empty.json").as_bytes(), 1).expect("a good answer");
    assert_eq!((delta.removed, forest.jobs(), forest.total()), (4, 0, 0));
}

#[test]
fn steps_stand_below_their_parents() {
    let mut forest = grown(Order::NewestFirst, &fixture("jobs.json"));
    let delta = forest.read_steps(CLONE, fixture("steps.json").as_bytes()).expect("a good answer");
    assert_eq!((delta.added, delta.unreadable), (3, 0));
    forest.set_all_expanded(true);
    let mut steps = Vec::new();
    forest.rows(1, 3, &mut |_, row| {
        steps.push((row.description.to_owned(), row.level, row.kind, row.expansion, row.percent));
    });
    let step = |kind| RowKind::Step { kind };
    let percent = |value, source| Some(Percent { value, source });
    assert_eq!(
        steps,
        [
            (
                "Copying data".to_owned(),
                2,
                step(StepKind::Executing),
                Expansion::Expanded,
                percent(100, PercentSource::Derived)
            ),
            (
                "Checking input".to_owned(),
                3,
                step(StepKind::Validating),
                Expansion::Leaf,
                percent(100, PercentSource::Derived)
            ),
            (
                "Creating VM web01-clone".to_owned(),
                2,
                step(StepKind::Unknown),
                Expansion::Leaf,
                percent(42, PercentSource::Reported)
            ),
        ]
    );
    let job = forest.job(CLONE).expect("the job");
    assert_eq!(job.owner.as_deref(), Some(ADMIN));
    let steps = job.steps.expect("its steps");
    assert_eq!(steps[1].parent.as_deref(), Some(steps[0].id.as_str()));
    assert_eq!(steps[2].execution_host.as_deref(), Some("e81d4c2a-5f37-4b60-8d0e-3a6b2c9f5555"));
    assert_eq!((steps[2].number, steps[2].progress, steps[2].external), (Some(1), Some(42), false));
    assert_eq!((steps[0].system, steps[2].system), (None, Some(StepSystem::Vdsm)));

    // How far each is can be asked whether its row is visible or not.
    let told = |forest: &Forest| (forest.gauge(CLONE, None), forest.gauge(CLONE, Some(&steps[2].id)));
    let (of_job, of_step) = told(&forest);
    assert_eq!(of_step.percent, percent(42, PercentSource::Reported));
    assert_eq!(of_job.steps.map(|steps| (steps.ended, steps.all)), Some((1, 2)));
    forest.set_all_expanded(false);
    assert_eq!(told(&forest), (of_job, of_step));
    assert_eq!(forest.gauge("gone", None), Gauge::default());
}

#[test]
fn followed_steps_are_the_same_as_steps_read_one_by_one() {
    let mut single = grown(Order::NewestFirst, &fixture("jobs.json"));
    for job in ids(&single) {
        let body = if job == CLONE { fixture("steps.json") } else { fixture("steps-empty.json") };
        single.read_steps(&job, body.as_bytes()).expect("a good answer");
    }
    let mut followed = grown(Order::NewestFirst, &fixture("jobs-followed.json"));
    single.set_all_expanded(true);
    followed.set_all_expanded(true);
    assert_eq!(rows(&single), rows(&followed));
    assert_eq!(single.total(), 4 + 3 + 3, "three jobs say that they have no steps");
}

#[test]
fn an_answer_is_the_same_in_pieces_of_any_size() {
    let answer = fixture("jobs-followed.json");
    let whole = grown(Order::NewestFirst, &answer);
    for chunk in 1..200 {
        let mut forest = Forest::new(Order::NewestFirst);
        take(&mut forest, answer.as_bytes(), chunk).expect("a good answer");
        assert_eq!(rows(&forest), rows(&whole), "pieces of {chunk}");
        let delta = take(&mut forest, answer.as_bytes(), chunk + 1).expect("a good answer");
        assert!(delta.is_empty() && delta.parsed_bytes == 0, "pieces of {chunk}");
    }
}

#[test]
fn faults_are_no_collections() {
    let mut forest = grown(Order::NewestFirst, &fixture("jobs.json"));
    let before = rows(&forest);
    for name in ["fault-bare.json", "fault-action.json", "steps.json", "api.json"] {
        take(&mut forest, fixture(name).as_bytes(), 7).expect_err(name);
        assert_eq!(rows(&forest), before);
    }
    forest.read_steps(CLONE, fixture("fault-bare.json").as_bytes()).expect_err("no steps");
    assert_eq!(rows(&forest), before);
}
