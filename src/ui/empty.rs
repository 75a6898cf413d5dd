//! What a screen shows when there is nothing to show.

use leptos::prelude::*;

use super::Icon;

/// A drawing, what it means, and what to do next.
#[component]
pub fn EmptyState(
    /// The drawing.
    icon: Icon,
    /// What it means.
    #[prop(into)]
    title: Signal<String>,
    /// More about it.
    #[prop(into)]
    text: Signal<String>,
    /// Further lines and buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="empty">
            {icon.view()}
            <h2>{title}</h2>
            <p>{text}</p>
            {children()}
        </section>
    }
}
