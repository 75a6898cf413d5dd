//! Where the view is kept: in the address of the page, so that a link shows it, and over leaving the tab.

use leptos::prelude::window;
use tasks::{SavedViews, View, joined};
use wasm_bindgen::JsValue;
use web_sys::{Url, Window};

use super::{Drawer, Task};

/// Name under which a link to the portal carries a view. WebAdmin takes no parameters in the part of its address that
/// names the place, and leaves alone what it does not know in the part before.
const LINKED: &str = "tasks-view";

/// The part of a link that names the task whose details are shown.
const TASK: &str = "task=";

/// Where the view is kept.
pub struct Address {
    /// Survives the page.
    last: Drawer,
    /// The view of the portal's link that was opened last: the link stays in the portal's address, and must not undo
    /// whatever is chosen later. `None` where the portal's link is not meant.
    linked: Option<Drawer>,
    /// Views under names.
    saved: Drawer,
}

impl Address {
    /// The address of this page, and the drawers of a user.
    pub fn of(user: &str) -> Self {
        Self {
            last: Drawer::of(user, "view"),
            linked: Some(Drawer::of(user, "link")),
            saved: Drawer::lasting(user, "views"),
        }
    }

    /// The address of this page alone.
    pub fn nowhere() -> Self {
        Self { last: Drawer::nowhere(), linked: None, saved: Drawer::nowhere() }
    }

    /// The view to begin with in the words of a link, and the task whose details are shown with it: of the address, else
    /// of a link to the portal that was not opened before, else the last.
    pub fn load(&self) -> (String, Option<Task>) {
        let query = self.query();
        let task = query.split('&').find_map(|part| Task::from_word(part.strip_prefix(TASK)?));
        (query, task)
    }

    fn query(&self) -> String {
        let own = window().location().hash().unwrap_or_default();
        let own = own.trim_start_matches('#');
        if !own.is_empty() {
            return own.to_owned();
        }
        let linked = self.linked.as_ref().zip(outermost().and_then(|portal| linked_view(&portal)));
        match linked {
            Some((drawer, linked)) if linked != drawer.load() => {
                drawer.save(&linked);
                linked
            }
            _ => self.last.load(),
        }
    }

    /// Keeps a view and the task whose details are shown, in the words of a link, without a new entry in the browser's
    /// history: going back leaves the page, as it always did.
    pub fn keep(&self, query: &str) {
        self.last.save(query);
        let hash = ["#", query].concat();
        let page = window();
        // Fails where a browser finds that it is done too often; the drawer has it all the same.
        let _ = page
            .history()
            .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&hash)));
    }

    /// The views that the user keeps under names.
    pub fn saved_views(&self) -> SavedViews {
        SavedViews::from_text(&self.saved.load())
    }

    /// Keeps views under names.
    pub fn save_views(&self, views: &SavedViews) {
        self.saved.save(&views.to_text());
    }

    /// A link to a view, and to the details of a task: through the portal where there is one, so that whoever opens it
    /// gets the portal around it.
    pub fn link(view: &View, task: Option<&Task>) -> String {
        let query = query(view, task);
        let portal = outermost().and_then(|portal| portal.location().href().ok());
        let link = portal.and_then(|href| Url::new(&href).ok()).map(|url| {
            let params = url.search_params();
            params.delete(LINKED);
            if !query.is_empty() {
                params.set(LINKED, &query);
            }
            url.href()
        });
        link.unwrap_or_else(|| {
            let page = window().location().href().unwrap_or_default();
            [page.split('#').next().unwrap_or_default(), "#", &query].concat()
        })
    }
}

/// A view, and the task whose details are shown, in the words of a link.
pub(super) fn query(view: &View, task: Option<&Task>) -> String {
    let (view, task) = (view.to_query(), task.map(|task| [TASK, &task.to_word()].concat()));
    let parts = [Some(view).filter(|view| !view.is_empty()), task];
    joined(&parts.into_iter().flatten().collect::<Vec<_>>(), "&")
}

/// The portal's window; `None` where the page stands alone.
fn outermost() -> Option<Window> {
    let page = window();
    let top = page.top().ok().flatten()?;
    (top != page).then_some(top)
}

/// The view of a link to the portal. A window of another origin tells none.
fn linked_view(portal: &Window) -> Option<String> {
    let href = portal.location().href().ok()?;
    Url::new(&href).ok()?.search_params().get(LINKED)
}
