//! A modal dialog with a form.

use std::rc::Rc;

use leptos::prelude::{document, on_cleanup};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, KeyboardEvent};

use super::button::{button, icon_button, submit_button};
use super::{El, Icon, Look, adopt, el};
use crate::text::msg;
use crate::watched::{Watched, follow_drawn};

/// A modal dialog: a title, a form, a button that does it and one that does not.
///
/// It is the browser's own `<dialog>`, which keeps the focus inside and gives it back to where it was. Nothing
/// closes it while it is `busy`, since what was sent can't be called back.
pub struct Dialog {
    /// Title; watched.
    pub title: Box<dyn Fn() -> String>,
    /// What the button looks like that does it. One that can't be taken back does not get the focus first.
    pub look: Look,
    /// Whether it is being done.
    pub busy: Watched<bool>,
    /// Whether there is nothing to do, as what it is about tells: the button does nothing then.
    pub idle: Watched<bool>,
    /// Whether it only tells something, so that one button is enough.
    pub tells: bool,
    /// Whether one of the fields has the id [`DESCRIPTION`](Self::DESCRIPTION) and tells what it is about.
    pub described: bool,
}

impl Dialog {
    /// Id of what a screen reader reads out when the dialog opens.
    pub const DESCRIPTION: &str = "dialog-description";

    /// The dialog, which opens as soon as it stands in the page and closes when the present owner goes. `label` is
    /// what the button says that does it, `submit` does it, `close` has it go.
    pub fn open(
        self,
        fields: Vec<El>,
        label: Box<dyn Fn() -> String>,
        submit: Box<dyn Fn()>,
        close: Box<dyn Fn()>,
    ) -> El {
        adopt(include_str!("../../style/ui/field.css"));
        adopt(include_str!("../../style/ui/dialog.css"));
        let Self { title, look, busy, idle, tells, described } = self;
        let sending = busy.clone();
        let close: Rc<dyn Fn()> = Rc::new(move || {
            if !sending.peek() {
                close();
            }
        });
        let pressed = || {
            let close = close.clone();
            move || close()
        };
        let header = el("header")
            .child(el("h2").attr("id", "dialog-title").text_live(title))
            .child(icon_button(Icon::Close, &msg::dialog_close(), pressed()));
        // The first field that asks for the focus gets it before these.
        let first = |is_first: bool| is_first.then_some("");
        let (resting, silent, told) = (idle.clone(), idle.clone(), described);
        let sends = submit_button(look, busy.clone(), idle, label)
            .attr_if("autofocus", first(look != Look::Danger))
            .attr_live("aria-describedby", move || (told && resting.get()).then(|| Self::DESCRIPTION.into()));
        let footer = el("footer").child(sends).children((!tells).then(|| {
            button(&msg::dialog_cancel(), Look::Secondary, pressed())
                .attr_if("autofocus", first(look == Look::Danger))
        }));
        let sending = busy.clone();
        let form = el("form")
            .attr("novalidate", "")
            .child(header)
            .child(el("div").class("body").children(fields))
            .child(footer)
            .on("keydown", |event| {
                let key = event.unchecked_ref::<KeyboardEvent>();
                match key.key().as_str() {
                    // An Enter that is still held down from the menu must not confirm.
                    "Enter" if key.repeat() => event.prevent_default(),
                    "Tab" => turn_round(key),
                    _ => {}
                }
            })
            .on("submit", move |event| {
                event.prevent_default();
                if !sending.peek() && !silent.peek() {
                    submit();
                }
            });
        let dialog = el("dialog")
            .class("dialog")
            .attr("aria-labelledby", "dialog-title")
            .attr_if("aria-describedby", described.then_some(Self::DESCRIPTION))
            .child(form);
        show(&dialog, busy, close);
        dialog
    }
}

/// Tab goes from the last stop to the first and back: the browser would leave for the page around the frame, where
/// Escape reaches no dialog.
pub(super) fn turn_round(key: &KeyboardEvent) {
    let within = key.current_target().and_then(|within| within.dyn_into::<HtmlElement>().ok());
    let stops = within.and_then(|within| {
        within
            .query_selector_all("button:not(:disabled), input, select, textarea, summary, [tabindex='0']")
            .ok()
    });
    let Some(stops) = stops.filter(|stops| stops.length() > 0) else { return };
    let (first, last) = (stops.item(0), stops.item(stops.length() - 1));
    let (end, other) = if key.shift_key() { (first, last) } else { (last, first) };
    if end.as_deref() == document().active_element().as_deref().map(AsRef::as_ref)
        && let Some(other) = other.and_then(|stop| stop.dyn_into::<HtmlElement>().ok())
    {
        key.prevent_default();
        let _ = other.focus();
    }
}

/// Opens the dialog once it stands in the page, and closes it when the present owner goes: only a dialog that is
/// closed gives the focus back.
pub(super) fn show(dialog: &El, busy: Watched<bool>, close: Rc<dyn Fn()>) {
    let modal = SendWrapper::new(dialog.node().unchecked_ref::<HtmlDialogElement>().clone());
    let (opened, reopened) = (modal.clone(), modal.clone());
    follow_drawn(Box::new(move || {
        // Fails only for a dialog that is open or stands nowhere.
        let _ = opened.show_modal();
    }));
    let escaped = close.clone();
    dialog
        .clone()
        .on("cancel", move |event| {
            event.prevent_default();
            escaped();
        })
        // A second Escape closes it whatever the first was told.
        .on("close", move |_| {
            if busy.peek() {
                let _ = reopened.show_modal();
            } else {
                close();
            }
        });
    on_cleanup(move || modal.close());
}
