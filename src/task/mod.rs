//! What people do to tasks: the actions and the dialogs that ask for them.

mod act;
mod actor;
mod ask;
mod clear_dialog;
mod create_dialog;
mod description;
pub mod dialogs;
mod end_dialog;
mod outcome;
mod reason;
mod refusal;
mod sending;
mod step_dialog;
mod subject;

pub use act::{Action, Done};
pub use actor::Actor;
pub use ask::{Ask, Asking};
pub use dialogs::TaskDialogs;
pub use reason::reason;
pub use refusal::{Refusal, RefusalKind};
pub use sending::fault_el;

use subject::Subject;
