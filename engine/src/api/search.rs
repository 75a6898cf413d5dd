//! The search language, as far as jobs know it (contract 1.9).
//!
//! `correlation_id = abc* or correlation_id != "x y" sortby correlation_id desc page 2`: jobs have
//! one field, so a bare word is looked for in that. `*` stands for anything.

use crate::store::JobFilter;

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Search {
    terms: Vec<Term>,
    descending: Option<bool>,
    page: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    /// How it is tied to the one before.
    tie: &'static str,
    equal: bool,
    pattern: String,
}

/// A part of the text. What was quoted is a value and never a word of the language.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Quoted(String),
    Equal,
    Unequal,
}

const FIELD: &str = "correlation_id";

impl Search {
    /// Reads a search; `None` when it cannot be understood.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut tokens = tokens(text)?.into_iter().peekable();
        let mut search = Search::default();
        let mut tie = "AND";
        let mut open = true;
        while let Some(token) = tokens.next() {
            let word = match &token {
                Token::Word(word) => word.to_lowercase(),
                Token::Quoted(_) => String::new(),
                Token::Equal | Token::Unequal => return None,
            };
            match word.as_str() {
                "and" | "or" if !open => {
                    tie = if word == "and" { "AND" } else { "OR" };
                    open = true;
                }
                "sortby" if !open || search.terms.is_empty() => {
                    let Token::Word(field) = tokens.next()? else { return None };
                    if !field.eq_ignore_ascii_case(FIELD) {
                        return None;
                    }
                    let order = tokens.next_if(|token| {
                        matches!(token, Token::Word(word) if ["asc", "desc"].contains(&word.to_lowercase().as_str()))
                    });
                    let descending =
                        matches!(order, Some(Token::Word(word)) if word.eq_ignore_ascii_case("desc"));
                    search.descending = Some(descending);
                    open = false;
                }
                "page" if !open || search.terms.is_empty() => {
                    let Token::Word(number) = tokens.next()? else { return None };
                    search.page = number.parse::<u32>().ok()?.checked_sub(1)?;
                    return tokens.next().is_none().then_some(search);
                }
                _ if !open || search.descending.is_some() => return None,
                _ => {
                    let (equal, pattern) =
                        match tokens.next_if(|token| matches!(token, Token::Equal | Token::Unequal)) {
                            Some(operator) if word == FIELD => {
                                (operator == Token::Equal, tokens.next()?.value()?)
                            }
                            Some(_) => return None,
                            None => (true, format!("*{}*", token.value()?)),
                        };
                    search.terms.push(Term { tie, equal, pattern });
                    open = false;
                }
            }
        }
        // An `and` that nothing follows is no search.
        (!open || search == Search::default() && tie == "AND").then_some(search)
    }

    /// Which page is asked for, from 0.
    pub(super) fn page(&self) -> u32 {
        self.page
    }

    /// The search as a condition on jobs.
    pub(super) fn filter(&self, case_sensitive: bool) -> JobFilter {
        let mut condition = String::new();
        let mut values = Vec::new();
        for (index, term) in self.terms.iter().enumerate() {
            if index > 0 {
                condition.push_str(&format!(" {} ", term.tie));
            }
            let negation = if term.equal { "" } else { "NOT " };
            condition.push_str(&if case_sensitive {
                format!("correlation_id {negation}GLOB ?")
            } else {
                format!("lower(correlation_id) {negation}GLOB lower(?)")
            });
            // `*` means the same to GLOB; its other signs stand for themselves here.
            values.push(term.pattern.replace('[', "[[]").replace('?', "[?]"));
        }
        if !condition.is_empty() {
            condition = format!("({condition})");
        }
        JobFilter { condition, values, by_correlation_id: self.descending }
    }
}

impl Token {
    fn value(self) -> Option<String> {
        match self {
            Token::Word(text) | Token::Quoted(text) => Some(text),
            Token::Equal | Token::Unequal => None,
        }
    }
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = if first == '"' {
            let end = rest[1..].find('"')?;
            (Token::Quoted(rest[1..=end].to_owned()), end + 2)
        } else if rest.starts_with("!=") {
            (Token::Unequal, 2)
        } else if first == '=' {
            (Token::Equal, 1)
        } else {
            let ends = |letter: char| letter.is_whitespace() || matches!(letter, '=' | '"');
            let end = rest.find(ends).unwrap_or(rest.len());
            let end = rest.find("!=").map_or(end, |unequal| unequal.min(end));
            (Token::Word(rest[..end].to_owned()), end)
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Some(tokens)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn searches_become_conditions() {
        let table: [(&str, &str, &[&str], Option<bool>, u32); 9] = [
            ("", "", &[], None, 0),
            ("correlation_id=abc", "(correlation_id GLOB ?)", &["abc"], None, 0),
            ("CORRELATION_ID = ab*", "(correlation_id GLOB ?)", &["ab*"], None, 0),
            ("correlation_id!=\"a b\"", "(correlation_id NOT GLOB ?)", &["a b"], None, 0),
            (
                "correlation_id=a or correlation_id=b",
                "(correlation_id GLOB ? OR correlation_id GLOB ?)",
                &["a", "b"],
                None,
                0,
            ),
            ("abc", "(correlation_id GLOB ?)", &["*abc*"], None, 0),
            ("sortby correlation_id desc", "", &[], Some(true), 0),
            (
                "correlation_id=a sortby correlation_id page 3",
                "(correlation_id GLOB ?)",
                &["a"],
                Some(false),
                2,
            ),
            ("page 2", "", &[], None, 1),
        ];
        for (text, condition, values, order, page) in table {
            let search = Search::parse(text).expect(text);
            let filter = search.filter(true);
            assert_eq!(filter.condition, condition, "{text}");
            assert_eq!(
                (filter.values.as_slice(), filter.by_correlation_id),
                (values.map_strings().as_slice(), order)
            );
            assert_eq!(search.page(), page, "{text}");
        }
    }

    /// Shortens the table above.
    trait MapStrings {
        fn map_strings(&self) -> Vec<String>;
    }

    impl MapStrings for &[&str] {
        fn map_strings(&self) -> Vec<String> {
            self.iter().map(|text| (*text).to_owned()).collect()
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
