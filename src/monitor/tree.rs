//! The tree of tasks: a treegrid whose rows are drawn by a [`Pool`].

mod focus;
mod size;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use tasks::Column;
use web_sys::HtmlElement;

use self::focus::take_focus_after;
use self::size::observe_size;
use super::bookmark::{Bookmark, found};
use super::cursor::{Cursor, Spot};
use super::head::head;
use super::pool::Pool;
use super::row_menu::{MenuRequest, row_menu};
use super::type_ahead::TypeAhead;
use super::window::{ROW, Window, reveal};
use super::{input, kin};
use crate::desk::Desk;
use crate::format;
use crate::state::{Board, Command, Task};
use crate::task::Asking;
use crate::text::msg;
use crate::ui::{El, Notices, el};
use crate::watched::{Watched, follow_drawn};

/// How far it is scrolled and how many pixels of rows are in view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Outlook {
    top: f64,
    /// Pixels of rows in view.
    pub(super) height: f64,
}

/// What drawing and handlers share.
pub(super) struct Tree {
    pub(super) board: Board,
    pub(super) pool: RefCell<Pool>,
    pub(super) cursor: Cursor,
    pub(super) menu: Watched<Option<MenuRequest>>,
    pub(super) outlook: Watched<Outlook>,
    /// Rows that pass by are not looked at.
    scrolling: Cell<bool>,
    pub(super) type_ahead: TypeAhead,
    columns: Watched<Vec<Column>>,
    owner: Owner,
    /// Where to go back to, until it is reached or the person goes elsewhere.
    bookmark: RefCell<Bookmark>,
    scroller: HtmlElement,
    /// They lie over its lower end.
    notices: Notices,
    /// The row from which a run of rows is selected.
    pub(super) selected_last: RefCell<Option<Spot>>,
}

/// The tree of tasks.
#[component]
pub fn TaskTree() -> El {
    let desk = Desk::here();
    let Desk { board, asking, goal, notices, .. } = desk.clone();
    let counted = board.clone();
    let viewing = board.viewing.clone();
    let columns = Watched::derived(move || viewing.get().columns);
    let (headed, shown) = (desk, columns.clone());
    let rows = el("div").class("rows").attr("role", "rowgroup");
    let scroller = el("div")
        .class("tree")
        .attr("data-tm", "scroller")
        .attr("role", "treegrid")
        .attr("aria-label", &msg::tree_label())
        .attr_if("aria-multiselectable", (!board.read_only).then_some("true"))
        .attr_live("aria-rowcount", move || Some((counted.total.get() + 1).to_string()))
        .live(move || Some(head(&shown.get(), &headed)))
        .child(rows.clone());
    let mut bookmark = Bookmark::read(&board.bookmark.load());
    if let Some(Task { job, .. }) =
        board.viewing.detailed().peek().filter(|_| bookmark == Bookmark::default())
    {
        // A link led to its details.
        let spot = Spot { id: job.clone(), job, index: 0 };
        bookmark = Bookmark { top: Some(spot.clone()), cursor: Some(spot) };
    }
    let tree = Rc::new(Tree {
        board,
        pool: RefCell::new(Pool::new(rows)),
        cursor: Cursor::default(),
        menu: Watched::new(None),
        outlook: Watched::new(Outlook::default()),
        scrolling: Cell::new(false),
        type_ahead: TypeAhead::default(),
        columns,
        owner: Owner::current().unwrap_or_default(),
        bookmark: RefCell::new(bookmark),
        scroller: scroller.node().clone(),
        notices,
        selected_last: RefCell::default(),
    });
    let left = Rc::downgrade(&tree);
    tree.board.farewell.add(move || {
        if let Some(tree) = left.upgrade() {
            tree.board.bookmark.save(&tree.place().write());
        }
    });
    watch(&tree, asking);
    let goes = tree.clone();
    follow_drawn(Box::new(move || {
        if let Some(id) = goal.take() {
            goes.clone().go_later(id);
        }
    }));
    let handled = tree.clone();
    let scroller = scroller.on("scroll", move |_| {
        handled.scrolling.set(true);
        handled.look();
    });
    let rested = tree.clone();
    let scroller = scroller.on("scrollend", move |_| {
        rested.scrolling.set(false);
        rested.tell_what_is_looked_at();
    });
    let scroller = input::listen(&tree, scroller);
    el("div").class("tree-stage").child(scroller).live(move || {
        let request = tree.menu.get()?;
        let closed = tree.clone();
        let close = move || {
            closed.menu.set(None);
            closed.focus_cursor();
        };
        Some(row_menu(request, Rc::new(close)))
    })
}

/// Draws whenever something changed that can be seen, for as long as the present owner lives.
fn watch(tree: &Rc<Tree>, asking: Asking) {
    let observed = tree.clone();
    follow_drawn(Box::new(move || observe_size(&observed)));

    let (drawn, seen, ticking) = (tree.clone(), Cell::new(None), Watched::new(false));
    let ticks = ticking.clone();
    follow_drawn(Box::new(move || {
        let revision = drawn.board.revision.get();
        drawn.cursor.track();
        drawn.pool.borrow_mut().set_columns(drawn.columns.get());
        let changed = seen.replace(Some(revision)).is_some_and(|seen| seen != revision);
        ticks.set(drawn.draw(drawn.outlook.get(), changed));
    }));

    let (ticked, aged) = (tree.clone(), Cell::new(false));
    follow_drawn(Box::new(move || {
        let ages = format::ages().get().is_some();
        let turned = aged.replace(ages) != ages;
        if ages || ticking.get() {
            ticked.pool.borrow_mut().tick(ticked.board.now.get(), ages || turned);
        } else if turned {
            ticked.pool.borrow_mut().tick(ticked.board.now.peek(), true);
        }
    }));

    take_focus_after(tree, Box::new(move || asking.now().is_some()));
    let viewing = tree.board.viewing.clone();
    take_focus_after(tree, Box::new(move || viewing.detailed().get().is_some()));

    let opened = tree.clone();
    follow_drawn(Box::new(move || {
        if opened.board.viewing.detailed().get().is_some() {
            opened.keep_in_view(opened.outlook.peek().height);
        }
    }));

    let followed = tree.clone();
    follow_drawn(Box::new(move || {
        followed.cursor.track();
        let (viewing, rows) = (&followed.board.viewing, &followed.board.rows);
        let is_detailed = viewing.detailed().peek_at(Option::is_some);
        if let Some(spot) = followed.cursor.spot().filter(|_| is_detailed)
            && let Some(task) = kin::task(rows, spot.index)
        {
            viewing.detail(Some(task));
        }
    }));
}

impl Tree {
    /// The desk that it stands on.
    pub(super) fn desk(&self) -> Desk {
        self.owner.with(Desk::here)
    }

    /// Notes how far it is scrolled and how much of it is in view.
    fn look(&self) {
        // The header covers the height of a row.
        let height = (f64::from(self.scroller.client_height()) - ROW).max(0.0);
        let new = Outlook { top: f64::from(self.scroller.scroll_top()), height };
        if new.top != self.outlook.peek().top {
            self.bookmark.borrow_mut().top = None;
        }
        self.outlook.set(new);
    }

    /// What one is reading. Not asked of the document, which may be going.
    fn place(&self) -> Bookmark {
        let Outlook { top, .. } = self.outlook.peek();
        let first = (top > 0.0).then(|| (top / ROW).ceil() as usize);
        let seen = first.and_then(|first| self.pool.borrow().row_at(first).map(Spot::from));
        // Whoever leaves before all is there again was still on the way back.
        let Bookmark { top, cursor } = &*self.bookmark.borrow();
        Bookmark { top: top.clone().or(seen), cursor: cursor.clone().or_else(|| self.cursor.spot()) }
    }

    /// Goes back to what one was reading, as far as that is there. Tells the new top.
    fn go_back(&self, top: f64) -> f64 {
        let mut bookmark = self.bookmark.borrow_mut();
        if let Some(spot) = found(&mut bookmark.cursor, &self.board.rows) {
            self.cursor.restore(spot);
        }
        match found(&mut bookmark.top, &self.board.rows) {
            Some(spot) => self.scroll_along(0.0, 0, spot.index),
            None => top,
        }
    }

    /// Draws the rows in view, and tells whether a duration of them grows. When rows have `changed`, what one
    /// looks at stays where it is on the screen.
    fn draw(&self, outlook: Outlook, changed: bool) -> bool {
        let rows = &self.board.rows;
        let held = changed.then(|| self.anchor(outlook)).flatten();
        let Outlook { mut top, height } = outlook;
        let total = rows.total();
        self.pool.borrow_mut().make_room(total);
        if total > 0 {
            top = self.go_back(top);
        }
        let spot = self.cursor.settle(rows);
        // Asked before: a browser takes the focus from a row at once when it is hidden.
        let had_focus = self.has_focus();
        let ticks = {
            let mut pool = self.pool.borrow_mut();
            if let Some((held, now)) = held.and_then(|held| held.find(rows).map(|now| (held, now))) {
                top = self.scroll_along(top, held.index, now.index);
            }
            let window = Window::at(top, height, total);
            pool.draw(&self.board, window, spot.as_ref().map(|spot| spot.id.as_str()));
            pool.ticks()
        };
        self.keep_focus(had_focus);
        // Not every browser tells when scrolling ends.
        if changed || !self.scrolling.get() {
            self.tell_what_is_looked_at();
        }
        ticks
    }

    /// Tells the rows in which one sees how far jobs are.
    fn tell_what_is_looked_at(&self) {
        let tells = |columns: &Vec<Column>| {
            columns.iter().any(|column| matches!(column, Column::Progress | Column::Steps))
        };
        let looked_at = if self.columns.peek_at(tells) { self.pool.borrow().rows() } else { 0..0 };
        self.board.rows.command(Command::LookAt(looked_at));
    }

    /// The row that must not move on the screen: the keyboard's where it is in view, else the first one in view.
    /// At the very top nothing is held, so that a new job is seen there.
    fn anchor(&self, Outlook { top, height }: Outlook) -> Option<Spot> {
        if top == 0.0 {
            return None;
        }
        let in_view = |spot: &Spot| reveal(spot.index, top, height).is_none();
        let first = (top / ROW).ceil() as usize;
        let keyboard = self.cursor.spot().filter(|spot| in_view(spot) && self.has_focus());
        keyboard.or_else(|| self.pool.borrow().row_at(first).map(Spot::from))
    }

    /// Scrolls by as many rows as a row has moved, and tells the new top.
    fn scroll_along(&self, top: f64, from: usize, to: usize) -> f64 {
        if from == to {
            return top;
        }
        self.scroller.set_scroll_top((top + (to as f64 - from as f64) * ROW) as i32);
        let top = f64::from(self.scroller.scroll_top());
        self.outlook.replace_quietly(Outlook { top, ..self.outlook.peek() });
        top
    }

    /// Moves the keyboard to a row, and scrolls until it is in view.
    pub(super) fn go_to(&self, index: usize) {
        let Some(spot) = Spot::at(&self.board.rows, index) else { return };
        *self.bookmark.borrow_mut() = Bookmark::default();
        self.bring_into_view(spot.index);
        self.cursor.put(spot);
    }
}
