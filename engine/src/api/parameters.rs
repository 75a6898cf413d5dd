//! The parameters of a request's address (contract 1.9, 2.1).

use axum::extract::Query;
use axum::http::Uri;

/// Parameters from the query, which win, and from the last segment's matrix.
#[derive(Clone, Debug, Default)]
pub(super) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// The parameters of this query (what follows `?`) and this matrix (what follows `;`).
    pub(super) fn new(query: Option<&str>, matrix: &str) -> Self {
        let mut all = pairs(query.unwrap_or_default());
        // A `+` stands for a blank in queries only.
        all.extend(pairs(&matrix.replace('&', "%26").replace('+', "%2B").replace(';', "&")));
        Self(all)
    }

    /// The fields of a form.
    pub(super) fn of_form(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// The value of a parameter, by its exact name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(parameter, _)| parameter == name).map(|(_, value)| value.as_str())
    }

    /// A boolean; what is none counts as absent.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.get(name).and_then(flag)
    }

    /// An integer; what is none counts as absent.
    pub(super) fn integer(&self, name: &str) -> Option<i32> {
        self.get(name)?.trim().parse().ok()
    }
}

/// A boolean as the engine reads it from addresses and headers.
pub(super) fn flag(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "" | "t" | "true" | "y" | "yes" | "1" => Some(true),
        "f" | "false" | "n" | "no" | "0" => Some(false),
        _ => None,
    }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let uri = Uri::builder().path_and_query(format!("/?{text}")).build().unwrap_or_default();
    Query::try_from_uri(&uri).map(|Query(pairs)| pairs).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_wins_over_the_matrix() {
        let parameters = Parameters::new(Some("max=2&search=a+b"), "max=1;follow=a%2Cb+c;all_content");
        assert_eq!(parameters.integer("max"), Some(2));
        assert_eq!(parameters.get("search"), Some("a b"));
        assert_eq!(parameters.get("follow"), Some("a,b+c"));
        assert_eq!(parameters.flag("all_content"), Some(true));
        assert_eq!(parameters.get("Max"), None);
    }

    #[test]
    fn wrong_values_count_as_absent() {
        let parameters = Parameters::new(Some("max=many&filter=perhaps"), "");
        assert_eq!((parameters.integer("max"), parameters.flag("filter")), (None, None));
    }

    #[test]
    fn booleans_have_many_names() {
        for text in ["", "t", "TRUE", "y", "yes", "1"] {
            assert_eq!(flag(text), Some(true));
        }
        for text in ["f", "False", "n", "no", "0"] {
            assert_eq!(flag(text), Some(false));
        }
        assert_eq!(flag("2"), None);
    }
}
