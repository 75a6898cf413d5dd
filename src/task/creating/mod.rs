//! The dialog that creates a task with its plan.

mod dialog;
mod draft;
mod making;
mod steps_field;
mod templates;
mod whereabouts;

use crate::part::part;
use crate::ui::El;

use self::dialog::dialog;

part! {
    creating:
    /// The dialog that asks for a new task.
    pub(super) async fn fetched_create_dialog() -> El = dialog
}
