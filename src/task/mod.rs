//! What people do to tasks: the actions and the dialogs that ask for them.

mod act;
mod actor;
mod advance;
mod ask;
mod bulk;
mod check;
mod clear_dialog;
mod copying;
mod creating;
mod description;
pub mod dialogs;
mod doings;
mod end_dialog;
mod outbox;
mod outcome;
mod reason;
mod refusal;
mod runbook;
mod scripted;
mod sending;
mod step_dialog;
mod step_draft;
mod subject;

pub use act::{Action, Done};
pub use actor::{Actor, Means};
pub use ask::{Ask, Asking};
pub use bulk::{Bulk, bulk_place, pick};
pub use dialogs::TaskDialogs;
pub use doings::Doings;
pub use outbox::Outbox;
pub use reason::reason;
pub use refusal::{Refusal, RefusalKind};
pub use sending::fault_el;

use subject::Subject;
