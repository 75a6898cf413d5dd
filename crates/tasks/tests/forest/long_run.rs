//! A forest that lived through many answers, views and openings is as one that began with the last of them.

use proptest::prelude::*;
use proptest::sample::Index;

use super::model::{Job, Style, jobs_twice, style};
use super::reference::NOW;
use super::sorted;
use super::views::view;
use tasks::{Forest, Order, RowView, View};

/// Something that happens to a forest.
#[derive(Clone, Debug)]
enum Event {
    /// An answer, of the first or the later jobs, with or without steps, in portions of so many rows.
    Answer { later: bool, followed: bool, portion: usize },
    /// An answer that breaks off.
    Broken { later: bool },
    /// The steps of one job.
    Steps { later: bool, job: Index },
    /// Another view.
    View(Box<View>),
    /// Something is opened or closed.
    Expand { id: Index, open: bool },
    /// Answers are held back, or no longer.
    Pause(bool),
    /// Time passes, or goes back.
    Now(i64),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (any::<bool>(), any::<bool>(), 1..40_usize)
            .prop_map(|(later, followed, portion)| Event::Answer { later, followed, portion }),
        1 => any::<bool>().prop_map(|later| Event::Broken { later }),
        2 => (any::<bool>(), any::<Index>()).prop_map(|(later, job)| Event::Steps { later, job }),
        2 => view().prop_map(|view| Event::View(Box::new(view))),
        3 => (any::<Index>(), any::<bool>()).prop_map(|(id, open)| Event::Expand { id, open }),
        1 => any::<bool>().prop_map(Event::Pause),
        1 => (-10..100_000_000_i64).prop_map(|after| Event::Now(NOW + after)),
    ]
}

struct Wire<'a> {
    jobs: [&'a [Job]; 2],
    plain: Style,
    followed: Style,
}

impl Wire<'_> {
    fn happen(&self, forest: &mut Forest, event: &Event) {
        match event {
            Event::Answer { later, followed, portion } => {
                self.answer(forest, *later, *followed, usize::MAX).expect("a good answer");
                while forest.digest(*portion).is_none() {}
            }
            Event::Broken { later } => {
                self.answer(forest, *later, false, 10).expect_err("it breaks off");
            }
            Event::Steps { later, job } => {
                let jobs = self.jobs[usize::from(*later)];
                if jobs.is_empty() {
                    return;
                }
                let job = job.get(jobs);
                let steps: Vec<_> = job.steps.iter().map(|step| self.plain.step(step)).collect();
                forest.ask_steps(&job.id);
                forest
                    .read_steps(&job.id, format!(r#"{{"step":[{}]}}"#, steps.join(",")).as_bytes())
                    .expect("steps");
            }
            Event::View(view) => forest.set_view(view),
            Event::Expand { id, open } => {
                let mut ids = Vec::new();
                forest.rows(0, usize::MAX, &mut |_, row| ids.push(row.id.to_owned()));
                if !ids.is_empty() {
                    forest.set_expanded(&ids[id.index(ids.len())], *open);
                }
            }
            Event::Pause(paused) => forest.pause(*paused),
            Event::Now(now) => {
                forest.set_now(*now);
            }
        }
    }

    fn answer(
        &self,
        forest: &mut Forest,
        later: bool,
        followed: bool,
        bytes: usize,
    ) -> Result<(), tasks::AnswerError> {
        let style = if followed { self.followed } else { self.plain };
        let answer = style.answer(self.jobs[usize::from(later)]);
        if followed {
            forest.begin_followed()
        } else {
            forest.begin()
        }
        for piece in answer.as_bytes()[..bytes.min(answer.len() - 1)].chunks(37) {
            forest.buffer(piece.len()).copy_from_slice(piece);
            forest.advance()?;
        }
        if bytes > answer.len() {
            let last = &answer.as_bytes()[answer.len() - 1..];
            forest.buffer(1).copy_from_slice(last);
            forest.advance()?;
        }
        forest.accept()
    }
}

/// Gives some jobs the same description.
fn doubled(mut jobs: Vec<Job>) -> Vec<Job> {
    for job in jobs.iter_mut().filter(|job| job.description.len() % 2 == 0) {
        job.description = "the same".to_owned();
    }
    jobs
}

/// All rows, but for what comes from their past.
fn rows(forest: &Forest) -> Vec<String> {
    let mut rows = Vec::new();
    forest.rows(0, usize::MAX, &mut |at, row| {
        assert_eq!(forest.row_of(row.id), Some(at));
        rows.push(format!("{:?}", RowView { expected_end: None, ..row }));
    });
    assert_eq!(rows.len(), forest.total());
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_happened_before_leaves_no_trace(
        (first, later) in jobs_twice(), plain in style(false), followed in style(true),
        events in prop::collection::vec(event(), 0..25), last in view(),
    ) {
        let end = [
            Event::Pause(false),
            Event::Answer { later: true, followed: true, portion: 7 },
            Event::Now(NOW + 36_000_000),
            // What a person closed counts as long as the text does.
            Event::View(Box::default()),
            Event::View(Box::new(last)),
        ];
        let (first, later) = (doubled(first), doubled(later));
        let wire = Wire { jobs: [&first, &later], plain, followed };
        let mut forest = Forest::new(Order::NewestFirst);
        // So that the last answer finds as much as can be kept.
        let back = |later| Event::Answer { later, followed: true, portion: 9 };
        events.iter().chain(&[back(true), back(false)]).chain(&end).for_each(|event| wire.happen(&mut forest, event));
        let mut fresh = Forest::new(Order::NewestFirst);
        fresh.restore_expanded(&forest.expanded());
        end.iter().for_each(|event| wire.happen(&mut fresh, event));
        prop_assert_eq!(rows(&forest), rows(&fresh));
        prop_assert_eq!(forest.counts(), fresh.counts());
        for job in &later {
            prop_assert_eq!(forest.job(&job.id), fresh.job(&job.id));
            prop_assert_eq!(forest.findings(&job.id), fresh.findings(&job.id));
        }
        prop_assert_eq!(sorted(forest.wanted_steps()), sorted(fresh.wanted_steps()));
    }
}
