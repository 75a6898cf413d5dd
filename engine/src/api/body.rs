//! Taking the body of a request (contract 2.1, 2.2).

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::container;
use super::exchange::Exchange;
use crate::app::App;
use crate::repr::Fault;
use crate::repr::input::schema::Type;
use crate::repr::input::{self, Object, Unreadable};
use crate::repr::negotiate::Format;

/// A body that was received but not read yet.
#[derive(Debug)]
pub(super) struct Body {
    bytes: Bytes,
    format: Format,
}

impl FromRequest<App> for Body {
    type Rejection = Response;

    /// Refuses what is neither JSON nor XML, and what is too large; a request without a body needs no type.
    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let content_type =
            request.headers().get(CONTENT_TYPE).map(|value| value.to_str().unwrap_or_default());
        let format = content_type.map(Format::of_content);
        if format == Some(None) {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let bytes = Bytes::from_request(request, app).await;
        let bytes = bytes.map_err(|refused| container::error(refused.status()))?;
        match format.flatten() {
            Some(format) => Ok(Self { bytes, format }),
            None if bytes.is_empty() => Ok(Self { bytes, format: Format::Xml }),
            None => Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response()),
        }
    }
}

impl Body {
    /// Reads the body as the type that `method` of `service` takes; `None` if there is none.
    pub(super) fn read(
        &self,
        exchange: &Exchange,
        expected: &'static Type,
        service: &str,
        method: &str,
    ) -> Result<Option<Object>, Fault> {
        input::read(&self.bytes, self.format, expected).map_err(|unreadable| match unreadable {
            Unreadable::Syntax => Fault::syntax(
                &exchange.absolute(&format!("/ovirt-engine/apidoc#services/{service}/methods/{method}")),
            ),
            Unreadable::Value(detail) => Fault::invalid_value(detail),
        })
    }
}
