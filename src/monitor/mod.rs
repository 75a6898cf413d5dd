//! The live tree.

use leptos::prelude::*;

/// The monitor: toolbar, tree, states.
#[component]
pub fn Monitor() -> impl IntoView {}
