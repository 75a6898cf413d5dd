//! The atoms that every screen is made of, in the look of PatternFly 4. They know no job, no step and no engine.

mod alert;
pub mod button;
pub mod choice;
pub mod clipboard;
mod dialog;
mod document;
mod element;
mod empty;
pub mod field;
mod icon;
mod menu;
mod mounted;
mod notice;
mod panel;
mod sheet;

pub use alert::{Tone, alert};
pub use button::Look;
pub use dialog::Dialog;
pub use element::{El, append, el, set_attribute};
pub use empty::empty_state;
pub use field::TextField;
pub use icon::Icon;
pub use menu::{MenuEntry, Place, menu};
pub use notice::Notices;
pub use panel::panel;
pub use sheet::adopt;
