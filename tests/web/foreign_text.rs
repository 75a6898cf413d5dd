//! Text of the engine is text, whatever it looks like; and what is secret stays where it is.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

use crate::answers::{Job, Step, jobs, steps};
use crate::screen::{Screen, TOKEN, find_all, storage};
use crate::stage::{turns, until};

const MARKUP: &str = "<img src=x onerror=alert(1)><b>bold</b>&amp;";

#[wasm_bindgen_test]
async fn markup_in_a_description_is_shown_to_the_letter_everywhere() {
    let screen = Screen::show(&jobs(&[Job::named(1, MARKUP)])).await;
    const STEP: &str = "<script>alert(1)</script>";
    screen.open("J1", MARKUP, &steps(&[Step::new("S1", STEP)])).await;
    assert_eq!(screen.descriptions(), [MARKUP, STEP]);

    let cell = find_all(&screen.row(MARKUP), "[role=gridcell]:not(.pick)").swap_remove(0);
    let hover = web_sys::MouseEventInit::new();
    hover.set_bubbles(true);
    let hover = web_sys::MouseEvent::new_with_mouse_event_init_dict("mouseover", &hover).unwrap();
    cell.dispatch_event(&hover).unwrap();
    assert_eq!(cell.title(), MARKUP);

    screen.pick(MARKUP, "End as failed…").await;
    assert!(screen.dialog_reads(&format!("End “{MARKUP}”")));
    screen.button("End as failed").click();
    let sent = screen.wire.nth("POST /ovirt-engine/api/jobs/J1/end", 1).await;
    sent.answer(400, r#"{"reason":"Operation Failed","detail":"[<i>no</i>]"}"#);
    until("the engine's words", || screen.dialog_reads("[<i>no</i>]")).await;
    assert_eq!(find_all(&screen.stage.element, "img, b:not(.alert b), script, i").len(), 0);
}

#[wasm_bindgen_test]
async fn the_token_is_neither_stored_nor_logged_nor_shown() {
    let log = Log::new();
    let screen = Screen::show(&jobs(&[Job { auto_cleared: false, ..Job::new(1) }])).await;
    screen.open("J1", "Job 1", &steps(&[Step::new("S1", "Copy")])).await;
    screen.pick("Job 1", "Clear…").await;
    screen.button("Clear").click();
    let sent = screen.wire.nth("POST /ovirt-engine/api/jobs/J1/clear", 1).await;
    assert_eq!(sent.header("Authorization"), Some(format!("Bearer {TOKEN}")));
    sent.answer(500, "broken");
    let looked = screen.wire.nth("GET /ovirt-engine/api/jobs/J1", 1).await;
    assert_eq!(looked.header("Authorization"), Some(format!("Bearer {TOKEN}")));
    looked.answer(200, r#"{"status":"started","auto_cleared":"false"}"#);
    until("the refusal", || screen.dialog_reads("this was not done")).await;
    screen.button("Cancel").click();
    screen.wire.nth(crate::screen::JOBS, 2).await.answer(401, "<html>");
    until("the end of the session", || screen.reads("Your session has ended")).await;
    let page = screen.stage.element.outer_html();
    drop(screen);
    // What is open is kept when the page goes.
    turns().await;

    let window = web_sys::window().unwrap();
    let mut kept = vec![page, window.location().href().unwrap(), cookies()];
    for storage in [storage(), window.local_storage().unwrap().unwrap()] {
        for n in 0..storage.length().unwrap() {
            let key = storage.key(n).unwrap().unwrap();
            kept.extend([storage.get_item(&key).unwrap().unwrap(), key]);
        }
    }
    assert!(kept.iter().any(|text| text == "J1"), "what is open is stored");
    kept.extend(log.lines().iter().filter_map(|line| line.as_string()));
    assert!(!kept.iter().any(|text| text.contains(TOKEN)), "{kept:?}");
}

#[wasm_bindgen(inline_js = "
const NAMES = ['debug', 'error', 'info', 'log', 'trace', 'warn'];
export class Log {
  constructor() {
    this.written = [];
    this.real = Object.fromEntries(NAMES.map((name) => [name, console[name]]));
    for (const name of NAMES) {
      console[name] = (...parts) => {
        this.written.push(parts.map(String).join(' '));
        this.real[name].apply(console, parts);
      };
    }
  }
  lines() {
    Object.assign(console, this.real);
    return this.written;
  }
}
export function cookies() { return document.cookie; }
")]
extern "C" {
    /// Everything that is written to the console until it is read.
    type Log;
    #[wasm_bindgen(constructor)]
    fn new() -> Log;
    #[wasm_bindgen(method)]
    fn lines(this: &Log) -> Array;
    fn cookies() -> String;
}
