//! Jobs as files.

use proptest::prelude::*;
use tasks::export::{CsvFile, JsonFile};
use tasks::{
    Forest, JobView, Order, Percent, PercentSource, Percents, Status, StepKind, StepSystem, StepView,
};

fn job(description: &str) -> JobView {
    JobView {
        id: "j".to_owned(),
        description: description.to_owned(),
        status: Status::Started,
        external: true,
        auto_cleared: false,
        owner: Some("u".to_owned()),
        start: Some(1_784_016_942_130),
        end: None,
        last_updated: Some(1_784_016_942_131),
        steps: None,
        steps_known: false,
    }
}

fn step(id: &str, parent: Option<&str>) -> StepView {
    StepView {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        description: format!("step \"{id}\"\n\\"),
        kind: StepKind::Executing,
        status: Status::Finished,
        number: Some(0),
        external: false,
        progress: Some(40),
        start: Some(1_000),
        end: Some(3_999),
        execution_host: Some("h".to_owned()),
        system: Some(StepSystem::Vdsm),
    }
}

/// The cells of every line, read back by the rules of RFC 4180.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut lines, mut rest) = (vec![vec![]], csv);
    while let Some(open) = rest.strip_prefix('"') {
        let mut cell = String::new();
        let mut left = open;
        loop {
            let (part, behind) = left.split_once('"').expect("an end of the cell");
            cell.push_str(part);
            match behind.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    left = more;
                }
                None => {
                    left = behind;
                    break;
                }
            }
        }
        lines.last_mut().expect("a line").push(cell);
        rest = match left.strip_prefix(',') {
            Some(next) => next,
            None => {
                lines.push(vec![]);
                left.strip_prefix("\r\n").expect("an end of the line")
            }
        };
    }
    assert_eq!((rest, lines.pop()), ("", Some(vec![])));
    lines
}

#[test]
fn json_is_read_again_as_it_was() {
    let with_steps = JobView {
        id: "k".to_owned(),
        steps: Some(vec![step("s", None), step("t", Some("s"))]),
        steps_known: true,
        owner: None,
        ..job("a \"b\"")
    };
    let bare = job("]}\u{1F600}");
    let mut file = JsonFile::default();
    file.add(&with_steps, &Percents::default());
    file.add(&bare, &Percents::default());
    let json = file.finish();
    serde_json::from_str::<serde_json::Value>(&json).expect("JSON");
    let mut forest = Forest::new(Order::AsGiven);
    forest.begin();
    forest.buffer(json.len()).copy_from_slice(json.as_bytes());
    forest.advance().and_then(|()| forest.finish()).expect("a file of jobs");
    assert_eq!(forest.job("k"), Some(with_steps));
    assert_eq!(forest.job("j"), Some(bare));
    assert_eq!(JsonFile::default().finish(), "{\"job\":[]}\n");
}

/// The job's percent comes from what has ended, that of its second step is reported, of the first there is none.
fn far() -> Percents {
    Percents {
        job: Some(Percent { value: 50, source: PercentSource::Derived }),
        steps: vec![None, Some(Percent { value: 40, source: PercentSource::Reported })],
    }
}

#[test]
fn json_tells_percents_and_where_they_come_from() {
    let mut file = JsonFile::default();
    file.add(&JobView { steps: Some(vec![step("s", None), step("t", Some("s"))]), ..job("a") }, &far());
    let json: serde_json::Value = serde_json::from_str(&file.finish()).expect("JSON");
    let told = |value: &serde_json::Value| (value["percent"].clone(), value["percent_source"].clone());
    let job = &json["job"][0];
    assert_eq!(told(job), ("50".into(), "derived".into()));
    assert_eq!(told(&job["steps"]["step"][0]), (serde_json::Value::Null, "none".into()));
    assert_eq!(told(&job["steps"]["step"][1]), ("40".into(), "reported".into()));
}

#[test]
fn every_task_is_a_line() {
    let mut file = CsvFile::new(1_784_016_942_130 + 65_999);
    let steps = Some(vec![step("s", None), step("t", Some("s"))]);
    file.add(&JobView { steps, ..job("Copy, \"all\"\nof it") }, "admin@internal", &far());
    let lines = cells(&file.finish());
    assert_eq!(lines.len(), 4);
    let of = |line: usize, name: &str| {
        let column = lines[0].iter().position(|head| head == name).expect("a column");
        lines[line][column].as_str()
    };
    assert_eq!(of(1, "description"), "Copy, \"all\"\nof it");
    assert_eq!((of(1, "started"), of(1, "ended")), ("2026-07-14T08:15:42.130Z", ""));
    assert_eq!((of(1, "duration_seconds"), of(1, "owner")), ("65", "admin@internal"));
    let told = |line| (of(line, "percent"), of(line, "percent_source"));
    assert_eq!([told(1), told(2), told(3)], [("50", "derived"), ("", "none"), ("40", "reported")]);
    assert_eq!((of(3, "job"), of(3, "step"), of(3, "parent_step")), ("j", "t", "s"));
    assert_eq!((of(3, "duration_seconds"), of(3, "execution_host")), ("2", "h"));
}

proptest! {
    #[test]
    fn no_text_becomes_a_formula_or_breaks_out_of_its_cell(text in "[-=+@\t\r\n,;\"'a ]{0,10}|.{0,10}") {
        let mut file = CsvFile::new(0);
        file.add(&job(&text), &text, &Percents::default());
        let lines = cells(&file.finish());
        prop_assert_eq!(lines.len(), 2);
        prop_assert!(lines.iter().all(|line| line.len() == lines[0].len()));
        for cell in &lines[1] {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{:?}", cell);
        }
        let told = &lines[1][3];
        prop_assert_eq!(told.strip_prefix('\'').filter(|rest| told != &text && *rest == text).unwrap_or(told), &text);
    }
}
