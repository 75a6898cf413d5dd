//! The search language, as far as jobs know it (contract 1.9).
//!
//! `correlation_id = abc* or correlation_id != "x y" sortby correlation_id desc page 2`: jobs have
//! one field, so a bare word is looked for in that. `*` stands for anything.

mod tokens;

use crate::store::JobFilter;
use tokens::{Token, Tokens};

/// The only field that jobs can be searched by.
const FIELD: &str = "correlation_id";

/// The longest search that is understood, in bytes, and the most terms in it: beyond that SQLite gives up.
const MAX_LENGTH: usize = 16 * 1024;
const MAX_TERMS: usize = 500;

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Search {
    terms: Vec<Term>,
    /// Whether an order is asked for, and whether that is descending.
    descending: Option<bool>,
    page: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    /// How it is tied to the one before.
    tie: Tie,
    equal: bool,
    pattern: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tie {
    And,
    Or,
}

impl Search {
    /// Reads a search: terms, then an order, then a page, each of which can be missing. `None` when
    /// it cannot be understood.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() > MAX_LENGTH {
            return None;
        }
        let mut tokens = Tokens::new(text)?;
        let terms = terms(&mut tokens)?;
        let descending = order(&mut tokens)?;
        let page = page(&mut tokens)?;
        tokens.is_at_end().then_some(Self { terms, descending, page })
    }

    /// Which page is asked for, from 0.
    pub(super) fn page(&self) -> u32 {
        self.page
    }

    /// The search as a condition on jobs.
    pub(super) fn filter(&self, case_sensitive: bool) -> JobFilter {
        let (column, value) =
            if case_sensitive { (FIELD.to_owned(), "?") } else { (format!("lower({FIELD})"), "lower(?)") };
        let mut condition = String::new();
        for term in &self.terms {
            condition.push_str(match term.tie {
                _ if condition.is_empty() => "",
                Tie::And => " AND ",
                Tie::Or => " OR ",
            });
            let negation = if term.equal { "" } else { "NOT " };
            condition.push_str(&format!("{column} {negation}GLOB {value}"));
        }
        // `*` means the same to GLOB; its other signs stand for themselves here.
        let literal = |term: &Term| term.pattern.replace('[', "[[]").replace('?', "[?]");
        let values = self.terms.iter().map(literal).collect();
        JobFilter { condition, values, by_correlation_id: self.descending }
    }
}

fn terms(tokens: &mut Tokens) -> Option<Vec<Term>> {
    let mut terms = Vec::new();
    if tokens.is_at_end() || tokens.is_at("sortby") || tokens.is_at("page") {
        return Some(terms);
    }
    let mut tie = Tie::And;
    while terms.len() < MAX_TERMS {
        terms.push(term(tokens, tie)?);
        tie = if tokens.take("and") {
            Tie::And
        } else if tokens.take("or") {
            Tie::Or
        } else {
            return Some(terms);
        };
    }
    None
}

fn term(tokens: &mut Tokens, tie: Tie) -> Option<Term> {
    let first = tokens.next()?;
    let equal = match tokens.operator() {
        Some(equal) if first.is(FIELD) => equal,
        Some(_) => return None,
        None => return Some(Term { tie, equal: true, pattern: format!("*{}*", first.value()?) }),
    };
    Some(Term { tie, equal, pattern: tokens.next().and_then(Token::value)? })
}

/// The order, if there is one: by the field, ascending unless it says otherwise.
fn order(tokens: &mut Tokens) -> Option<Option<bool>> {
    if !tokens.take("sortby") {
        return Some(None);
    }
    if !tokens.take(FIELD) {
        return None;
    }
    let descending = tokens.take("desc");
    if !descending {
        tokens.take("asc");
    }
    Some(Some(descending))
}

/// The page from 0; people count from 1.
fn page(tokens: &mut Tokens) -> Option<u32> {
    if !tokens.take("page") {
        return Some(0);
    }
    tokens.next().and_then(Token::value)?.parse::<u32>().ok()?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn searches_become_conditions() {
        let table: [(&str, &str, &[&str]); 6] = [
            ("", "", &[]),
            ("correlation_id=abc", "correlation_id GLOB ?", &["abc"]),
            ("CORRELATION_ID = ab*", "correlation_id GLOB ?", &["ab*"]),
            ("correlation_id!=\"a b\"", "correlation_id NOT GLOB ?", &["a b"]),
            (
                "correlation_id=a or correlation_id=b?",
                "correlation_id GLOB ? OR correlation_id GLOB ?",
                &["a", "b[?]"],
            ),
            ("abc", "correlation_id GLOB ?", &["*abc*"]),
        ];
        for (text, condition, values) in table {
            let filter = Search::parse(text).expect(text).filter(true);
            assert_eq!(
                (filter.condition.as_str(), filter.values),
                (condition, values.iter().map(ToString::to_string).collect())
            );
        }
        let either_case = Search::parse("correlation_id=Ab").expect("a search").filter(false);
        assert_eq!(either_case.condition, "lower(correlation_id) GLOB lower(?)");
    }

    #[test]
    fn an_order_and_a_page_may_follow() {
        let table = [
            ("", None, 0),
            ("sortby correlation_id", Some(false), 0),
            ("sortby correlation_id asc page 1", Some(false), 0),
            ("correlation_id=a SORTBY Correlation_Id DESC page 3", Some(true), 2),
            ("page 2", None, 1),
        ];
        for (text, order, page) in table {
            let search = Search::parse(text).expect(text);
            assert_eq!((search.filter(true).by_correlation_id, search.page()), (order, page), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_understood_is_none() {
        for text in [
            "status=started",
            "correlation_id=",
            "=x",
            "correlation_id=\"x",
            "correlation_id=a and",
            "a b",
            "sortby start_time",
            "sortby",
            "page",
            "page 0",
            "page x",
            "page 1 x",
            "sortby correlation_id x",
        ] {
            assert_eq!(Search::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_much_for_it(text in any::<String>(), words in "(correlation_id|=|!=|and|or|sortby|page|\"|x|1| ){0,12}") {
            for text in [&text, &words] {
                if let Some(search) = Search::parse(text) {
                    let filter = search.filter(false);
                    prop_assert_eq!(filter.condition.matches('?').count(), filter.values.len());
                }
            }
        }
    }
}
