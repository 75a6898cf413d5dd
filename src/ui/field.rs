//! Form fields: each with its label, its hint and its error, joined for a screen reader.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::element::set_attribute;
use super::{El, el};
use crate::watched::Watched;

/// A line of text.
#[derive(Clone)]
pub struct TextField {
    field: El,
    input: El,
    error: El,
}

impl TextField {
    /// A field; `id` is unique on the page.
    pub fn new(id: &str, label: &str) -> Self {
        let input = el("input").class("input").attr("id", id).attr("type", "text");
        let error = format!("{id}-error");
        let input = input.attr("autocomplete", "off").attr("required", "").attr("aria-describedby", &error);
        let error = el("span").class("error").attr("id", &error);
        let field = el("div").class("field").child(el("label").attr("for", id).text(label));
        let field = Self { field: field.child(input.clone()).child(error.clone()), input, error };
        let typed = field.clone();
        field.input.clone().on("input", move |_| typed.tell(None));
        field
    }

    /// Says what to type.
    pub fn hint(self, hint: &str) -> Self {
        let id = format!("{}-hint", self.input.node().id());
        append_hint(&self.field, &id, hint);
        set_attribute(
            self.input.node(),
            "aria-describedby",
            Some(&format!("{} {id}", self.error.node().id())),
        );
        self
    }

    /// Hides what is typed, and says what it is to a password manager.
    pub fn password(self) -> Self {
        set_attribute(self.input.node(), "type", Some("password"));
        self.autocomplete("current-password")
    }

    /// Says what is typed to a browser that remembers it.
    pub fn autocomplete(self, what: &str) -> Self {
        set_attribute(self.input.node(), "autocomplete", Some(what));
        self
    }

    /// Gives it the focus when its dialog opens.
    pub fn first(self) -> Self {
        set_attribute(self.input.node(), "autofocus", Some(""));
        self
    }

    /// The field, to be put on the page.
    pub fn el(&self) -> El {
        self.field.clone()
    }

    /// What is typed, without spaces around it.
    pub fn value(&self) -> String {
        self.input.node().unchecked_ref::<HtmlInputElement>().value().trim().to_owned()
    }

    /// Types something.
    pub fn set_value(&self, value: &str) {
        self.input.node().unchecked_ref::<HtmlInputElement>().set_value(value);
    }

    /// Puts the focus there.
    pub fn focus(&self) {
        let _ = self.input.node().focus();
    }

    /// What is typed, to the letter.
    pub fn secret(&self) -> String {
        self.input.node().unchecked_ref::<HtmlInputElement>().value()
    }

    /// Says what is wrong with it, and puts the focus there; `None` says that all is well.
    pub fn tell(&self, error: Option<&str>) {
        self.error.node().set_text_content(error);
        set_attribute(self.input.node(), "aria-invalid", error.map(|_| "true"));
        if error.is_some() {
            self.focus();
        }
    }
}

/// A choice of one; `choices` are what is kept and what is read, `chosen` is the one to begin with. `on_choice` hears
/// what is chosen.
pub fn select_field(
    id: &str,
    label: &str,
    choices: Vec<(&'static str, String)>,
    chosen: &str,
    on_choice: Box<dyn Fn(&'static str)>,
) -> El {
    let options = choices
        .iter()
        .map(|(value, label)| el("option").attr_if("selected", (*value == chosen).then_some("")).text(label));
    let select = el("select").class("input").attr("id", id).children(options);
    let shown = select.clone();
    let select = select.on("change", move |_| {
        let chosen = shown.node().unchecked_ref::<HtmlSelectElement>().selected_index();
        if let Some((value, _)) = choices.get(chosen as usize) {
            on_choice(value);
        }
    });
    el("div").class("field").child(el("label").attr("for", id).text(label)).child(select)
}

/// On or off, and what that means.
pub fn switch_field(id: &str, label: &str, value: Watched<bool>, meaning: fn(bool) -> String) -> El {
    let hint = format!("{id}-hint");
    let input = el("input").attr("id", id).attr("type", "checkbox").attr("role", "switch");
    let input = input.attr("aria-describedby", &hint).attr_if("checked", value.peek().then_some(""));
    let (checkbox, switched) = (input.clone(), value.clone());
    let input = input.on("change", move |_| {
        switched.set(checkbox.node().unchecked_ref::<HtmlInputElement>().checked());
    });
    el("div").class("switch").child(input).child(
        el("div")
            .child(el("label").attr("for", id).text(label))
            .child(el("span").class("hint").attr("id", &hint).text_live(move || meaning(value.get()))),
    )
}

fn append_hint(field: &El, id: &str, hint: &str) {
    field.clone().child(el("span").class("hint").attr("id", id).text(hint));
}
