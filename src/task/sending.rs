//! Sends what a dialog asks for, once, and tells what came of it.

use leptos::prelude::*;

use super::{Action, Actor, Asking, Refusal};
use crate::spawn::spawn_detached;
use crate::text::msg;
use crate::ui::{Alert, Notices, Tone};

/// The sending of one dialog.
#[derive(Clone, Copy)]
pub(super) struct Sending {
    actor: Actor,
    asking: Asking,
    notices: Notices,
    busy: RwSignal<bool>,
    refusal: RwSignal<Option<Refusal>>,
}

impl Sending {
    /// Sends by the actor that is provided as context.
    pub(super) fn here() -> Self {
        Self {
            actor: expect_context(),
            asking: expect_context(),
            notices: expect_context(),
            busy: RwSignal::new(false),
            refusal: RwSignal::new(None),
        }
    }

    /// Whether it is on its way.
    pub(super) fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Sends `action`. Done: closes the dialog and says `told`. Refused: the dialog stays with all that was typed.
    pub(super) fn send(self, action: Action, told: String) {
        self.send_and(action, told, || {});
    }

    /// The same, and does `after` when it is done.
    pub(super) fn send_and(self, action: Action, told: String, after: impl FnOnce() + 'static) {
        self.busy.set(true);
        self.refusal.set(None);
        spawn_detached(async move {
            let result = self.actor.run(action).await;
            // The dialog may be gone by now.
            self.busy.try_set(false);
            match result {
                Ok(_) => {
                    after();
                    self.asking.close();
                    self.notices.tell(Tone::Success, told);
                }
                Err(refusal) => {
                    self.refusal.try_set(Some(refusal));
                }
            }
        });
    }

    /// Closes the dialog.
    pub(super) fn close(self) -> Callback<()> {
        Callback::new(move |()| self.asking.close())
    }

    /// Why it was refused: our sentence, and the engine's own words beneath.
    pub(super) fn refusal(self) -> impl IntoView {
        let alert = move || {
            self.refusal.get().map(|Refusal { sentence, fault, .. }| {
                let words = move || {
                    fault.clone().map(|fault| {
                        view! { <p class="fault">{msg::fault_label()} " " <q class="code">{fault}</q></p> }
                    })
                };
                view! { <Alert tone=Tone::Danger title=sentence detail=words /> }
            })
        };
        view! { <div role="alert">{alert}</div> }
    }
}
