//! Templates.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;
use crate::model::Millis;

/// What new machines are made after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What people write about it.
    #[serde(default)]
    pub description: String,
    /// The cluster that it was made in; none for the blank one.
    #[serde(default)]
    pub cluster: Option<Uuid>,
    /// Memory in bytes.
    pub memory: i64,
    /// Processor cores.
    pub cores: i64,
    /// The operating system, as the engine calls it.
    pub os: String,
    /// When it was made.
    pub created: Millis,
    /// The size in bytes of its disk; the blank one has none.
    #[serde(default)]
    pub disk_size: Option<i64>,
}

impl Template {
    /// The id of the blank template, the same in every engine.
    pub const BLANK: Uuid = Uuid::nil();
}

impl Item for Template {
    const KIND: &'static str = "template";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }
    fn status(&self) -> Option<&'static str> {
        Some("ok")
    }
}
