//! The words and signs of a search.

use std::collections::VecDeque;

/// A word or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    /// A text in quotes: a value, never a word of the language.
    Quoted(String),
    Equal,
    Unequal,
}

impl Token {
    /// Whether it is this word of the language, in any case.
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(self, Token::Word(text) if text.eq_ignore_ascii_case(word))
    }

    /// The text of a value; a sign has none.
    pub(super) fn value(self) -> Option<String> {
        match self {
            Token::Word(text) | Token::Quoted(text) => Some(text),
            Token::Equal | Token::Unequal => None,
        }
    }
}

/// What is left of a search.
#[derive(Debug)]
pub(super) struct Tokens(VecDeque<Token>);

impl Tokens {
    /// Takes a text apart; `None` when a quote is not closed.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut tokens = VecDeque::new();
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
            tokens.push_back(token);
            rest = rest[length..].trim_start();
        }
        Some(Self(tokens))
    }

    /// Takes the next token.
    pub(super) fn next(&mut self) -> Option<Token> {
        self.0.pop_front()
    }

    /// Whether nothing is left.
    pub(super) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this word of the language comes next.
    pub(super) fn is_at(&self, word: &str) -> bool {
        self.0.front().is_some_and(|token| token.is(word))
    }

    /// Takes this word of the language if it comes next; says whether it did.
    pub(super) fn take(&mut self, word: &str) -> bool {
        self.is_at(word) && self.next().is_some()
    }

    /// Takes an operator if one comes next: whether it is the one for equality.
    pub(super) fn operator(&mut self) -> Option<bool> {
        let equal = match self.0.front()? {
            Token::Equal => true,
            Token::Unequal => false,
            Token::Word(_) | Token::Quoted(_) => return None,
        };
        self.next();
        Some(equal)
    }
}
