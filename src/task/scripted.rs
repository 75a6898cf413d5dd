//! The same thing from a script: what a dialog sends, as a program that sends the very same.

use std::rc::Rc;

use tasks::script::{Language, Request, script, token_command};
use wasm_bindgen::JsCast;

use super::copying::{STYLE, code_with_copy, copy_button};
use crate::desk::Desk;
use crate::format;
use crate::part::{opened, part};
use crate::text::msg;
use crate::ui::field::select_field;
use crate::ui::{El, adopt, el};
use crate::watched::Watched;

/// What a dialog would send now; nothing while a field has to be mended first.
pub(super) type Requests = Rc<dyn Fn() -> Vec<Request>>;

/// The scripts, folded away. `requests` is watched.
pub(super) fn scripted(requests: Requests) -> El {
    adopt(STYLE);
    let open = Watched::new(false);
    let details = el("details").class("more").child(el("summary").text(&msg::script_title()));
    let (node, toggled) = (details.node().clone(), open.clone());
    details
        .on("toggle", move |_| toggled.set(node.unchecked_ref::<web_sys::Element>().has_attribute("open")))
        .live(move || {
            let requests = requests.clone();
            open.get().then(|| opened(move || fetched_script(requests.clone())))
        })
}

part! {
    snippets:
    /// The choice of a language, and the script in it.
    async fn fetched_script(requests: Requests) -> El = shown
}

fn shown(requests: Requests) -> El {
    let desk = Desk::here();
    let api = desk.actor.as_ref().map(|actor| actor.api()).unwrap_or_default();
    let language = Watched::new(Language::Curl);
    let chosen = language.clone();
    let names = ["curl", "Python SDK", "Ansible", "Rust"];
    let choices = names.map(|name| (name, name.to_owned())).to_vec();
    let choose = move |name| {
        let at = names.iter().position(|other| *other == name).unwrap_or(0);
        chosen.set(Language::ALL[at]);
    };
    let user = Some(&*desk.board.user).filter(|user| !user.is_empty()).unwrap_or("admin@internal");
    let token = token_command(&api, user);
    let needed = language.clone();
    let needs = move || {
        let tools: Vec<String> = needed.get().needs().iter().map(|tool| (*tool).to_owned()).collect();
        msg::script_needs(format::all_of(&tools))
    };
    let written = Rc::new(move || script(language.get(), &api, &requests()));
    let (copied, told) = (written.clone(), written);
    let code = el("pre").class("code").attr("tabindex", "0").attr("aria-label", &msg::script_title());
    let copy = copy_button(Box::new(move || leptos::prelude::untrack(|| copied())), &desk.notices);
    el("div")
        .class("scripted")
        .child(select_field("language", &msg::script_language(), choices, "", Box::new(choose)))
        .child(el("p").class("hint").text_live(needs))
        .child(el("div").class("copied").child(code.text_live(move || told())).child(copy))
        .child(
            el("details")
                .class("more")
                .child(el("summary").text(&msg::script_token()))
                .child(el("p").class("hint").text(&msg::script_token_hint()))
                .child(code_with_copy(token, &desk.notices)),
        )
}
