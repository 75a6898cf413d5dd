//! What needs attention: how many tasks do, with what evidence, and what helps.

use wasm_bindgen_test::*;
use web_sys::HtmlElement;

use crate::answers::{Job, Step, jobs, steps};
use crate::screen::{Screen, address, find, find_all, focused};
use crate::stage::until;

/// The button, whose name tells how many.
fn opener(screen: &Screen) -> HtmlElement {
    let buttons = find_all(&screen.stage.element, ".finding > button");
    let mut found = buttons.into_iter().filter(|button| button.inner_text().starts_with("Attention"));
    found.next().expect("the button")
}

async fn open(screen: &Screen) {
    opener(screen).focus().unwrap();
    opener(screen).click();
    until("the panel", || screen.dialog().is_some()).await;
}

fn kept(n: usize) -> Job {
    Job { status: "finished", auto_cleared: false, ..Job::new(n) }
}

/// What is offered in each section, in order.
fn offers(screen: &Screen) -> Vec<Vec<String>> {
    let sections = find_all(&screen.dialog().unwrap(), "section");
    let offered = |section: &HtmlElement| {
        find_all(section, ".helps button").iter().map(|button| button.inner_text()).collect()
    };
    sections.iter().map(offered).collect()
}

#[wasm_bindgen_test]
async fn nothing_to_look_at_is_said_so() {
    let screen = Screen::show(&jobs(&[Job { status: "finished", ..Job::new(1) }])).await;
    assert_eq!(opener(&screen).inner_text(), "Attention");
    open(&screen).await;
    assert!(screen.dialog_reads("Nothing needs attention"));
}

#[wasm_bindgen_test]
async fn findings_tell_their_evidence_and_what_helps() {
    let lost = Job { status: "unknown", external: false, ..Job::named(3, "Adding disk") };
    let screen = Screen::show(&jobs(&[kept(1), Job::new(2), lost])).await;
    screen.open("J2", "Job 2", &steps(&[Step { status: "finished", ..Step::new("S1", "Copy") }])).await;
    until("the count", || opener(&screen).inner_text() == "Attention (3)").await;
    open(&screen).await;
    let headings: Vec<String> =
        find_all(&screen.dialog().unwrap(), "h3").iter().map(HtmlElement::inner_text).collect();
    assert_eq!(
        headings,
        ["Steps ended, still open (1)", "Lost at a restart (1)", "Ended, never removed (1)"]
    );
    assert!(screen.dialog_reads("Its only step ended"));
    assert_eq!(
        offers(&screen),
        [vec!["End as succeeded…", "Details"], vec!["Details"], vec!["Clear…", "Details"]]
    );
    let sections = find_all(&screen.dialog().unwrap(), "section");
    find(&sections[2], ".helps button").unwrap().click();
    until("the dialog", || screen.reads("Clear “Job 1”")).await;
}

#[wasm_bindgen_test]
async fn a_failure_counts_and_leads_to_its_details() {
    let failed = |n: usize, auto_cleared| Job { status: "failed", auto_cleared, ..Job::new(n) };
    let screen = Screen::show(&jobs(&[failed(1, true), failed(2, false), Job::new(3)])).await;
    assert_eq!(opener(&screen).inner_text(), "Attention (2)");
    assert!(find(&screen.stage.element, "[data-row-id=J1][data-attention]").is_none(), "its status says so");
    open(&screen).await;
    assert!(screen.dialog_reads("Failed or aborted (2)"));
    let offered = offers(&screen);
    assert_eq!(offered[0], ["Why it failed", "Clear…", "Why it failed"]);
    find_all(&screen.dialog().unwrap(), ".helps button")[2].click();
    until("the details", || find(&screen.stage.element, ".details h2").is_some()).await;
    assert!(screen.dialog().is_none());
    assert_eq!(find(&screen.stage.element, ".details h2").unwrap().inner_text(), "Job 1");
}

#[wasm_bindgen_test]
async fn what_is_the_engines_own_has_a_runbook() {
    let stuck = Job { external: false, ..Job::named(1, "Adding disk") };
    let screen = Screen::show(&jobs(&[stuck])).await;
    screen.open("J1", "Adding disk", &steps(&[Step { status: "finished", ..Step::new("S1", "Copy") }])).await;
    until("the count", || opener(&screen).inner_text().contains('1')).await;
    open(&screen).await;
    assert_eq!(offers(&screen), [["Details"]], "nothing that would be refused");
    find(&screen.dialog().unwrap(), "summary").unwrap().click();
    until("the commands", || screen.dialog_reads("taskcleaner.sh -z")).await;
}

#[wasm_bindgen_test]
async fn a_finding_leads_to_its_row_whatever_hides_it() {
    let all: Vec<Job> = (0..200).map(|n| if n == 5 { kept(n) } else { Job::new(n) }).collect();
    let screen = Screen::show(&jobs(&all)).await;
    assert!(screen.find_row("Job 5").is_none(), "it is far down");
    open(&screen).await;
    screen.button("Job 5").click();
    until("the row", || screen.focused_row().as_deref() == Some("Job 5")).await;
    assert!(screen.dialog().is_none());

    open(&screen).await;
    screen.button("Show it in the tree").click();
    until("only it", || screen.descriptions() == ["Job 5"]).await;
    assert_eq!(address(), "#attention=nevercleared");
    screen.poll(&jobs(&[kept(5), Job::new(6)])).await;
    screen.button("Show all").click();
    until("both", || screen.descriptions().len() == 2).await;
}

#[wasm_bindgen_test]
async fn what_was_dealt_with_leaves_the_panel_and_not_the_focus() {
    let screen = Screen::show(&jobs(&[kept(1), kept(2)])).await;
    open(&screen).await;
    screen.button("Job 1").focus().unwrap();
    screen.poll_behind_dialog(&jobs(&[Job { status: "finished", updated: 9, ..Job::new(1) }, kept(2)])).await;
    until("the other one alone", || !screen.dialog_reads("Job 1")).await;
    assert!(screen.dialog_reads("Job 2"));
    until("the focus in the panel", || focused().is_some_and(|focused| focused.tag_name() == "BUTTON")).await;
}
