//! The `Date` of every answer.
//!
//! An engine tells the time of its jobs and of its answers by one clock, and clients measure theirs against it. The
//! server beneath would tell the machine's time, which is another once the clock was moved.

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::DATE;
use axum::middleware::Next;
use axum::response::Response;
use chrono::DateTime;

use crate::app::App;
use crate::model::Millis;

/// Dates an answer by the engine's clock.
pub(crate) async fn date(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(date) = http_date(app.clock.now()) {
        response.headers_mut().insert(DATE, date);
    }
    response
}

/// A time as HTTP writes it (RFC 9110, 5.6.7).
fn http_date(at: Millis) -> Option<HeaderValue> {
    let date = DateTime::from_timestamp_millis(at)?;
    HeaderValue::from_str(&date.format("%a, %d %b %Y %H:%M:%S GMT").to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_http_writes_it() {
        assert_eq!(
            http_date(784_111_777_999).as_ref(),
            Some(&HeaderValue::from_static("Sun, 06 Nov 1994 08:49:37 GMT"))
        );
    }
}
