//! The page at a plain address, outside any portal: it says what is missing, signs in to the engine that serves it,
//! shows the monitor, and signs in again when the session has ended.

mod sign_in;

use std::rc::Rc;

use client::Engine;

use self::sign_in::sign_in;
use crate::app::monitor;
use crate::desk::Site;
use crate::entry::engine_of_this_page;
use crate::live::Live;
use crate::part::{opened, part};
use crate::portal::Config;
use crate::state::{Renewal, Session};
use crate::text::msg;
use crate::ui::{El, Tone, adopt, alert, el};
use crate::watched::Watched;

/// Who is signed in. It is kept in memory and nowhere else, so that it ends with the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Name of the user.
    pub user: String,
    /// The token.
    pub token: String,
}

/// The page by itself; `reason` is why it asks who one is, where that is not plain.
pub fn alone(reason: Option<String>) -> El {
    opened(move || fetched_page(reason.clone()))
}

part! {
    alone:
    /// The page, from a part, since it shows in no portal.
    async fn fetched_page(reason: Option<String>) -> El = page
}

/// Who signs in.
#[derive(Clone)]
struct Visitor {
    account: Watched<Option<Account>>,
    /// Why the page asks.
    reason: Watched<Option<String>>,
}

fn page(reason: Option<String>) -> El {
    adopt(include_str!("../../style/ui/field.css"));
    adopt(include_str!("../../style/alone.css"));
    let visitor = Visitor { account: Watched::new(None), reason: Watched::new(reason) };
    let user = Watched::new(String::new());
    el("div").live(move || {
        Some(match visitor.account.get() {
            Some(account) => {
                user.set(account.user.clone());
                visitor.clone().monitor(account)
            }
            None => {
                let account = visitor.account.clone();
                let sign_in = Rc::new(move |signed_in| account.set(Some(signed_in)));
                sign_in_page(visitor.reason.peek(), &user.peek(), sign_in)
            }
        })
    })
}

/// Says that there is no portal, and signs in. `reason` is why it asks (again), `user` who was signed in before;
/// `on_account` takes who signed in.
pub fn sign_in_page(reason: Option<String>, user: &str, on_account: Rc<dyn Fn(Account)>) -> El {
    el("main")
        .class("alone")
        .child(el("h1").text(&msg::alone_title()))
        .children(reason.map(|reason| alert(Tone::Warning, &reason, Vec::new(), None)))
        .child(el("p").text(&msg::alone_text()))
        .child(sign_in(user, on_account))
}

impl Visitor {
    fn monitor(self, Account { user, token }: Account) -> El {
        let token: Rc<str> = token.into();
        let engine = Engine::new(&engine_of_this_page(), move || Some((*token).to_owned()));
        let session = Session::new(Renewal::SignIn, move || {
            self.reason.set(Some(msg::alone_expired()));
            self.account.set(None);
        });
        let Config { poll_every, undo, .. } = Config::default();
        let started = Live { undo, ..Live::engine(engine, &user, poll_every, session) }.start();
        monitor(started.board, started.actor, Site::default())
    }
}
