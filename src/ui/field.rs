//! Form fields: each with its label, its hint and its error, joined for a screen reader.

use leptos::html;
use leptos::prelude::*;

/// Joins the ids of what describes a field.
fn described_by(hint: Option<&String>, error: bool, id: &str) -> Option<String> {
    let hint = hint.map(|_| format!("{id}-hint"));
    let error = error.then(|| format!("{id}-error"));
    match (hint, error) {
        (Some(hint), Some(error)) => Some(format!("{error} {hint}")),
        (hint, error) => error.or(hint),
    }
}

/// Text of any length.
#[component]
pub fn TextField(
    /// Id of the input, unique on the page.
    id: &'static str,
    /// Label.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// Type of the input; `password` hides what is typed.
    #[prop(default = "text")]
    kind: &'static str,
    /// What a browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What to type.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The input, for whoever gives it the focus.
    #[prop(optional)]
    node: NodeRef<html::Input>,
) -> impl IntoView {
    let described = {
        let hint = hint.clone();
        move || described_by(hint.as_ref(), error.with(Option::is_some), id)
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                class="input"
                type=kind
                autocomplete=autocomplete
                required
                node_ref=node
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described
                bind:value=value
            />
            {move || error.get().map(|error| view! { <span id=format!("{id}-error") class="error">{error}</span> })}
            {hint.map(|hint| view! { <span id=format!("{id}-hint") class="hint">{hint}</span> })}
        </div>
    }
}

/// One of several things to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is kept.
    pub value: &'static str,
    /// What is read.
    pub label: String,
}

/// A choice of one.
#[component]
pub fn SelectField(
    /// Id of the select, unique on the page.
    id: &'static str,
    /// Label.
    #[prop(into)]
    label: String,
    /// The value that is chosen.
    value: RwSignal<String>,
    /// What there is to choose from.
    choices: Vec<Choice>,
    /// What to choose.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    let described = described_by(hint.as_ref(), false, id);
    let options = choices
        .into_iter()
        .map(|choice| {
            let chosen = move || value.with(|value| value == choice.value);
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id class="input" aria-describedby=described on:change=move |event| value.set(event_target_value(&event))>
                {options}
            </select>
            {hint.map(|hint| view! { <span id=format!("{id}-hint") class="hint">{hint}</span> })}
        </div>
    }
}

/// On or off.
#[component]
pub fn SwitchField(
    /// Id of the input, unique on the page.
    id: &'static str,
    /// Label.
    #[prop(into)]
    label: String,
    /// Whether it is on.
    value: RwSignal<bool>,
    /// What that means; follows the value.
    #[prop(into)]
    hint: Signal<String>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="switch">
            <input id=id type="checkbox" role="switch" aria-describedby=hint_id.clone() bind:checked=value />
            <label for=id>
                <b>{label}</b>
            </label>
        </div>
        <p class="hint" id=hint_id>{hint}</p>
    }
}
