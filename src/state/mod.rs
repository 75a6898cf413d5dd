//! What the page knows, as signals: the border between the data side (`sync`, `client`) and the view (`monitor`, `task`).
//!
//! Only this module makes signals that live as long as the page. The rows themselves are no signals: the view
//! reads them through [`Rows`] whenever [`Board::revision`] moves.

mod address;
mod bell;
mod board;
mod drawer;
mod farewell;
mod inspecting;
mod keeper;
mod link;
mod openings;
mod owners;
mod selecting;
mod session;
mod source;
mod task;
mod viewing;
mod writer;

pub use address::Address;
pub use bell::Bell;
pub use board::{Board, News};
pub use drawer::Drawer;
pub use farewell::Farewell;
pub use inspecting::Journal;
pub use keeper::{Bells, Keeper};
pub use link::Link;
pub use openings::Openings;
pub use owners::Owners;
pub use selecting::Pick;
pub use session::{Renewal, Session};
pub use source::{Command, Rows, Source};
pub use task::Task;
pub use viewing::{Correlated, Viewing};
pub use writer::{About, BoardWriter};
