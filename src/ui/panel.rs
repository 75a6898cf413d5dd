//! A panel that opens beside its button: for settings that count at once, with nothing to confirm.

use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, Node};

use super::button::icon_button;
use super::dialog::{show, turn_round};
use super::menu::keep_on_screen;
use super::{El, Icon, Place, adopt, el};
use crate::text::msg;
use crate::watched::{Watched, follow_drawn};

/// A panel under `title`, below the button that has the focus now, or in the middle where it was opened by a key; the focus
/// goes back to where it was. Escape, a click elsewhere and its button close it, by calling `close`.
pub fn panel(title: &str, content: Vec<El>, close: Rc<dyn Fn()>) -> El {
    adopt(include_str!("../../style/ui/field.css"));
    adopt(include_str!("../../style/ui/panel.css"));
    let by_button = document().active_element().is_some_and(|opener| opener.tag_name() == "BUTTON");
    let place = by_button.then(Place::below_focused);
    let (pressed, aside) = (close.clone(), close.clone());
    let header = el("header").child(el("h2").attr("id", "panel-title").text(title)).child(icon_button(
        Icon::Close,
        &msg::dialog_close(),
        move || pressed(),
    ));
    let body = el("div").class("body").child(header).children(content);
    let class = if by_button { "panel" } else { "panel centred" };
    let panel = el("dialog").class(class).attr("aria-labelledby", "panel-title").child(body);
    show(&panel, Watched::new(false), close);
    let (opened, ground) = (panel.clone(), panel.clone());
    if let Some(place) = place {
        follow_drawn(Box::new(move || keep_on_screen(opened.node(), place)));
    }
    panel
        .on("keydown", |event| {
            let key = event.unchecked_ref::<KeyboardEvent>();
            if key.key() == "Tab" {
                turn_round(key);
            }
        })
        // Beside it is the panel's own backdrop.
        .on("click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            if target.as_ref() == Some(ground.node()) {
                aside();
            }
        })
}
