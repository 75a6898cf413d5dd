//! Views that a person keeps under names: chosen, saved, renamed and dropped.

use std::rc::Rc;

use tasks::{SavedView, SavedViews, View};

use crate::state::Viewing;
use crate::text::msg;
use crate::ui::button::{button, icon_button};
use crate::ui::{El, Icon, Look, TextField, el};
use crate::watched::Watched;

/// The list of them, and a field to name the present view.
pub(super) fn saved_views(viewing: &Viewing) -> El {
    let field = Rc::new(TextField::new("view-name", &msg::view_name()));
    // The view that is being renamed.
    let renaming = Watched::new(None::<String>);
    let (listed, named, renames) = (viewing.clone(), field.clone(), renaming.clone());
    let list = move || {
        let saved = listed.saved().get();
        let rows: Vec<El> = saved.list().iter().map(|view| row(view, &listed, &named, &renames)).collect();
        (!rows.is_empty()).then(|| el("ul").class("saved").children(rows))
    };
    let (labelled, viewing, typed) = (renaming.clone(), viewing.clone(), field.clone());
    let save = button("", Look::Secondary, move || save(&viewing, &typed, &renaming)).text_live(move || {
        if labelled.get().is_some() { msg::view_rename_submit() } else { msg::view_save() }
    });
    el("fieldset")
        .class("choices")
        .child(el("legend").text(&msg::view_saved()))
        .live(list)
        .child(el("div").class("named").child(field.el()).child(save))
}

fn save(viewing: &Viewing, field: &TextField, renaming: &Watched<Option<String>>) {
    let name = field.value();
    if name.is_empty() {
        return field.tell(Some(&msg::view_name_missing()));
    }
    let view = viewing.peek();
    match renaming.peek() {
        Some(old) => viewing.change_saved(&|views| rename(views, &old, &name)),
        None => viewing.change_saved(&|views| views.save(&name, &view)),
    }
    renaming.set(None);
    field.set_value("");
}

fn rename(views: &mut SavedViews, old: &str, new: &str) {
    let kept = views.list().iter().find(|view| view.name == old).map(|view| View::from_query(&view.query));
    if let Some(view) = kept.filter(|_| old != new) {
        views.remove(old);
        views.save(new, &view);
    }
}

fn row(view: &SavedView, viewing: &Viewing, field: &Rc<TextField>, renaming: &Watched<Option<String>>) -> El {
    let SavedView { name, query } = view.clone();
    let (chooses, drops) = (viewing.clone(), viewing.clone());
    let choose = button(&name, Look::Plain, move || chooses.set(View::from_query(&query)));
    let (renamed, field, renaming, left) = (name.clone(), field.clone(), renaming.clone(), field.clone());
    let rename = button(&msg::view_rename(), Look::Plain, move || {
        renaming.set(Some(renamed.clone()));
        field.set_value(&renamed);
        field.focus();
    });
    let rename = rename.attr("aria-label", &msg::view_rename_label(&name));
    let dropped = name.clone();
    let drop = icon_button(Icon::Close, &msg::view_drop(&name), move || {
        drops.change_saved(&|views| views.remove(&dropped));
        left.focus();
    });
    el("li").child(choose).child(rename).child(drop)
}
