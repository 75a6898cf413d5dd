//! Headers that the engine puts on everything of WebAdmin (plug-in contract 1.5, 1.6).

use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, EXPIRES, PRAGMA};
use axum::http::{HeaderMap, HeaderValue};
use chrono::{Duration, Utc};

/// What a site could add with its own web server: no inline script or style, nothing from elsewhere.
const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; worker-src 'self'; \
     form-action 'self'; base-uri 'self'; frame-ancestors 'self'";

/// Adds the three headers that every answer under `/ovirt-engine/webadmin/` carries.
pub(super) fn add_security(headers: &mut HeaderMap) {
    headers.insert("x-frame-options", HeaderValue::from_static("SAMEORIGIN"));
    headers.insert("x-content-type-options", HeaderValue::from_static("NOSNIFF"));
    headers.insert("x-xss-protection", HeaderValue::from_static("1; MODE=BLOCK"));
}

/// Adds the content security policy of `--strict-csp`. A real engine sends none.
pub(super) fn add_strict_policy(headers: &mut HeaderMap) {
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(STRICT_POLICY));
}

/// Makes the browser ask again each time: nothing under WebAdmin is kept without asking.
pub(super) fn add_no_cache(headers: &mut HeaderMap) {
    let yesterday = (Utc::now() - Duration::days(1)).format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    // A date has visible ASCII characters only, which is all that a header value asks.
    if let Ok(yesterday) = HeaderValue::try_from(yesterday) {
        headers.insert(EXPIRES, yesterday);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
}
