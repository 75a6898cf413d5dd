//! The page at a plain address, outside any portal: it says what is missing, and can sign in to the engine that
//! serves it.

pub mod sign_in;

use leptos::prelude::*;

use crate::text::msg;
use crate::ui::{Alert, Tone};

use sign_in::SignIn;

/// Who is signed in. It is kept in memory and nowhere else, so that it ends with the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Name of the user.
    pub user: String,
    /// The token.
    pub token: String,
}

/// Says that there is no portal, and signs in.
#[component]
pub fn Alone(
    /// What went before: why the page asks (again).
    reason: Option<String>,
    /// Who was signed in before.
    user: String,
    /// Takes who signed in.
    on_account: Callback<Account>,
) -> impl IntoView {
    view! {
        <main class="alone">
            <h1>{msg::alone_title()}</h1>
            {reason.map(|reason| view! { <Alert tone=Tone::Warning title=reason /> })}
            <p>{msg::alone_text()}</p>
            <SignIn user=user on_account=on_account />
        </main>
    }
}
