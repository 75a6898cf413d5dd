//! What a client prefers about its session: the header `Prefer` (contract 7).

use axum::http::{HeaderMap, HeaderName};

const HEADER: HeaderName = HeaderName::from_static("prefer");

/// Whether a client wants its session to last over requests.
pub(super) fn persistent_auth(headers: &HeaderMap) -> bool {
    has(headers, "persistent-auth")
}

/// Whether a client wants to sign in anew.
pub(super) fn new_auth(headers: &HeaderMap) -> bool {
    has(headers, "new-auth")
}

/// Whether a client wants its new session to be protected against forged requests.
pub(super) fn csrf_protection(headers: &HeaderMap) -> bool {
    has(headers, "csrf-protection")
}

fn has(headers: &HeaderMap, preference: &str) -> bool {
    let values = headers.get_all(HEADER).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|element| {
        let name = element.split([';', '=']).next().unwrap_or_default();
        name.trim().eq_ignore_ascii_case(preference)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_stand_in_lists_and_several_headers() {
        let mut headers = HeaderMap::new();
        headers.append(HEADER, "wait=10, Persistent-Auth;x=1".parse().expect("a value"));
        headers.append(HEADER, "csrf-protection".parse().expect("a value"));
        assert!(persistent_auth(&headers) && csrf_protection(&headers));
        assert!(!new_auth(&headers) && !new_auth(&HeaderMap::new()));
    }
}
