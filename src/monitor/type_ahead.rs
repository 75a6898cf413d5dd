//! Going to a row by the first letters of its description.

use std::cell::RefCell;

use tasks::Needle;

use crate::state::Rows;

/// After this long without a letter a new word begins, in milliseconds.
const PAUSE: f64 = 800.0;
/// Rows looked at in one go.
const STRIDE: usize = 256;

/// What was typed so far.
#[derive(Default)]
pub(super) struct TypeAhead(RefCell<(String, f64)>);

impl TypeAhead {
    /// Takes a small letter that was typed at a time in milliseconds, and finds the next row that begins with all that was
    /// typed, from the row `at` on and round. `None` where no row begins so.
    pub(super) fn find(&self, letter: &str, time: f64, rows: &Rows, at: usize) -> Option<usize> {
        let mut typed = self.0.borrow_mut();
        if time - typed.1 > PAUSE {
            typed.0.clear();
        }
        typed.1 = time;
        typed.0.push_str(letter);
        // The same letter again goes on to the next row that begins with it; a longer word may be on this one.
        let mut letters = typed.0.chars();
        let first = letters.next();
        let same = letters.all(|letter| Some(letter) == first);
        let word: String = if same { first.into_iter().collect() } else { typed.0.clone() };
        let from = if same { at + 1 } else { at };
        let word = Needle::new(&word);
        search(rows, &word, from, rows.total()).or_else(|| search(rows, &word, 0, from))
    }
}

fn search(rows: &Rows, word: &Needle, from: usize, to: usize) -> Option<usize> {
    let mut found = None;
    let mut start = from;
    while start < to && found.is_none() {
        let count = STRIDE.min(to - start);
        rows.visit(start, count, &mut |index, row| {
            if found.is_none() && word.begins(row.description) {
                found = Some(index);
            }
        });
        start += count;
    }
    found
}
