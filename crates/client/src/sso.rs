//! Signing in: `/sso/oauth/token`.

use tasks::wire;

use crate::request::Request;
use crate::{ClientError, Engine};

impl Engine {
    /// Gets a token for a user, for instance `admin@internal` (contract 7). Wrong credentials come back as
    /// [`ClientError::Refused`]. The password goes into the body only.
    pub async fn sign_in(&self, user: &str, password: &str) -> Result<String, ClientError> {
        let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
        let form = format!(
            "grant_type=password&scope=ovirt-app-api&username={}&password={}",
            encoded(user),
            encoded(password),
        );
        let request = Request::post(&self.url("/sso/oauth/token"), "application/x-www-form-urlencoded", form);
        let body = self.send_unsigned(request).await?;
        wire::access_token(&body).ok_or_else(|| ClientError::malformed("the answer holds no token"))
    }
}
