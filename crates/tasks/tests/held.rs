//! What a poll holds beside what is known is a small part of it: the memory of a page never shrinks, so a heap of parsed
//! jobs would stay for good. In a program of its own: every other test would be counted as well.

use std::fmt::Write;

use peak_alloc::PeakAlloc;
use tasks::{Forest, Order};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const JOBS: usize = 1_667;
const STEPS: usize = 5;
const PIECE: usize = 32 * 1024;

/// An answer with the steps in it; every so many steps one is further than the poll before.
fn answer(poll: usize, every: usize) -> String {
    let mut text = r#"{"job":["#.to_owned();
    for job in 0..JOBS {
        let comma = if job == 0 { "" } else { "," };
        write!(
            text,
            r#"{comma}{{"description":"Migrating VM web-{job}","external":"true","start_time":{},"status":"started",
            "owner":{{"id":"00000013-0000-4000-a000-000000000000"}},"steps":{{"step":["#,
            1_700_000_000_000 - job
        )
        .expect("a text takes everything");
        for step in 0..STEPS {
            let comma = if step == 0 { "" } else { "," };
            let progress = if (job * STEPS + step).is_multiple_of(every) { poll % 100 } else { 0 };
            write!(
                text,
                r#"{comma}{{"description":"Copying image {step}","number":"{step}","progress":"{progress}","status":"started",
                "type":"executing","id":"3e0c2f64-8a5b-4c1d-9e7f-{job:06}{step:06}"}}"#
            )
            .expect("a text takes everything");
        }
        write!(text, r#"]}},"id":"5d1b7a90-2f3e-4b6c-8d9a-{job:012}"}}"#).expect("a text takes everything");
    }
    text.push_str("]}");
    text
}

fn take(forest: &mut Forest, answer: &str) -> usize {
    forest.begin_followed();
    for piece in answer.as_bytes().chunks(PIECE) {
        forest.buffer(piece.len()).copy_from_slice(piece);
        forest.advance().expect("a good answer");
    }
    forest.finish().expect("a whole answer").changed
}

#[test]
fn a_poll_holds_little_beside_what_is_known() {
    let mut forest = Forest::new(Order::AsGiven);
    for (every, most) in [(80, 30_000), (16, 100_000), (1, 400_000)] {
        for poll in 0..3 {
            let text = answer(poll, every);
            let before = MEMORY.current_usage();
            MEMORY.reset_peak_usage();
            let changed = take(&mut forest, &text);
            let held = MEMORY.peak_usage() - before;
            if poll > 0 {
                assert_eq!(changed, (JOBS * STEPS).div_ceil(every));
                assert!(held <= most, "{changed} steps changed, and {held} bytes were held");
            }
        }
    }
}
