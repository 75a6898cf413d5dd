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

/// A moment as it is told: what stands before its seconds, these, and what stands behind them. Where no seconds are
/// told, all of it is the first.
pub(super) type Told = [String; 3];

/// Number of minutes that are kept, each at the place that its own number gives it.
const MINUTES: usize = 64;

const MINUTE: i64 = 60_000;

/// Minutes that were told since the present one began: with the next one, other ones may be of today.
#[derive(Default)]
pub(super) struct Minutes {
    now: Cell<i64>,
    told: RefCell<Vec<Option<(i64, Told)>>>,
    seconds: Known,
}

impl Minutes {
    /// A moment, as `write` tells it where its minute is not known; all in milliseconds since 1970.
    pub(super) fn text(&self, time: i64, now: i64, write: &dyn Fn() -> Told) -> String {
        let (minute, now) = (time.div_euclid(MINUTE), now.div_euclid(MINUTE));
        let mut told = self.told.borrow_mut();
        if self.now.replace(now) != now {
            told.clear();
        }
        told.resize_with(MINUTES, || None);
        let place = &mut told[minute.rem_euclid(MINUTES as i64) as usize];
        if place.as_ref().is_some_and(|(known, _)| *known != minute) {
            *place = None;
        }
        let (_, [before, seconds, after]) = place.get_or_insert_with(|| (minute, write()));
        if seconds.is_empty() {
            return before.clone();
        }
        let second = time.rem_euclid(MINUTE) / 1_000;
        let second = self.seconds.text(second as usize, &|| {
            let [_, second, _] = write();
            second
        });
        [&**before, &second, &**after].concat()
    }
}
