//! The description of a new job or step.

use leptos::prelude::*;

use crate::text::msg;
use crate::ui::TextField;

/// A description that is being typed.
#[derive(Clone, Copy)]
pub(super) struct Description {
    typed: RwSignal<String>,
    missing: RwSignal<bool>,
}

impl Default for Description {
    fn default() -> Self {
        Self { typed: RwSignal::new(String::new()), missing: RwSignal::new(false) }
    }
}

impl Description {
    /// The description, unless it is blank, which the engine refuses (contract 4.1); the field then says so.
    pub(super) fn checked(self) -> Option<String> {
        let typed = self.typed.with_untracked(|typed| typed.trim().to_owned());
        self.missing.set(typed.is_empty());
        (!typed.is_empty()).then_some(typed)
    }

    /// The field that it is typed into.
    pub(super) fn field(self, hint: Option<String>) -> impl IntoView {
        let missing = move || {
            let blank = self.typed.with(|typed| typed.trim().is_empty());
            (self.missing.get() && blank).then(msg::field_description_missing)
        };
        view! {
            <TextField
                id="description"
                label=msg::field_description()
                value=self.typed
                error=Signal::derive(missing)
                hint=hint.unwrap_or_default()
            />
        }
    }
}
