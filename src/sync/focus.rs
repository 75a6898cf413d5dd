//! Finds the jobs of an entity, which no job tells by itself (contract 9): by the events that carry it, by the task
//! notes among them, and by asking the engine for the jobs of their correlation ids.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use client::{ClientError, Engine};
use tasks::{Focus, job_ids, mentions};

use crate::part::{NotFetched, part};
use crate::portal::Subject;
use crate::state::{Bell, Keeper};

/// So many correlation ids are asked for at a time: each is a request, and an entity's older events lead to jobs that
/// the engine has removed long ago.
const AT_ONCE: usize = 20;

/// Finds the jobs of an entity at first and whenever the bell is rung.
pub(super) async fn find_jobs(engine: Engine, keeper: Rc<Keeper>, subject: Subject, bell: Rc<Bell>) {
    keeper.focus(Focus::default());
    if subject.id.is_empty() {
        // The portal tells the entity as soon as one is selected, and loads the page anew with it.
        return;
    }
    loop {
        let finder = Finder::new(engine.clone(), keeper.clone(), subject.clone());
        match fetched_finding(finder, bell.clone()).await {
            Ok(finding) => return finding.await,
            Err(NotFetched) => bell.rung().await,
        }
    }
}

part! {
    subject:
    /// The finding, from a part, since most pages show the tasks of all.
    async fn fetched_finding(finder: Finder, bell: Rc<Bell>) -> Work = find
}

type Work = Pin<Box<dyn Future<Output = ()>>>;

fn find(finder: Finder, bell: Rc<Bell>) -> Work {
    Box::pin(finder.find(bell))
}

struct Finder {
    engine: Engine,
    keeper: Rc<Keeper>,
    subject: Subject,
    focus: Focus,
    /// Correlation ids whose jobs are known.
    asked: Vec<String>,
    /// Largest id of an event that was read.
    newest: u64,
}

impl Finder {
    fn new(engine: Engine, keeper: Rc<Keeper>, subject: Subject) -> Self {
        Self { engine, keeper, subject, focus: Focus::default(), asked: Vec::new(), newest: 0 }
    }

    async fn find(mut self, bell: Rc<Bell>) {
        while let Err(error) = self.ask_name().await {
            match error {
                // Nobody tells it; what is found by events is found all the same.
                ClientError::NotFound { .. }
                | ClientError::Forbidden { .. }
                | ClientError::Refused { .. } => break,
                _ => bell.rung().await,
            }
        }
        self.focus = Focus::new(&self.subject.name);
        self.show();
        loop {
            // What fails now is asked for again at the next bell; the poll tells what stands in the way.
            let _ = self.ask_events().await;
            bell.rung().await;
        }
    }

    fn show(&self) {
        self.keeper.focus(self.focus.clone());
    }

    /// Asks for the name, where the portal did not know it.
    async fn ask_name(&mut self) -> Result<(), ClientError> {
        if self.subject.name.is_empty() {
            let name = self.engine.entity_name(self.subject.kind, &self.subject.id).await?;
            self.subject.name = name.unwrap_or_default();
            self.keeper.board().subject.set(Some(self.subject.clone()));
        }
        Ok(())
    }

    async fn ask_events(&mut self) -> Result<(), ClientError> {
        let Subject { kind, id, name } = &self.subject;
        let Some(body) = self.engine.events_of(*kind, name, self.newest).await? else { return Ok(()) };
        let Some((mentions, newest)) = mentions(&body, kind.link(), id) else { return Ok(()) };
        self.learn(mentions.iter().filter_map(|mention| mention.job.clone()).collect());
        let mut correlations: Vec<String> = Vec::new();
        for correlation in mentions.into_iter().filter_map(|mention| mention.correlation) {
            if !self.asked.contains(&correlation) && !correlations.contains(&correlation) {
                correlations.push(correlation);
            }
        }
        for correlation in correlations.into_iter().take(AT_ONCE) {
            let body = self.engine.jobs_of(&correlation).await?;
            self.learn(job_ids(&body).unwrap_or_default());
            self.asked.push(correlation);
        }
        // Only now: what failed before is to be asked for again.
        self.newest = self.newest.max(newest);
        Ok(())
    }

    fn learn(&mut self, jobs: Vec<String>) {
        let mut new = false;
        for job in &jobs {
            new |= self.focus.learn(job);
        }
        if new {
            self.show();
        }
    }
}
