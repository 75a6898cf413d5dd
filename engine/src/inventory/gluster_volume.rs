//! Gluster volumes.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;

/// A Gluster volume of a cluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlusterVolume {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The cluster whose hosts carry it.
    pub cluster: Uuid,
    /// How its bricks work together, `replicate` for example.
    pub volume_type: String,
    /// How often each file is there.
    pub replica_count: i64,
}

impl Item for GlusterVolume {
    const KIND: &'static str = "gluster_volume";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn status(&self) -> Option<&'static str> {
        Some("up")
    }

    fn parent(&self) -> Option<Uuid> {
        Some(self.cluster)
    }
}
