//! A modal dialog with a form.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::{Button, Icon, Look};
use crate::text::msg;

/// A modal dialog: a title, a form, a button that does it and one that does not.
///
/// It is the browser's own `<dialog>`, which keeps the focus inside and gives it back to where it was. Nothing
/// closes it while it is `busy`, since what was sent can't be called back.
#[component]
pub fn Dialog(
    /// Title.
    #[prop(into)]
    title: String,
    /// What the button says that does it; `None` leaves only Cancel.
    #[prop(into)]
    submit: Signal<Option<String>>,
    /// What that button looks like. One that can't be taken back does not get the focus first.
    #[prop(optional)]
    look: Look,
    /// Whether it is being done.
    #[prop(into)]
    busy: Signal<bool>,
    /// Does it.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Closes the dialog without doing it.
    #[prop(into)]
    on_close: Callback<()>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            // Fails only for a dialog that is open or detached, and this one was just put in.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        if let Some(dialog) = node.try_get_untracked().flatten() {
            dialog.close();
        }
    });

    let close = Callback::new(move |()| {
        if !busy.get_untracked() {
            on_close.run(());
        }
    });
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() && submit.with_untracked(Option::is_some) {
            on_submit.run(());
        }
    };
    let class = match look {
        Look::Danger => "button danger",
        _ => "button primary",
    };
    let submit_button = move || {
        submit.get().map(|label| {
            view! {
                <button
                    type="submit"
                    class=class
                    autofocus=look != Look::Danger
                    aria-disabled=move || busy.get().then_some("true")
                >
                    {move || busy.get().then(|| view! { <span class="spinner" aria-hidden="true"></span> })}
                    {label}
                </button>
            }
        })
    };
    view! {
        <dialog
            node_ref=node
            class="dialog"
            aria-labelledby="dialog-title"
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                close.run(());
            }
        >
            <form on:submit=send novalidate>
                <header>
                    <h2 id="dialog-title">{title}</h2>
                    <Button label=msg::dialog_close() look=Look::Plain icon=Icon::Close bare=true on_press=close />
                </header>
                <div class="body">{children()}</div>
                <footer>
                    {submit_button}
                    <button
                        type="button"
                        class="button"
                        autofocus=look == Look::Danger
                        on:click=move |_| close.run(())
                    >
                        {msg::dialog_cancel()}
                    </button>
                </footer>
            </form>
        </dialog>
    }
}
