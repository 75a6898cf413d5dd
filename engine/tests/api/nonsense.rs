//! Bodies and searches that nobody means: whatever comes, the engine neither panics nor fails, and its answer can be
//! read.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestCaseResult, TestRunner};
use tokio::runtime::Runtime;

use crate::engine::{Engine, NOBODY};
use crate::representation::Format;

/// How many bodies of each kind are sent.
const CASES: u32 = 1_500;

/// Bodies that are taken, for changes to begin with.
const TAKEN: [&str; 8] = [
    r#"{"description":"Backup","auto_cleared":"true","owner":{"id":"x","href":"y"},"steps":{"step":[{"number":1}]}}"#,
    r#"{"description":"Copy","type":"executing","parent_step":{"id":"00000000-0000-4000-8000-000000000000"}}"#,
    r#"{"succeeded":false,"force":"true","reason":"\u00fc\ud83e\uddec","async":true}"#,
    r#"{"origin":"X","custom_id":7,"severity":"normal","description":"d","flood_rate":1,"time":1752480942130}"#,
    r#"<job><description>Backup &amp; more</description><auto_cleared>true</auto_cleared></job>"#,
    r#"<?xml version="1.0" encoding="UTF-8"?><step><description><![CDATA[a<b]]></description><type>executing</type></step>"#,
    r#"<action><succeeded>false</succeeded><force>true</force><!-- why --><reason>x</reason></action>"#,
    r#"<event><origin>X</origin><custom_id>7</custom_id><severity>normal</severity><description/><vm id="1"/></event>"#,
];

/// What parsers trip over.
const STUMBLING_BLOCKS: [&str; 20] = [
    "{",
    "[",
    "\"",
    "\\u",
    "\\ud800",
    "null",
    "1e999",
    "-",
    "\0",
    "\u{feff}",
    "<",
    "</",
    "<!--",
    "<![CDATA[",
    "]]>",
    "&",
    "&#0;",
    "&x;",
    "<!DOCTYPE a [<!ENTITY x \"&x;&x;\">]>",
    "\u{fffe}",
];

/// One change of a body.
#[derive(Clone, Debug)]
enum Change {
    Cut(Index, usize),
    Repeat(Index, usize),
    Overwrite(Index, u8),
    Insert(Index, &'static str),
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let place = |index: &Index| index.index(bytes.len() + 1);
        match self {
            Change::Cut(index, count) => {
                let from = place(index);
                bytes.drain(from..bytes.len().min(from + count));
            }
            Change::Repeat(index, count) => {
                let from = place(index);
                let part = bytes[from..bytes.len().min(from + count)].to_vec();
                bytes.splice(from..from, part);
            }
            Change::Overwrite(index, byte) => {
                let at = place(index);
                if let Some(there) = bytes.get_mut(at) {
                    *there = *byte;
                }
            }
            Change::Insert(index, text) => {
                let at = place(index);
                bytes.splice(at..at, text.bytes());
            }
        }
    }
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), 1..40_usize).prop_map(|(index, count)| Change::Cut(index, count)),
        (any::<Index>(), 1..40_usize).prop_map(|(index, count)| Change::Repeat(index, count)),
        (any::<Index>(), any::<u8>()).prop_map(|(index, byte)| Change::Overwrite(index, byte)),
        (any::<Index>(), select(&STUMBLING_BLOCKS[..])).prop_map(|(index, text)| Change::Insert(index, text)),
    ]
}

/// Bytes of all kinds, and bodies that nearly are what they should be.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let changed = (select(&TAKEN[..]), vec(change(), 1..6)).prop_map(|(taken, changes)| {
        let mut bytes = taken.as_bytes().to_vec();
        changes.iter().for_each(|change| change.apply(&mut bytes));
        bytes
    });
    prop_oneof![1 => vec(any::<u8>(), 0..300), 4 => changed]
}

/// An engine that is asked again and again.
struct Asked {
    runtime: Runtime,
    engine: Engine,
    /// A job of it.
    job: String,
}

fn check<S: Strategy>(strategy: S, check: impl Fn(&Asked, S::Value) -> TestCaseResult) {
    let (runtime, engine) = (Runtime::new().expect("a runtime"), Engine::new());
    let job = runtime.block_on(engine.add_job("Backup", false));
    let asked = Asked { runtime, engine, job };
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let run = TestRunner::new(config).run(&strategy, |value| check(&asked, value));
    run.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn no_body_makes_the_engine_fail() {
    const PATHS: [&str; 6] = [
        "/jobs",
        "/jobs/JOB/steps",
        "/jobs/JOB/end",
        "/jobs/JOB/clear",
        "/jobs/JOB/steps/JOB/end",
        "/events",
    ];
    let strategy = (body(), select(&PATHS[..]), select(&Format::BOTH[..]), select(&Format::BOTH[..]));
    check(strategy, |asked, (body, path, sent, wanted)| {
        let path = path.replace("JOB", &asked.job);
        let request = asked.engine.speaking(wanted).request(Method::POST, &path);
        let request = request.header("content-type", sent.media_type()).body(Body::from(body));
        let reply = asked.runtime.block_on(asked.engine.send(request.expect("a request")));
        prop_assert!(!reply.status.is_server_error(), "{path}: {} {}", reply.status, reply.text);
        Ok(())
    });
}

#[test]
fn no_search_makes_the_engine_fail() {
    let words = vec(
        select(
            &[
                "correlation_id",
                "severity",
                "time",
                "origin",
                "name",
                "=",
                "!=",
                ">",
                "<",
                "and",
                "or",
                "sortby",
                "desc",
                "page",
                "2",
                "99999999999999999999",
                "today",
                "*",
                "%",
                "_",
                "'",
                "\"",
                "(",
                ")",
                "\\",
                ";",
                "-",
                "normal",
                "2025-07-14",
                "é",
            ][..],
        ),
        0..12,
    );
    let search = prop_oneof![1 => any::<String>(), 3 => words.prop_map(|words| words.join(" "))];
    const LISTS: [&str; 4] = ["/jobs", "/events", "/vms", "/hosts"];
    check((search, select(&LISTS[..]), any::<bool>()), |asked, (search, list, exact)| {
        let search: String = search.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let path = format!("{list}?search={search}&case_sensitive={exact}&max=10");
        let reply = asked.runtime.block_on(asked.engine.get(&path));
        prop_assert_eq!(reply.status, StatusCode::OK, "{}: {}", path, reply.text);
        Ok(())
    });
}

#[test]
fn no_address_makes_the_engine_fail() {
    let ids = prop_oneof![Just(NOBODY.to_owned()), any::<String>(), "[0-9a-f-]{0,40}"];
    let strategy = (ids.clone(), ids, select(&["", "/end", "/statistics", "/x"][..]), "[a-zA-Z;=%&+]{0,20}");
    check(strategy, |asked, (job, step, rest, parameters)| {
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
        let path = format!("/jobs/{}/steps/{}{rest}?{parameters}", encode(&job), encode(&step));
        let Ok(request) = asked.engine.request(Method::GET, &path).body(Body::empty()) else { return Ok(()) };
        let reply = asked.runtime.block_on(asked.engine.send(request));
        prop_assert!(!reply.status.is_server_error(), "{path}: {} {}", reply.status, reply.text);
        Ok(())
    });
}
