//! Task notes through the public interface: events in, rows out.

mod journal;
mod properties;
mod rows;

use tasks::{Forest, Notes, Order, RowKind};

/// A running external job `j`, open, whose steps are these.
fn job(steps: &str) -> Forest {
    let mut forest = Forest::new(Order::NewestFirst);
    take(&mut forest, r#"{"job":[{"id":"j","description":"Clone","status":"started","external":"true"}]}"#);
    forest.set_expanded("j", true);
    steps_of(&mut forest, steps);
    forest
}

fn take(forest: &mut Forest, jobs: &str) {
    forest.begin();
    forest.buffer(jobs.len()).copy_from_slice(jobs.as_bytes());
    forest.advance().expect("jobs");
    forest.finish().expect("jobs");
}

/// Takes steps, written as `id/number/status/description<parent`, with dots for blanks.
fn steps_of(forest: &mut Forest, steps: &str) {
    let step = |step: &str| {
        let (step, parent) = step.split_once('<').unwrap_or((step, ""));
        let parts: Vec<_> = step.split('/').collect();
        let [id, number, status, description] = parts[..] else { panic!("{step}") };
        let description = description.replace('.', " ");
        format!(
            r#"{{"id":"{id}","number":"{number}","status":"{status}","description":"{description}","external":"true",
                "parent_step":{{"id":"{parent}"}}}}"#
        )
    };
    let list: Vec<_> = steps.split_whitespace().map(step).collect();
    forest.ask_steps("j");
    forest.read_steps("j", format!(r#"{{"step":[{}]}}"#, list.join(",")).as_bytes()).expect("steps");
}

/// An event with this number that carries a note about job `j`.
fn event(id: u64, note: &str) -> String {
    let data = format!(r#"{{"v":1,"job":"j",{note}}}"#).replace('"', "\\\"").replace('\n', " ");
    format!(r#"{{"id":"{id}","origin":"ExternalTasks","custom_data":"{data}"}}"#)
}

fn answer(events: &[String]) -> String {
    format!(r#"{{"event":[{}]}}"#, events.join(","))
}

/// Takes notes, each an event of its own, and tells the forest.
fn tell(notes: &mut Notes, forest: &mut Forest, told: &[&str]) -> bool {
    let first = notes.newest() + 1;
    let events: Vec<_> = (first..).zip(told).map(|(id, note)| event(id, note)).collect();
    notes.read(answer(&events).as_bytes()).expect("events");
    notes.advise(forest)
}

/// What the rows tell, a line each: dots for the level, the description, `waits` or the status, the percent.
fn told(forest: &Forest) -> Vec<String> {
    let mut lines = Vec::new();
    forest.rows(0, usize::MAX, &mut |_, row| {
        let status = match row.kind {
            RowKind::Waiting { .. } => "waits",
            _ => row.status.as_wire(),
        };
        let percent = row.percent.map(|p| format!(" {}% {:?}", p.value, p.source)).unwrap_or_default();
        let note = if row.note.is_empty() { String::new() } else { format!(" ({})", row.note) };
        let dots = ".".repeat(usize::from(row.level) - 1);
        lines.push(format!("{dots}{} {status}{percent}{note}", row.description));
    });
    lines
}
