//! The engine's business rules, one command a file, each after its section of the contract.
//!
//! REST, the demonstration and the tests all come through here. A command works within one
//! transaction: it either does all of its work or refuses and does nothing. It takes its time,
//! caller and new ids from its [`Call`].

mod add_event;
mod add_job;
mod add_step;
mod audit;
mod call;
mod clear_job;
mod end_job;
mod end_step;
mod internal;
mod permission;
mod refusal;
mod remove_event;
mod restart;
mod sweep;

pub use add_event::{NewEvent, add_event};
pub use add_job::{NewJob, add_job, try_add_job};
pub use add_step::{NewStep, add_step};
pub use audit::{AuditLine, write_audit};
pub use call::Call;
pub use clear_job::clear_job;
pub use end_job::{JobEnd, end_job};
pub use end_step::end_step;
pub use internal::{
    NewCommand, NewInternalStep, abort_command, begin_command, begin_internal_step, begin_numbered_step,
    end_command, end_internal_step, set_progress,
};
pub use permission::{Query, filtered_by_default, may_manage, may_query, sees_everything};
pub use refusal::{Kind, Reason, Refusal};
pub use remove_event::remove_event;
pub use restart::restart;
pub use sweep::sweep;
