//! What is shown now, as a file to keep.

mod download;

use std::rc::Rc;

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use tasks::export::{CsvFile, JsonFile};

use self::download::{download, file_name};
use crate::desk::Desk;
use crate::state::{Board, Command};
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::choice::radios;
use crate::ui::{El, Look, Notices, Tone, adopt, el, panel};
use crate::watched::Watched;

/// Has a spreadsheet read the file as UTF-8 and not in whatever it takes for usual.
const MARK: &str = "\u{FEFF}";

/// The panel; `close` has it go.
pub(super) fn export_panel(close: Rc<dyn Fn()>) -> El {
    adopt(include_str!("../../../style/monitor/export.css"));
    let Desk { board, notices, .. } = Desk::here();
    let as_json = Watched::new(false);
    let chosen = as_json.clone();
    let formats = vec![(msg::export_csv(), true), (msg::export_json(), false)];
    let formats =
        radios(&msg::export_format(), "export-format", formats, Rc::new(move |at, _| chosen.set(at == 1)));
    let counted = board.clone();
    let what = el("p").text_live(move || msg::export_what(counted.counts.get().shown));
    let steps = steps(&board);
    let (empty, done) = (board.clone(), close.clone());
    let save = button(&msg::export_download(), Look::Primary, move || {
        save(&board, as_json.peek(), &notices);
        done();
    });
    let save = save.attr_live("disabled", move || (empty.counts.get().shown == 0).then(String::new));
    let content = el("div").class("fields export").child(what).child(formats).child(steps);
    panel(&msg::export_title(), vec![content, el("div").class("pressed").child(save)], close)
}

/// How many steps are missing, and a button that has them read as long as the panel is open.
fn steps(board: &Board) -> El {
    let reading = Watched::new(false);
    let rows = SendWrapper::new(board.rows.clone());
    on_cleanup(move || rows.command(Command::ReadThrough(false)));
    let (board, read_only) = (board.clone(), board.read_only);
    let counted = board.clone();
    let unread = Watched::derived(move || {
        counted.revision.track();
        counted.rows.unread()
    });
    let (told, asked, left) = (unread.clone(), reading.clone(), board.clone());
    let words = move || match (told.get(), asked.get()) {
        (0, _) if left.counts.get().shown == 0 => String::new(),
        (0, _) => msg::export_complete(),
        (jobs, true) => msg::export_reading(jobs),
        (jobs, false) => msg::export_unread(jobs),
    };
    let read = move || {
        let (reading, rows) = (reading.clone(), board.rows.clone());
        (unread.get() > 0 && !read_only && !reading.get()).then(|| {
            button(&msg::export_read(), Look::Secondary, move || {
                reading.set(true);
                rows.command(Command::ReadThrough(true));
            })
        })
    };
    let said = el("p").class("hint").attr("role", "status").text_live(words);
    el("div").class("pressed").child(said).live(read)
}

fn save(board: &Board, as_json: bool, notices: &Notices) {
    let (mut jobs, mut unread) = (0, 0);
    let mut count = |known: bool| {
        jobs += 1;
        unread += usize::from(!known);
    };
    let (text, kind, extension) = if as_json {
        let mut file = JsonFile::default();
        board.rows.visit_jobs(&mut |job, percents| {
            count(job.steps.is_some());
            file.add(&job, &percents);
        });
        (file.finish(), "application/json", "json")
    } else {
        let mut file = CsvFile::new(board.now.peek());
        board.rows.visit_jobs(&mut |job, percents| {
            count(job.steps.is_some());
            let owner = job.owner.as_deref().and_then(|id| board.owners.name(id));
            file.add(&job, &owner.unwrap_or_default(), &percents);
        });
        ([MARK, &*file.finish()].concat(), "text/csv;charset=utf-8", "csv")
    };
    let name = file_name(extension);
    download(&text, kind, &name);
    let tone = if unread > 0 { Tone::Warning } else { Tone::Success };
    notices.tell(tone, &msg::export_done(jobs, &name, unread));
}
