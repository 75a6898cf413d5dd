//! The field for a text that the description of a job or step must hold.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::state::Board;
use crate::text::msg;
use crate::ui::{El, Icon, el};
use crate::watched::follow;

/// Whoever types fast is not shown what each letter alone would find.
const PAUSE: u32 = 120;

/// Id of the field.
pub(super) const ID: &str = "finding-text";

/// Goes to the field, with what is in it ready to be typed over.
pub(in crate::monitor) fn focus_search() {
    let field = document().get_element_by_id(ID).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        let _ = field.focus();
        field.select();
    }
}

/// The field.
pub(super) fn search_field(board: &Board) -> El {
    let input = el("input")
        .class("input")
        .attr("id", ID)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", &msg::finding_text())
        .attr("aria-label", &msg::finding_text());
    let field: HtmlInputElement = input.node().clone().unchecked_into();
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let (viewing, typed, waits) = (board.viewing.clone(), field.clone(), pending.clone());
    let input = input.on("input", move |_| {
        let (viewing, typed) = (viewing.clone(), typed.clone());
        let find = move || {
            let text = typed.value().trim().to_owned();
            viewing.change(&|view| view.filter.text.clone_from(&text));
        };
        waits.replace(Some(Timeout::new(PAUSE, find)));
    });
    let (viewing, last) = (board.viewing.clone(), RefCell::new(String::new()));
    follow(Box::new(move || {
        let text = viewing.get().filter.text;
        if last.replace(text.clone()) != text && field.value().trim() != text {
            // Something else decided on the text: what is being typed is void.
            pending.take();
            field.set_value(&text);
        }
    }));
    el("div").class("search").child(Icon::Search.el()).child(input)
}
