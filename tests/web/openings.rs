//! What is open, kept in the browser tab's session.

use monitor::state::Openings;
use wasm_bindgen_test::*;

#[wasm_bindgen_test]
fn each_user_finds_what_was_open() {
    let (ours, theirs) = (Openings::of("admin@internal"), Openings::of("vendor@internal"));
    ours.save(&["J1".into(), "S1".into()]);
    assert_eq!(Openings::of("admin@internal").load(), ["J1", "S1"]);
    assert!(theirs.load().is_empty());
    ours.save(&[]);
    assert!(ours.load().is_empty());
}

#[wasm_bindgen_test]
fn a_file_keeps_nothing() {
    Openings::nowhere().save(&["J1".into()]);
    assert!(Openings::nowhere().load().is_empty());
}
