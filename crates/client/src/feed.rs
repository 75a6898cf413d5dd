//! A file of jobs instead of an engine.

use crate::flight::Flights;
use crate::request::Request;
use crate::{Answered, ClientError, Sink};

/// A file with the answer of `GET /jobs`, read without a token. Whose file it may be is the caller's decision.
#[derive(Clone)]
pub struct Feed {
    url: String,
    flights: Flights,
}

impl Feed {
    /// The file at `url`.
    pub fn new(url: String) -> Self {
        Self { url, flights: Flights::default() }
    }

    /// Its content, handed to `sink` in pieces.
    pub async fn jobs(&self, sink: Sink<'_>) -> Result<Answered, ClientError> {
        Request::get(&self.url).stream(&self.flights, sink).await
    }

    /// Gives up every request that is on its way.
    pub fn abort_all(&self) {
        self.flights.abort_all();
    }
}
