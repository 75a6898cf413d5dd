//! The correlation id of a request (contract 2.1).

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

use super::parameters::Parameters;

const HEADER: HeaderName = HeaderName::from_static("correlation-id");

/// The longest correlation id, in characters.
const MAX_LENGTH: usize = 36;

/// What ties everything that a request causes together.
#[derive(Clone, Debug)]
pub(super) struct CorrelationId(pub(super) String);

/// Takes the id from the header or the query, or makes one, and always returns it.
pub(super) async fn echo(mut request: Request, next: Next) -> Response {
    let header = request.headers().get(HEADER).map(|value| String::from_utf8_lossy(value.as_bytes()));
    let parameters = Parameters::new(request.uri().query(), "");
    let sent = header.as_deref().or_else(|| parameters.get("correlation_id"));
    let id = sent.map(clean).filter(|id| !id.is_empty()).unwrap_or_else(|| Uuid::new_v4().to_string());
    let value = HeaderValue::from_str(&id);
    request.extensions_mut().insert(CorrelationId(id));
    let mut response = next.run(request).await;
    // Only letters, digits, `_` and `-` are left: always a valid value.
    response.headers_mut().extend(value.ok().map(|value| (HEADER, value)));
    response
}

fn clean(sent: &str) -> String {
    let allowed = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    sent.chars().filter(allowed).take(MAX_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_cleaned_and_cut() {
        assert_eq!(clean("clone of web01/é_2-x"), "cloneofweb01_2-x");
        assert_eq!(clean(&"ab cd".repeat(20)).len(), MAX_LENGTH);
    }
}
