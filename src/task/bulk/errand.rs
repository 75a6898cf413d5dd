//! A run: one thing sent for many tasks, a few at a time.

use std::cell::RefCell;
use std::rc::Rc;

use tasks::bulk::{Count, Deed, Obstacle, Run, Target, Verdict, obstacle};

use super::{Bulk, left};
use crate::desk::Desk;
use crate::state::{Board, Drawer};
use crate::task::{Action, Actor, Done, Refusal, RefusalKind};
use crate::watched::Watched;

/// A task of a run, and its description as it was when the run began.
pub(super) type Item = (Target, String);

/// A run.
pub(super) struct Errand {
    /// What is done.
    pub(super) deed: Deed,
    items: Vec<Item>,
    run: RefCell<Run<Refusal>>,
    /// Its numbers, watched.
    pub(super) count: Watched<Count>,
    /// Whether it waits for its window of undoing to pass.
    pub(super) held: Watched<bool>,
    actor: Actor,
    board: Board,
    drawer: Drawer,
}

impl Errand {
    /// A run that sends nothing yet. What of it is not done is kept when the page goes.
    pub(super) fn new(desk: &Desk, actor: Actor, deed: Deed, items: Vec<Item>) -> Rc<Self> {
        let run = Run::new(items.len());
        let errand = Rc::new(Self {
            deed,
            items,
            count: Watched::new(run.count()),
            run: RefCell::new(run),
            held: Watched::new(true),
            actor,
            board: desk.board.clone(),
            drawer: super::drawer(&desk.board.user),
        });
        let kept = Rc::downgrade(&errand);
        desk.board.farewell.add(move || {
            if let Some(errand) = kept.upgrade() {
                errand.keep();
            }
        });
        errand
    }

    /// Sends as many as may be on their way at once, and goes on by itself.
    pub(super) fn go(self: &Rc<Self>) {
        self.held.set(false);
        loop {
            let Some(at) = self.run.borrow_mut().depart() else { break };
            let (target, _) = &self.items[at];
            if let Some(verdict) = self.known(target) {
                self.run.borrow_mut().settle(at, verdict);
                continue;
            }
            let errand = self.clone();
            self.actor.run(action(self.deed, target), move |result| {
                errand.took(at, result);
                errand.go();
            });
        }
        self.count.set(self.run.borrow().count());
        if self.rests() {
            self.keep();
        }
    }

    fn took(&self, at: usize, result: Result<Done, Refusal>) {
        let mut run = self.run.borrow_mut();
        match result {
            Ok(_) => run.settle(at, Verdict::Done),
            Err(refusal) if refusal.kind == RefusalKind::Gone => run.settle(at, Verdict::Superseded),
            Err(refusal) if refusal.kind == RefusalKind::SessionExpired => run.put_back(at),
            Err(refusal) => {
                // It would be the same for all others.
                if matches!(refusal.kind, RefusalKind::NotPermitted | RefusalKind::OutOfReach) {
                    run.stop();
                }
                run.settle(at, Verdict::Failed(refusal));
            }
        }
    }

    /// What is known of it without asking: since it was asked for, somebody else may have done it, or the engine may have
    /// been restarted.
    fn known(&self, target: &Target) -> Option<Verdict<Refusal>> {
        let Some(job) = self.board.rows.job(&target.job) else { return Some(Verdict::Superseded) };
        let now = self.board.now.peek();
        let outcome = self.deed.outcome(&job, target.step.as_deref(), &self.board.retention, now);
        match obstacle(&job, &outcome)? {
            Obstacle::EndedBefore | Obstacle::ClearedBefore => Some(Verdict::Superseded),
            Obstacle::StaysUnknown => Some(Verdict::Failed(Refusal::lost())),
            _ => None,
        }
    }

    /// Sends no more.
    pub(super) fn stop(&self) {
        self.run.borrow_mut().stop();
        self.count.set(self.run.borrow().count());
        self.keep();
    }

    /// Goes on with what was never sent and what failed.
    pub(super) fn resume(self: &Rc<Self>) {
        self.run.borrow_mut().resume(true);
        self.go();
    }

    /// Whether nothing is on its way, and nothing more is sent by itself.
    pub(super) fn rests(&self) -> bool {
        !self.held.peek() && self.run.borrow().rests()
    }

    /// Number of those that are worth another try.
    pub(super) fn retriable(&self) -> usize {
        let run = self.run.borrow();
        let failed = run.failures().filter(|(_, refusal)| refusal.kind != RefusalKind::Lost).count();
        run.count().unsent + failed
    }

    /// Number of those that were sent and of which nobody knows whether the engine did them.
    pub(super) fn unanswered(&self) -> usize {
        unanswered(&self.run.borrow()).count()
    }

    /// What failed, and why.
    pub(super) fn failures(&self) -> Vec<(String, Refusal)> {
        let run = self.run.borrow();
        run.failures().map(|(at, refusal)| (self.items[at].1.clone(), refusal.clone())).collect()
    }

    /// Keeps what is not known to be done, for when the page is opened again.
    fn keep(&self) {
        let run = self.run.borrow();
        let open = run.open().chain(unanswered(&run));
        let open: Vec<&Target> = open.map(|at| &self.items[at].0).collect();
        self.drawer.save(&left::write(self.deed, &open));
    }

    /// Whether it did all that there was to do: nobody has to look at it any more.
    pub(super) fn is_done(&self) -> bool {
        let Count { failed, unsent, .. } = self.count.peek();
        self.rests() && failed + unsent == 0
    }

    /// Forgets it, and what was kept of it.
    pub(super) fn put_away(&self, bulk: &Bulk) {
        self.stop();
        self.drawer.save("");
        bulk.errand.set(None);
    }
}

/// Those that were sent and of which nobody knows whether the engine did them.
fn unanswered(run: &Run<Refusal>) -> impl Iterator<Item = usize> {
    run.failures().filter_map(|(at, refusal)| {
        matches!(refusal.kind, RefusalKind::Unanswered | RefusalKind::OutOfReach).then_some(at)
    })
}

impl PartialEq for Errand {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

fn action(deed: Deed, target: &Target) -> Action {
    let job = target.job.clone();
    match (deed, target.step.clone()) {
        (Deed::End { succeeded, .. }, Some(step)) => Action::EndStep { job, step, succeeded },
        (Deed::End { succeeded, force }, None) => Action::EndJob { job, succeeded, force },
        (Deed::Clear, _) => Action::Clear { job },
    }
}
