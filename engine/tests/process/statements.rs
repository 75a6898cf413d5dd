//! How often the database is asked: a list costs as many queries, however much is in it.

use serde_json::Value;

use crate::engine::{Engine, JOBS, done};

/// How many queries one request costs on an engine of so many jobs.
fn queries(jobs: &str, parameters: &str) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("a path");
    done(&["seed", "--data", data, "--jobs", jobs, "--steps", "3"]);
    let mut engine = Engine::start(&["--data", data, "--log-level", "debug", "--log-format", "json"]);
    // What the engine asks when it begins is told before the first answer.
    engine.get("/ovirt-engine/api").expect("an answer");
    engine.get(&format!("{JOBS}{parameters}")).expect("an answer");
    let told = engine.end_of_errors();
    let entries: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let requests: Vec<_> = entries.split(|entry| entry["message"] == "answered").collect();
    let [_, of_list, _] = requests[..] else { panic!("{} requests", requests.len()) };
    of_list.iter().filter(|entry| entry["sql"].as_str().is_some_and(|sql| sql.starts_with("SELECT"))).count()
}

#[test]
fn a_list_is_one_query_and_what_it_follows_one_more() {
    for (parameters, expected) in
        [("", 1), ("?follow=steps", 2), ("?follow=owner", 2), ("?search=correlation_id%3Dmade*", 1)]
    {
        for jobs in ["10", "150"] {
            assert_eq!(queries(jobs, parameters), expected, "{jobs} jobs{parameters}");
        }
    }
}
