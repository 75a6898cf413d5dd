//! What the site has set for the plug-in, in `task-monitor-config.json` (docs/configuration.md).
//!
//! A slip in that file must not take the tab away: what makes no sense counts as not set and is told as a [`Slip`].
//! Keys that nobody knows are ignored.

use js_sys::{Array, Reflect};
use tasks::{Column, Retention};
use wasm_bindgen::{JsCast, JsValue};

use super::setting::{Setting, Slip, Slips};

const SECOND: f64 = 1_000.0;
const MINUTE: f64 = 60_000.0;

/// What the engine takes for its periods of removal, in minutes (contract 4.6).
const PERIOD: (f64, f64) = (5.0, 100_000.0);
/// The longest that a session can live unused, in minutes.
const DAY: f64 = 1_440.0;

/// Where the menu may have the place (host/host.js).
const MENUS: [&str; 6] = ["primary", "compute", "network", "storage", "admin", "hidden"];

/// The site's settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Time between two polls, in milliseconds.
    pub poll_every: u32,
    /// The columns to show until a person chooses others.
    pub columns: Vec<Column>,
    /// When the engine removes ended jobs.
    pub retention: Retention,
    /// How long the portal's session lives without being used, in milliseconds; `None` where it never ends.
    pub session: Option<i64>,
    /// How long an end or a clearing can be undone before it is sent, in milliseconds; 0 where it can't be.
    pub undo: u32,
    /// Whether the engine's events are to tell who ended or cleared a task.
    pub audit: bool,
    /// Templates of tasks, each a text with the description in its first line and the steps below.
    pub templates: Vec<String>,
    /// Settings that do not count.
    pub slips: Vec<Slip>,
}

impl Default for Config {
    fn default() -> Self {
        Self::of(&|_| Setting::Absent)
    }
}

impl Config {
    /// Reads the portal's `configObject()`.
    pub fn read(object: &JsValue) -> Self {
        Self::of(&|key| setting(Reflect::get(object, &key.into()).unwrap_or_default()))
    }

    /// Reads settings by their keys.
    fn of(get: &dyn Fn(&str) -> Setting) -> Self {
        let mut slips = Slips::default();
        let mut period = |key| slips.number(key, get(key), PERIOD.0, PERIOD.1).map(|minutes| minutes as i64);
        let retention = Retention::of_minutes(
            period("sweepMinutes"),
            period("succeededMinutes"),
            period("failedMinutes"),
        );
        let session = slips.number("sessionMinutes", get("sessionMinutes"), 0.0, DAY).unwrap_or(30.0);
        // From a second to an hour, so that a slip neither floods the engine nor stops the tab.
        let poll = slips.number("pollSeconds", get("pollSeconds"), 1.0, 3_600.0).unwrap_or(5.0);
        let audit = slips.switch("auditEvents", get("auditEvents")).unwrap_or(false);
        let templates = slips.words("templates", get("templates"));
        let undo = slips.number("undoSeconds", get("undoSeconds"), 0.0, 60.0).unwrap_or(5.0);
        let columns = columns(&slips.words("columns", get("columns")), &mut slips);
        // What host/host.js reads is only checked here, where somebody sees the outcome.
        slips.text("label", get("label"));
        slips.one_of("menu", get("menu"), &MENUS);
        slips.number("priority", get("priority"), 0.0, f64::MAX);
        slips.switch("detailTabs", get("detailTabs"));
        slips.switch("eventButton", get("eventButton"));
        Self {
            poll_every: (poll * SECOND) as u32,
            columns,
            retention,
            audit,
            templates,
            undo: (undo * SECOND) as u32,
            session: (session > 0.0).then_some((session * MINUTE) as i64),
            slips: slips.into_list(),
        }
    }
}

/// Columns by their words. The task itself is always there, and the first.
fn columns(words: &[String], slips: &mut Slips) -> Vec<Column> {
    if words.is_empty() {
        return Column::DEFAULT.to_vec();
    }
    let mut columns = vec![Column::Task];
    for word in words {
        match Column::from_key(word) {
            Some(column) if columns.contains(&column) => {}
            Some(column) => columns.push(column),
            None => slips.unknown("columns", word),
        }
    }
    columns
}

/// A value of the portal's page. Only plain JSON can be in there.
fn setting(value: JsValue) -> Setting {
    if value.is_undefined() {
        Setting::Absent
    } else if let Some(number) = value.as_f64() {
        Setting::Number(number)
    } else if let Some(text) = value.as_string() {
        Setting::Text(text)
    } else if let Some(flag) = value.as_bool() {
        Setting::Switch(flag)
    } else if Array::is_array(&value) {
        // An entry that is no text is no word that anything is called by.
        let words: Array = value.unchecked_into();
        Setting::Words(words.iter().map(|word| word.as_string().unwrap_or_default()).collect())
    } else {
        Setting::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(settings: &[(&str, Setting)]) -> Config {
        Config::of(&|key| {
            let found = settings.iter().find(|(name, _)| *name == key);
            found.map_or(Setting::Absent, |(_, setting)| setting.clone())
        })
    }

    fn poll_every(seconds: f64) -> (u32, bool) {
        let config = config(&[("pollSeconds", Setting::Number(seconds))]);
        (config.poll_every, config.slips.is_empty())
    }

    #[test]
    fn what_is_not_set_has_its_default_and_is_no_slip() {
        let config = config(&[("somethingElse", Setting::Other)]);
        assert_eq!(config, Config::default());
        assert_eq!(config.poll_every, 5_000);
        assert_eq!(config.retention, Retention::default());
        assert_eq!(config.session, Some(1_800_000));
        assert_eq!(config.undo, 5_000);
        assert!(config.columns == Column::DEFAULT && config.slips.is_empty());
    }

    #[test]
    fn only_sensible_intervals_count() {
        assert_eq!(poll_every(1.5), (1_500, true));
        for seconds in [0.5, 0.0, -3.0, 1e9, f64::NAN, f64::INFINITY] {
            assert_eq!(poll_every(seconds), (5_000, false), "{seconds} s");
        }
    }

    #[test]
    fn every_key_is_read() {
        let words = ["owner", "status", "owner", "task"].map(str::to_owned);
        let config = config(&[
            ("pollSeconds", Setting::Number(10.0)),
            ("sweepMinutes", Setting::Number(5.0)),
            ("succeededMinutes", Setting::Number(6.0)),
            ("failedMinutes", Setting::Number(7.0)),
            ("sessionMinutes", Setting::Number(0.0)),
            ("undoSeconds", Setting::Number(0.0)),
            ("columns", Setting::Words(words.to_vec())),
            ("label", Setting::Text("Jobs".to_owned())),
            ("menu", Setting::Text("admin".to_owned())),
            ("priority", Setting::Number(0.0)),
            ("detailTabs", Setting::Switch(false)),
            ("eventButton", Setting::Switch(true)),
            ("auditEvents", Setting::Switch(true)),
            ("templates", Setting::Words(vec!["Backup\nCopy".to_owned()])),
        ]);
        assert_eq!(config.slips, []);
        assert!(config.audit && config.templates == ["Backup\nCopy"]);
        assert_eq!(config.poll_every, 10_000);
        let periods = Retention { sweep_every: 300_000, finished_after: 360_000, failed_after: 420_000 };
        assert_eq!(config.retention, periods);
        assert_eq!((config.session, config.undo), (None, 0));
        assert_eq!(config.columns, [Column::Task, Column::Owner, Column::Status]);
    }

    #[test]
    fn a_column_that_nobody_knows_is_told_and_the_others_count() {
        let words = ["status", "vendor"].map(str::to_owned);
        let config = config(&[("columns", Setting::Words(words.to_vec()))]);
        assert_eq!(config.columns, [Column::Task, Column::Status]);
        assert_eq!(
            config.slips.iter().map(Slip::tell).collect::<Vec<_>>(),
            ["“columns” names “vendor”, which is none."]
        );
    }

    #[test]
    fn each_slip_is_told_and_takes_nothing_else_with_it() {
        let config = config(&[
            ("pollSeconds", Setting::Text("5".to_owned())),
            ("failedMinutes", Setting::Number(120.0)),
            ("sessionMinutes", Setting::Number(-1.0)),
            ("columns", Setting::Switch(true)),
            ("label", Setting::Number(7.0)),
            ("menu", Setting::Text("events".to_owned())),
            ("detailTabs", Setting::Text("no".to_owned())),
            ("eventButton", Setting::Other),
        ]);
        let keys: Vec<&str> = config.slips.iter().map(|slip| slip.key).collect();
        let wrong =
            ["sessionMinutes", "pollSeconds", "columns", "label", "menu", "detailTabs", "eventButton"];
        assert_eq!(keys, wrong);
        assert_eq!(config.poll_every, 5_000);
        assert_eq!(config.session, Some(1_800_000));
        assert_eq!(config.retention.failed_after, 7_200_000);
    }
}
