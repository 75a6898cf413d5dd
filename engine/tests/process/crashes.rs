//! Sudden deaths while many write, again and again: nothing that was answered is lost, and nothing is there in part.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::thread;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Map, Value, json};
use task_engine::store::Store;

use crate::engine::{Engine, JOBS, post};

const DEATHS: usize = 50;
const WRITERS: usize = 4;

/// Something that was answered with a success.
#[derive(Debug)]
enum Answered {
    Job { id: String },
    Step { id: String, job: String, parent: Option<String> },
    StepEnd { id: String },
    JobEnd { id: String },
}

#[test]
fn fifty_deaths_lose_nothing_that_was_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut moments = StdRng::seed_from_u64(50);
    let mut all = Vec::new();
    for death in 1..=DEATHS {
        let engine = Engine::on(folder.path());
        let (answer, answers) = mpsc::channel();
        let writers: Vec<_> = (0..WRITERS).map(|_| write_until_the_end(&engine, answer.clone())).collect();
        drop(answer);
        let mut answered: Vec<_> = answers.iter().take(moments.random_range(1..=60)).collect();
        engine.kill();
        for writer in writers {
            writer.join().expect("it ends with its engine");
        }
        answered.extend(answers.iter());

        let left = Left::read(folder.path());
        left.is_whole(death);
        answered.iter().for_each(|one| left.holds(one, death));
        all.extend(answered);
    }
    let left = Left::read(folder.path());
    all.iter().filter(|one| !matches!(one, Answered::Job { .. })).for_each(|one| left.holds(one, DEATHS));
    // Of each writer at most one request was under way at each death.
    let jobs = all.iter().filter(|one| matches!(one, Answered::Job { .. })).count();
    assert!(left.jobs.len() <= jobs + DEATHS * WRITERS, "{} jobs for {jobs} answers", left.jobs.len());
}

/// A vendor's whole way, again and again: a job, a step, a step of that, the ends of both.
fn write_until_the_end(engine: &Engine, answer: Sender<Answered>) -> thread::JoinHandle<()> {
    let (agent, jobs) = (engine.agent.clone(), format!("{}{JOBS}", engine.origin));
    thread::spawn(move || {
        let add = |url: &str, body: &Value| match post(&agent, url, body) {
            Ok((201, added)) => Some(added["id"].as_str().expect("an id").to_owned()),
            _ => None,
        };
        let act = |url: &str| matches!(post(&agent, url, &json!({ "succeeded": "true" })), Ok((200, _)));
        let tell = |answered| answer.send(answered).ok();
        let way = || {
            let id = add(&jobs, &json!({ "description": "Clone" }))?;
            tell(Answered::Job { id: id.clone() })?;
            let job = id;
            let steps = format!("{jobs}/{job}/steps");
            let parent = add(&steps, &json!({ "description": "Copy", "type": "executing" }))?;
            tell(Answered::Step { id: parent.clone(), job: job.clone(), parent: None })?;
            let body =
                json!({ "description": "Check", "type": "validating", "parent_step": { "id": parent } });
            let id = add(&steps, &body)?;
            tell(Answered::Step { id: id.clone(), job: job.clone(), parent: Some(parent) })?;
            act(&format!("{steps}/{id}/end")).then(|| tell(Answered::StepEnd { id }))??;
            act(&format!("{jobs}/{job}/end")).then(|| tell(Answered::JobEnd { id: job }))?
        };
        while way().is_some() {}
    })
}

type Row = Map<String, Value>;

/// What a death has left in the database, before anybody restarts on it.
struct Left {
    jobs: HashMap<String, Row>,
    steps: HashMap<String, Row>,
}

impl Left {
    /// Reads a copy: a process that another test is just starting would hold on to the lock of the folder itself.
    fn read(folder: &Path) -> Self {
        let copy = tempfile::tempdir().expect("a folder");
        for file in fs::read_dir(folder).expect("it is there") {
            let file = file.expect("a file");
            fs::copy(file.path(), copy.path().join(file.file_name())).expect("it can be copied");
        }
        let store = Store::in_folder(copy.path()).expect("it opens");
        let rows = store.write_blocking(|tx| Ok((tx.rows("job")?, tx.rows("step")?)));
        let by_id = |rows: Vec<Row>| rows.into_iter().map(|row| (text(&row, "id").to_owned(), row)).collect();
        let (jobs, steps) = rows.expect("it can be read");
        Self { jobs: by_id(jobs), steps: by_id(steps) }
    }

    /// Whether nothing is there in part.
    fn is_whole(&self, death: usize) {
        for row in self.jobs.values().chain(self.steps.values()) {
            let started = text(row, "status") == "started";
            assert_eq!(row["end_time"].is_null(), started, "death {death}: {row:?}");
        }
        let mut siblings: BTreeMap<(&str, Option<&str>), Vec<i64>> = BTreeMap::new();
        for step in self.steps.values() {
            let job = &self.jobs[text(step, "job")];
            let alive = text(job, "status") == "started" || text(step, "status") != "started";
            assert!(alive, "death {death}: an ended job has a step under way: {step:?}");
            let updated = job["last_updated"].as_i64() >= step["start_time"].as_i64();
            assert!(updated, "death {death}: a step is newer than the last update of its job: {step:?}");
            if let Some(parent) = step["parent"].as_str() {
                assert_eq!(self.steps[parent]["job"], step["job"], "death {death}: {step:?}");
            }
            let place = (text(step, "job"), step["parent"].as_str());
            siblings.entry(place).or_default().push(step["number"].as_i64().expect("a number"));
        }
        for (place, mut numbers) in siblings {
            numbers.sort_unstable();
            assert!(
                numbers.iter().copied().eq(0..numbers.len() as i64),
                "death {death}: {place:?}: {numbers:?}"
            );
        }
    }

    /// Whether something that was answered is there.
    fn holds(&self, answered: &Answered, death: usize) {
        let step =
            |id: &str| self.steps.get(id).unwrap_or_else(|| panic!("death {death}: {answered:?} is lost"));
        let job =
            |id: &str| self.jobs.get(id).unwrap_or_else(|| panic!("death {death}: {answered:?} is lost"));
        match answered {
            Answered::Job { id } => assert_eq!(text(job(id), "description"), "Clone"),
            Answered::Step { id, job, parent } => {
                let step = step(id);
                assert_eq!((text(step, "job"), step["parent"].as_str()), (job.as_str(), parent.as_deref()));
            }
            Answered::StepEnd { id } => assert_eq!(text(step(id), "status"), "finished", "death {death}"),
            Answered::JobEnd { id } => assert_eq!(text(job(id), "status"), "finished", "death {death}"),
        }
    }
}

fn text<'row>(row: &'row Row, column: &str) -> &'row str {
    row[column].as_str().expect(column)
}
