//! Finds the jobs of an entity or a correlation id, which no job tells by itself (contract 9): by the events that carry
//! the entity, by the task notes among them, and by asking the engine for the jobs of their correlation ids.

use std::rc::Rc;

use client::{ClientError, Engine, EntityKind};
use tasks::{Focus, job_ids, mentions};

use crate::portal::Subject;
use crate::state::{Bell, Keeper};

/// So many correlation ids are asked for at a time: each is a request, and an entity's older events lead to jobs that
/// the engine has removed long ago.
const AT_ONCE: usize = 20;

/// Finds the jobs of `subject` at first and whenever the bell is rung, for as long as the page is about it.
pub(super) async fn find_jobs(engine: Engine, keeper: Rc<Keeper>, subject: Subject, bell: Rc<Bell>) {
    let mut finder = Finder { engine, keeper, focus: Focus::default(), asked: Vec::new(), newest: 0 };
    finder.show();
    match subject {
        Subject::Correlation(id) => {
            while finder.is_wanted() {
                // What fails now is asked for again at the next bell; the poll tells what stands in the way.
                let _ = finder.ask_jobs(&id).await;
                bell.rung().await;
            }
        }
        Subject::Entity { kind, id, name } if !id.is_empty() => {
            let name = finder.name(kind, &id, name, &bell).await;
            finder.focus = Focus::new(&name);
            finder.show();
            while finder.is_wanted() {
                let _ = finder.ask_events(kind, &id, &name).await;
                bell.rung().await;
            }
        }
        // The portal tells the entity as soon as one is selected, and loads the page anew with it.
        Subject::Entity { .. } => {}
    }
}

struct Finder {
    engine: Engine,
    keeper: Rc<Keeper>,
    focus: Focus,
    /// Correlation ids whose jobs are known.
    asked: Vec<String>,
    /// Largest id of an event that was read.
    newest: u64,
}

impl Finder {
    /// Whether the page is still about it.
    fn is_wanted(&self) -> bool {
        self.keeper.board().subject.peek_at(Option::is_some)
    }

    fn show(&self) {
        self.keeper.focus(Some(self.focus.clone()));
    }

    /// The name of the entity: as the portal knew it, else as the engine tells it.
    async fn name(&self, kind: EntityKind, id: &str, known: Option<String>, bell: &Bell) -> String {
        if let Some(name) = known {
            return name;
        }
        loop {
            match self.engine.entity_name(kind, id).await {
                Ok(name) => {
                    let name = name.unwrap_or_default();
                    self.keeper.board().subject_named(&name);
                    return name;
                }
                // Who may not read it, or where it is gone: its events still lead to its tasks, if they carry its id.
                Err(
                    ClientError::NotFound { .. }
                    | ClientError::Forbidden { .. }
                    | ClientError::Refused { .. },
                ) => {
                    return String::new();
                }
                Err(_) => bell.rung().await,
            }
        }
    }

    async fn ask_events(&mut self, kind: EntityKind, id: &str, name: &str) -> Result<(), ClientError> {
        let Some(body) = self.engine.events_of(kind, name, self.newest).await? else { return Ok(()) };
        let Some((mentions, newest)) = mentions(&body, kind.link(), id) else { return Ok(()) };
        let mut learnt = false;
        for job in mentions.iter().filter_map(|mention| mention.job.as_ref()) {
            learnt |= self.focus.learn(job);
        }
        if learnt {
            self.show();
        }
        let mut correlations: Vec<String> = Vec::new();
        for correlation in mentions.into_iter().filter_map(|mention| mention.correlation) {
            if !self.asked.contains(&correlation) && !correlations.contains(&correlation) {
                correlations.push(correlation);
            }
        }
        for correlation in correlations.into_iter().take(AT_ONCE) {
            self.ask_jobs(&correlation).await?;
            self.asked.push(correlation);
        }
        // Only now: what failed before is to be asked for again.
        self.newest = self.newest.max(newest);
        Ok(())
    }

    async fn ask_jobs(&mut self, correlation: &str) -> Result<(), ClientError> {
        let body = self.engine.jobs_of(correlation).await?;
        let mut learnt = false;
        for job in job_ids(&body).unwrap_or_default() {
            learnt |= self.focus.learn(&job);
        }
        if learnt {
            self.show();
        }
        Ok(())
    }
}
