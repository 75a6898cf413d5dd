//! The atoms that every screen is made of, in the look of PatternFly 4. They know no job, no step and no engine.

pub mod alert;
pub mod button;
pub mod dialog;
pub mod empty;
pub mod field;
pub mod icon;
pub mod menu;
pub mod notice;

pub use alert::{Alert, Tone};
pub use button::{Button, Look};
pub use dialog::Dialog;
pub use empty::EmptyState;
pub use field::{Choice, SelectField, SwitchField, TextField};
pub use icon::Icon;
pub use menu::{Menu, MenuEntry, Place};
pub use notice::{Notice, Notices, NoticesView};
