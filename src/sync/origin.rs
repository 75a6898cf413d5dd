//! Where the bytes come from.

use client::{Answered, ClientError, Engine, Feed, Sink};

/// An engine, or a file that holds what an engine once answered. Everything behind the bytes is the same.
#[derive(Clone)]
pub enum Origin {
    /// A live engine.
    Engine(Engine),
    /// A file.
    Feed(Feed),
}

impl Origin {
    /// Whether steps are asked for beside the jobs; a file has them with the jobs, or not at all.
    pub(super) fn follows(&self) -> bool {
        matches!(self, Self::Engine(_))
    }

    pub(super) async fn jobs(&self, with_steps: bool, sink: Sink<'_>) -> Result<Answered, ClientError> {
        match self {
            Self::Engine(engine) if with_steps => engine.jobs_with_steps(sink).await,
            Self::Engine(engine) => engine.jobs(sink).await,
            Self::Feed(feed) => feed.jobs(sink).await,
        }
    }

    /// Gives up every request that is on its way.
    pub fn abort_all(&self) {
        match self {
            Self::Engine(engine) => engine.abort_all(),
            Self::Feed(feed) => feed.abort_all(),
        }
    }
}
