//! The whole monitor over a stubbed wire, dressed as people see it, and what they do in it.

use client::Engine;
use leptos::prelude::document;
use monitor::desk::{Desk, Site};
use monitor::live::Live;
use monitor::monitor::Monitor;
use monitor::state::{Board, Command, Renewal, Session};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, KeyboardEventInit,
};

use crate::answers::NOW;
use crate::marks::{forget_marks, last_mark};
use crate::stage::{Stage, until};
use crate::wire::{Sent, Wire};

pub(crate) const JOBS: &str = "GET /ovirt-engine/api/jobs";
pub(crate) const TOKEN: &str = "s3cret-t0ken";

/// Rows take their places by the style sheet: without it no row would be where it says.
const STYLE: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/page.css"),
    include_str!("../../style/ui/button.css"),
    include_str!("../../style/ui/field.css"),
    include_str!("../../style/ui/alert.css"),
    include_str!("../../style/ui/menu.css"),
    include_str!("../../style/ui/panel.css"),
    include_str!("../../style/ui/dialog.css"),
    include_str!("../../style/ui/notices.css"),
    include_str!("../../style/ui/part.css"),
    include_str!("../../style/ui/empty.css"),
    include_str!("../../style/task/outcome.css"),
    include_str!("../../style/icons.css"),
    include_str!("../../style/monitor/frame.css"),
    include_str!("../../style/monitor/bar.css"),
    include_str!("../../style/monitor/finding.css"),
    include_str!("../../style/monitor/subject.css"),
    include_str!("../../style/monitor/tree.css"),
    include_str!("../../style/monitor/head.css"),
    include_str!("../../style/monitor/row.css"),
    include_str!("../../style/monitor/status.css"),
    include_str!("../../style/monitor/progress.css"),
    include_str!("../../style/monitor/selecting.css"),
);

/// The request for the steps of a job.
pub(crate) fn steps_of(job: &str) -> String {
    format!("GET /ovirt-engine/api/jobs/{job}/steps")
}

/// A mounted monitor that polls when it is told to.
pub(crate) struct Screen {
    pub(crate) stage: Stage,
    pub(crate) board: Board,
    style: HtmlElement,
    pub(crate) wire: Wire,
}

impl Screen {
    /// Shows what the engine answers to the first poll.
    pub(crate) async fn show(jobs: &str) -> Self {
        let screen = Self::begin().await;
        screen.answer_poll(1, jobs).await;
        screen
    }

    /// Shows what there is to see before the engine answers.
    pub(crate) async fn begin() -> Self {
        // Another test may have left something open.
        storage().clear().unwrap();
        forget_address();
        Self::begin_again().await
    }

    /// Shows the answer to the first poll with what the browser tab has kept.
    pub(crate) async fn show_again(jobs: &str) -> Self {
        let screen = Self::begin_again().await;
        screen.answer_poll(1, jobs).await;
        screen
    }

    async fn begin_again() -> Self {
        let wire = Wire::new();
        let style: HtmlElement = document().create_element("style").unwrap().unchecked_into();
        style.set_text_content(Some(STYLE));
        document().head().unwrap().append_child(&style).unwrap();
        let (stage, board) = Stage::play(|| {
            let engine = Engine::new("/ovirt-engine", || Some(TOKEN.into()));
            let session = Session::new(Renewal::Never, || {});
            let live = Live::engine(engine, "test@internal", 3_600_000, session);
            // A clock that stands still: nothing but answers and people moves the page.
            let started = Live { frozen_now: Some(NOW), ..live }.start();
            let board = started.board.clone();
            Desk::provide(started.board, started.actor, Site::default());
            (board, Monitor())
        });
        let screen = Self { stage, board, style, wire };
        screen.wire.nth(JOBS, 1).await;
        // Those of the test before; its last one may have come late.
        forget_marks();
        screen
    }

    /// Asks the engine anew, by the button, and shows what it answers.
    pub(crate) async fn poll(&self, jobs: &str) {
        self.button("Refresh").click();
        let asked = self.wire.all(JOBS).len() + 1;
        self.answer_poll(asked, jobs).await;
    }

    /// The same while a dialog stands before the button: the poll that comes by itself.
    pub(crate) async fn poll_behind_dialog(&self, jobs: &str) {
        self.board.rows.command(Command::Refresh);
        let asked = self.wire.all(JOBS).len() + 1;
        self.answer_poll(asked, jobs).await;
    }

    /// Answers the `n`-th poll, from 1, and waits until that is drawn.
    pub(crate) async fn answer_poll(&self, n: usize, jobs: &str) {
        let sent = self.wire.nth(JOBS, n).await;
        let marked = generation();
        sent.answer(200, jobs);
        until("the answer to be drawn", || generation() > marked).await;
    }

    /// Opens a row by its toggle.
    pub(crate) fn toggle(&self, description: &str) {
        find(&self.row(description), ".toggle").unwrap().click();
    }

    /// Opens a job and answers the request for its steps.
    pub(crate) async fn open(&self, id: &str, description: &str, steps: &str) -> Sent {
        self.toggle(description);
        // Of a running job they may have been asked for before.
        until("it to open", || {
            self.row(description).get_attribute("aria-expanded").as_deref() == Some("true")
        })
        .await;
        let sent = self.wire.nth(&steps_of(id), 1).await;
        sent.answer(200, steps);
        until("the steps", || !self.reads("Reading the steps…")).await;
        sent
    }

    /// The tree itself.
    pub(crate) fn tree(&self) -> HtmlElement {
        find(&self.stage.element, "[role=treegrid]").expect("a tree")
    }

    /// The rows of tasks and lines that are drawn, from the top.
    pub(crate) fn rows(&self) -> Vec<HtmlElement> {
        let mut rows = find_all(&self.tree(), "[role=rowgroup] > [role=row]:not([hidden])");
        rows.sort_by_key(|row| number(row, "aria-rowindex"));
        rows
    }

    /// The descriptions of these rows.
    pub(crate) fn descriptions(&self) -> Vec<String> {
        self.rows().iter().map(description).collect()
    }

    /// The row with this description.
    pub(crate) fn row(&self, wanted: &str) -> HtmlElement {
        self.find_row(wanted).unwrap_or_else(|| panic!("no row {wanted:?} among {:?}", self.descriptions()))
    }

    pub(crate) fn find_row(&self, wanted: &str) -> Option<HtmlElement> {
        self.rows().into_iter().find(|row| description(row) == wanted)
    }

    /// Whether a text stands somewhere in the monitor.
    pub(crate) fn reads(&self, text: &str) -> bool {
        self.stage.element.inner_text().contains(text)
    }

    /// The button with this name, in the dialog if one is open.
    pub(crate) fn button(&self, name: &str) -> HtmlElement {
        let within = self.dialog().unwrap_or_else(|| self.stage.element.clone());
        let found = find_all(&within, "button").into_iter().find(|button| accessible_name(button) == name);
        found.unwrap_or_else(|| panic!("a button {name:?}"))
    }

    /// The dialog that is open.
    pub(crate) fn dialog(&self) -> Option<HtmlElement> {
        find(&self.stage.element, "dialog[open]")
    }

    /// What the open dialog says.
    pub(crate) fn dialog_reads(&self, text: &str) -> bool {
        self.dialog().is_some_and(|dialog| dialog.inner_text().contains(text))
    }

    /// The field with this label.
    pub(crate) fn field(&self, label: &str) -> HtmlElement {
        let labels = find_all(&self.stage.element, "label");
        let found = labels.into_iter().find(|element| element.inner_text().trim() == label);
        let id = found.unwrap_or_else(|| panic!("a field {label:?}")).get_attribute("for").unwrap();
        document().get_element_by_id(&id).unwrap().unchecked_into()
    }

    pub(crate) fn typed(&self, label: &str) -> String {
        self.field(label).unchecked_into::<HtmlInputElement>().value()
    }

    pub(crate) fn type_in(&self, label: &str, text: &str) {
        let input: HtmlInputElement = self.field(label).unchecked_into();
        input.set_value(text);
        input.dispatch_event(&Event::new("input").unwrap()).unwrap();
    }

    pub(crate) fn choose(&self, label: &str, option: &str) {
        let select: HtmlSelectElement = self.field(label).unchecked_into();
        let texts: Vec<String> = find_all(&select, "option").iter().map(HtmlElement::inner_text).collect();
        let at =
            texts.iter().position(|text| text == option).unwrap_or_else(|| panic!("{option} in {texts:?}"));
        select.set_selected_index(at as i32);
        select.dispatch_event(&Event::new("change").unwrap()).unwrap();
    }

    /// The entries of the open menu, with the reason of those that can't be chosen.
    pub(crate) fn menu(&self) -> Vec<HtmlElement> {
        find_all(&self.stage.element, "[role=menu] [role=menuitem]")
    }

    /// Opens the dialog behind an entry of a row's menu.
    pub(crate) async fn pick(&self, description: &str, entry: &str) {
        self.button(&format!("Actions for {description}")).click();
        until("the menu", || !self.menu().is_empty()).await;
        let found = self.menu().into_iter().find(|item| item.inner_text().starts_with(entry));
        found.unwrap_or_else(|| panic!("an entry {entry:?}")).click();
        until("the dialog", || self.dialog().is_some()).await;
    }

    /// Puts the focus where Tab would: on the one row of the tree that it reaches.
    pub(crate) fn enter_tree(&self) -> HtmlElement {
        let row = find(&self.tree(), "[role=row][tabindex='0']").expect("a row that Tab reaches");
        row.focus().unwrap();
        row
    }

    /// Presses a key where the focus is, and waits until that is drawn.
    pub(crate) async fn press(&self, key: &str) {
        self.press_with_shift(key, false).await;
    }

    pub(crate) async fn press_with_shift(&self, key: &str, shift: bool) {
        let init = KeyboardEventInit::new();
        init.set_shift_key(shift);
        self.press_as(key, &init).await;
    }

    pub(crate) async fn press_with_ctrl(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_ctrl_key(true);
        self.press_as(key, &init).await;
    }

    async fn press_as(&self, key: &str, init: &KeyboardEventInit) {
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", init).unwrap();
        focused().expect("something with the focus").dispatch_event(&event).unwrap();
        leptos::task::tick().await;
    }

    /// The description of the row that has the focus.
    pub(crate) fn focused_row(&self) -> Option<String> {
        let row = focused()?.closest("[role=row]").ok()??;
        Some(description(&row.unchecked_into()))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.style.remove();
    }
}

/// The part of the page's address that keeps the view.
pub(crate) fn address() -> String {
    web_sys::window().unwrap().location().hash().unwrap()
}

fn forget_address() {
    let history = web_sys::window().unwrap().history().unwrap();
    history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("#")).unwrap();
}

/// What the browser tab keeps until it is closed.
pub(crate) fn storage() -> web_sys::Storage {
    web_sys::window().unwrap().session_storage().unwrap().unwrap()
}

pub(crate) fn focused() -> Option<Element> {
    document().active_element().filter(|element| element.tag_name() != "BODY")
}

pub(crate) fn find(within: &Element, selector: &str) -> Option<HtmlElement> {
    within.query_selector(selector).unwrap().map(JsCast::unchecked_into)
}

pub(crate) fn find_all(within: &Element, selector: &str) -> Vec<HtmlElement> {
    let found = within.query_selector_all(selector).unwrap();
    (0..found.length()).map(|n| found.item(n).unwrap().unchecked_into()).collect()
}

/// An attribute that is a number.
pub(crate) fn number(element: &Element, attribute: &str) -> usize {
    let value = element.get_attribute(attribute).unwrap_or_else(|| panic!("{attribute}"));
    value.parse().unwrap_or_else(|_| panic!("{attribute}={value}"))
}

/// The texts of a row's cells, in the order of the columns.
pub(crate) fn cells(row: &HtmlElement) -> Vec<String> {
    find_all(row, "[role=gridcell]:not(.pick)")
        .iter()
        .map(|cell| cell.text_content().unwrap_or_default())
        .collect()
}

/// The text of a row's first cell.
pub(crate) fn description(row: &HtmlElement) -> String {
    cells(row).swap_remove(0)
}

fn accessible_name(element: &HtmlElement) -> String {
    element.get_attribute("aria-label").unwrap_or_else(|| element.inner_text().trim().to_owned())
}

/// The number of answers that were drawn so far.
fn generation() -> u64 {
    last_mark().map_or(0, |mark| mark.generation as u64)
}
