//! The engine at one address.

use std::rc::Rc;

use crate::ClientError;
use crate::flight::Flights;
use crate::request::{Answered, Request, Sink};

/// The engine's REST API at one address, asked in the name of one user.
#[derive(Clone)]
pub struct Engine {
    base: Rc<str>,
    token: Rc<dyn Fn() -> Option<String>>,
    flights: Flights,
    /// What changes something goes on when the page is left.
    actions: Flights,
}

impl Engine {
    /// The engine at `base`, for instance `https://host/ovirt-engine`. `token` is asked at each request and what it
    /// says is kept nowhere.
    pub fn new(base: &str, token: impl Fn() -> Option<String> + 'static) -> Self {
        Self {
            base: base.trim_end_matches('/').into(),
            token: Rc::new(token),
            flights: Flights::default(),
            actions: Flights::default(),
        }
    }

    /// Gives up every request that is on its way and changes nothing.
    pub fn abort_all(&self) {
        self.flights.abort_all();
    }

    /// Address of the REST API.
    pub fn api(&self) -> String {
        self.url("/api")
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub(crate) async fn get(&self, path: &str) -> Result<Vec<u8>, ClientError> {
        Request::get(&self.url(path)).bearer((self.token)())?.send(&self.flights).await
    }

    pub(crate) async fn stream(&self, path: &str, sink: Sink<'_>) -> Result<Answered, ClientError> {
        Request::get(&self.url(path)).bearer((self.token)())?.stream(&self.flights, sink).await
    }

    pub(crate) async fn act(
        &self,
        path: &str,
        correlation: &str,
        body: String,
    ) -> Result<Vec<u8>, ClientError> {
        Request::action(&self.url(path), correlation, body).bearer((self.token)())?.send(&self.actions).await
    }

    pub(crate) async fn send_unsigned(&self, request: Request) -> Result<Vec<u8>, ClientError> {
        request.send(&self.flights).await
    }
}

/// An id as one segment of a path. Ids come from the engine, and are still only text.
pub(crate) fn segment(id: &str) -> String {
    js_sys::encode_uri_component(id).into()
}
