//! Which rows are on the page: a constant pool of elements is reused for whatever scrolls into view.

/// Height of a row in pixels; `--row` of style/tokens.css says the same to the style sheet.
pub(super) const ROW: f64 = 32.0;

/// Rows drawn above and below what is in view, so that a scroll shows no gap before it is drawn.
const MARGIN: usize = 1;

/// The run of rows that the pool shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Window {
    /// Number of the first row.
    pub(super) first: usize,
    /// Number of slots, which depends on the height alone.
    pub(super) size: usize,
}

impl Window {
    /// The window over `total` rows, scrolled by `top` pixels, where `height` pixels of rows are in view.
    pub(super) fn at(top: f64, height: f64, total: usize) -> Self {
        let in_view = (height / ROW).ceil() as usize + 1;
        let size = in_view + 2 * MARGIN;
        let first = ((top / ROW).floor() as usize).saturating_sub(MARGIN).min(total.saturating_sub(size));
        Self { first, size }
    }

    /// The slot that shows a row of the window: the rest that its number leaves, so that a row which stays in view
    /// stays in its element while the window moves.
    pub(super) fn slot_of(self, row: usize) -> usize {
        row % self.size
    }
}

/// Whether some of a row is in view.
pub(super) fn is_seen(row: usize, top: f64, height: f64) -> bool {
    let start = row as f64 * ROW;
    start + ROW > top && start < top + height
}

/// How far to scroll for a row to be wholly in view, from `top` pixels with `height` pixels of rows in view; `None`
/// when it is.
pub(super) fn reveal(row: usize, top: f64, height: f64) -> Option<f64> {
    let start = row as f64 * ROW;
    if start < top {
        Some(start)
    } else if start + ROW > top + height {
        Some((start + ROW - height).max(0.0))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_pool_does_not_grow_with_the_rows() {
        let size = Window::at(0.0, 640.0, 5).size;
        assert_eq!(Window::at(0.0, 640.0, 1_000_000).size, size);
        assert_eq!(Window::at(31_999_000.0, 640.0, 1_000_000).size, size);
    }

    #[test]
    fn every_row_in_view_has_a_slot_of_its_own() {
        for top in 0..4000 {
            let (top, height, total) = (f64::from(top) * 0.7, 500.0, 90);
            let window = Window::at(top, height, total);
            let held = window.first..window.first + window.size;
            assert!(
                (0..total).filter(|row| is_seen(*row, top, height)).all(|row| held.contains(&row)),
                "at {top}"
            );
            let slots: HashSet<usize> = held.map(|row| window.slot_of(row)).collect();
            assert_eq!(slots.len(), window.size);
        }
    }

    #[test]
    fn a_row_keeps_its_slot_while_the_window_moves() {
        let (near, far) = (Window::at(320.0, 640.0, 500), Window::at(480.0, 640.0, 500));
        assert_eq!(near.slot_of(20), far.slot_of(20));
    }

    #[test]
    fn the_window_ends_with_the_rows() {
        let window = Window::at(1e9, 640.0, 500);
        assert_eq!(window.first + window.size, 500);
        assert_eq!(Window::at(1e9, 640.0, 3).first, 0);
    }

    #[test]
    fn a_row_is_revealed_by_the_shortest_way() {
        assert_eq!(reveal(5, 0.0, 640.0), None);
        assert_eq!(reveal(5, 320.0, 640.0), Some(160.0));
        assert_eq!(reveal(30, 0.0, 640.0), Some(352.0));
        assert_eq!(reveal(0, 0.0, 20.0), Some(12.0), "a view lower than a row shows its end");
    }
}
