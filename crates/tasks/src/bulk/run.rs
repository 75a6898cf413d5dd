//! The sending of one thing to many tasks: a few at a time, one failure does not stop the rest, and it can be stopped.

/// So many are on their way at once, as a browser gives one host no more connections.
const LANES: usize = 6;

/// What became of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict<Why> {
    /// The engine did it.
    Done,
    /// It was done before by somebody else, or is not there to be done.
    Superseded,
    /// It was not done.
    Failed(Why),
}

/// Numbers of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All.
    pub all: usize,
    /// Those that the engine did.
    pub done: usize,
    /// Those that had no need of it any more.
    pub superseded: usize,
    /// Those that were not done.
    pub failed: usize,
    /// Those that were never sent.
    pub unsent: usize,
    /// Those that are on their way.
    pub underway: usize,
}

/// A run over some items, each known by its number.
#[derive(Clone, Debug)]
pub struct Run<Why> {
    states: Vec<State<Why>>,
    /// Every item before it was sent.
    next: usize,
    stopped: bool,
}

#[derive(Clone, Debug)]
enum State<Why> {
    Unsent,
    Underway,
    Settled(Verdict<Why>),
}

impl<Why> Run<Why> {
    /// A run over this many items.
    pub fn new(items: usize) -> Self {
        Self { states: (0..items).map(|_| State::Unsent).collect(), next: 0, stopped: false }
    }

    /// The next item to be sent now; none while enough are on their way, once it is stopped, and at the end.
    pub fn depart(&mut self) -> Option<usize> {
        if self.stopped || self.count().underway >= LANES {
            return None;
        }
        let at = (self.next..self.states.len()).find(|at| matches!(self.states[*at], State::Unsent))?;
        self.next = at + 1;
        self.states[at] = State::Underway;
        Some(at)
    }

    /// Notes what became of an item.
    pub fn settle(&mut self, at: usize, verdict: Verdict<Why>) {
        self.states[at] = State::Settled(verdict);
    }

    /// Notes that an item was not taken after all, and sends no more: it would be the same for all others.
    pub fn put_back(&mut self, at: usize) {
        self.states[at] = State::Unsent;
        self.stop();
    }

    /// Sends no more. What is on its way can't be called back.
    pub fn stop(&mut self) {
        self.stopped = true;
    }

    /// Goes on with what was never sent and, if `again`, with what failed.
    pub fn resume(&mut self, again: bool) {
        self.stopped = false;
        self.next = 0;
        for state in &mut self.states {
            if again && matches!(state, State::Settled(Verdict::Failed(_))) {
                *state = State::Unsent;
            }
        }
    }

    /// Whether nothing is on its way, and nothing more will be sent by itself.
    pub fn rests(&self) -> bool {
        let Count { underway, unsent, .. } = self.count();
        underway == 0 && (self.stopped || unsent == 0)
    }

    /// Its numbers.
    pub fn count(&self) -> Count {
        let mut count = Count { all: self.states.len(), ..Count::default() };
        for state in &self.states {
            *match state {
                State::Unsent => &mut count.unsent,
                State::Underway => &mut count.underway,
                State::Settled(Verdict::Done) => &mut count.done,
                State::Settled(Verdict::Superseded) => &mut count.superseded,
                State::Settled(Verdict::Failed(_)) => &mut count.failed,
            } += 1;
        }
        count
    }

    /// The items that failed, and why.
    pub fn failures(&self) -> impl Iterator<Item = (usize, &Why)> {
        self.states.iter().enumerate().filter_map(|(at, state)| match state {
            State::Settled(Verdict::Failed(why)) => Some((at, why)),
            _ => None,
        })
    }

    /// The items of which it is not known that they were done: never sent, or still on their way.
    pub fn open(&self) -> impl Iterator<Item = usize> {
        let open = |state: &State<Why>| matches!(state, State::Unsent | State::Underway);
        self.states.iter().enumerate().filter(move |(_, state)| open(state)).map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_item_is_sent_once_and_few_at_a_time(
            items in 0..200_usize,
            fates in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 400),
            stop_after in prop::option::of(0..200_usize),
        ) {
            let mut run = Run::new(items);
            let (mut sent, mut underway) = (vec![0; items], Vec::new());
            for (at, (which, done)) in fates.iter().enumerate() {
                while let Some(item) = run.depart() {
                    sent[item] += 1;
                    underway.push(item);
                }
                prop_assert!(underway.len() <= LANES);
                if underway.is_empty() { break; }
                let item = underway.swap_remove(which.index(underway.len()));
                run.settle(item, if *done { Verdict::Done } else { Verdict::Failed("no") });
                if stop_after == Some(at) { run.stop(); }
            }
            prop_assert!(sent.iter().all(|times| *times <= 1));
            prop_assert!(run.rests());
            let count = run.count();
            prop_assert_eq!(count.done + count.failed + count.unsent, items);
            prop_assert_eq!(count.failed, run.failures().count());
            prop_assert_eq!(count.unsent, run.open().count());
            prop_assert_eq!(count.unsent == 0, sent.iter().all(|times| *times == 1));

            // Tried again, what failed and what was left is sent, and nothing that was done.
            let (failed, left) = (count.failed, count.unsent);
            run.resume(true);
            let mut again = 0;
            while let Some(item) = run.depart() {
                again += 1;
                run.settle(item, Verdict::Done);
            }
            prop_assert_eq!(again, failed + left);
            prop_assert_eq!(run.count().done, items);
        }
    }
}
