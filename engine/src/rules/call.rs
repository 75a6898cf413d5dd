//! The circumstances of a command.

use std::sync::Arc;

use uuid::Uuid;

use crate::ids::Ids;
use crate::model::{Millis, User};

/// Who calls a command, when, and under which correlation id.
#[derive(Clone, Debug)]
pub struct Call {
    /// Who calls.
    pub caller: Arc<User>,
    /// The time that the command takes for the present.
    pub now: Millis,
    /// Ties the command's job to the request (contract 2.1).
    pub correlation_id: String,
    /// Where new ids come from.
    pub ids: Ids,
}

impl Call {
    /// A new id.
    pub fn new_id(&self) -> Uuid {
        self.ids.next()
    }
}
