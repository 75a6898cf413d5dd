//! Filling a message that was made ready.

use std::str::Chars;

use crate::ready::{BODY, BRANCH, END, LITERAL, NUMBER, PLURAL, SELECT, VALUE, index_of};
use crate::{Arg, Language};

/// The message with its placeholders filled, `args` in the order that it was [made ready](crate::Pattern::ready) for.
/// A plural without a number takes its branch `other`.
pub fn fill(ready: &str, args: &[Arg<'_>], language: &dyn Language) -> String {
    let mut filling = Filling { rest: ready.chars(), args, language, text: String::new() };
    filling.parts(None, true);
    filling.text
}

struct Filling<'a> {
    rest: Chars<'a>,
    args: &'a [Arg<'a>],
    language: &'a dyn Language,
    text: String,
}

impl<'a> Filling<'a> {
    /// Reads to the end of the branch, and tells it if that is the one.
    fn parts(&mut self, number: Option<i64>, told: bool) {
        while let Some(part) = self.rest.next() {
            match part {
                VALUE => {
                    let value = self.arg();
                    self.value(value.filter(|_| told));
                }
                NUMBER => match number {
                    Some(number) => self.value(told.then_some(Arg::Number(number))),
                    None => self.value(told.then_some(Arg::Text("#"))),
                },
                PLURAL | SELECT => self.choice(part == PLURAL, number, told),
                END => break,
                LITERAL => self.literal(told),
                letter => {
                    if told {
                        self.text.push(letter);
                    }
                }
            }
        }
    }

    /// What follows a [`LITERAL`].
    fn literal(&mut self, told: bool) {
        let letter = self.rest.next().filter(|_| told);
        self.text.extend(letter);
    }

    fn arg(&mut self) -> Option<Arg<'a>> {
        let index = self.rest.next()?;
        self.args.get(index_of(index)).copied()
    }

    fn value(&mut self, value: Option<Arg<'_>>) {
        match value {
            Some(Arg::Text(text)) => self.text.push_str(text),
            Some(Arg::Number(number)) => self.text.push_str(&self.language.number(number)),
            None => {}
        }
    }

    /// Tells the first branch that fits.
    fn choice(&mut self, plural: bool, around: Option<i64>, told: bool) {
        let (number, exact, word) = match self.arg() {
            Some(Arg::Number(number)) if plural => {
                (Some(number), exactly(number), self.language.plural(number).word())
            }
            Some(Arg::Text(word)) if !plural => (around, String::new(), word),
            _ => (around.filter(|_| !plural), String::new(), ""),
        };
        let mut open = told;
        while self.rest.next() == Some(BRANCH) {
            let selector = self.selector();
            let fits = selector.is_empty() || selector == exact || selector == word;
            self.parts(number, open && fits);
            open &= !fits;
        }
    }

    fn selector(&mut self) -> String {
        let mut selector = String::new();
        while let Some(letter) = self.rest.next() {
            match letter {
                BODY => break,
                LITERAL => selector.extend(self.rest.next()),
                letter => selector.push(letter),
            }
        }
        selector
    }
}

/// What chooses a branch for this number alone.
fn exactly(number: i64) -> String {
    ["=", &number.to_string()].concat()
}
