//! The sign-in form.

use client::{ClientError, Engine};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::Account;
use crate::entry::engine_of_this_page;
use crate::spawn::spawn;
use crate::text::msg;
use crate::ui::{Alert, TextField, Tone};

/// Why signing in failed, and the engine's words.
#[derive(Clone, PartialEq)]
struct Failure {
    sentence: String,
    fault: Option<String>,
}

/// Asks for name and password, and gets a token for them. The password leaves the page in the body of that one
/// request, and is forgotten with the form.
#[component]
pub fn SignIn(
    /// Name to begin with.
    user: String,
    /// Takes who signed in.
    on_account: Callback<Account>,
) -> impl IntoView {
    let user = RwSignal::new(user);
    let password = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<Failure>);
    let (busy, set_busy) = signal(false);

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        set_busy.set(true);
        failure.set(None);
        spawn(async move {
            let engine = Engine::new(&engine_of_this_page(), || None);
            let (name, secret) = (user.get_untracked().trim().to_owned(), password.get_untracked());
            match engine.sign_in(&name, &secret).await {
                Ok(token) => on_account.run(Account { user: name, token }),
                Err(error) => {
                    set_busy.set(false);
                    failure.set(Some(Failure::of(&error)));
                }
            }
        });
    };

    view! {
        <form on:submit=submit>
            <h2>{msg::sign_in_title()}</h2>
            <TextField
                id="sign-in-user"
                label=msg::sign_in_user()
                hint=msg::sign_in_user_hint()
                autocomplete="username"
                value=user
            />
            <TextField
                id="sign-in-password"
                label=msg::sign_in_password()
                kind="password"
                autocomplete="current-password"
                value=password
            />
            <div role="alert">
                {move || {
                    failure
                        .get()
                        .map(|Failure { sentence, fault }| {
                            let detail = move || fault.clone().map(|fault| view! { <p class="code">{fault}</p> });
                            view! { <Alert tone=Tone::Danger title=sentence detail=detail /> }
                        })
                }}
            </div>
            <button type="submit" class="button primary" aria-disabled=move || busy.get().then_some("true")>
                {move || busy.get().then(|| view! { <span class="spinner" aria-hidden="true"></span> })}
                {msg::sign_in_submit()}
            </button>
        </form>
    }
}

impl Failure {
    fn of(error: &ClientError) -> Self {
        let sentence = match error {
            ClientError::Refused { .. } | ClientError::SessionExpired | ClientError::Forbidden { .. } => {
                msg::sign_in_refused()
            }
            // A plain web server has no such address, or answers with a page of its own.
            ClientError::NotFound | ClientError::Malformed { .. } => msg::sign_in_no_engine(),
            _ => msg::sign_in_unreachable(),
        };
        Self { sentence, fault: error.fault().map(ToString::to_string) }
    }
}
