//! What the view asks of the keeper.

use tasks::{AttentionKind, Counts, Finding, Gauge, JobView, Percents, RowView};

use super::Keeper;
use crate::state::{Command, Source};

impl Source for Keeper {
    fn total(&self) -> usize {
        self.forest.borrow().total()
    }

    fn visit(&self, first: usize, n: usize, visit: &mut dyn FnMut(usize, RowView<'_>)) {
        self.forest.borrow().rows(first, n, visit);
    }

    fn job(&self, id: &str) -> Option<JobView> {
        self.forest.borrow().job(id)
    }

    fn gauge(&self, job: &str, step: Option<&str>) -> Gauge {
        self.forest.borrow().gauge(job, step)
    }

    fn row_of(&self, id: &str) -> Option<usize> {
        self.forest.borrow().row_of(id)
    }

    fn counts(&self) -> Counts {
        self.forest.borrow().counts()
    }

    fn owners(&self) -> Vec<String> {
        self.forest.borrow().owners()
    }

    fn findings(&self, job: &str) -> Vec<Finding> {
        self.forest.borrow().findings(job)
    }

    fn attention_count(&self, kind: AttentionKind) -> usize {
        self.forest.borrow().attention_count(kind)
    }

    fn in_need_of(&self, kind: AttentionKind, count: usize) -> Vec<String> {
        self.forest.borrow().in_need_of(kind, count)
    }

    fn failed_step(&self, job: &str) -> Option<String> {
        self.forest.borrow().failed_step(job).map(str::to_owned)
    }

    fn is_watched(&self, job: &str) -> bool {
        self.forest.borrow().watched().any(|id| id == job)
    }

    fn unread(&self) -> usize {
        self.forest.borrow().unread()
    }

    fn visit_jobs(&self, visit: &mut dyn FnMut(JobView, Percents)) {
        self.forest.borrow().shown_jobs(visit);
    }

    fn command(&self, command: Command) {
        let changed = {
            let mut forest = self.forest.borrow_mut();
            match command {
                Command::Refresh => {
                    self.wished.set(true);
                    self.bells.poll.ring();
                    return;
                }
                Command::Toggle(id) => forest.set_expanded(&id, true) || forest.set_expanded(&id, false),
                Command::SetExpanded(id, open) => forest.set_expanded(&id, open),
                Command::ExpandSiblings(id) => forest.expand_siblings(&id),
                Command::ExpandAll => {
                    forest.set_all_expanded(true);
                    true
                }
                Command::CollapseAll => {
                    forest.set_all_expanded(false);
                    true
                }
                Command::Attend(job) => {
                    forest.attend(&job);
                    false
                }
                Command::LookAt(rows) => {
                    if forest.look_at(rows) {
                        self.bells.steps.ring();
                    }
                    return;
                }
                Command::Neglect(job) => {
                    forest.neglect(&job);
                    return;
                }
                Command::ReadThrough(all) => {
                    forest.read_through(all);
                    false
                }
                Command::SetView(view) => {
                    forest.set_view(&view);
                    true
                }
                Command::Restrict(jobs) => {
                    forest.restrict(jobs);
                    true
                }
                Command::Pause(paused) => {
                    forest.pause(paused);
                    let held_back = forest.digest(usize::MAX);
                    self.board.waiting(forest.waiting());
                    self.board.held(paused);
                    drop(forest);
                    return held_back.iter().for_each(|delta| self.take_in(delta));
                }
                Command::OpenFailure(job) => forest.open_failure(&job),
                Command::Watch(job, watched) => forest.watch(&job, watched),
            }
        };
        self.react(changed, 0);
        self.bells.steps.ring();
    }
}
