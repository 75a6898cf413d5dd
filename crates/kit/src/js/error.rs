//! Errors as JavaScript has them.

use std::fmt;

use client::ClientError;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use crate::{Failure, KitError};

#[wasm_bindgen(module = "/js/platform.js")]
extern "C" {
    #[wasm_bindgen(js_name = kitError)]
    fn kit_error(
        code: &str,
        message: &str,
        reason: Option<String>,
        detail: Option<String>,
        status: Option<u16>,
    ) -> JsValue;
}

/// What work threw.
pub(super) struct Thrown(pub(super) JsValue);

impl fmt::Display for Thrown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = Reflect::get(&self.0, &"message".into()).ok().and_then(|message| message.as_string());
        out.write_str(&message.or_else(|| self.0.as_string()).unwrap_or_else(|| "It failed".to_owned()))
    }
}

/// What a promise is rejected with: what the work threw, or our own error.
pub(super) fn js_error(failure: Failure<Thrown>) -> JsValue {
    let error = match failure {
        Failure::Work(Thrown(thrown)) => return thrown,
        Failure::Kit(error) => error,
    };
    let message = error.to_string();
    let (code, inner) = match error {
        KitError::Engine(error) => (code(&error), Some(error)),
        KitError::Uncertain(error) => ("uncertain", Some(error)),
        KitError::Lost => ("lost", None),
        KitError::Ended(_) => ("ended", None),
        KitError::DrivenElsewhere => ("driven-elsewhere", None),
        KitError::Cancelled(_) => ("cancelled", None),
        KitError::CommandFailed(_) => ("command-failed", None),
        KitError::Misuse(_) => ("misuse", None),
    };
    let status = match &inner {
        Some(ClientError::Refused { status, .. } | ClientError::EngineFailed { status, .. }) => Some(*status),
        _ => None,
    };
    let fault = inner.as_ref().and_then(ClientError::fault);
    kit_error(
        code,
        &message,
        fault.map(|fault| fault.reason.clone()),
        fault.map(|fault| fault.detail.clone()),
        status,
    )
}

fn code(error: &ClientError) -> &'static str {
    match error {
        ClientError::Unreachable { .. } | ClientError::TimedOut { .. } | ClientError::Aborted => {
            "unreachable"
        }
        ClientError::SessionExpired => "session-expired",
        ClientError::Forbidden { .. } => "forbidden",
        ClientError::NotFound { .. } => "not-found",
        ClientError::Refused { .. } => "refused",
        ClientError::EngineFailed { .. } => "engine-failed",
        ClientError::Malformed { .. } => "malformed",
    }
}

/// The kit was used in a way that can't work.
pub(super) fn misuse(mistake: &str) -> JsValue {
    kit_error("misuse", mistake, None, None, None)
}
