//! Inline alerts.

use leptos::prelude::*;

use super::Icon;

/// What an alert is about; icon and colour follow, and the words say it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// It worked.
    Success,
    /// Something to look at.
    Warning,
    /// It failed.
    Danger,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Info => "alert info",
            Self::Success => "alert success",
            Self::Warning => "alert warning",
            Self::Danger => "alert danger",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Success => Icon::Success,
            Self::Warning => Icon::Warning,
            Self::Danger => Icon::Danger,
        }
    }
}

/// A sentence in bold, what belongs to it, and what one can do about it.
#[component]
pub fn Alert(
    /// What it is about.
    tone: Tone,
    /// The sentence.
    #[prop(into)]
    title: Signal<String>,
    /// Lines beneath.
    #[prop(optional, into)]
    detail: ViewFn,
    /// Buttons.
    #[prop(optional, into)]
    actions: ViewFn,
) -> impl IntoView {
    view! {
        <div class=tone.class()>
            {tone.icon().view()}
            <div>
                <b>{title}</b>
                {detail.run()}
            </div>
            <div class="actions">{actions.run()}</div>
        </div>
    }
}
