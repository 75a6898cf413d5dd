//! Component tests in a real browser: one binary, one browser, one module a part of the page.
#![cfg(target_arch = "wasm32")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[path = "web/acting.rs"]
mod acting;
#[path = "web/client.rs"]
mod client;
#[path = "web/openings.rs"]
mod openings;
#[path = "web/polling.rs"]
mod polling;
#[path = "web/sign_in.rs"]
mod sign_in;
#[path = "web/stage.rs"]
mod stage;
#[path = "web/text.rs"]
mod text;
#[path = "web/wire.rs"]
mod wire;
