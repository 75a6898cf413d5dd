//! Whatever notes say and in whatever order they come: the rows stay those of the engine, with hints.

use proptest::prelude::*;
use tasks::{Notes, RowKind};

use super::{answer, event, job, told};

const STEPS: &str = "a/0/finished/One b/1/started/Two c/0/started/Three<b d/2/failed/Four";

/// Members of a note that make sense, and some that do not.
fn note() -> impl Strategy<Value = String> {
    let key = prop_oneof![Just("a"), Just("b"), Just("c"), Just("x"), Just("")];
    let step = prop_oneof![Just("a"), Just("b"), Just("c"), Just("d"), Just("gone"), Just("")];
    let progress =
        prop_oneof![(0..=100_i32).prop_map(|n| n.to_string()), Just("-3".into()), Just("[]".into())];
    let entry =
        (key.clone(), key.clone(), -1.0..9.0_f64, prop_oneof![Just("One"), Just("Two"), Just("Later")]);
    let plan = prop::collection::vec(entry, 0..5);
    prop_oneof![
        (step, key, progress.clone()).prop_map(|(step, key, n)| format!(
            r#""step":"{step}","key":"{key}","progress":{n},"text":"{n} of it""#
        )),
        progress.prop_map(|n| format!(r#""progress":{n}"#)),
        plan.prop_map(|plan| {
            let entry = |(key, parent, weight, text): &(&str, &str, f64, &str)| {
                format!(r#"{{"key":"{key}","parent":"{parent}","weight":{weight},"description":"{text}"}}"#)
            };
            format!(r#""plan":[{}]"#, plan.iter().map(entry).collect::<Vec<_>>().join(","))
        }),
        "[\\PC]{0,20}".prop_map(|text| text.replace(['\\', '"'], "")),
    ]
}

proptest! {
    #[test]
    fn the_engines_rows_are_all_there_and_percents_are_percents(told in prop::collection::vec(note(), 0..12)) {
        let (mut notes, mut forest) = (Notes::default(), job(STEPS));
        let events: Vec<_> = (1..).zip(&told).map(|(id, note)| event(id, note)).collect();
        // A text may break the answer itself, which then counts for nothing.
        let _ = notes.read(answer(&events).as_bytes());
        notes.advise(&mut forest);
        forest.set_all_expanded(true);
        let (mut steps, mut waiting) = (Vec::new(), 0);
        forest.rows(0, usize::MAX, &mut |_, row| {
            match row.kind {
                RowKind::Step { .. } => steps.push((row.id.to_owned(), row.status.as_wire())),
                RowKind::Waiting { .. } => waiting += 1,
                _ => {}
            }
            assert!(row.percent.is_none_or(|percent| percent.value <= 100));
        });
        steps.sort();
        let engine = [("a", "finished"), ("b", "started"), ("c", "started"), ("d", "failed")];
        prop_assert_eq!(steps, engine.map(|(id, status)| (id.to_owned(), status)));
        prop_assert!(waiting <= 4, "at most one for each key");
        // Taken out and put in again, they are what they were.
        let before = super::told(&forest);
        super::steps_of(&mut forest, &format!("{STEPS} e/9/started/New"));
        super::steps_of(&mut forest, STEPS);
        prop_assert_eq!(super::told(&forest), before);
    }

    #[test]
    fn order_and_portions_of_events_do_not_matter(
        notes in prop::collection::vec(note(), 0..10),
        cut in 0..10_usize,
        order in any::<prop::sample::Index>(),
    ) {
        let events: Vec<_> = (1..).zip(&notes).map(|(id, note)| event(id, note)).collect();
        let events: Vec<_> = events.into_iter()
            .filter(|event| Notes::default().read(answer(std::slice::from_ref(event)).as_bytes()).is_some())
            .collect();
        let (mut straight, mut forest) = (Notes::default(), job(STEPS));
        straight.read(answer(&events).as_bytes()).expect("events");
        straight.advise(&mut forest);
        let mut shuffled = events.clone();
        if !shuffled.is_empty() {
            let by = order.index(shuffled.len());
            shuffled.rotate_left(by);
            shuffled[by..].reverse();
        }
        let (mut late, mut other) = (Notes::default(), job(STEPS));
        let (first, second) = shuffled.split_at(cut.min(shuffled.len()));
        for portion in [first, second, first] {
            late.read(answer(portion).as_bytes()).expect("events");
            late.advise(&mut other);
        }
        prop_assert_eq!(told(&forest), told(&other));
    }

    #[test]
    fn any_bytes_are_borne(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut notes = Notes::default();
        let _ = notes.read(&bytes);
        let data = String::from_utf8_lossy(&bytes).escape_default().to_string().replace('\'', "");
        let _ = notes.read(answer(&[format!(r#"{{"id":"1","origin":"ExternalTasks","custom_data":"{data}"}}"#)]).as_bytes());
        notes.advise(&mut job(STEPS));
    }
}
