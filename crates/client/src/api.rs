//! The root of the API: `/api`.

use tasks::wire::ApiRoot;

use crate::{ClientError, Engine};

impl Engine {
    /// Version and time of the engine, and who asks.
    pub async fn api(&self) -> Result<ApiRoot, ClientError> {
        let body = self.get("/api").await?;
        ApiRoot::read(&body).ok_or_else(|| ClientError::malformed("this is not the root of the engine's API"))
    }
}
