//! The language of the page: parameter, then cookie, then `Accept-Language`, then English (plug-in contract 5).

use axum::http::header::{ACCEPT_LANGUAGE, HeaderName, SET_COOKIE};
use axum::http::{HeaderMap, Uri};

use crate::cookies;

/// The locales that WebAdmin offers; the first is what it falls back to.
const OFFERED: [&str; 11] =
    ["en_US", "cs_CZ", "de_DE", "es_ES", "fr_FR", "it_IT", "ja_JP", "ka_GE", "ko_KR", "pt_BR", "zh_CN"];

/// Name of the cookie and of the parameter.
const NAME: &str = "locale";

/// The locale for a request, in the engine's form: `de_DE`.
pub(super) fn choose(uri: &Uri, request: &HeaderMap) -> &'static str {
    let asked = uri.query().and_then(|query| {
        let parts = query.split('&');
        parts.filter_map(|part| part.split_once('=')).find(|(name, _)| *name == NAME).map(|(_, value)| value)
    });
    asked
        .and_then(exactly)
        .or_else(|| cookies::find(request, NAME).and_then(exactly))
        .or_else(|| accepted(request))
        .unwrap_or(OFFERED[0])
}

/// The cookie that keeps the choice.
pub(super) fn cookie(locale: &str) -> (HeaderName, String) {
    (SET_COOKIE, format!("{NAME}={locale}; Path=/ovirt-engine/; HttpOnly; SameSite=Lax"))
}

fn exactly(name: &str) -> Option<&'static str> {
    OFFERED.into_iter().find(|offered| offered.eq_ignore_ascii_case(&name.replace('-', "_")))
}

/// The first language of the header that is offered; a bare language takes its only country.
fn accepted(request: &HeaderMap) -> Option<&'static str> {
    let header = request.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    header.split(',').map(|range| range.split(';').next().unwrap_or_default().trim()).find_map(|range| {
        exactly(range)
            .or_else(|| OFFERED.into_iter().find(|offered| offered.split('_').next() == Some(range)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameter_goes_before_cookie_before_header_before_english() {
        let ask = |uri: &str, cookie: &str, header: &str| {
            let mut request = HeaderMap::new();
            request.insert("cookie", cookie.parse().unwrap());
            request.insert("accept-language", header.parse().unwrap());
            choose(&uri.parse().unwrap(), &request)
        };
        assert_eq!(ask("/?locale=de_DE", "locale=fr_FR", "ja"), "de_DE");
        assert_eq!(ask("/?locale=xx_XX", "a=b; locale=fr_FR", "ja"), "fr_FR");
        assert_eq!(ask("/", "locale=xx", "nl, ja;q=0.8"), "ja_JP");
        assert_eq!(ask("/", "a=b", "pt-BR,pt;q=0.9"), "pt_BR");
        assert_eq!(ask("/", "a=b", "nl"), "en_US");
        assert_eq!(ask("/?x=1&locale=ko-KR", "a=b", "nl"), "ko_KR");
    }
}
