//! Buttons.

use leptos::prelude::*;

use super::Icon;

/// What a button looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one action that is expected next.
    Primary,
    /// Any other.
    #[default]
    Secondary,
    /// An action that can't be taken back.
    Danger,
    /// Without a frame; for icons.
    Plain,
    /// Like a link.
    Link,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Secondary => "button",
            Self::Danger => "button danger",
            Self::Plain => "button plain",
            Self::Link => "button link",
        }
    }
}

/// A button with a text, an icon, or both. While `busy` it turns a spinner and does nothing, but keeps the focus.
#[component]
pub fn Button(
    /// What it says; the accessible name where only the icon shows.
    #[prop(into)]
    label: Signal<String>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// An icon before the text.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Whether only the icon shows.
    #[prop(optional)]
    bare: bool,
    /// Whether its action is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
) -> impl IntoView {
    let press = move |_| {
        if !busy.get_untracked() {
            on_press.run(());
        }
    };
    let text = move || (!bare).then(|| label.get());
    let name = move || bare.then(|| label.get());
    view! {
        <button
            type="button"
            class=look.class()
            aria-label=name
            title=name
            aria-disabled=move || busy.get().then_some("true")
            on:click=press
        >
            {move || if busy.get() { Some(view! { <span class="spinner" aria-hidden="true"></span> }.into_any()) } else { icon.map(Icon::view) }}
            {text}
        </button>
    }
}
