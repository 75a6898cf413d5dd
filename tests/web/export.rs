//! What is shown, as a file: how much it is, what is missing, and what is in it.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

use crate::answers::{Step, plain_jobs, steps};
use crate::screen::{Screen, find, find_all, steps_of};
use crate::stage::until;

#[wasm_bindgen(inline_js = "
export class Saved {
  constructor() {
    this.files = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => { this.blob = blob; return createObjectURL(blob); };
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      saved.files.push([this.download, saved.blob.type, saved.blob.text()]);
    };
    const saved = this;
    this.end = () => { URL.createObjectURL = createObjectURL; HTMLAnchorElement.prototype.click = click; };
  }
  file() { return this.files.shift() ?? []; }
}
")]
extern "C" {
    type Saved;
    #[wasm_bindgen(constructor)]
    fn new() -> Saved;
    #[wasm_bindgen(method)]
    fn file(this: &Saved) -> Array;
    #[wasm_bindgen(method)]
    fn end(this: &Saved);
}

async fn open(screen: &Screen) {
    screen.button("More").click();
    until("the menu", || !screen.menu().is_empty()).await;
    screen.menu()[0].click();
    until("the panel", || screen.dialog_reads("Export")).await;
}

/// Presses the button, and tells name, type and text of the file.
async fn download(screen: &Screen, saved: &Saved) -> (String, String, String) {
    screen.button("Download").click();
    until("the notice", || screen.reads("exported to tasks-")).await;
    let file = saved.file();
    let text = wasm_bindgen_futures::JsFuture::from(file.get(2).unchecked_into::<Promise>()).await.unwrap();
    (file.get(0).as_string().unwrap(), file.get(1).as_string().unwrap(), text.as_string().unwrap())
}

#[wasm_bindgen_test]
async fn what_is_shown_is_saved_and_what_is_missing_is_told() {
    let saved = Saved::new();
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    screen.open("J1", "Job 1", &steps(&[Step::new("S1", "Copy")])).await;
    open(&screen).await;
    assert!(screen.dialog_reads("The 2 jobs that are shown now"));
    assert!(screen.dialog_reads("1 job goes into the file without its steps"));
    let (name, kind, csv) = download(&screen, &saved).await;
    assert!(name.starts_with("tasks-20") && name.ends_with(".csv"), "{name}");
    assert_eq!(kind, "text/csv;charset=utf-8");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 4, "{csv}");
    assert!(
        lines[0].contains("\"job\",\"step\",")
            && lines[2].contains("\"Job 1\"")
            && lines[3].contains("\"Copy\"")
    );
    assert!(screen.reads("2 jobs exported") && screen.reads("1 of them without steps"));
    saved.end();
}

#[wasm_bindgen_test]
async fn steps_are_read_first_where_somebody_wishes() {
    let saved = Saved::new();
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    open(&screen).await;
    screen.button("Read them first").click();
    until("it to be told", || screen.dialog_reads("are being read")).await;
    for (job, step) in [("J1", "S1"), ("J2", "S2")] {
        screen.wire.nth(&steps_of(job), 1).await.answer(200, &steps(&[Step::new(step, "Copy")]));
    }
    until("all of them", || screen.dialog_reads("All steps are there.")).await;
    let json = find_all(&screen.dialog().unwrap(), "label").into_iter();
    let mut json = json.filter(|label| label.inner_text().contains("JSON"));
    find(&json.next().unwrap(), "input").unwrap().click();
    let (name, kind, json) = download(&screen, &saved).await;
    assert!(name.ends_with(".json") && kind == "application/json", "{name} {kind}");
    assert_eq!(json.matches("\"Copy\"").count(), 2, "{json}");
    assert!(js_sys::JSON::parse(&json).is_ok());
    assert!(!screen.reads("without steps"));
    saved.end();
}
