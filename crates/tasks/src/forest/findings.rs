//! What needs attention about a job: as flags for rows and filters, and with its evidence when somebody asks.

use super::Forest;
use super::job::Job;
use super::places::sort_places;
use super::survey::Survey;
use super::topics::may_be_double;
use crate::{AttentionKind, Evidence, Finding, Remedy, Status};

/// Sets the flags that the job tells by itself, and notes when something about it last changed.
pub(super) fn observe(job: &mut Job) {
    let core = &job.core;
    let running = core.status.is_running();
    let survey = job.tree().map(|tree| tree.survey(running));
    let steps_ended = survey.as_ref().is_some_and(|survey| steps_ended(job, survey));
    let survey = survey.unwrap_or_default();
    job.last_change = core.last_updated.get().max(core.start.get()).max(survey.last_change).into();
    let told = [
        (AttentionKind::Failed, has_failed(core.status)),
        (AttentionKind::StepsEnded, steps_ended),
        (AttentionKind::Lost, lost_at(job).is_some()),
        (AttentionKind::NeverCleared, !running && !core.auto_cleared),
        (AttentionKind::OpenChild, survey.stray.is_some()),
    ];
    told.into_iter().for_each(|(kind, is_so)| job.attention.set(kind, is_so));
}

/// Whether all steps of the job have ended, and the job has not.
fn steps_ended(job: &Job, survey: &Survey) -> bool {
    job.core.status.is_running() && !job.steps.partial && !survey.running
}

fn has_failed(status: Status) -> bool {
    matches!(status, Status::Failed | Status::Aborted)
}

/// When the job was lost. An unknown status without an end is a word that this version does not know.
fn lost_at(job: &Job) -> Option<i64> {
    job.core.end.get().filter(|_| job.core.status == Status::Unknown)
}

impl Forest {
    /// What needs attention about a job, with its evidence and what helps; nothing for a job that is gone.
    pub fn findings(&self, job: &str) -> Vec<Finding> {
        let Some(job) = self.find_job(job).map(|at| &self.jobs[at]) else { return Vec::new() };
        let finding = |kind| self.finding(job, kind);
        job.attention
            .iter()
            .filter_map(finding)
            .map(|(evidence, remedy)| Finding { evidence, remedy })
            .collect()
    }

    /// Number of jobs that need attention of a kind, whatever the filter says.
    pub fn attention_count(&self, kind: AttentionKind) -> usize {
        self.jobs.iter().filter(|job| job.attention.has(kind) && self.screen.concerns(job)).count()
    }

    /// Number of jobs that need attention of any kind, whatever the filter says.
    pub fn in_need(&self) -> usize {
        self.jobs.iter().filter(|job| !job.attention.is_empty() && self.screen.concerns(job)).count()
    }

    /// Ids of the jobs that need attention of a kind, whatever the filter says: the first so many, newest first.
    pub fn in_need_of(&self, kind: AttentionKind, count: usize) -> Vec<String> {
        let mut places: Vec<u32> = (0..self.jobs.len() as u32).collect();
        let job = |at: u32| &self.jobs[at as usize];
        places.retain(|at| job(*at).attention.has(kind) && self.screen.concerns(job(*at)));
        sort_places(&mut places, &|a, b| job(b).core.start.get().cmp(&job(a).core.start.get()));
        places.into_iter().take(count).map(|at| job(at).core.id().to_owned()).collect()
    }

    fn finding(&self, job: &Job, kind: AttentionKind) -> Option<(Evidence, Remedy)> {
        let core = &job.core;
        let external = |remedy| if core.external { remedy } else { Remedy::AskAdministrator };
        let look = || Remedy::Look { clear: core.external && !core.auto_cleared };
        let topic = || self.topics.topic(self.topics.range(job.topic, &self.jobs), &self.jobs);
        Some(match kind {
            AttentionKind::Failed => {
                let step = job.tree().and_then(|tree| tree.culprit().map(|at| tree.id(at).to_owned()));
                (Evidence::Failed { status: core.status, step, at: core.end.get() }, look())
            }
            AttentionKind::StepsEnded => {
                let tree = job.tree()?;
                let last_end = tree.survey(true).last_end;
                let steps = tree.steps();
                // A failed step would have failed its job.
                let finished = steps.iter().all(|step| step.status == Status::Finished);
                let remedy = external(Remedy::EndJob { succeeded: finished.then_some(true) });
                (Evidence::StepsEnded { steps: steps.len(), last_end }, remedy)
            }
            AttentionKind::Duplicate => {
                let topic = topic();
                let newest = topic.open().next().filter(|_| may_be_double(job))?.id();
                let remedy = if newest == core.id() {
                    let older = topic.open().skip(1).map(|job| job.id().to_owned());
                    Remedy::EndOlder { jobs: older.collect() }
                } else {
                    Remedy::EndJob { succeeded: None }
                };
                (Evidence::Duplicate { open: topic.open().count(), newest: newest.to_owned() }, remedy)
            }
            AttentionKind::Quiet => {
                let evidence = Evidence::Quiet { since: job.last_change.get()?, usual: topic().usual() };
                (evidence, external(Remedy::EndJob { succeeded: None }))
            }
            AttentionKind::Lost => (Evidence::Lost { at: lost_at(job)? }, look()),
            AttentionKind::NeverCleared => {
                let evidence = Evidence::NeverCleared { status: core.status, ended: core.end.get() };
                (evidence, external(Remedy::ClearJob))
            }
            AttentionKind::OpenChild => {
                let tree = job.tree()?;
                let at = tree.survey(core.status.is_running()).stray?;
                let (step, parent) = (tree.id(at).to_owned(), tree.parent_id(at).map(str::to_owned));
                let remedy = if tree.step(at).is_external() {
                    Remedy::EndStep { step: step.clone() }
                } else {
                    Remedy::AskAdministrator
                };
                (Evidence::OpenChild { step, parent }, remedy)
            }
        })
    }
}
