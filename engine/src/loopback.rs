//! Names of this machine, by which nobody elsewhere can be meant.

use std::net::IpAddr;

use axum::http::HeaderMap;
use axum::http::header::HOST;

/// Whether the address that a request was made to names this machine.
///
/// To listen on loopback only is not enough against pages from elsewhere: their own name can be pointed at the
/// loopback address, and to the browser the engine is then a part of their site.
pub(crate) fn is_named(request: &HeaderMap) -> bool {
    let Some(host) = request.get(HOST).and_then(|host| host.to_str().ok()) else { return false };
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_loopback() {
        for (host, wanted) in [
            ("127.0.0.1:8080", true),
            ("localhost", true),
            ("LocalHost:80", true),
            ("[::1]:8080", true),
            ("127.8.9.1", true),
            ("engine.example.org:8080", false),
            ("127.0.0.1.example.org", false),
            ("192.168.0.9", false),
            ("", false),
        ] {
            let mut request = HeaderMap::new();
            request.insert(HOST, host.parse().unwrap());
            assert_eq!(is_named(&request), wanted, "{host}");
        }
        assert!(!is_named(&HeaderMap::new()));
    }
}
