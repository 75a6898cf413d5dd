//! The forest through its public interface.

mod answers;
mod attention;
mod edits;
mod finding;
mod followed;
mod golden;
mod long_run;
mod model;
mod openings;
mod overview;
mod pausing;
mod properties;
mod reading;
mod reference;
mod selecting;
mod steps;
mod views;

use tasks::{AnswerError, Delta, Forest, Order, RowView};

/// Gives a forest a whole answer in pieces of `chunk` bytes.
fn take(forest: &mut Forest, answer: &[u8], chunk: usize) -> Result<Delta, AnswerError> {
    forest.begin();
    for piece in answer.chunks(chunk.max(1)) {
        forest.buffer(piece.len()).copy_from_slice(piece);
        forest.advance()?;
    }
    forest.finish()
}

/// A forest that has taken one answer.
fn grown(order: Order, answer: &str) -> Forest {
    let mut forest = Forest::new(order);
    take(&mut forest, answer.as_bytes(), 64).expect("a good answer");
    forest
}

/// All rows, written out.
fn rows(forest: &Forest) -> Vec<String> {
    let mut rows = Vec::new();
    forest.rows(0, usize::MAX, &mut |at, row| {
        assert_eq!(at, rows.len());
        rows.push(format!("{row:?}"));
    });
    assert_eq!(rows.len(), forest.total());
    rows
}

/// Something of every row.
fn column<T>(forest: &Forest, of: impl Fn(RowView<'_>) -> T) -> Vec<T> {
    let mut column = Vec::new();
    forest.rows(0, usize::MAX, &mut |_, row| column.push(of(row)));
    column
}

fn ids(forest: &Forest) -> Vec<String> {
    column(forest, |row| row.id.to_owned())
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}
