//! The sign-in form.

use std::rc::Rc;

use client::{ClientError, Engine};

use super::Account;
use crate::entry::engine_of_this_page;
use crate::spawn::spawn_detached;
use crate::text::msg;
use crate::ui::button::submit_button;
use crate::ui::{El, Look, TextField, Tone, alert, el};
use crate::watched::Watched;

/// Asks for name and password, and gets a token for them. The password leaves the page in the body of that one
/// request, and is forgotten with the form.
pub(super) fn sign_in(user: &str, on_account: Rc<dyn Fn(Account)>) -> El {
    let name = TextField::new("sign-in-user", &msg::sign_in_user())
        .hint(&msg::sign_in_user_hint())
        .autocomplete("username");
    name.set_value(user);
    let password = TextField::new("sign-in-password", &msg::sign_in_password()).password();
    let failure = el("div").attr("role", "alert");
    let busy = Watched::new(false);

    let fields = [name.el(), password.el(), failure.clone()];
    let sending = busy.clone();
    let submit = move || {
        if sending.peek() {
            return;
        }
        sending.set(true);
        failure.empty();
        let (user, password, on_account) = (name.value(), password.secret(), on_account.clone());
        let (busy, failure) = (sending.clone(), failure.clone());
        spawn_detached(async move {
            let engine = Engine::new(&engine_of_this_page(), || None);
            match engine.sign_in(&user, &password).await {
                Ok(token) => on_account(Account { user, token }),
                Err(error) => {
                    busy.set(false);
                    failure.child(failure_el(&error));
                }
            }
        });
    };

    el("form")
        .child(el("h2").text(&msg::sign_in_title()))
        .children(fields)
        .child(submit_button(Look::Primary, busy, Watched::new(false), Box::new(msg::sign_in_submit)))
        .on("submit", move |event| {
            event.prevent_default();
            submit();
        })
}

/// Why signing in failed, and the engine's words.
fn failure_el(error: &ClientError) -> El {
    let sentence = match error {
        ClientError::Refused { .. } | ClientError::SessionExpired | ClientError::Forbidden { .. } => {
            msg::sign_in_refused()
        }
        // A plain web server has no such address, or answers with a page of its own.
        ClientError::NotFound { .. } | ClientError::Malformed { .. } => msg::sign_in_no_engine(),
        _ => msg::sign_in_unreachable(),
    };
    let fault = error.fault().map(|fault| el("p").class("code").text(&fault.to_string()));
    alert(Tone::Danger, &sentence, fault.into_iter().collect(), None)
}
