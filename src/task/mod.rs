//! What people do to tasks: the actions and the dialogs that ask for them.

mod act;
mod actor;
mod ask;
pub mod clear_dialog;
pub mod create_dialog;
mod description;
pub mod dialogs;
pub mod end_dialog;
pub mod outcome;
mod reason;
mod refusal;
mod sending;
pub mod step_dialog;
mod subject;

pub use act::{Action, Done};
pub use actor::Actor;
pub use ask::{Ask, Asking};
pub use dialogs::TaskDialogs;
pub use reason::reason;
pub use refusal::{Refusal, RefusalKind};

use sending::Sending;
use subject::Subject;
