//! Component tests in a real browser: one binary, one browser, one module a part of the page.
#![cfg(target_arch = "wasm32")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

// What the tests work with.
#[path = "web/answers.rs"]
mod answers;
#[path = "web/marks.rs"]
mod marks;
#[path = "web/screen.rs"]
mod screen;
#[path = "web/stage.rs"]
mod stage;
#[path = "web/watcher.rs"]
mod watcher;
#[path = "web/wire.rs"]
mod wire;

#[path = "web/acting.rs"]
mod acting;
#[path = "web/arranging.rs"]
mod arranging;
#[path = "web/attention.rs"]
mod attention;
#[path = "web/beginning.rs"]
mod beginning;
#[path = "web/churn.rs"]
mod churn;
#[path = "web/client.rs"]
mod client;
#[path = "web/create_dialog.rs"]
mod create_dialog;
#[path = "web/details.rs"]
mod details;
#[path = "web/end_dialog.rs"]
mod end_dialog;
#[path = "web/export.rs"]
mod export;
#[path = "web/finding.rs"]
mod finding;
#[path = "web/following.rs"]
mod following;
#[path = "web/foreign_text.rs"]
mod foreign_text;
#[path = "web/format.rs"]
mod format;
#[path = "web/keyboard.rs"]
mod keyboard;
#[path = "web/letters.rs"]
mod letters;
#[path = "web/openings.rs"]
mod openings;
#[path = "web/polling.rs"]
mod polling;
#[path = "web/redrawing.rs"]
mod redrawing;
#[path = "web/refusals.rs"]
mod refusals;
#[path = "web/shortcuts.rs"]
mod shortcuts;
#[path = "web/sign_in.rs"]
mod sign_in;
#[path = "web/sorting.rs"]
mod sorting;
#[path = "web/stale_steps.rs"]
mod stale_steps;
#[path = "web/staying_in_place.rs"]
mod staying_in_place;
#[path = "web/step_dialog.rs"]
mod step_dialog;
#[path = "web/text.rs"]
mod text;
#[path = "web/tree.rs"]
mod tree;
