//! Parts of the program that are fetched when they are first wanted, so that the page need not wait for them at start.
//!
//! A part shares everything with the rest: memory, elements, watched values, the reactive owner. What it consists of
//! is not listed anywhere: all that is used by nothing but its functions, down to their texts. So what is to be in a
//! part must only be reached through [`part!`](crate::part::part).
//!
//! ```ignore
//! part! {
//!     acting:
//!     /// The menu of a row.
//!     async fn fetched_menu(request: MenuRequest) -> El = row_menu
//! }
//!
//! place.child(opened(move || fetched_menu(request.clone())))   // or `opened_above` for an overlay
//! ```
//! The bundle makes a file of each part (bundle/split.mjs). Everywhere else, as in tests, parts are linked in and are
//! there at once.

#[cfg(feature = "parts")]
pub(crate) mod loading;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::{Owner, untrack};

use crate::spawn::spawn;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, Tone, alert, el};

/// A part could not be fetched. Wanted again, it is fetched again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

/// Declares a function that stands in a part: `PART: async fn NAME(ARGUMENTS) -> RESULT = FUNCTION`.
///
/// `NAME` fetches the part if it is not there yet, then calls `FUNCTION`, and gives its result or [`NotFetched`].
/// All functions that name the same part are in one file. Nothing may call `FUNCTION` but this.
macro_rules! part {
    ($part:ident: $(#[$about:meta])* $vis:vis async fn $name:ident($($arg:ident: $of:ty),*) -> $made:ty = $call:path) => {
        $(#[$about])*
        #[cfg(feature = "parts")]
        #[wasm_split_helpers::wasm_split($part, wasm_split_path = crate::part::loading, fallible)]
        #[allow(clippy::unit_arg, reason = "some only do something")]
        $vis fn $name($($arg: $of),*) -> Result<$made, $crate::part::NotFetched> {
            Ok($call($($arg),*))
        }

        $(#[$about])*
        #[cfg(not(feature = "parts"))]
        #[allow(clippy::unit_arg, reason = "some only do something")]
        $vis async fn $name($($arg: $of),*) -> Result<$made, $crate::part::NotFetched> {
            Ok($call($($arg),*))
        }
    };
}
pub(crate) use part;

/// A place for an element of a part: it says that it is loading until the element is there. Where it can't be fetched,
/// the place says so, and offers to try again. `make` is called for each try.
///
/// What `make` makes belongs to the present owner, as if it had been made here; it is not made anew when what it
/// read changes.
pub fn opened<Coming>(make: impl Fn() -> Coming + 'static) -> El
where
    Coming: Future<Output = Result<El, NotFetched>> + 'static,
{
    let make = Box::new(move || Box::pin(make()) as _);
    Opening { place: el("div").class("part"), make, close: None }.open()
}

/// The same for what stands above the page, as a menu or a dialog does; where it can't be fetched, one can also
/// `close` it.
pub fn opened_above<Coming>(make: impl Fn() -> Coming + 'static, close: Rc<dyn Fn()>) -> El
where
    Coming: Future<Output = Result<El, NotFetched>> + 'static,
{
    let make = Box::new(move || Box::pin(make()) as _);
    Opening { place: el("div").class("part above"), make, close: Some(close) }.open()
}

/// An element of a part, which may have to be fetched first.
type Made = Pin<Box<dyn Future<Output = Result<El, NotFetched>>>>;

struct Opening {
    place: El,
    make: Box<dyn Fn() -> Made>,
    close: Option<Rc<dyn Fn()>>,
}

impl Opening {
    fn open(self) -> El {
        let place = self.place.clone();
        Rc::new(self).attempt(Owner::current().unwrap_or_default());
        place
    }

    fn attempt(self: Rc<Self>, owner: Owner) {
        self.place.empty();
        self.place.clone().child(el("p").class("loading").attr("role", "status").text(&msg::part_loading()));
        let kept = owner.clone();
        let fetched = async move {
            let made = (self.make)().await;
            self.place.empty();
            let place = self.place.clone();
            place.child(made.unwrap_or_else(|NotFetched| self.failure(kept)));
        };
        owner.with(|| untrack(|| spawn(fetched)));
    }

    fn failure(self: Rc<Self>, owner: Owner) -> El {
        let close =
            self.close.clone().map(|close| button(&msg::dialog_close(), Look::Plain, move || close()));
        let retry = button(&msg::part_retry(), Look::Secondary, move || self.clone().attempt(owner.clone()));
        let advice = el("p").text(&msg::part_advice());
        let actions = el("div").class("actions").child(retry).children(close);
        let failure = alert(Tone::Danger, &msg::part_not_fetched(), vec![advice], Some(actions));
        el("div").attr("role", "alert").child(failure)
    }
}
