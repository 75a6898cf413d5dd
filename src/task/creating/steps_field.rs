//! The field that steps are typed into, as an outline.

use std::cell::Cell;
use std::rc::Rc;

use tasks::plan::{Plan, Typed};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement, KeyboardEvent};

use crate::text::msg;
use crate::ui::{El, el};
use crate::watched::Watched;

/// The field. Clones are the same.
#[derive(Clone)]
pub(super) struct StepsField {
    field: El,
    area: HtmlTextAreaElement,
    plan: Watched<Plan>,
}

impl StepsField {
    /// An empty one.
    pub(super) fn new() -> Self {
        let plan = Watched::new(Plan::default());
        let area =
            el("textarea").class("input").attr("id", "steps").attr("rows", "6").attr("spellcheck", "true");
        let area = area.attr("aria-describedby", "steps-hint steps-count").attr("wrap", "off");
        let counted = plan.clone();
        let count = move || counted.get().steps.len();
        let leveled = plan.clone();
        let label = el("label").attr("for", "steps").text(&msg::create_steps());
        let hint = el("span").class("hint").attr("id", "steps-hint").text(&msg::create_steps_hint());
        let count = el("span").class("hint").attr("id", "steps-count").attr("aria-live", "polite").text_live(
            move || {
                let levels = leveled.get().levels();
                msg::create_steps_count(count(), levels)
            },
        );
        let field = el("div").class("field").child(label).child(area.clone()).child(hint).child(count);
        let this = Self { field, area: area.node().clone().unchecked_into(), plan };
        let typed = this.clone();
        let leaves = Rc::new(Cell::new(false));
        let keyed = (this.clone(), leaves.clone());
        area.on("input", move |_| typed.read())
            .on("keydown", move |event| keyed.0.on_key(&event, &keyed.1))
            .on("blur", move |_| leaves.set(false));
        this
    }

    /// The field, to be put on the page.
    pub(super) fn el(&self) -> El {
        self.field.clone()
    }

    /// What is typed.
    pub(super) fn text(&self) -> String {
        self.area.value()
    }

    /// The plan that is typed, watched from now on.
    pub(super) fn plan(&self) -> Plan {
        self.plan.get()
    }

    /// Types something.
    pub(super) fn set(&self, text: &str) {
        self.area.set_value(text);
        self.read();
    }

    fn read(&self) {
        self.plan.set(Plan::read(&self.area.value()));
    }

    /// Tab and Shift+Tab move lines; after Escape they leave the field, so that nobody is caught in it.
    fn on_key(&self, event: &Event, leaves: &Cell<bool>) {
        let key = event.unchecked_ref::<KeyboardEvent>();
        let plain = !(key.ctrl_key() || key.alt_key() || key.meta_key());
        let typed = match &*key.key() {
            "Escape" if !leaves.replace(true) => {
                // The next one closes the dialog.
                event.prevent_default();
                event.stop_propagation();
                return;
            }
            "Tab" if plain && !leaves.get() => self.typed().shift(!key.shift_key()),
            "Enter" if plain && !key.is_composing() => self.typed().begin_line(),
            "Tab" | "Shift" | "Escape" => return,
            _ => return leaves.set(false),
        };
        event.prevent_default();
        event.stop_propagation();
        self.area.set_value(&typed.text);
        let _ = self.area.set_selection_range(typed.start as u32, typed.end as u32);
        // It is heard as if it had been typed.
        if let Ok(input) = Event::new_with_event_init_dict("input", &bubbling()) {
            let _ = self.area.dispatch_event(&input);
        }
    }

    fn typed(&self) -> Typed {
        let place = |found: Result<Option<u32>, _>| found.ok().flatten().unwrap_or(0) as usize;
        let (start, end) = (place(self.area.selection_start()), place(self.area.selection_end()));
        Typed { text: self.area.value(), start, end }
    }
}

fn bubbling() -> web_sys::EventInit {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init
}
