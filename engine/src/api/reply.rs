//! What a handler answers.

use std::sync::Arc;

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::represent::Unprinted;
use crate::repr::{Document, Fault};

/// An answer before it is printed.
#[derive(Debug)]
pub(super) enum Reply {
    /// 200 with a document.
    Found(Document),
    /// 201 with the document, and the absolute address, of what was made.
    Created(Document, String),
    /// 202 with the document of what hosts are still making.
    Accepted(Document),
    /// 200 without a body.
    Done,
    /// 301 to an absolute address.
    Moved(String),
    /// A failed action: its document with the fault's status.
    Failed(StatusCode, Document),
    /// 404 without a body.
    Missing,
}

/// What every handler returns.
pub(super) type Answer = Result<Reply, Fault>;

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        match self {
            Reply::Found(document) => unprinted(StatusCode::OK, document),
            Reply::Created(document, location) => {
                located(unprinted(StatusCode::CREATED, document), &location)
            }
            Reply::Done => StatusCode::OK.into_response(),
            Reply::Moved(location) => located(StatusCode::MOVED_PERMANENTLY.into_response(), &location),
            Reply::Accepted(document) => unprinted(StatusCode::ACCEPTED, document),
            Reply::Failed(status, document) => unprinted(status, document),
            Reply::Missing => StatusCode::NOT_FOUND.into_response(),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        unprinted(self.status, self.document())
    }
}

fn located(mut response: Response, location: &str) -> Response {
    let location = HeaderValue::from_str(location).ok();
    response.headers_mut().extend(location.map(|value| (LOCATION, value)));
    response
}

fn unprinted(status: StatusCode, document: Document) -> Response {
    let mut response = status.into_response();
    response.extensions_mut().insert(Unprinted(Arc::new(document)));
    response
}
