//! `/dev/faults`: faults that a test orders for the next requests to a path.
//!
//! `POST` takes one order, of which all but `path` and `kind` are optional:
//!
//! ```json
//! { "path": "/jobs", "method": "GET", "times": 2, "kind": "status", "status": 500, "ms": 0 }
//! ```
//!
//! `path` is that of the request without `/ovirt-engine/api`; one that ends in `*` fits everything
//! that begins so. Without `method` every method fits. `times` is 1. Orders are tried in the order
//! in which they came. `GET` lists what is still to happen, `DELETE` cancels it.
//!
//! | kind | what happens |
//! |---|---|
//! | `latency` | the answer comes `ms` later |
//! | `status` | the answer is an empty one with `status`, 400 to 599, and nothing is done; a 401 is the engine's own |
//! | `drop_before` | the connection ends, and nothing is done |
//! | `drop_after` | everything is done, then the connection ends |
//! | `malformed` | everything is done, then half of the answer's body is sent |
//! | `hang` | nothing is done, and no answer ever comes |

use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::api;
use crate::app::App;

/// An ordered fault.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    #[serde(default = "once")]
    times: u32,
    kind: Kind,
    #[serde(default)]
    ms: u64,
    #[serde(default)]
    status: ErrorStatus,
}

/// The status of an error: with another one, the 200 of a malformed answer for example, a test would prove
/// something else than it means to.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(try_from = "u16", into = "u16")]
struct ErrorStatus(StatusCode);

impl Default for ErrorStatus {
    fn default() -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl TryFrom<u16> for ErrorStatus {
    type Error = &'static str;

    fn try_from(status: u16) -> Result<Self, Self::Error> {
        let status = StatusCode::from_u16(status).ok();
        let error = status.filter(|status| status.is_client_error() || status.is_server_error());
        error.map(Self).ok_or("a status must be from 400 to 599")
    }
}

impl From<ErrorStatus> for u16 {
    fn from(status: ErrorStatus) -> Self {
        status.0.as_u16()
    }
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Latency,
    Status,
    DropBefore,
    DropAfter,
    Malformed,
    Hang,
}

/// What is to happen to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Latency { ms: u64 },
    Status(StatusCode),
    DropBefore,
    DropAfter,
    Malformed,
    Hang,
}

fn once() -> u32 {
    1
}

/// The faults that are still to happen.
#[derive(Debug, Default)]
pub struct Faults(Mutex<Vec<Order>>);

impl Faults {
    /// The fault for this request, which is used up by it.
    pub(super) fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let path = path.strip_prefix(api::BASE).unwrap_or(path);
        let mut orders = self.orders();
        let index = orders.iter().position(|order| order.fits(method, path))?;
        let order = &mut orders[index];
        let fault = order.fault();
        order.times -= 1;
        if order.times == 0 {
            orders.remove(index);
        }
        Some(fault)
    }

    fn orders(&self) -> MutexGuard<'_, Vec<Order>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Order {
    fn fits(&self, method: &str, path: &str) -> bool {
        let method_fits = self.method.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method));
        method_fits
            && match self.path.strip_suffix('*') {
                Some(beginning) => path.starts_with(beginning),
                None => path == self.path,
            }
    }

    fn fault(&self) -> Fault {
        match self.kind {
            Kind::Latency => Fault::Latency { ms: self.ms },
            Kind::Status => Fault::Status(self.status.0),
            Kind::DropBefore => Fault::DropBefore,
            Kind::DropAfter => Fault::DropAfter,
            Kind::Malformed => Fault::Malformed,
            Kind::Hang => Fault::Hang,
        }
    }
}

pub(super) async fn list(State(app): State<App>) -> Json<Vec<Order>> {
    Json(app.faults.orders().clone())
}

pub(super) async fn order(State(app): State<App>, Json(order): Json<Order>) -> Json<Vec<Order>> {
    if order.times > 0 {
        app.faults.orders().push(order);
    }
    list(State(app)).await
}

pub(super) async fn cancel(State(app): State<App>) -> StatusCode {
    app.faults.orders().clear();
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(json: &str) -> Order {
        serde_json::from_str(json).expect(json)
    }

    #[test]
    fn a_fault_happens_as_often_as_it_was_ordered() {
        let faults = Faults::default();
        faults.orders().push(order(
            r#"{"path": "/jobs", "method": "get", "times": 2, "kind": "status", "status": 401}"#,
        ));
        faults.orders().push(order(r#"{"path": "/jobs*", "kind": "hang"}"#));
        let path = "/ovirt-engine/api/jobs";
        assert_eq!(faults.take("POST", "/ovirt-engine/api/vms"), None);
        let unauthorized = Some(Fault::Status(StatusCode::UNAUTHORIZED));
        assert_eq!(faults.take("GET", path), unauthorized);
        assert_eq!(faults.take("GET", path), unauthorized);
        assert_eq!(faults.take("GET", "/ovirt-engine/api/jobs/x/steps"), Some(Fault::Hang));
        assert_eq!(faults.take("GET", path), None);
    }
}
