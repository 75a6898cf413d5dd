//! The mark that the page puts on the browser's timeline whenever it has drawn a reaction.

use js_sys::Reflect;
use leptos::prelude::window;

/// What the last `tm:dom` says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// Number of answers so far.
    pub(crate) generation: f64,
    /// Bytes that were parsed and not only compared.
    pub(crate) parsed: f64,
}

/// The last mark of a reaction, if there was one.
pub(crate) fn last_mark() -> Option<Mark> {
    let marks = window().performance().unwrap().get_entries_by_name("tm:dom");
    let detail = Reflect::get(&marks.pop(), &"detail".into()).ok()?;
    let number = |name: &str| Reflect::get(&detail, &name.into()).ok()?.as_f64();
    Some(Mark { generation: number("gen")?, parsed: number("parsed")? })
}

/// Takes the mark away, so that the next one can be told from those of an earlier test.
pub(crate) fn forget_marks() {
    window().performance().unwrap().clear_marks_with_mark_name("tm:dom");
}
