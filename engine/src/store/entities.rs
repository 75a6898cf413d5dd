//! What the engine knows by name.

use uuid::Uuid;

use super::Tx;
use crate::error::Result;
use crate::model::EntityKind;

impl Tx<'_> {
    /// The present name of a thing, if the engine knows it.
    pub fn entity_name(&self, kind: EntityKind, id: Uuid) -> Result<Option<String>> {
        Ok(match kind {
            EntityKind::User => self.user(id)?.map(|user| user.login()),
            kind => self.thing_name(kind.name(), id)?,
        })
    }
}
