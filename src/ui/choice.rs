//! Choices that count at once: one of some, some of many, a number, a time.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{El, el};

/// What hears which choice, by its number, was taken or left.
pub type OnChoice = Rc<dyn Fn(usize, bool)>;

/// Some of many. `choices` are what is read and whether it is chosen.
pub fn checks(legend: &str, choices: Vec<(String, bool)>, on_choice: OnChoice) -> El {
    choice_group(legend, "checkbox", "", choices, on_choice)
}

/// One of some; `name` is unique on the page.
pub fn radios(legend: &str, name: &str, choices: Vec<(String, bool)>, on_choice: OnChoice) -> El {
    choice_group(legend, "radio", name, choices, on_choice)
}

fn choice_group(
    legend: &str,
    kind: &str,
    name: &str,
    choices: Vec<(String, bool)>,
    on_choice: OnChoice,
) -> El {
    let choices = choices.into_iter().enumerate().map(|(at, (label, chosen))| {
        let input = el("input").attr("type", kind).attr_if("name", (!name.is_empty()).then_some(name));
        let input = input.attr_if("checked", chosen.then_some(""));
        let (box_, told) = (input.clone(), on_choice.clone());
        let input = input.on("change", move |_| told(at, input_of(&box_).checked()));
        el("label").class("check").child(input).child(el("span").text(&label))
    });
    let choices = choices.collect::<Vec<_>>();
    el("fieldset").class("choices").child(el("legend").text(legend)).children(choices)
}

/// A field of an `<input>` of this kind, in the value's own notation; `on_change` hears every change that is complete.
pub fn input_field(id: &str, kind: &str, label: &str, value: &str, on_change: Box<dyn Fn(String)>) -> El {
    let input = el("input").class("input").attr("id", id).attr("type", kind).attr("autocomplete", "off");
    let input = input.attr_if("min", (kind == "number").then_some("0"));
    input_of(&input).set_value(value);
    let typed = input.clone();
    let input = input.on("change", move |_| on_change(input_of(&typed).value()));
    el("div").class("field").child(el("label").attr("for", id).text(label)).child(input)
}

fn input_of(input: &El) -> &HtmlInputElement {
    input.node().unchecked_ref()
}
