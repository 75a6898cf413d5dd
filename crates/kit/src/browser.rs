//! The browser as the kit's platform. What a browser does is written in its own language (`js/platform.js`): that is
//! smaller than the bindings to everything that it would take here.

use js_sys::{Array, Date, Function, Math, Reflect};
use wasm_bindgen::prelude::*;

use crate::platform::{Call, Drive, Later, Platform, Verb};
use client::ClientError;

#[wasm_bindgen(module = "/js/platform.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn drive(job: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    async fn send(
        url: &str,
        method: &str,
        body: Option<&str>,
        token: &str,
        correlation: Option<&str>,
    ) -> Result<JsValue, JsValue>;

    async fn pause(ms: u32) -> JsValue;

    fn complain(mistake: &str);
}

/// Requests by `fetch`, and locks of the browser.
pub(crate) struct Browser {
    pub(crate) engine: String,
    /// Gives the token of that moment.
    pub(crate) token: Function,
}

/// The right to drive a task; dropping it gives it back.
struct Held(Function);

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

impl Browser {
    async fn ask(&self, call: Call) -> Result<Vec<u8>, ClientError> {
        let token = self.token.call0(&JsValue::UNDEFINED).ok().and_then(|token| token.as_string());
        // What no header can carry is no token.
        let token =
            token.filter(|token| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic()));
        let token = token.ok_or(ClientError::SessionExpired)?;
        let (method, body) = match &call.verb {
            Verb::Get => ("GET", None),
            Verb::Post(body) => ("POST", Some(body.as_str())),
            Verb::Delete => ("DELETE", None),
        };
        let url = [&self.engine, &*call.path].concat();
        let answer = send(&url, method, body, &token, call.correlation.as_deref()).await;
        let answer: Array = answer.map_err(|why| broken(&why))?.unchecked_into();
        let body = answer.get(1).as_string().unwrap_or_default().into_bytes();
        match answer.get(0).as_f64().unwrap_or_default() as u16 {
            200..=299 => Ok(body),
            status => Err(ClientError::of_status(status, &body)),
        }
    }
}

fn broken(why: &JsValue) -> ClientError {
    let member = |name: &str| Reflect::get(why, &name.into()).ok().and_then(|member| member.as_string());
    match member("name").as_deref() {
        Some("TimeoutError") => ClientError::TimedOut { seconds: 30 },
        _ => ClientError::Unreachable { why: member("message").unwrap_or_default() },
    }
}

impl Platform for Browser {
    fn send(&self, call: Call) -> Later<'_, Result<Vec<u8>, ClientError>> {
        Box::pin(self.ask(call))
    }

    fn pause(&self, ms: u32) -> Later<'_, ()> {
        Box::pin(async move {
            pause(ms).await;
        })
    }

    fn now(&self) -> f64 {
        Date::now()
    }

    fn random(&self) -> u32 {
        (Math::random() * f64::from(u32::MAX)) as u32
    }

    fn drive<'a>(&'a self, job: &'a str) -> Later<'a, Option<Drive>> {
        Box::pin(async move {
            let release: Function = drive(job).await.ok()?.dyn_into().ok()?;
            Some(Box::new(Held(release)) as Drive)
        })
    }

    fn complain(&self, mistake: &str) {
        complain(mistake);
    }
}
