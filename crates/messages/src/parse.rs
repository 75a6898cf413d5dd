//! Reading a pattern.

use crate::Plural;
use crate::error::{PatternError, Why};
use crate::pattern::{Kind, Part, Pattern, Placeholder};

/// No message for people needs more, and a bound keeps hostile input from exhausting the stack.
const DEEPEST: usize = 8;

/// Names that are not identifiers even when written raw (`r#…`).
const RESERVED: [&str; 3] = ["crate", "self", "super"];

impl Pattern {
    /// Reads a pattern.
    ///
    /// `''` is an apostrophe; an apostrophe before `{` or `}` (or before `#` within a plural) quotes up to the
    /// next one; any other apostrophe stands for itself.
    ///
    /// # Errors
    /// The first thing that is wrong, with its place.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let mut parser = Parser { text, at: 0, placeholders: Vec::new() };
        let parts = parser.parts(0, false)?;
        match parser.peek() {
            None => Ok(Self { parts, placeholders: parser.placeholders }),
            Some(_) => Err(parser.error(Why::Unopened)),
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    placeholders: Vec<Placeholder>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn error(&self, why: Why) -> PatternError {
        PatternError { at: self.at, why }
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = &self.text[self.at..];
        let end = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn skip_space(&mut self) {
        self.take_while(char::is_whitespace);
    }

    fn want(&mut self, wanted: char) -> Result<(), PatternError> {
        self.skip_space();
        match self.peek() {
            Some(c) if c == wanted => {
                self.at += c.len_utf8();
                Ok(())
            }
            None => Err(self.error(Why::Unclosed)),
            Some(_) => Err(self.error(Why::Wanted(wanted))),
        }
    }

    /// Reads up to the end or to a `}` that it leaves alone.
    fn parts(&mut self, depth: usize, in_plural: bool) -> Result<Vec<Part>, PatternError> {
        if depth > DEEPEST {
            return Err(self.error(Why::TooDeep));
        }
        let mut parts = Vec::new();
        let mut text = String::new();
        while let Some(c) = self.peek() {
            let part = match c {
                '}' => break,
                '{' => {
                    self.next();
                    self.placeholder(depth, in_plural)?
                }
                '#' if in_plural => {
                    self.next();
                    Part::Number
                }
                '\'' => {
                    self.next();
                    self.apostrophe(&mut text, in_plural);
                    continue;
                }
                _ => {
                    self.next();
                    text.push(c);
                    continue;
                }
            };
            if !text.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut text)));
            }
            parts.push(part);
        }
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        Ok(parts)
    }

    /// What follows an apostrophe.
    fn apostrophe(&mut self, text: &mut String, in_plural: bool) {
        match self.peek() {
            Some('\'') => {
                self.next();
                text.push('\'');
            }
            Some(c) if matches!(c, '{' | '}') || (c == '#' && in_plural) => {
                while let Some(c) = self.next() {
                    if c != '\'' {
                        text.push(c);
                    } else if self.peek() == Some('\'') {
                        self.next();
                        text.push('\'');
                    } else {
                        break;
                    }
                }
            }
            _ => text.push('\''),
        }
    }

    /// What follows a `{`, its `}` included.
    fn placeholder(&mut self, depth: usize, in_plural: bool) -> Result<Part, PatternError> {
        let name = self.name()?;
        self.skip_space();
        if self.peek() == Some('}') {
            self.next();
            self.note(&name, Kind::Any)?;
            return Ok(Part::Value(name));
        }
        self.want(',')?;
        self.skip_space();
        let form = self.take_while(|c| c.is_ascii_alphabetic());
        let part = match form {
            "plural" => {
                self.note(&name, Kind::Count)?;
                self.want(',')?;
                self.plural(name, depth)?
            }
            "select" => {
                self.note(&name, Kind::Word)?;
                self.want(',')?;
                self.select(name, depth, in_plural)?
            }
            _ => return Err(self.error(Why::Form(form.to_owned()))),
        };
        self.want('}')?;
        Ok(part)
    }

    fn name(&mut self) -> Result<String, PatternError> {
        self.skip_space();
        let start = self.at;
        let name = self.take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if self.peek().is_none() && name.is_empty() {
            return Err(self.error(Why::Unclosed));
        }
        if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            return Err(PatternError { at: start, why: Why::Name });
        }
        if RESERVED.contains(&name) {
            return Err(PatternError { at: start, why: Why::Reserved(name.to_owned()) });
        }
        Ok(name.to_owned())
    }

    /// Remembers a placeholder; one that is chosen by anywhere is of that kind everywhere.
    fn note(&mut self, name: &str, kind: Kind) -> Result<(), PatternError> {
        match self.placeholders.iter_mut().find(|p| p.name == name) {
            None => self.placeholders.push(Placeholder { name: name.to_owned(), kind }),
            Some(known) if known.kind == Kind::Any => known.kind = kind,
            Some(known) if kind != Kind::Any && known.kind != kind => {
                return Err(self.error(Why::TwoKinds(name.to_owned())));
            }
            Some(_) => {}
        }
        Ok(())
    }

    fn branch(&mut self, depth: usize, in_plural: bool) -> Result<Vec<Part>, PatternError> {
        self.want('{')?;
        let parts = self.parts(depth + 1, in_plural)?;
        self.want('}')?;
        Ok(parts)
    }

    /// Word before a branch; empty at the end of the branches.
    fn selector(&mut self) -> &'a str {
        self.skip_space();
        self.take_while(|c| !c.is_whitespace() && c != '{' && c != '}')
    }

    fn plural(&mut self, name: String, depth: usize) -> Result<Part, PatternError> {
        let mut exact: Vec<(i64, Vec<Part>)> = Vec::new();
        let mut branches: Vec<(Plural, Vec<Part>)> = Vec::new();
        loop {
            let at = self.at;
            let selector = self.selector();
            let wrong = |why: fn(String) -> Why| PatternError { at, why: why(selector.to_owned()) };
            if selector.is_empty() {
                break;
            }
            if let Some(number) = selector.strip_prefix('=') {
                let number = number.parse().map_err(|_| wrong(Why::Branch))?;
                if exact.iter().any(|(known, _)| *known == number) {
                    return Err(wrong(Why::Twice));
                }
                exact.push((number, self.branch(depth, true)?));
            } else {
                let plural = Plural::from_word(selector).ok_or_else(|| wrong(Why::Branch))?;
                if branches.iter().any(|(known, _)| *known == plural) {
                    return Err(wrong(Why::Twice));
                }
                branches.push((plural, self.branch(depth, true)?));
            }
        }
        let other = self.take_other(&mut branches, |key| *key == Plural::Other)?;
        Ok(Part::Plural { name, exact, branches, other })
    }

    fn select(&mut self, name: String, depth: usize, in_plural: bool) -> Result<Part, PatternError> {
        let mut branches: Vec<(String, Vec<Part>)> = Vec::new();
        loop {
            let at = self.at;
            let selector = self.selector();
            if selector.is_empty() {
                break;
            }
            if branches.iter().any(|(known, _)| known == selector) {
                return Err(PatternError { at, why: Why::Twice(selector.to_owned()) });
            }
            branches.push((selector.to_owned(), self.branch(depth, in_plural)?));
        }
        let other = self.take_other(&mut branches, |key| key == "other")?;
        Ok(Part::Select { name, branches, other })
    }

    /// Takes the branch `other` out of the branches.
    fn take_other<Key>(
        &self,
        branches: &mut Vec<(Key, Vec<Part>)>,
        is_other: impl Fn(&Key) -> bool,
    ) -> Result<Vec<Part>, PatternError> {
        match branches.iter().position(|(key, _)| is_other(key)) {
            Some(at) => Ok(branches.remove(at).1),
            None => Err(self.error(if self.peek().is_none() { Why::Unclosed } else { Why::NoOther })),
        }
    }
}
