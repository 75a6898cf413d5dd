//! Plurals and numbers of other languages, by the browser's own rules.

use monitor::text::{install, msg};
use wasm_bindgen_test::wasm_bindgen_test;

const CZECH: &str = "{n, plural, one {# úloha} few {# úlohy} other {# úloh}}";

fn czech(key: &str) -> Option<String> {
    (key == "monitor.jobs").then(|| CZECH.to_owned())
}

#[wasm_bindgen_test]
fn a_language_brings_its_plurals_and_its_numbers() {
    install("cs-CZ", czech);
    let told = [1_usize, 3, 5].map(msg::monitor_jobs);
    assert_eq!(told, ["1 úloha", "3 úlohy", "5 úloh"]);
    // Czech groups by a no-break space.
    assert_eq!(msg::monitor_jobs(1_234_567_usize), "1\u{a0}234\u{a0}567 úloh");
    assert_eq!(msg::monitor_refresh(), "Refresh", "what the catalogue lacks is English");

    // What is no locale must not end the page: JavaScript throws for it.
    install("no locale", czech);
    assert_eq!(msg::monitor_jobs(3_usize), "3 úloh");
    install("en-US", |_| None);
    assert_eq!(msg::monitor_jobs(3_usize), "3 jobs");
}
