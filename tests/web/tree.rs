//! The tree as a screen reader meets it: roles, places, states and words.

use tasks::Column;
use wasm_bindgen_test::*;

use crate::answers::{Job, Step, jobs, plain_jobs, steps};
use crate::screen::{Screen, cells, find, find_all, number, steps_of};
use crate::stage::{turns, until};

/// Level, place among the siblings and their number.
fn place(screen: &Screen, description: &str) -> [usize; 3] {
    let row = screen.row(description);
    ["aria-level", "aria-posinset", "aria-setsize"].map(|attribute| number(&row, attribute))
}

fn expanded(screen: &Screen, description: &str) -> Option<String> {
    screen.row(description).get_attribute("aria-expanded")
}

#[wasm_bindgen_test]
async fn jobs_and_steps_tell_where_they_stand_in_the_tree() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    assert_eq!(screen.tree().get_attribute("aria-label").as_deref(), Some("Tasks and their steps"));
    assert_eq!(place(&screen, "Job 2"), [1, 1, 2], "the newest job is the first");
    assert_eq!(place(&screen, "Job 1"), [1, 2, 2]);
    assert_eq!(expanded(&screen, "Job 1").as_deref(), Some("false"));
    assert_eq!(number(&screen.tree(), "aria-rowcount"), 3, "with the header");

    let nested = [
        Step::new("S1", "First"),
        Step::new("S2", "Second"),
        Step::under("S2", "S3", "Below the second"),
        Step::under("S3", "S4", "Below that"),
        Step::under("S4", "S5", "Four deep"),
    ];
    screen.open("J1", "Job 1", &steps(&nested)).await;
    for description in ["Second", "Below the second", "Below that"] {
        assert_eq!(expanded(&screen, description).as_deref(), Some("false"), "{description}");
        screen.toggle(description);
        until("the row to open", || expanded(&screen, description).as_deref() == Some("true")).await;
    }
    assert_eq!(place(&screen, "First"), [2, 1, 2]);
    assert_eq!(place(&screen, "Second"), [2, 2, 2]);
    assert_eq!(place(&screen, "Below the second"), [3, 1, 1]);
    assert_eq!(place(&screen, "Four deep"), [5, 1, 1]);
    assert_eq!(number(&screen.tree(), "aria-rowcount"), 8);
    let indices: Vec<usize> = screen.rows().iter().map(|row| number(row, "aria-rowindex")).collect();
    assert_eq!(indices, [2, 3, 4, 5, 6, 7, 8]);
}

#[wasm_bindgen_test]
async fn only_what_has_something_below_it_opens() {
    let screen = Screen::show(&plain_jobs([1])).await;
    let below =
        [Step::new("S1", "A step"), Step::new("S2", "Another"), Step::under("S2", "S3", "A sub-step")];
    screen.open("J1", "Job 1", &steps(&below)).await;
    assert_eq!(expanded(&screen, "A step"), None);
    let toggle = find(&screen.row("A step"), ".toggle").unwrap();
    assert_eq!(toggle.offset_width(), 0, "a leaf has no toggle to press");
    assert!(find(&screen.row("Another"), ".toggle").unwrap().offset_width() > 0);
}

#[wasm_bindgen_test]
async fn every_status_has_its_word() {
    let words = [
        ("started", "Started"),
        ("finished", "Finished"),
        ("failed", "Failed"),
        ("aborted", "Aborted"),
        ("unknown", "Unknown"),
    ];
    let all: Vec<Job> =
        words.iter().enumerate().map(|(n, (status, _))| Job { status, ..Job::named(n, status) }).collect();
    let screen = Screen::show(&jobs(&all)).await;
    for (status, word) in words {
        let row = screen.row(status);
        assert_eq!(row.get_attribute("data-status").as_deref(), Some(status));
        assert_eq!(cells(&row)[1], word);
        assert_eq!(cells(&row)[6].is_empty(), status == "started", "an end, unless it runs: {status}");
    }
}

#[wasm_bindgen_test]
async fn tasks_tell_where_they_come_from_and_of_what_type_they_are() {
    let internal = Job { external: false, auto_cleared: false, ..Job::named(1, "The engine's own") };
    let screen = Screen::show(&jobs(&[internal, Job::named(2, "A vendor's")])).await;
    screen.board.viewing.change(&|view| view.columns = Column::ALL.to_vec());
    until("every column", || cells(&screen.row("A vendor's")).len() > Column::ALL.len()).await;
    let told = |description: &str| {
        let cells = cells(&screen.row(description));
        [4, 5, 10].map(|column| cells[column].clone())
    };
    assert_eq!(told("The engine's own"), ["Job", "Internal", "Off"]);
    assert_eq!(told("A vendor's"), ["Job", "External", "On"]);
    let of_types = [
        Step { kind: "validating", external: false, ..Step::new("S1", "Check") },
        Step { kind: "rebalancing_volume", ..Step::new("S2", "Spread") },
        Step { kind: "a word of a later engine", ..Step::new("S3", "Something") },
    ];
    screen.open("J1", "The engine's own", &steps(&of_types)).await;
    assert_eq!(told("Check"), ["Validating", "Internal", ""]);
    assert_eq!(told("Spread"), ["Rebalancing volume", "External", ""]);
    assert_eq!(told("Something")[0], "Other");
}

#[wasm_bindgen_test]
async fn an_owner_is_asked_for_once_and_then_shown_by_name() {
    let owned = |n| Job { owner: Some("U1"), ..Job::new(n) };
    let screen = Screen::show(&jobs(&[owned(1), owned(2)])).await;
    let owners = |screen: &Screen| screen.rows().iter().map(|row| cells(row)[4].clone()).collect::<Vec<_>>();
    const USER: &str = "GET /ovirt-engine/api/users/U1";
    let asked = screen.wire.nth(USER, 1).await;
    assert_eq!(owners(&screen), ["", ""], "no id while the name is on its way");
    asked.answer(200, include_str!("../fixtures/user.json"));
    until("the name", || owners(&screen) == ["admin@internal", "admin@internal"]).await;
    screen.poll(&jobs(&[owned(1), owned(2), owned(3)])).await;
    until("the third", || owners(&screen).len() == 3).await;
    turns().await;
    assert_eq!(owners(&screen)[0], "admin@internal");
    assert_eq!(screen.wire.all(USER).len(), 1);
}

#[wasm_bindgen_test]
async fn the_id_of_an_owner_is_shown_where_the_name_can_not_be_had() {
    let owned = |n, owner| Job { owner: Some(owner), ..Job::new(n) };
    let screen = Screen::show(&jobs(&[owned(1, "U1"), owned(2, "U2")])).await;
    let owner = |job: &str| cells(&screen.row(job))[4].clone();
    screen.wire.nth("GET /ovirt-engine/api/users/U2", 1).await.answer(404, "");
    until("the id of the unknown one", || owner("Job 2") == "U2").await;
    assert_eq!(owner("Job 1"), "");
    // The engine falls silent. The next name that is wanted has it asked again.
    screen.wire.nth("GET /ovirt-engine/api/users/U1", 1).await.answer(503, "");
    until("the other id", || owner("Job 1") == "U1").await;
    screen.poll(&jobs(&[owned(1, "U1"), owned(2, "U2"), owned(3, "U3")])).await;
    let asked_again = screen.wire.nth("GET /ovirt-engine/api/users/U1", 2).await;
    asked_again.answer(200, include_str!("../fixtures/user.json"));
    until("the name", || owner("Job 1") == "admin@internal").await;
}

#[wasm_bindgen_test]
async fn a_line_stands_where_no_steps_are_shown() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    screen.toggle("Job 2");
    until("it to open", || screen.find_row("Reading the steps…").is_some()).await;
    screen.wire.nth(&steps_of("J2"), 1).await;
    let row = screen.row("Reading the steps…");
    assert_eq!(row.get_attribute("data-status"), None);
    assert_eq!(row.get_attribute("aria-expanded"), None);
    assert_eq!(number(&row, "aria-level"), 2);
    assert_eq!(cells(&row)[1..].concat(), "", "nothing but its words");
    assert_eq!(find_all(&row, "button").iter().map(|button| button.offset_width()).sum::<i32>(), 0);

    screen.wire.all(&steps_of("J2"))[0].answer(200, "{}");
    until("the answer", || screen.find_row("No steps yet").is_some()).await;

    screen.toggle("Job 1");
    screen.wire.nth(&steps_of("J1"), 1).await.answer(500, "");
    until("the failure", || screen.descriptions().iter().any(|text| text.contains("could not be read")))
        .await;
    // It says that it is asked for again, so it is.
    screen.poll(&plain_jobs([1, 2])).await;
    screen.wire.nth(&steps_of("J1"), 2).await.answer(200, &steps(&[Step::new("S1", "Copy")]));
    until("the step", || screen.find_row("Copy").is_some()).await;
}

#[wasm_bindgen_test]
async fn the_order_that_is_told_is_the_order_on_the_screen() {
    let screen = Screen::show(&plain_jobs(0..200)).await;
    // Any multiple of the window's size would hide a mistake: the slots are in order then.
    screen.tree().set_scroll_top(1_009);
    until("the rows", || number(&screen.rows()[0], "aria-rowindex") > 10).await;
    let told = find(&screen.tree(), "[role=rowgroup]").unwrap().get_attribute("aria-owns").unwrap();
    let told: Vec<&str> = told.split(' ').collect();
    let shown: Vec<String> = screen.rows().iter().map(|row| row.id()).collect();
    assert_eq!(told, shown);
    let tops: Vec<i32> =
        screen.rows().iter().map(|row| row.get_bounding_client_rect().top() as i32).collect();
    assert!(tops.is_sorted(), "{tops:?}");
}
