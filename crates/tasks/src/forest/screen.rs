//! Which jobs pass the filter. Each job keeps what was found, so that only what changed is judged again.

use std::mem;

use super::job::{Hit, Job};
use super::places::sort_places;
use super::tree::Tree;
use crate::fold::Words;
use crate::{AttentionKind, AttentionSet, Bearing, Filter, Focus};

/// The filter, prepared.
#[derive(Default)]
pub(super) struct Screen {
    filter: Filter,
    words: Words,
    /// The only jobs that may be shown, sorted.
    only: Option<Vec<Box<str>>>,
    /// What is looked at; only jobs that concern it may be shown.
    focus: Option<Focus>,
    /// Rows that a person closed although the text was found below them.
    closed: Vec<Box<str>>,
}

impl Screen {
    pub(super) fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Sets the filter, and tells whether another text is looked for.
    pub(super) fn set(&mut self, filter: Filter) -> bool {
        let other = self.filter.text != filter.text;
        if other {
            self.words = Words::new(&filter.text);
            self.closed.clear();
        }
        self.filter = filter;
        other
    }

    pub(super) fn restrict(&mut self, ids: Option<Vec<String>>) {
        self.only = ids.map(|mut ids| {
            let mut places: Vec<u32> = (0..ids.len() as u32).collect();
            sort_places(&mut places, &|a, b| ids[a as usize].cmp(&ids[b as usize]));
            places.into_iter().map(|at| mem::take(&mut ids[at as usize]).into_boxed_str()).collect()
        });
    }

    pub(super) fn focus(&mut self, focus: Option<Focus>) {
        self.focus = focus;
    }

    /// Whether a job concerns what is looked at.
    pub(super) fn concerns(&self, job: &Job) -> bool {
        self.focus.as_ref().is_none_or(|focus| bearing(focus, job).is_some())
    }

    /// Whether a job is shown only because its description holds the name of what is looked at.
    pub(super) fn guesses(&self, job: &Job) -> bool {
        self.focus.as_ref().is_some_and(|focus| bearing(focus, job) == Some(Bearing::Guessed))
    }

    /// Keeps a row closed that a person closed.
    pub(super) fn close(&mut self, id: &str) {
        if !self.words.is_empty() {
            self.closed.push(id.into());
        }
    }

    /// Whether one of the words that are looked for stands in a text.
    pub(super) fn hits(&self, text: &str) -> bool {
        self.words.touch(text)
    }

    /// Looks for the words; to be called when the job, its steps or the text changed. What the job itself does not hold
    /// its steps must: the ways to them are opened then.
    pub(super) fn search(&self, job: &mut Job) {
        let led = std::mem::replace(&mut job.hit, Hit::None) == Hit::Step;
        job.leads = false;
        let missing = self.words.missing_in(job.core.description());
        if !self.words.is_empty() && missing.is_empty() {
            job.hit = Hit::Job;
        }
        let Some(tree) = job.steps.tree.as_mut().filter(|_| !missing.is_empty() || led) else { return };
        let all = missing.iter().all(|word| (0..tree.len()).any(|at| word.is_in(tree.description(at))));
        let wanted = |tree: &Tree, at| all && missing.iter().any(|word| word.is_in(tree.description(at)));
        if tree.lead_to(&wanted, &|id| self.may_open(id)) {
            job.hit = Hit::Step;
            job.leads = self.may_open(job.core.id());
        }
    }

    fn may_open(&self, id: &str) -> bool {
        !self.closed.iter().any(|closed| **closed == *id)
    }

    /// Judges a job, and tells whether it is shown from now on or no longer.
    pub(super) fn judge(&self, job: &mut Job, now: i64) -> bool {
        let before = job.shown;
        job.candidate = self.may_pass(job, now);
        job.shown = job.candidate
            && (self.words.is_empty() || job.hit != Hit::None)
            && (self.filter.attention.is_empty() || self.filter.attention.meets(job.attention));
        before != job.shown
    }

    /// Whether the steps of a job decide whether it is shown, so that they must be known.
    pub(super) fn needs_steps(&self, job: &Job) -> bool {
        let for_text = !self.words.is_empty() && job.hit != Hit::Job;
        let for_attention = job.core.status.is_running() && self.filter.attention.meets(of_steps());
        job.candidate && (for_text || for_attention)
    }

    /// All criteria that do not depend on steps.
    fn may_pass(&self, job: &Job, now: i64) -> bool {
        let Filter { statuses, external, owners, active, at_least, at_most, .. } = &self.filter;
        let core = &job.core;
        let duration = job.duration(now);
        (statuses.is_empty() || statuses.has(core.status))
            && external.is_none_or(|external| external == core.external)
            && (owners.is_empty() || owners.iter().any(|id| id == core.owner()))
            && (active.from.is_none_or(|from| job.end_or(i64::MAX).is_some_and(|end| end >= from.at(now))))
            && (active.to.is_none_or(|to| core.start.get().is_some_and(|start| start <= to.at(now))))
            && at_least.is_none_or(|least| duration.is_some_and(|duration| duration >= least))
            && at_most.is_none_or(|most| duration.is_some_and(|duration| duration <= most))
            && self.only.as_ref().is_none_or(|only| only.binary_search_by(|id| (**id).cmp(core.id())).is_ok())
            && self.concerns(job)
    }
}

fn bearing(focus: &Focus, job: &Job) -> Option<Bearing> {
    focus.bearing(job.core.id(), job.core.description())
}

/// Kinds that only steps tell.
fn of_steps() -> AttentionSet {
    [AttentionKind::StepsEnded, AttentionKind::OpenChild].into_iter().collect()
}
