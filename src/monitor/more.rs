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
    let shortcuts = MenuEntry {
        label: msg::more_shortcuts(),
        reason: None,
        on_pick: Box::new(move || panels.open(Panel::Shortcuts)),
        separated: false,
    };
    let report = MenuEntry {
        label: msg::looks_print(),
        reason: None,
        on_pick: Box::new(move || print(&board)),
        separated: false,
    };
    menu(&msg::more_button(), Place::below_focused(), vec![report, shortcuts], close)
}
