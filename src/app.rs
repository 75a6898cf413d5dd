//! The root component: provides the contexts and chooses the screen.

use leptos::prelude::*;

use crate::monitor::Monitor;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    view! { <Monitor /> }
}
