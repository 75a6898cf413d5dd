//! The bridge to `pluginApi(name)`.

use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;

use super::{Config, PLACE, PLUGIN};

#[wasm_bindgen]
extern "C" {
    /// What `pluginApi(name)` returns. Each call may be missing in another version, or throw before the log-in.
    #[derive(Clone)]
    type PluginApi;

    #[wasm_bindgen(method, catch, js_name = ssoToken)]
    fn sso_token(this: &PluginApi) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = engineBaseUrl)]
    fn engine_base_url(this: &PluginApi) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = loginUserName)]
    fn login_user_name(this: &PluginApi) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = configObject)]
    fn config_object(this: &PluginApi) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setPlaceUnloadHandler)]
    fn set_place_unload_handler(this: &PluginApi, token: &str, handler: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = currentPlace)]
    fn current_place(this: &PluginApi) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = revealPlace)]
    fn reveal_place(this: &PluginApi, token: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setSearchString)]
    fn set_search_string(this: &PluginApi, search: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn logger(this: &PluginApi) -> Result<PortalLog, JsValue>;

    type PortalLog;
    #[wasm_bindgen(method, catch)]
    fn warning(this: &PortalLog, text: &str) -> Result<(), JsValue>;
}

/// The portal that shows this page.
#[derive(Clone)]
pub struct Portal {
    api: PluginApi,
}

impl Portal {
    /// Looks for the plug-in API in the windows around this one, from the nearest on. `None` when the page stands
    /// alone, or when a window of another origin lies between.
    pub fn find() -> Option<Self> {
        let mut inner = window();
        loop {
            let outer = inner.parent().ok().flatten()?;
            if outer == inner {
                return None;
            }
            match plugin_api(&outer) {
                Ok(Some(api)) => return Some(Self { api }),
                Ok(None) => inner = outer,
                // Reading a window of another origin throws.
                Err(_) => return None,
            }
        }
    }

    /// The token to make requests with. Asked for anew each time and kept nowhere.
    pub fn token(&self) -> Option<String> {
        text(self.api.sso_token())
    }

    /// Address of the engine without a slash at the end, for instance `https://host/ovirt-engine`.
    pub fn engine(&self) -> Option<String> {
        text(self.api.engine_base_url()).map(|url| url.trim_end_matches('/').to_owned())
    }

    /// Name of the user, for instance `admin@internal`.
    pub fn user(&self) -> Option<String> {
        text(self.api.login_user_name())
    }

    /// The site's settings for the plug-in.
    pub fn config(&self) -> Config {
        self.api.config_object().map(|object| Config::read(&object)).unwrap_or_default()
    }

    /// Has `leave` called when this place is left. A page registers it on each load, since the portal puts it on the
    /// window that is there at the time.
    pub fn on_leave(&self, leave: impl FnMut() + 'static) {
        // The page is the content of several places: this one is that which is shown.
        let place = text(self.api.current_place()).unwrap_or_else(|| PLACE.to_owned());
        let leave = Closure::<dyn FnMut()>::new(leave);
        // A portal without it still has the browser fire `pagehide`.
        let _ = self.api.set_place_unload_handler(&place, leave.as_ref().unchecked_ref());
        // The window calls it at its very end: nothing is left then that could drop it.
        leave.forget();
    }

    /// Opens another place.
    pub(super) fn reveal(&self, token: &str) -> Result<(), JsValue> {
        self.api.reveal_place(token)
    }

    /// Searches in the place that is open.
    pub(super) fn search(&self, search: &str) -> Result<(), JsValue> {
        self.api.set_search_string(search)
    }

    /// Writes into the portal's own log, which whoever runs the engine reads.
    pub fn warn(&self, text: &str) {
        // A portal without a log: there is nobody to tell.
        let _ = self.api.logger().and_then(|log| log.warning(text));
    }

    /// Reloads the portal, which signs in again.
    pub fn reload(&self) {
        if let Some(top) = window().top().ok().flatten() {
            // Throws only where a browser forbids it; the button is then without effect, as any reload would be.
            let _ = top.location().reload();
        }
    }
}

fn plugin_api(window: &Window) -> Result<Option<PluginApi>, JsValue> {
    let Ok(open) = Reflect::get(window, &"pluginApi".into())?.dyn_into::<Function>() else { return Ok(None) };
    let api = open.call1(window, &PLUGIN.into())?;
    Ok(api.is_object().then(|| api.unchecked_into()))
}

/// A text that is there and not empty.
fn text(value: Result<JsValue, JsValue>) -> Option<String> {
    value.ok()?.as_string().filter(|text| !text.is_empty())
}
