//! The host page: the one document that stays while places come and go (plug-in contract 1.4, 2.1).

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde_json::{Value, json};

use super::session::Session;
use super::{Portal, locale, sign_in, variants};
use crate::model::Role;

const TEMPLATE: &str = include_str!("assets/host.html");

/// Where the template wants its data.
const DATA_MARK: &str = "%PAGE_DATA%";

/// Serves the host page to whoever is signed in, and the sign-in form to everybody else.
///
/// On loopback the default account is signed in without being asked. Serving the page is what makes the
/// engine look for plug-ins.
pub(super) async fn serve(
    State(portal): State<Portal>,
    uri: Uri,
    request: HeaderMap,
) -> Result<Response, StatusCode> {
    let session =
        Session::resume(&portal.app, &request).or_else(|| Session::begin_on_loopback(&portal.app, &request));
    let Some(session) = session else { return Ok(sign_in::form(false)) };
    let registry = portal.plugins.clone();
    let plugins = tokio::task::spawn_blocking(move || registry.reload())
        .await
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let locale = locale::choose(&uri, &request);
    let dev = portal.app.settings.dev;
    let page = fill(&json!({
        "pluginDefinitions": plugins.iter().map(|plugin| plugin.descriptor.definition()).collect::<Vec<_>>(),
        "userInfo": user_info(&session),
        "locale": locale,
        "variants": if dev { variants::asked(&uri) } else { Vec::new() },
    }));
    let cookies = AppendHeaders([session.cookie(), locale::cookie(locale)]);
    // The page holds the session's token, so it is kept nowhere.
    Ok(([(CONTENT_TYPE, "text/html"), (CACHE_CONTROL, "no-store")], cookies, page).into_response())
}

fn user_info(session: &Session) -> Value {
    json!({
        "id": session.user.id.to_string(),
        "userName": session.user.name,
        "domain": session.user.domain,
        "isAdmin": session.user.role == Role::Administrator,
        "ssoToken": session.token,
    })
}

/// Puts the data into the page. No `<` is left in it, so nothing in a plug-in's configuration can end the
/// element that holds it. A real engine does not take that care: there such a configuration breaks the page.
fn fill(data: &Value) -> String {
    TEMPLATE.replacen(DATA_MARK, &data.to_string().replace('<', "\\u003c"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_end_its_element() {
        let data = json!({"config": {"text": "</script><script>alert(1)</script> %PAGE_DATA%"}});
        let page = fill(&data);
        let island = page.split_once(r#"id="page-data">"#).and_then(|(_, rest)| rest.split_once("</script>"));
        let (island, _) = island.expect("the page has an element for its data");
        assert_eq!(serde_json::from_str::<Value>(island).unwrap(), data);
    }
}
