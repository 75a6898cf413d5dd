//! Reads the cookies of a request.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// The value of a cookie, as it was sent.
pub(crate) fn find<'a>(request: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = request.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut request = HeaderMap::new();
        request.append(COOKIE, "a=1; webadmin=x=y".parse().unwrap());
        request.append(COOKIE, "b=2".parse().unwrap());
        assert_eq!(find(&request, "webadmin"), Some("x=y"));
        assert_eq!(find(&request, "b"), Some("2"));
        assert_eq!(find(&request, "admin"), None);
    }
}
