//! Templates: chosen, saved, dropped, handed on as JSON. Those of the site come after one's own.

use std::rc::Rc;

use tasks::plan::{Template, Templates};
use wasm_bindgen::JsCast;
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};

use crate::desk::Desk;
use crate::state::Drawer;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, el};
use crate::watched::Watched;

/// What fills the fields, and what is in them.
pub(super) struct Fields {
    /// Fills them.
    pub(super) fill: Rc<dyn Fn(&Template)>,
    /// What is in them; `None` while there is no description, which the field then says.
    pub(super) read: Rc<dyn Fn() -> Option<Template>>,
}

struct Shelf {
    own: Watched<Templates>,
    site: Vec<Template>,
    drawer: Drawer,
    fields: Fields,
}

/// A choice among the templates, if there are any, and what can be done with them.
pub(super) fn templates(desk: &Desk, fields: Fields) -> (El, El) {
    let drawer = Drawer::lasting(&desk.board.user, "templates");
    let own = Watched::new(Templates::from_json(&drawer.load()).unwrap_or_default());
    let site = desk.site.templates.iter().filter_map(|text| Template::read(text)).collect();
    let shelf = Rc::new(Shelf { own, site, drawer, fields });
    (shelf.clone().choice(), shelf.care())
}

impl Shelf {
    fn all(&self) -> Vec<Template> {
        let own = self.own.get().list().to_vec();
        let named = |site: &&Template| own.iter().all(|own| own.description != site.description);
        let site: Vec<Template> = self.site.iter().filter(named).cloned().collect();
        own.into_iter().chain(site).collect()
    }

    fn choice(self: Rc<Self>) -> El {
        el("div").live(move || {
            let all = self.all();
            if all.is_empty() {
                return None;
            }
            let none = el("option").text(&msg::template_none());
            let options = all.iter().map(|template| el("option").text(&template.description));
            let select = el("select").class("input").attr("id", "template").child(none).children(options);
            let (chosen, shelf) = (select.clone(), self.clone());
            let select = select.on("change", move |_| {
                let at = chosen.node().unchecked_ref::<HtmlSelectElement>().selected_index();
                if let Some(template) = usize::try_from(at - 1).ok().and_then(|at| all.get(at)) {
                    (shelf.fields.fill)(template);
                }
            });
            let label = el("label").attr("for", "template").text(&msg::template_label());
            Some(el("div").class("field").child(label).child(select))
        })
    }

    /// Saving, dropping and handing on, folded away.
    fn care(self: Rc<Self>) -> El {
        let told = el("p").attr("role", "status");
        let json = el("textarea").class("input code").attr("rows", "5").attr("id", "templates-json");
        let json = json.attr("spellcheck", "false").attr("aria-describedby", "templates-hint");
        let area: HtmlTextAreaElement = json.node().clone().unchecked_into();
        let (shown, owned) = (area.clone(), self.clone());
        crate::watched::follow(Box::new(move || shown.set_value(&owned.own.get().to_json())));

        let (saved, tell) = (self.clone(), told.clone());
        let save = button(&msg::template_save(), Look::Secondary, move || {
            if let Some(template) = (saved.fields.read)() {
                say(&tell, &msg::template_saved(&template.description));
                saved.change(move |all| all.save(template.clone()));
            }
        });
        let (taken, tell) = (self.clone(), told.clone());
        let take = button(&msg::template_import(), Look::Secondary, move || {
            match Templates::from_json(&area.value()) {
                Some(new) => {
                    say(&tell, &msg::template_imported(new.list().len()));
                    taken.change(|all| new.list().iter().for_each(|template| all.save(template.clone())));
                }
                None => say(&tell, &msg::template_no_json()),
            }
        });
        let listed = self;
        let list = el("div").live(move || {
            let rows = listed
                .own
                .get()
                .list()
                .iter()
                .map(|template| listed.row(&template.description))
                .collect::<Vec<_>>();
            (!rows.is_empty()).then(|| el("ul").class("saved").children(rows))
        });
        let label = el("label").attr("for", "templates-json").text(&msg::template_json());
        let hint = el("span").class("hint").attr("id", "templates-hint").text(&msg::template_json_hint());
        let field = el("div").class("field").child(label).child(json).child(hint);
        el("details")
            .class("more")
            .child(el("summary").text(&msg::template_title()))
            .child(el("div").class("ways").child(save).child(take))
            .child(told)
            .child(list)
            .child(field)
    }

    fn row(self: &Rc<Self>, name: &str) -> El {
        let (shelf, dropped) = (self.clone(), name.to_owned());
        let drop = button(&msg::template_drop(), Look::Plain, move || {
            shelf.change(|all| all.remove(&dropped));
        });
        let drop = drop.attr("aria-label", &msg::template_drop_label(name));
        el("li").child(el("span").text(name)).child(drop)
    }

    fn change(&self, change: impl Fn(&mut Templates)) {
        let mut all = self.own.peek();
        change(&mut all);
        self.drawer.save(&if all.list().is_empty() { String::new() } else { all.to_json() });
        self.own.set(all);
    }
}

fn say(place: &El, text: &str) {
    place.node().set_text_content(Some(text));
}
