//! What people do to tasks: the actions and the dialogs that ask for them.

mod act;

pub use act::{Action, Actor, Done, Refusal, RefusalKind};
