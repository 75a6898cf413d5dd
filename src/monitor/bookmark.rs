//! Where one was reading, kept over leaving the tab: the first row in view, and the row that the keyboard is on.

use super::cursor::Spot;
use crate::state::Rows;

/// Rows to go back to. Each waits until it is there: steps are read some time after their job.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Bookmark {
    /// The first row in view; none at the very top.
    pub(super) top: Option<Spot>,
    /// The keyboard's row.
    pub(super) cursor: Option<Spot>,
}

impl Bookmark {
    /// Reads what [`write`](Self::write) wrote; anything else is no bookmark.
    pub(super) fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let mut spot = || {
            let (id, job) = (lines.next()?, lines.next()?);
            (!id.is_empty()).then(|| Spot { id: id.to_owned(), job: job.to_owned(), index: 0 })
        };
        Self { top: spot(), cursor: spot() }
    }

    /// As text, an id a line: no id holds a line break.
    pub(super) fn write(&self) -> String {
        let lines = |spot: &Option<Spot>| match spot {
            Some(Spot { id, job, .. }) => [id, "\n", job, "\n"].concat(),
            None => "\n\n".to_owned(),
        };
        [lines(&self.top), lines(&self.cursor)].concat()
    }
}

/// Takes the row to go back to, with its number, once it is there. One whose job is gone is waited for no longer.
pub(super) fn found(waiting: &mut Option<Spot>, rows: &Rows) -> Option<Spot> {
    let spot = waiting.take()?;
    match rows.row_of(&spot.id) {
        Some(index) => Some(Spot { index, ..spot }),
        None => {
            *waiting = rows.row_of(&spot.job).is_some().then_some(spot);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(id: &str, job: &str) -> Option<Spot> {
        Some(Spot { id: id.to_owned(), job: job.to_owned(), index: 0 })
    }

    #[test]
    fn what_is_written_is_read() {
        for bookmark in [
            Bookmark { top: spot("s1", "j1"), cursor: spot("j2", "j2") },
            Bookmark { top: None, cursor: spot("j2", "j2") },
            Bookmark { top: spot("s1", "j1"), cursor: None },
            Bookmark::default(),
        ] {
            assert_eq!(Bookmark::read(&bookmark.write()), bookmark);
        }
        assert_eq!(Bookmark::read(""), Bookmark::default());
        assert_eq!(Bookmark::read("s1"), Bookmark::default());
    }
}
