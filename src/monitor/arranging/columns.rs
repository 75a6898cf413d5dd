//! Which columns stand, and in which order.

use tasks::Column;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::monitor::column::heading;
use crate::state::Viewing;
use crate::text::msg;
use crate::ui::button::icon_button;
use crate::ui::{El, Icon, el};
use crate::watched::Watched;

/// The list of all columns, those that stand first. The tree itself has no choice.
pub(super) fn columns(viewing: &Viewing) -> El {
    let watched = viewing.clone();
    // Made anew only where columns change, so that what was pressed can have the focus again.
    let chosen = Watched::derived(move || watched.get().columns);
    let pressed = Watched::new(None::<(Column, Move)>);
    let viewing = viewing.clone();
    el("fieldset").class("choices").child(el("legend").text(&msg::view_columns())).live(move || {
        let chosen = chosen.get();
        let rest = Column::ALL.into_iter().filter(|column| !chosen.contains(column));
        let rows = chosen.iter().copied().chain(rest).filter(|column| *column != Column::Task);
        let rows = rows.map(|column| row(&viewing, &chosen, column, &pressed)).collect::<Vec<_>>();
        Some(el("ul").class("column-list").children(rows))
    })
}

/// What was done to a column.
#[derive(Clone, Copy, PartialEq)]
enum Move {
    Choose,
    Up,
    Down,
}

fn row(
    viewing: &Viewing,
    chosen: &[Column],
    column: Column,
    pressed: &Watched<Option<(Column, Move)>>,
) -> El {
    let name = heading(column);
    let place = chosen.iter().position(|other| *other == column);
    let input = el("input").attr("type", "checkbox").attr_if("checked", place.map(|_| ""));
    let (box_, chooses, noted) = (input.clone(), viewing.clone(), pressed.clone());
    let input = input.on("change", move |_| {
        let stands = box_.node().unchecked_ref::<HtmlInputElement>().checked();
        noted.replace_quietly(Some((column, Move::Choose)));
        chooses.change(&|view| {
            view.columns.retain(|other| *other != column);
            if stands {
                view.columns.push(column);
            }
        });
    });
    let moved = |icon, label: String, which: Move, ends: bool| {
        let (viewing, noted) = (viewing.clone(), pressed.clone());
        let button = icon_button(icon, &label, move || {
            noted.replace_quietly(Some((column, which)));
            viewing.change(&|view| shift(&mut view.columns, column, which));
        });
        button.attr_if("disabled", ends.then_some(""))
    };
    let (first, last) = (place.is_none_or(|at| at <= 1), place.is_none_or(|at| at + 1 == chosen.len()));
    let up = moved(Icon::Up, msg::view_column_up(&name), Move::Up, first);
    let down = moved(Icon::Down, msg::view_column_down(&name), Move::Down, last);
    let again = pressed.peek().filter(|(other, _)| *other == column).map(|(_, which)| which);
    if let Some(which) = again {
        let stop = match which {
            Move::Up if !first => &up,
            Move::Down if !last => &down,
            _ => &input,
        };
        focus_later(stop);
    }
    let label = el("label").class("check").child(input).child(el("span").text(&name));
    el("li").child(label).child(up).child(down)
}

fn shift(columns: &mut [Column], column: Column, which: Move) {
    let Some(at) = columns.iter().position(|other| *other == column) else { return };
    let to = if which == Move::Up { at.saturating_sub(1) } else { at + 1 };
    if to > 0 && to < columns.len() {
        columns.swap(at, to);
    }
}

/// The list is made anew by what was pressed in it, which gets the focus again once it stands there.
fn focus_later(stop: &El) {
    let stop = stop.node().clone();
    crate::spawn::spawn_detached(async move {
        leptos::task::tick().await;
        let _ = stop.focus();
    });
}
