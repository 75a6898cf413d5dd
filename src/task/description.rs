//! The description of a new job or step.

use crate::text::msg;
use crate::ui::{El, TextField};
use crate::watched::Watched;

/// A description that is being typed.
pub(super) struct Description {
    field: TextField,
    /// Counts what is typed.
    typed: Watched<u32>,
}

impl Description {
    /// An empty one.
    pub(super) fn new(hint: Option<&str>) -> Self {
        let field = TextField::new("description", &msg::field_description()).first();
        let field = match hint {
            Some(hint) => field.hint(hint),
            None => field,
        };
        Self { field, typed: Watched::new(0) }
    }

    /// The field that it is typed into.
    pub(super) fn el(&self) -> El {
        let typed = self.typed.clone();
        self.field.el().on("input", move |_| typed.set(typed.peek() + 1))
    }

    /// What is typed, watched from now on.
    pub(super) fn watched(&self) -> String {
        self.typed.track();
        self.value()
    }

    /// What is typed.
    pub(super) fn value(&self) -> String {
        self.field.value()
    }

    /// Types something.
    pub(super) fn set(&self, text: &str) {
        self.field.set_value(text);
        self.typed.set(self.typed.peek() + 1);
    }

    /// The description, unless it is blank, which the engine refuses (contract 4.1); the field then says so.
    pub(super) fn checked(&self) -> Option<String> {
        let typed = self.field.value();
        if typed.is_empty() {
            self.field.tell(Some(&msg::field_description_missing()));
            return None;
        }
        self.field.tell(None);
        Some(typed)
    }
}
