//! Asks for a new job and the steps that are planned for it.

use std::cell::RefCell;
use std::rc::Rc;

use tasks::plan::Template;
use tasks::script::creation;

use super::draft::Draft;
use super::making::{Maker, Trouble};
use super::steps_field::StepsField;
use super::templates::{Fields, templates};
use super::whereabouts::tell_created;
use crate::desk::Desk;
use crate::spawn::begin_detached;
use crate::state::Drawer;
use crate::task::Ask;
use crate::task::description::Description;
use crate::task::scripted::scripted;
use crate::task::sending::refusal_el;
use crate::text::msg;
use crate::ui::field::switch_field;
use crate::ui::{Dialog, El, Look, Tone, alert, el};
use crate::watched::{Watched, follow};

/// The form, as far as more than one part of it needs it.
struct Form {
    desk: Desk,
    description: Description,
    steps: StepsField,
    auto_cleared: Watched<bool>,
    drawer: Drawer,
    maker: Maker,
    busy: Watched<bool>,
    /// What was sent, once something was.
    begun: RefCell<Option<Draft>>,
    /// Whether some of it is there already, so that it is gone on with.
    goes_on: Watched<bool>,
    refusal: El,
}

/// The dialog.
pub(super) fn dialog() -> El {
    let desk = Desk::here();
    let Some(actor) = desk.actor.clone() else { return el("div") };
    let drawer = Drawer::of(&desk.board.user, "draft");
    // Off is what the engine takes when it is not told, and then the job stays for good (contract 4.6).
    let kept = Draft::load(&drawer);
    let is_kept = kept.is_some();
    let draft = kept.unwrap_or(Draft { auto_cleared: true, ..Draft::default() });
    let is_begun = !draft.correlation.is_empty();
    let form = Rc::new(Form {
        description: Description::new(Some(&msg::create_description_hint())),
        steps: StepsField::new(),
        auto_cleared: Watched::new(draft.auto_cleared),
        drawer,
        maker: Maker::new(actor),
        busy: Watched::new(false),
        begun: RefCell::new(is_begun.then(|| draft.clone())),
        goes_on: Watched::new(is_begun),
        refusal: el("div").attr("role", "alert"),
        desk,
    });
    form.description.set(&draft.description);
    form.steps.set(&draft.steps);
    let (choice, care) = templates(&form.desk, form.fields());
    let meaning = |on: bool| if on { msg::field_auto_clear_on() } else { msg::field_auto_clear_off() };
    let kept = is_kept.then(|| {
        let told = if is_begun { msg::create_begun() } else { msg::create_restored() };
        el("p").class("hint").attr("role", "status").text(&told)
    });
    let typed = form.clone();
    let fields = el("div").class("fields").children(kept).child(choice).child(form.description.el());
    let fields = fields.child(form.steps.el()).on("input", move |_| typed.keep());
    let switched = form.clone();
    follow(Box::new(move || {
        switched.auto_cleared.track();
        switched.keep();
    }));
    let switch = switch_field("auto-clear", &msg::field_auto_clear(), form.auto_cleared.clone(), meaning);
    let typed = form.clone();
    let requests = scripted(Rc::new(move || {
        creation(&typed.description.watched(), typed.auto_cleared.get(), &typed.steps.plan())
    }));
    let denied =
        form.desk.board.denied.peek().then(|| alert(Tone::Info, &msg::permit_denied(), Vec::new(), None));
    let mut body: Vec<El> = denied.into_iter().collect();
    body.extend([form.refusal.clone(), fields, switch, form.progress(), care, requests]);
    let modal = Dialog {
        title: Box::new(msg::create_title),
        look: Look::Primary,
        busy: form.busy.clone(),
        idle: Watched::new(false),
        tells: false,
        described: false,
    };
    let labelled = form.goes_on.clone();
    let label = move || if labelled.get() { msg::create_go_on() } else { msg::create_submit() };
    let (sent, closed) = (form.clone(), form);
    modal.open(
        body,
        Box::new(label),
        Box::new(move || sent.clone().send()),
        Box::new(move || closed.give_up()),
    )
}

impl Form {
    fn draft(&self) -> Draft {
        let begun = self.begun.borrow();
        Draft {
            correlation: begun.as_ref().map(|begun| begun.correlation.clone()).unwrap_or_default(),
            auto_cleared: self.auto_cleared.peek(),
            description: self.description.value(),
            steps: self.steps.text(),
        }
    }

    fn keep(&self) {
        self.draft().keep(&self.drawer);
    }

    fn fields(self: &Rc<Self>) -> Fields {
        let (filled, read) = (self.clone(), self.clone());
        Fields {
            fill: Rc::new(move |template| {
                filled.description.set(&template.description);
                filled.steps.set(&template.steps);
                filled.keep();
            }),
            read: Rc::new(move || {
                let description = read.description.checked()?;
                Some(Template { description, steps: read.steps.text() })
            }),
        }
    }

    /// How far it is, while it is being created.
    fn progress(self: &Rc<Self>) -> El {
        let form = self.clone();
        el("p").class("hint").attr("role", "status").text_live(move || {
            let progress = form.maker.progress.get();
            let shown = progress.job && (form.busy.get() || form.goes_on.get());
            if shown { msg::create_progress(progress.steps) } else { String::new() }
        })
    }

    fn give_up(&self) {
        // What was begun can be gone on with as long as the browser's tab is open.
        if self.begun.borrow().is_none() {
            self.drawer.save("");
        }
        self.desk.asking.close(&Ask::CreateJob);
    }

    fn send(self: Rc<Self>) {
        let Some(description) = self.description.checked() else { return };
        // Another description is another job.
        let is_begun = self.begun.borrow().as_ref().is_some_and(|begun| begun.description == description);
        if !is_begun {
            let correlation = Maker::correlation();
            self.begun.replace(Some(Draft { correlation, description, ..Draft::default() }));
        }
        self.keep();
        self.busy.set(true);
        self.refusal.empty();
        begin_detached(async move {
            let draft = self.draft();
            let made = self.maker.make(&draft, is_begun).await;
            // The dialog may be gone by now, and even the page.
            self.busy.set(false);
            match made {
                Ok((job, making)) => {
                    self.done(&draft, &job);
                    self.maker.end_doubles(&draft, &making, &job).await;
                }
                Err(trouble) => self.failed(&trouble),
            }
        });
    }

    fn done(&self, draft: &Draft, job: &str) {
        self.drawer.save("");
        self.begun.take();
        self.desk.asking.close(&Ask::CreateJob);
        let progress = self.maker.progress.peek();
        if progress.steps > 0 {
            self.desk.board.rows.open(job);
        }
        let told = if progress.impossible > 0 {
            msg::create_done_partly(progress.impossible, &draft.description)
        } else {
            msg::create_done(&draft.description)
        };
        let tone = if progress.impossible > 0 { Tone::Warning } else { Tone::Success };
        tell_created(&self.desk, tone, told, job.to_owned());
    }

    fn failed(&self, trouble: &Trouble) {
        let progress = self.maker.progress.peek();
        if !progress.job && trouble.is_plain() {
            // What the engine refused is not there to be gone on with: the next try is a job of its own.
            self.begun.take();
            self.keep();
        }
        let told = match trouble {
            Trouble::Refused(refusal) => refusal_el(refusal),
            Trouble::Unseen => alert(Tone::Danger, &msg::create_unseen(), Vec::new(), None),
        };
        let is_there = progress.job.then(|| el("p").text(&msg::create_there(progress.steps)));
        self.goes_on.set(progress.job);
        if !self.desk.asking.asks(&Ask::CreateJob) {
            return self.desk.notices.tell(Tone::Danger, &msg::create_interrupted());
        }
        self.refusal.clone().child(told).children(is_there);
    }
}
