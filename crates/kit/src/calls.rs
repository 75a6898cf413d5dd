//! Requests that are repeated where that is safe.
//!
//! Whether the engine did what it was asked cannot be told from a connection that broke. Reading and ending may be
//! repeated: a job's first end counts and a step's end says the same again (contract 4.3, 4.4). Creating may not: what was
//! asked for is looked for first.

use std::rc::Rc;

use client::ClientError;
use tasks::wire;

use crate::platform::{Call, Later, Platform, Verb};

/// So often a request is sent.
const TRIES: u32 = 6;

/// Milliseconds before the first repetition; each further one waits twice as long.
const FIRST_PAUSE: u32 = 400;

/// The engine, asked with patience.
#[derive(Clone)]
pub(crate) struct Calls {
    pub(crate) platform: Rc<dyn Platform>,
}

impl Calls {
    pub(crate) async fn get(&self, path: &str) -> Result<Vec<u8>, ClientError> {
        self.repeat(Call { path: path.to_owned(), ..Call::default() }).await
    }

    /// Reads something; an answer that breaks off is asked for again as one that does not come.
    pub(crate) async fn read<T>(&self, path: &str, read: fn(&[u8]) -> Option<T>) -> Result<T, ClientError> {
        let mut value = None;
        self.read_until(path, &mut |body| {
            value = read(body);
            value.is_some()
        })
        .await?;
        value.ok_or_else(unreadable)
    }

    /// Asks until `take` takes an answer.
    pub(crate) async fn read_until(
        &self,
        path: &str,
        take: &mut dyn FnMut(&[u8]) -> bool,
    ) -> Result<(), ClientError> {
        let mut tries = 1;
        while !take(&self.get(path).await?) {
            if tries == TRIES {
                return Err(unreadable());
            }
            self.rest(&mut tries).await;
        }
        Ok(())
    }

    /// Posts what may be done twice.
    pub(crate) async fn post(&self, path: &str, body: String) -> Result<Vec<u8>, ClientError> {
        self.repeat(Call { path: path.to_owned(), verb: Verb::Post(body), correlation: None }).await
    }

    async fn repeat(&self, call: Call) -> Result<Vec<u8>, ClientError> {
        let mut tries = 1;
        loop {
            match self.platform.send(call.clone()).await {
                Err(error) if is_doubtful(&error) && tries < TRIES => self.rest(&mut tries).await,
                answer => return answer,
            }
        }
    }

    /// Creates something that has an id. Where it is not known whether that happened, `find` looks for it before it is
    /// tried again.
    pub(crate) async fn create<'f>(
        &self,
        call: Call,
        find: &dyn Fn() -> Later<'f, Result<Option<String>, ClientError>>,
    ) -> Result<String, ClientError> {
        let mut tries = 1;
        loop {
            let error = match self.platform.send(call.clone()).await {
                Ok(body) => match wire::created_id(&body) {
                    Some(id) => return Ok(id),
                    // It was created, and the answer broke.
                    None => unreadable(),
                },
                Err(error) => error,
            };
            if !is_doubtful(&error) {
                return Err(error);
            }
            if let Some(id) = find().await? {
                return Ok(id);
            }
            if tries == TRIES {
                return Err(error);
            }
            self.rest(&mut tries).await;
        }
    }

    /// Sends what must not be done twice.
    pub(crate) async fn once(&self, call: Call) -> Result<Vec<u8>, ClientError> {
        self.platform.send(call).await
    }

    /// Waits before a repetition.
    pub(crate) async fn rest(&self, tries: &mut u32) {
        self.platform.pause(FIRST_PAUSE << (*tries - 1)).await;
        *tries += 1;
    }
}

fn unreadable() -> ClientError {
    ClientError::Malformed { detail: "it is not what was asked for".to_owned() }
}

/// Whether it is not known what happened, or it may go well the next time.
pub(crate) fn is_doubtful(error: &ClientError) -> bool {
    matches!(
        error,
        ClientError::Unreachable { .. }
            | ClientError::TimedOut { .. }
            | ClientError::EngineFailed { .. }
            | ClientError::Malformed { .. }
    )
}

/// Whether to go on trying after so many tries.
pub(crate) fn may_try(tries: u32) -> bool {
    tries < TRIES
}
