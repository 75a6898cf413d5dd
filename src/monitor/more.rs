//! The menu for what concerns all tasks and is seldom wanted.

use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::panels::Panel;
use super::printing::print;
use crate::desk::Desk;
use crate::text::msg;
use crate::ui::{El, MenuEntry, Place, menu};

/// The menu, below its button, which gets the focus back; `close` has it go.
pub(super) fn more_menu(close: Rc<dyn Fn()>) -> El {
    let opener = document().active_element().and_then(|opener| opener.dyn_into::<HtmlElement>().ok());
    let close = Rc::new(move || {
        close();
        let _ = opener.as_ref().map(HtmlElement::focus);
    });
    let Desk { board, panels, .. } = Desk::here();
    let entry =
        |label: String, on_pick: Box<dyn Fn()>| MenuEntry { label, reason: None, on_pick, separated: false };
    let opens = |label: String, panel: Panel| {
        let panels = panels.clone();
        entry(label, Box::new(move || panels.open(panel)))
    };
    let entries = vec![
        opens(msg::more_export(), Panel::Export),
        entry(msg::looks_print(), Box::new(move || print(&board))),
        opens(msg::more_shortcuts(), Panel::Shortcuts),
    ];
    menu(&msg::more_button(), Place::below_focused(), entries, close)
}
