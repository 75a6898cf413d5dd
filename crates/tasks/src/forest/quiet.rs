//! From when on a running job counts as quiet: nothing about it changed for far longer than usual.
//!
//! Usual is the median duration of the jobs with the same description that finished. Where fewer than three are known,
//! an external job counts as quiet after six hours; an internal one never, since the engine moves the progress of its
//! own steps without touching the job (contract 4.8).

use super::job::Job;

const MINUTE: i64 = 60_000;
/// Far longer is so many times the usual.
const FAR: i64 = 3;
/// Nothing counts as quiet before.
const LEAST: i64 = 10 * MINUTE;
/// What counts where nothing is known.
const WITHOUT_HISTORY: i64 = 360 * MINUTE;

/// From when on the job counts as quiet, in milliseconds since 1970; `i64::MAX` for never.
pub(super) fn quiet_at(job: &Job, usual: Option<i64>) -> i64 {
    let limit = match usual {
        Some(usual) => usual.saturating_mul(FAR).max(LEAST),
        None if job.core.external => WITHOUT_HISTORY,
        None => return i64::MAX,
    };
    let since = job.last_change.get().filter(|_| job.core.status.is_running());
    since.map_or(i64::MAX, |since| since.saturating_add(limit))
}
