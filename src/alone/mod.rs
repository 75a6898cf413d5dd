//! The page at a plain address, outside any portal: it says what is missing, and can sign in to the engine that
//! serves it.

mod sign_in;

use std::rc::Rc;

use crate::part::{opened, part};
use crate::text::msg;
use crate::ui::{El, Tone, alert, el};

use sign_in::sign_in;

/// Who is signed in. It is kept in memory and nowhere else, so that it ends with the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Name of the user.
    pub user: String,
    /// The token.
    pub token: String,
}

/// Says that there is no portal, and signs in. `reason` is why the page asks (again), `user` who was signed in before;
/// `on_account` takes who signed in.
pub fn alone(reason: Option<String>, user: String, on_account: Rc<dyn Fn(Account)>) -> El {
    opened(move || fetched_page(reason.clone(), user.clone(), on_account.clone()))
}

part! {
    alone:
    /// The page, from a part, since it shows in no portal.
    async fn fetched_page(reason: Option<String>, user: String, on_account: Rc<dyn Fn(Account)>) -> El = page
}

fn page(reason: Option<String>, user: String, on_account: Rc<dyn Fn(Account)>) -> El {
    el("main")
        .class("alone")
        .child(el("h1").text(&msg::alone_title()))
        .children(reason.map(|reason| alert(Tone::Warning, &reason, Vec::new(), None)))
        .child(el("p").text(&msg::alone_text()))
        .child(sign_in(&user, on_account))
}
