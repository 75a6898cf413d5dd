//! Whose steps are read, and when: the engine tells them one job at a time.

use std::mem;
use std::ops::Range;

use super::job::Job;
use super::moment::Moment;
use super::places::sort_places;
use super::settle::Touched;
use super::tree::Tree;
use super::{Forest, replant, steps};
use crate::{AnswerError, Delta};

/// The steps of so many jobs are read one by one; of more, all at once.
const SINGLE_AT_MOST: usize = 24;

impl Forest {
    /// Notes that the steps of a job are asked for now. Whatever changes the job from here on makes the answer one
    /// from before: [`read_steps`](Self::read_steps) takes it, but the steps stay wanted.
    pub fn ask_steps(&mut self, job: &str) {
        let Some(at) = self.find_job(job) else { return };
        self.asked = self.asked.wrapping_add(1);
        let steps = &mut self.jobs[at].steps;
        steps.asked = self.asked;
        steps.overtaken = false;
    }

    /// Takes an answer of `GET /jobs/{id}/steps`. Nothing happens for a job that is gone.
    ///
    /// # Errors
    /// When it is cut off or broken; what is known of the steps stays.
    pub fn read_steps(&mut self, job: &str, body: &[u8]) -> Result<Delta, AnswerError> {
        let mut delta = Delta::default();
        let Some(at) = self.find_job(job) else { return Ok(delta) };
        let job = &mut self.jobs[at];
        let (print, fresh) = (self.printer.print(body), job.steps.fresh);
        if job.prints.steps() == Some(print) {
            job.steps.told(job.steps.partial);
        } else {
            let (steps, unreadable) = steps::read(body)?;
            delta.parsed_bytes = body.len();
            delta.unreadable = unreadable;
            let (tree, _) = Tree::pack(&steps, self.order);
            replant::apply_steps(job, tree, &self.openings, &mut delta);
            job.steps.told(unreadable > 0);
            job.prints.set_steps(print);
        }
        delta.confirmed = job.steps.fresh && !fresh;
        if delta.parsed_bytes > 0 {
            delta.reordered |= self.settle(Touched { places: vec![at as u32], topics: Vec::new() });
        }
        Ok(delta)
    }

    /// Remembers that the steps of a job could not be read, and since when; what is known of them stays. Tells whether
    /// that is news.
    pub fn steps_unreadable(&mut self, job: &str) -> bool {
        let Some(at) = self.find_job(job) else { return false };
        let steps = &mut self.jobs[at].steps;
        steps.unreadable = true;
        let news = steps.unconfirmed == Moment::NONE;
        if news {
            steps.unconfirmed = Some(self.now).into();
        }
        news
    }

    /// Has the steps of a job read although it is closed, as somebody is about to act on it.
    pub fn attend(&mut self, job: &str) {
        self.attended.push(job.into());
    }

    /// Ends one [`attend`](Self::attend).
    pub fn neglect(&mut self, job: &str) {
        if let Some(at) = self.attended.iter().position(|other| **other == *job) {
            self.attended.swap_remove(at);
        }
    }

    /// Has the steps of every shown job read, as somebody wants all of them, or no longer.
    pub fn read_through(&mut self, all: bool) {
        self.read_through = all;
    }

    /// Number of shown jobs whose steps were never read.
    pub fn unread(&self) -> usize {
        self.layout.order.iter().filter(|at| self.jobs[**at as usize].steps.tree.is_none()).count()
    }

    /// Has the steps of running jobs in these rows read, though they are closed: one looks at how far they are. Tells
    /// whether it was other rows before.
    pub fn look_at(&mut self, rows: Range<usize>) -> bool {
        mem::replace(&mut self.looked_at, rows.clone()) != rows
    }

    /// Whether so many steps are wanted that one answer with all of them costs less than many with some.
    pub fn wants_all_steps(&self) -> bool {
        !self.singly && self.wanting(Self::wants_steps).nth(SINGLE_AT_MOST).is_some()
    }

    /// Wants one answer with all of them no more: the engine could not give it.
    pub fn ask_singly(&mut self) {
        self.singly = true;
    }

    /// Ids of the jobs whose steps should be read now. To be asked once a poll, and when something was opened.
    ///
    /// Wanted are those not read since the job last changed, of jobs in view that are open, show a percent that comes
    /// from steps or have notes while they run, of attended ones, of those that the filter cannot judge without, and of
    /// all that are shown where somebody wants them; and those of open internal jobs that run, whose progress moves
    /// without touching the job.
    /// First comes what was never read, from the top; among the rest what was asked for longest ago.
    pub fn wanted_steps(&self) -> Vec<String> {
        self.in_turn(Self::wants_steps)
    }

    /// The same of closed jobs that run and are [looked at](Self::look_at). Nobody waits for these.
    pub fn wanted_of_looked_at(&self) -> Vec<String> {
        self.in_turn(|forest, job, row| {
            let looked_at = row.is_some_and(|row| forest.looked_at.contains(&row));
            looked_at && !forest.wants_steps(job, row) && forest.is_behind(job, job.core.status.is_running())
        })
    }

    fn in_turn(&self, wants: impl Fn(&Self, &Job, Option<usize>) -> bool) -> Vec<String> {
        let job = |at: u32| &self.jobs[at as usize];
        let order = |at: u32| {
            let steps = &job(at).steps;
            (steps.tree.is_some(), steps.fresh, steps.asked)
        };
        let mut places: Vec<u32> = self.wanting(wants).collect();
        sort_places(&mut places, &|a, b| order(a).cmp(&order(b)));
        places.into_iter().map(|at| job(at).id().to_owned()).collect()
    }

    /// Places of the jobs whose steps are wanted, from the top; what is hidden last. Whether they are is asked with the
    /// row of each job that is visible.
    fn wanting(&self, wants: impl Fn(&Self, &Job, Option<usize>) -> bool) -> impl Iterator<Item = u32> {
        let hidden = (0..self.jobs.len() as u32).filter(|at| !self.jobs[*at as usize].shown);
        let order = self.layout.order.iter().copied().enumerate();
        let shown = order.map(|(rank, at)| (at, self.layout.row(rank)));
        let all = shown.chain(hidden.map(|at| (at, None)));
        all.filter(move |(at, row)| wants(self, &self.jobs[*at as usize], *row)).map(|(at, _)| at)
    }

    fn wants_steps(&self, job: &Job, row: Option<usize>) -> bool {
        let visible = row.is_some();
        let running = job.core.status.is_running();
        let tells_percent = job.tree().is_some() && job.percent.is_some();
        let open = visible && job.is_open();
        // Its steps may have a percent by notes as soon as they are known.
        let noted = job.adviser.is_some() && running;
        let in_view = open || visible && (tells_percent || noted);
        let wished = self.read_through && job.shown || self.is_attended(job);
        let needed = in_view || self.screen.needs_steps(job) || wished;
        needed && !job.steps.fresh || self.is_behind(job, open && running)
    }

    /// Whether steps that somebody `follows` may have moved since they were read.
    fn is_behind(&self, job: &Job, follows: bool) -> bool {
        follows && (!job.steps.fresh || !job.core.external)
    }

    fn is_attended(&self, job: &Job) -> bool {
        self.attended.iter().any(|id| **id == *job.id())
    }

    /// Whether what is known of a job's steps is not older than the job; `true` for a job that is gone.
    pub fn steps_are_fresh(&self, job: &str) -> bool {
        self.find_job(job).is_none_or(|at| self.jobs[at].steps.fresh)
    }
}
