//! One request: headers, sending, reading the body.

use gloo_net::http::{Method, Request as HttpRequest, RequestBuilder, Response};
use js_sys::{Date, Reflect, Uint8Array};
use tasks::AnswerError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache, RequestCredentials};

use crate::ClientError;
use crate::breath::{breathe, rested};
use crate::flight::{Flight, Flights};

/// Takes the pieces of a body as they come.
pub type Sink<'a> = &'a mut dyn FnMut(&Uint8Array) -> Result<(), AnswerError>;

/// What an answer tells beside its body. All in milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Answered {
    /// When the server says that it answered; whole seconds only.
    pub server_time: Option<f64>,
    /// When it was asked, by the browser's clock.
    pub sent: f64,
    /// When the head of the answer was there, by the browser's clock.
    pub received: f64,
}

/// A request that is being put together.
pub(crate) struct Request {
    builder: RequestBuilder,
    body: Option<String>,
    /// Whether it goes on when the page goes.
    outlives: bool,
}

impl Request {
    pub(crate) fn get(url: &str) -> Self {
        Self::new(url, Method::GET)
    }

    /// A request that changes something, under a correlation id. It goes on when the page goes, where it is small enough
    /// for a browser to let it.
    pub(crate) fn action(url: &str, correlation: &str, body: String) -> Self {
        let outlives = body.len() <= LARGEST_TO_OUTLIVE;
        let request = Self::post(url, "application/json", body).header("Correlation-Id", correlation);
        Self { outlives, ..request }
    }

    pub(crate) fn post(url: &str, content_type: &str, body: String) -> Self {
        let request = Self { body: Some(body), ..Self::new(url, Method::POST) };
        request.header("Content-Type", content_type)
    }

    fn new(url: &str, method: Method) -> Self {
        let builder = RequestBuilder::new(url)
            .method(method)
            // The token is all that is needed; with cookies a 401 would make browsers ask for a password.
            .credentials(RequestCredentials::Omit)
            .cache(RequestCache::NoStore)
            .header("Accept", "application/json");
        Self { builder, body: None, outlives: false }
    }

    /// Signs the request. A token that no header can carry is no token.
    pub(crate) fn bearer(self, token: Option<String>) -> Result<Self, ClientError> {
        match token {
            Some(token) if !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Ok(self.header("Authorization", &format!("Bearer {token}")))
            }
            _ => Err(ClientError::SessionExpired),
        }
    }

    fn header(mut self, name: &str, value: &str) -> Self {
        self.builder = self.builder.header(name, value);
        self
    }

    /// Sends it, and reads the whole body of a success.
    pub(crate) async fn send(self, flights: &Flights) -> Result<Vec<u8>, ClientError> {
        let mut body = Vec::new();
        self.stream(flights, &mut |piece| {
            append(&mut body, piece);
            Ok(())
        })
        .await?;
        Ok(body)
    }

    /// Sends it, and hands the body of a success to `sink` piece by piece.
    pub(crate) async fn stream(self, flights: &Flights, sink: Sink<'_>) -> Result<Answered, ClientError> {
        let flight = flights.depart()?;
        let builder = self.builder.abort_signal(Some(&flight.signal()));
        let request = match self.body {
            Some(body) => builder.body(body),
            None => builder.build(),
        };
        let mut request = request.map_err(|error| flight.error(words_of(error)))?;
        if self.outlives {
            request = outliving(request).map_err(|error| flight.error(words(&error)))?;
        }
        let sent = Date::now();
        let response = request.send().await.map_err(|error| flight.error(words_of(error)))?;
        let received = Date::now();
        rested();
        flight.heard();
        if !response.ok() {
            let mut body = Vec::new();
            let keep = &mut |piece: &Uint8Array| {
                append(&mut body, piece);
                Ok(())
            };
            // The status says enough when its body does not come through.
            let _ = read(&flight, &response, keep).await;
            return Err(ClientError::of_status(response.status(), &body));
        }
        read(&flight, &response, sink).await?;
        let server_time =
            response.headers().get("Date").map(|date| Date::parse(&date)).filter(|time| !time.is_nan());
        Ok(Answered { server_time, sent, received })
    }
}

/// All that outlives a page may be 64 KiB in most browsers; as a rule there are a few requests at once.
const LARGEST_TO_OUTLIVE: usize = 4_096;

/// The same request, kept alive when the page goes.
fn outliving(request: HttpRequest) -> Result<HttpRequest, JsValue> {
    let init = js_sys::Object::new();
    Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE)?;
    let kept = web_sys::Request::new_with_request_and_init(&request.into(), init.unchecked_ref())?;
    Ok(kept.into())
}

/// So many bytes are handed over at a time: what they are copied into never shrinks again, and would grow with the answers
/// for as long as it had room for whole ones.
const PIECE: u32 = 32 * 1024;

/// Reads a body through its own stream: taken as a whole it would stay in WASM memory for good.
async fn read(flight: &Flight, response: &Response, sink: Sink<'_>) -> Result<(), ClientError> {
    let Some(stream) = response.body() else { return Ok(()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let asked = Date::now();
        let step = JsFuture::from(reader.read()).await.map_err(|error| flight.error(words(&error)))?;
        // What lies ready is read without a turn of the event loop; what had to be waited for is not.
        if Date::now() > asked {
            rested();
        }
        flight.heard();
        let member = |name: &str| Reflect::get(&step, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if member("done").is_truthy() {
            return Ok(());
        }
        let value: Uint8Array = member("value").unchecked_into();
        let length = value.length();
        for from in (0..length).step_by(PIECE as usize) {
            sink(&value.subarray(from, length.min(from + PIECE)))?;
            breathe().await;
        }
    }
}

fn append(body: &mut Vec<u8>, piece: &Uint8Array) {
    let old = body.len();
    body.resize(old + piece.length() as usize, 0);
    piece.copy_to(&mut body[old..]);
}

fn words(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{error:?}"), |error| String::from(error.message()))
}

/// What the browser said. The error's own `Display` would bring along the texts of JSON's errors, none of which happens
/// here.
fn words_of(error: gloo_net::Error) -> String {
    if let gloo_net::Error::JsError(error) = error {
        error.message
    } else if let gloo_net::Error::GlooError(words) = error {
        words
    } else {
        String::new()
    }
}
