//! Texts that rows show again and again. The browser takes some ten microseconds for each, which is most of what a row
//! costs that scrolls into view, so what it has written is kept. As many texts as there are numbers to be told, whatever the
//! number of rows.

use std::cell::{Cell, RefCell};

/// Texts of small numbers.
#[derive(Default)]
pub(super) struct Known(RefCell<Vec<Option<String>>>);

impl Known {
    /// The text of a number, written when it is asked for the first time.
    pub(super) fn text(&self, number: usize, write: &dyn Fn() -> String) -> String {
        let known = self.0.borrow().get(number).cloned().flatten();
        known.unwrap_or_else(|| {
            let text = write();
            let mut texts = self.0.borrow_mut();
            if texts.len() <= number {
                texts.resize(number + 1, None);
            }
            texts[number] = Some(text.clone());
            text
        })
    }
}

/// The moments of a quarter of an hour as they are told: only minute and second tell them apart, whatever the zone.
#[derive(Default)]
pub(super) struct Told {
    /// What stands before the minute, or all where none is told.
    pub(super) before: String,
    /// The minute that the quarter begins with, where minutes are told.
    pub(super) minute: Option<u32>,
    /// What stands between it and the second, or behind it where none is told.
    pub(super) between: String,
    /// Where seconds are told, what stands behind them.
    pub(super) after: Option<String>,
}

/// Number of quarters that are kept, each at the place that its own number gives it.
const QUARTERS: usize = 32;

const QUARTER: i64 = 15 * 60_000;

/// Quarters of an hour that were told since the present minute began: with the next one, other ones may be of today.
#[derive(Default)]
pub(super) struct Quarters {
    now: Cell<i64>,
    told: RefCell<Vec<Option<(i64, Told)>>>,
    digits: Known,
}

impl Quarters {
    /// A moment, as `write` tells the quarter that begins at a moment and `two` writes a number with two digits; all times
    /// in milliseconds since 1970.
    pub(super) fn text(
        &self,
        time: i64,
        now: i64,
        write: &dyn Fn(i64) -> Told,
        two: &dyn Fn(usize) -> String,
    ) -> String {
        let (quarter, now) = (time.div_euclid(QUARTER), now.div_euclid(60_000));
        let mut told = self.told.borrow_mut();
        if self.now.replace(now) != now {
            told.clear();
        }
        told.resize_with(QUARTERS, || None);
        let place = &mut told[quarter.rem_euclid(QUARTERS as i64) as usize];
        if place.as_ref().is_some_and(|(known, _)| *known != quarter) {
            *place = None;
        }
        let (_, told) = place.get_or_insert_with(|| (quarter, write(quarter * QUARTER)));
        let Some(minute) = told.minute else { return told.before.clone() };
        let digits = |number| self.digits.text(number, &|| two(number));
        let seconds = time.rem_euclid(QUARTER) as usize / 1_000;
        let minute = digits(minute as usize + seconds / 60);
        match &told.after {
            Some(after) => [&*told.before, &minute, &told.between, &digits(seconds % 60), after].concat(),
            None => [&*told.before, &minute, &told.between].concat(),
        }
    }
}
