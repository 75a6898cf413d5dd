//! What the notes show (task notes, Writing).

use super::Lapse;
use crate::{Misread, Telling};

/// At most one note of progress in so many milliseconds.
const PAUSE: i64 = 2_000;
/// A network delivers two notes so much nearer to each other than they were posted.
const JITTER: i64 = 500;
/// So many of the notes that cannot be read are named.
const NAMED: usize = 5;

pub(super) fn judge(tellings: &[Telling], misread: &[Misread], lapses: &mut Vec<Lapse>) {
    backwards(tellings, lapses);
    too_often(tellings, lapses);
    if !misread.is_empty() {
        let newest = misread.iter().rev().take(NAMED).map(|note| (note.event, note.member)).collect();
        lapses.push(Lapse::Unreadable { notes: misread.len(), newest });
    }
}

/// The last time that a percent became less, for each step and for the job.
fn backwards(tellings: &[Telling], lapses: &mut Vec<Lapse>) {
    let mut told: Vec<(&str, u8)> = Vec::new();
    let mut fallen: Vec<(&str, u8, u8)> = Vec::new();
    for (step, percent) in tellings.iter().filter_map(|note| Some((&*note.step, note.percent?))) {
        match told.iter_mut().find(|(other, _)| *other == step) {
            None => told.push((step, percent)),
            Some((_, before)) => {
                if percent < *before {
                    fallen.retain(|(other, ..)| *other != step);
                    fallen.push((step, *before, percent));
                }
                *before = percent;
            }
        }
    }
    let lapse = |(step, from, to): (&str, u8, u8)| Lapse::Backwards { step: step.to_owned(), from, to };
    lapses.extend(fallen.into_iter().map(lapse));
}

/// Notes of progress that came too soon. The last one about a step, or about the job, may come at any time: it is always
/// posted before an end.
fn too_often(tellings: &[Telling], lapses: &mut Vec<Lapse>) {
    let (mut later, mut times) = (Vec::new(), Vec::new());
    for note in tellings.iter().rev().filter(|note| note.percent.is_some()) {
        if later.contains(&&*note.step) {
            times.extend(note.time);
        } else {
            later.push(&*note.step);
        }
    }
    times.sort_unstable();
    let gaps = times.windows(2).map(|pair| pair[1] - pair[0]);
    let short: Vec<i64> = gaps.filter(|gap| *gap < PAUSE - JITTER).collect();
    if let Some(shortest) = short.iter().copied().min() {
        lapses.push(Lapse::TooOften { notes: short.len(), shortest });
    }
}
