//! Ways in which one portal differs from another, for tests to ask for: `?variant=…` of the host page, repeatable,
//! with `--dev` only. Without `--dev` the page is always the default one.
//!
//! | variant | what is different |
//! |---|---|
//! | `base-url-slash` | `engineBaseUrl()` ends with a slash (plug-in contract 3) |
//! | `kept-landing-page` | only `defaultPlace: true` makes a place the landing page: an engine without the quirk |
//! | `separate-arguments` | selection events pass entities one by one, as engines before 4.4 did (2.4) |
//! | `recorder` | the page writes down what plug-ins touch of its window beside `pluginApi` |

use axum::http::Uri;

const KNOWN: [&str; 4] = ["base-url-slash", "kept-landing-page", "separate-arguments", "recorder"];

/// The variants that an address asks for.
pub(super) fn asked(uri: &Uri) -> Vec<&'static str> {
    let query = uri.query().unwrap_or_default();
    let asked = query.split('&').filter_map(|part| part.strip_prefix("variant="));
    asked.filter_map(|name| KNOWN.into_iter().find(|known| *known == name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_variants_are_taken_from_among_other_parameters() {
        let ask = |uri: &str| asked(&uri.parse().unwrap());
        assert_eq!(
            ask("/?variant=recorder&locale=de_DE&variant=base-url-slash"),
            ["recorder", "base-url-slash"]
        );
        assert!(ask("/?variant=kinder&x=recorder").is_empty());
        assert!(ask("/").is_empty());
    }
}
