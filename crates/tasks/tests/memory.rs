//! Ten thousand polls, the half of a day, leave the forest's memory as it was. In a program of its own: every other test
//! would be counted as well.

use std::fmt::Write;

use peak_alloc::PeakAlloc;
use tasks::{Forest, Order};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const POLLS: u64 = 10_000;
/// Until then all buffers have the size that they need.
const WARM: u64 = 500;
const JOBS: u64 = 40;
const EVERY: u64 = 5_000;

/// An answer with the steps in it: the newest job has come since the one before, the oldest is gone, those in the middle
/// end one after the other.
fn answer(poll: u64, into: &mut String) {
    into.clear();
    into.push_str(r#"{"job":["#);
    for job in poll..poll + JOBS {
        let age = poll + JOBS - job;
        let status = match age {
            0..20 => "started",
            _ if job % 7 == 0 => "failed",
            _ => "finished",
        };
        let comma = if age == JOBS { "" } else { "," };
        write!(
            into,
            r#"{comma}{{"auto_cleared":"true","description":"Clone VM {topic}","external":"true","start_time":{start},"status":"{status}",
            "steps":{{"step":[
                {{"description":"Copy","number":"0","progress":"{progress}","status":"{status}","id":"copy-{job}"}},
                {{"description":"Check","number":"0","status":"{status}","parent_step":{{"id":"copy-{job}"}},"id":"check-{job}"}}]}},
            "owner":{{"id":"owner-{owner}"}},"id":"job-{job}"}}"#,
            topic = job % 30,
            start = job * EVERY,
            progress = (age * 5).min(100),
            owner = job % 5,
        )
        .expect("a text takes everything");
    }
    into.push_str("]}");
}

/// What somebody does with the job that has just come.
fn use_it(forest: &mut Forest, poll: u64) {
    let newest = format!("job-{}", poll + JOBS - 1);
    forest.set_expanded(&newest, poll.is_multiple_of(2));
    forest.set_expanded(&format!("copy-{}", poll + JOBS - 1), true);
    forest.select(&newest, poll.is_multiple_of(3));
    forest.watch(&newest, poll.is_multiple_of(5));
    forest.ask_steps(&newest);
}

#[test]
fn ten_thousand_polls_leave_memory_as_it_was() {
    let mut forest = Forest::new(Order::NewestFirst);
    let mut text = String::with_capacity(64 * 1024);
    let mut take = |forest: &mut Forest, poll: u64| {
        answer(poll, &mut text);
        forest.set_now((poll + JOBS) as i64 * EVERY as i64);
        forest.begin_followed();
        for piece in text.as_bytes().chunks(4_096) {
            forest.buffer(piece.len()).copy_from_slice(piece);
            forest.advance().expect("a good answer");
        }
        let delta = forest.finish().expect("a whole answer");
        assert!(delta.added >= 3, "{delta:?}");
        use_it(forest, poll);
    };
    (0..WARM).for_each(|poll| take(&mut forest, poll));
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    (WARM..POLLS).for_each(|poll| take(&mut forest, poll));
    let (after, peak) = (MEMORY.current_usage(), MEMORY.peak_usage());
    assert_eq!(forest.jobs(), JOBS as usize);
    // Ids have more digits by then.
    assert!(after <= before + before / 50, "{before} bytes before, {after} after");
    assert!(peak <= 2 * before, "{before} bytes before, up to {peak} in between");
}
