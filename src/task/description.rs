//! The description of a new job or step.

use crate::text::msg;
use crate::ui::{El, TextField};

/// A description that is being typed.
pub(super) struct Description(TextField);

impl Description {
    /// An empty one.
    pub(super) fn new(hint: Option<&str>) -> Self {
        let field = TextField::new("description", &msg::field_description()).first();
        Self(match hint {
            Some(hint) => field.hint(hint),
            None => field,
        })
    }

    /// The field that it is typed into.
    pub(super) fn el(&self) -> El {
        self.0.el()
    }

    /// The description, unless it is blank, which the engine refuses (contract 4.1); the field then says so.
    pub(super) fn checked(&self) -> Option<String> {
        let typed = self.0.value();
        if typed.is_empty() {
            self.0.tell(Some(&msg::field_description_missing()));
            return None;
        }
        self.0.tell(None);
        Some(typed)
    }
}
