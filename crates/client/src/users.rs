//! Users: `/api/users`.

use tasks::wire;

use crate::engine::segment;
use crate::{ClientError, Engine};

impl Engine {
    /// The name of a user, for instance `admin@internal`; `None` where the engine tells none.
    pub async fn user_name(&self, id: &str) -> Result<Option<String>, ClientError> {
        let body = self.get(&format!("/api/users/{}", segment(id))).await?;
        Ok(wire::user_name(&body))
    }
}
