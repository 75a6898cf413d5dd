//! Reads task notes, which tell what the engine's jobs can't: what is still to come, and how far it is.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use client::{ClientError, Engine};
use tasks::{Misread, Notes, Telling};

use crate::part::part;
use crate::state::{Bell, Journal, Keeper};

/// Waits for a job that notes could tell of, and reads them from then on.
pub(super) async fn read_notes(engine: Engine, keeper: Rc<Keeper>, bell: Rc<Bell>) {
    loop {
        bell.rung().await;
        if keeper.forest(|forest| forest.awaits_notes())
            && let Ok(reading) = fetched_reading(engine.clone(), keeper.clone(), bell.clone()).await
        {
            return reading.await;
        }
    }
}

part! {
    notes:
    /// The reading, from a part, since there may never be a job that runs outside the engine.
    async fn fetched_reading(engine: Engine, keeper: Rc<Keeper>, bell: Rc<Bell>) -> Reading = read
}

type Reading = Pin<Box<dyn Future<Output = ()>>>;

fn read(engine: Engine, keeper: Rc<Keeper>, bell: Rc<Bell>) -> Reading {
    Box::pin(async move {
        let notes = Rc::new(RefCell::new(Notes::default()));
        keeper.keep_journal(notes.clone());
        loop {
            let malformed = notes.malformed();
            let asked = ask(&engine, &keeper, &notes).await;
            // Who may not read events has tasks all the same, with what the engine tells of them. What else fails is asked
            // for again at the next bell; the poll tells what stands in the way.
            if asked.is_err_and(|error| refused(&error)) {
                return;
            }
            let advised = keeper.forest(|forest| notes.borrow_mut().advise(forest));
            if advised || notes.malformed() != malformed {
                keeper.took_notes();
            }
            bell.rung().await;
        }
    })
}

/// One request for what is new, while there is a job that could have notes.
async fn ask(engine: &Engine, keeper: &Keeper, notes: &RefCell<Notes>) -> Result<(), ClientError> {
    if keeper.forest(|forest| forest.awaits_notes()) {
        let newest = notes.borrow().newest();
        let body = engine.notes(newest).await?;
        notes
            .borrow_mut()
            .read(&body)
            .ok_or_else(|| ClientError::Malformed { detail: "no list of events".to_owned() })?;
    }
    Ok(())
}

impl Journal for RefCell<Notes> {
    fn tellings(&self, job: &str) -> Vec<Telling> {
        self.borrow().tellings(job).to_vec()
    }

    fn misread(&self) -> Vec<Misread> {
        self.borrow().misread().to_vec()
    }

    fn malformed(&self) -> usize {
        self.borrow().malformed()
    }
}

fn refused(error: &ClientError) -> bool {
    matches!(
        error,
        ClientError::Forbidden { .. } | ClientError::Refused { .. } | ClientError::NotFound { .. }
    )
}
