//! Filling a pattern.

use crate::pattern::Part;
use crate::{Arg, Language, Pattern, Plural};

impl Pattern {
    /// The message with its placeholders filled. A placeholder without a value shows as `{name}`, so that the
    /// mistake is seen and the rest of the sentence still read.
    pub fn render(&self, args: &[(&str, Arg<'_>)], language: &dyn Language) -> String {
        let mut text = String::new();
        Filling { args, language }.parts(&self.parts, None, &mut text);
        text
    }
}

struct Filling<'a> {
    args: &'a [(&'a str, Arg<'a>)],
    language: &'a dyn Language,
}

impl Filling<'_> {
    fn arg(&self, name: &str) -> Option<&Arg<'_>> {
        self.args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg)
    }

    fn parts(&self, parts: &[Part], number: Option<i64>, text: &mut String) {
        for part in parts {
            match part {
                Part::Text(literal) => text.push_str(literal),
                Part::Value(name) => self.value(name, text),
                Part::Number => match number {
                    Some(number) => text.push_str(&self.language.number(number)),
                    None => text.push('#'),
                },
                Part::Plural { name, exact, branches, other } => {
                    let number = match self.arg(name) {
                        Some(Arg::Number(number)) => Some(*number),
                        _ => None,
                    };
                    let branch = number.map_or(other, |number| {
                        let exact =
                            exact.iter().find(|(wanted, _)| *wanted == number).map(|(_, parts)| parts);
                        exact.or_else(|| self.branch(branches, number)).unwrap_or(other)
                    });
                    self.parts(branch, number, text);
                }
                Part::Select { name, branches, other } => {
                    let branch = match self.arg(name) {
                        Some(Arg::Text(word)) => branches.iter().find(|(wanted, _)| wanted == word),
                        _ => None,
                    };
                    self.parts(branch.map_or(other, |(_, parts)| parts), number, text);
                }
            }
        }
    }

    fn branch<'p>(&self, branches: &'p [(Plural, Vec<Part>)], number: i64) -> Option<&'p Vec<Part>> {
        if branches.is_empty() {
            return None;
        }
        let plural = self.language.plural(number);
        branches.iter().find(|(wanted, _)| *wanted == plural).map(|(_, parts)| parts)
    }

    fn value(&self, name: &str, text: &mut String) {
        match self.arg(name) {
            Some(Arg::Text(value)) => text.push_str(value),
            Some(Arg::Number(number)) => text.push_str(&self.language.number(*number)),
            None => {
                text.push('{');
                text.push_str(name);
                text.push('}');
            }
        }
    }
}
