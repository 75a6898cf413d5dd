//! Whatever is known of a task and in whatever pieces: the check judges by all that it saw, and a task in order is clean.

use proptest::prelude::*;
use tasks::conformance::{Lapse, Watch};
use tasks::{Status, Telling};

use super::{Case, START, done, step};

/// Notes about some steps, at any times.
fn tellings() -> impl Strategy<Value = Vec<Telling>> {
    let telling = (0..3_usize, 0..60_000_i64, prop::option::of(0..=100_u8));
    prop::collection::vec(telling, 0..40).prop_map(|told| {
        let telling = |(event, (at, after, percent)): (u64, (usize, i64, Option<u8>))| Telling {
            event,
            time: Some(START + after),
            correlation: "clone-web01".to_owned(),
            step: ["", "a", "b"][at].to_owned(),
            percent,
        };
        (1..).zip(told).map(telling).collect()
    })
}

proptest! {
    #[test]
    fn seen_in_pieces_or_at_once_it_is_judged_the_same(told in tellings(), cut in 0..40_usize) {
        let cut = cut.min(told.len());
        let whole = Case { tellings: told.clone(), ..Case::running(vec![step("a"), step("b")]) };
        let first = Case { tellings: told[..cut].to_vec(), ..Case::running(vec![step("a"), step("b")]) };
        // What was seen already may come again.
        let rest = Case { tellings: told[cut / 2..].to_vec(), ..Case::running(vec![step("a"), step("b")]) };
        let mut watch = Watch::default();
        first.look(&mut watch);
        prop_assert_eq!(rest.look(&mut watch), whole.lapses());
        prop_assert_eq!(rest.look(&mut watch), whole.lapses(), "looking changes nothing");
    }

    #[test]
    fn percents_that_only_grow_at_leisure_are_clean(
        steps in prop::collection::vec(prop::collection::vec(0..20_u8, 1..8), 1..4),
        pauses in prop::collection::vec(2_000..90_000_i64, 32),
    ) {
        let names = ["one", "two", "three"];
        let mut case = Case::running(Vec::new());
        let mut time = START;
        for (name, growth) in names.iter().zip(&steps) {
            let mut percent = 0;
            for (grown, pause) in growth.iter().zip(&pauses) {
                (percent, time) = ((percent + grown).min(100), time + pause);
                let event = case.tellings.len() as u64 + 1;
                let (correlation, step) = ("clone-web01".to_owned(), (*name).to_owned());
                case.tellings.push(Telling { event, time: Some(time), correlation, step, percent: Some(percent) });
            }
            case.job.steps.iter_mut().for_each(|steps| steps.push(done(name, time - START + 10)));
        }
        (case.job.status, case.job.end, case.now) = (Status::Finished, Some(time + 50), time + 100);
        prop_assert_eq!(case.lapses(), []);
    }

    #[test]
    fn a_fall_is_told_with_what_was_before_and_after(before in 1..=100_u8, fall in 1..=100_u8) {
        let after = before.saturating_sub(fall);
        let case = Case::running(vec![step("a")]).progress(&[("a", 0, before), ("a", 10, after)]);
        prop_assert_eq!(case.lapses(), [Lapse::Backwards { step: "a".to_owned(), from: before, to: after }]);
    }
}
