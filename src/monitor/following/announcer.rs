//! Tells a screen reader what changed, in few words and not too often.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use tasks::{Fates, joined};

use crate::monitor::toolbar::count;
use crate::state::Board;
use crate::sync::browser_time;
use crate::text::msg;
use crate::ui::{El, el};
use crate::watched::follow;

/// What comes within this time is told together, in milliseconds.
const TOGETHER: i64 = 1_000;
/// So much lies between two sentences about what became of tasks.
const BETWEEN: i64 = 10_000;

/// The place that a screen reader listens to. It must stand on the page before the first words.
pub(in crate::monitor) fn announcer(board: &Board) -> El {
    let place = el("div").class("spoken").attr("role", "status").attr("aria-live", "polite");
    let speaker = Rc::new(Speaker {
        place: place.clone(),
        board: board.clone(),
        gathered: Cell::default(),
        viewed: Cell::default(),
        spoke: Cell::default(),
        pending: RefCell::default(),
    });
    let (told, heard) = (speaker.clone(), board.news.clone());
    follow(Box::new(move || {
        let told_now = heard.get().told;
        if told_now != Fates::default() {
            told.gather(told_now);
        }
    }));
    let (seen, viewing, first) = (speaker.clone(), board.viewing.clone(), Cell::new(true));
    follow(Box::new(move || {
        let _ = viewing.get();
        if !first.replace(false) {
            seen.viewed();
        }
    }));
    let kept = SendWrapper::new(speaker);
    on_cleanup(move || drop(kept.pending.take()));
    place
}

struct Speaker {
    place: El,
    board: Board,
    gathered: Cell<Fates>,
    viewed: Cell<bool>,
    spoke: Cell<i64>,
    pending: RefCell<Option<Timeout>>,
}

impl Speaker {
    fn gather(self: &Rc<Self>, told: Fates) {
        let Fates { came, ended, failed } = self.gathered.get();
        let sum = Fates { came: came + told.came, ended: ended + told.ended, failed: failed + told.failed };
        self.gathered.set(sum);
        if self.pending.borrow().is_none() {
            self.speak_in((self.spoke.get() + BETWEEN - browser_time()).max(TOGETHER));
        }
    }

    /// What a person just did is told soon.
    fn viewed(self: &Rc<Self>) {
        self.viewed.set(true);
        self.speak_in(TOGETHER);
    }

    fn speak_in(self: &Rc<Self>, milliseconds: i64) {
        let speaker = self.clone();
        self.pending.replace(Some(Timeout::new(milliseconds as u32, move || speaker.speak())));
    }

    fn speak(&self) {
        self.pending.take();
        self.spoke.set(browser_time());
        let mut sentences = Vec::new();
        if self.viewed.take() {
            sentences.push(count(&self.board));
        }
        let Fates { came, ended, failed } = self.gathered.take();
        if ended > 0 {
            sentences.push(msg::news_ended(ended, failed));
        }
        if came > 0 {
            sentences.push(msg::news_came(came));
        }
        self.place.node().set_text_content(Some(&joined(&sentences, " ")));
    }
}
