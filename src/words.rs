//! The words of statuses, types and percents.

use tasks::{AttentionKind, Grouping, Percent, PercentSource, RowKind, RowView, Status, StepKind};

use crate::format;
use crate::text::msg;

/// A status, in a word.
pub fn status(status: Status) -> String {
    match status {
        Status::Started => msg::status_started(),
        Status::Finished => msg::status_finished(),
        Status::Failed => msg::status_failed(),
        Status::Aborted => msg::status_aborted(),
        Status::Unknown => msg::status_unknown(),
    }
}

/// A status, in a sentence.
pub fn status_in_full(status: Status) -> String {
    match status {
        Status::Started => msg::status_plain_started(),
        Status::Finished => msg::status_plain_finished(),
        Status::Failed => msg::status_plain_failed(),
        Status::Aborted => msg::status_plain_aborted(),
        Status::Unknown => msg::status_plain_unknown(),
    }
}

/// A kind of attention, in some words.
pub fn attention(kind: AttentionKind) -> String {
    match kind {
        AttentionKind::Failed => msg::attention_failed(),
        AttentionKind::StepsEnded => msg::attention_steps_ended(),
        AttentionKind::Duplicate => msg::attention_duplicate(),
        AttentionKind::Quiet => msg::attention_quiet(),
        AttentionKind::Lost => msg::attention_lost(),
        AttentionKind::NeverCleared => msg::attention_never_cleared(),
        AttentionKind::OpenChild => msg::attention_open_child(),
    }
}

/// A step's type.
pub fn step_kind(kind: StepKind) -> String {
    match kind {
        StepKind::Validating => msg::kind_validating(),
        StepKind::Executing => msg::kind_executing(),
        StepKind::Finalizing => msg::kind_finalizing(),
        StepKind::RebalancingVolume => msg::kind_rebalancing_volume(),
        StepKind::RemovingBricks => msg::kind_removing_bricks(),
        StepKind::Unknown => msg::kind_unknown(),
    }
}

/// What a row stands for; empty for a group and for a line in place of steps.
pub fn row_kind(kind: RowKind) -> String {
    match kind {
        RowKind::Group { .. } => String::new(),
        RowKind::Job { .. } => msg::kind_job(),
        RowKind::Step { kind } | RowKind::Waiting { kind } => step_kind(kind),
        RowKind::StepsPending | RowKind::StepsUnreadable | RowKind::NoSteps => String::new(),
    }
}

/// What a line says that stands in place of steps, which come from the engine or all at once from a file.
pub fn line(kind: RowKind, of_file: bool) -> Option<String> {
    match kind {
        RowKind::Group { .. } | RowKind::Job { .. } | RowKind::Step { .. } | RowKind::Waiting { .. } => None,
        RowKind::StepsPending if of_file => Some(msg::line_not_in_file()),
        RowKind::StepsPending => Some(msg::line_pending()),
        RowKind::StepsUnreadable => Some(msg::line_unreadable()),
        RowKind::NoSteps => Some(msg::line_no_steps()),
    }
}

/// What the jobs of a group share; `owner` is the name to show for their owner. Empty where they have none.
pub fn group(row: &RowView<'_>, by: Grouping, owner: &str) -> String {
    match by {
        Grouping::Status => status(row.status),
        Grouping::Owner => owner.to_owned(),
        Grouping::Vendor if !row.external => msg::group_engine(),
        Grouping::Vendor if row.description.is_empty() => msg::group_no_vendor(),
        Grouping::None | Grouping::Vendor | Grouping::Description => row.description.to_owned(),
    }
}

/// Where a task comes from.
pub fn origin(external: bool) -> String {
    if external { msg::origin_external() } else { msg::origin_internal() }
}

/// Whether the sweep may take a job.
pub fn auto_clear(on: bool) -> String {
    if on { msg::auto_clear_on() } else { msg::auto_clear_off() }
}

/// Where a percent comes from.
pub fn percent_source(source: PercentSource) -> String {
    match source {
        PercentSource::Reported => msg::progress_reported(),
        PercentSource::Steps => msg::progress_steps(),
        PercentSource::Derived => msg::progress_derived(),
    }
}

/// A percent and where it comes from, in a sentence.
pub fn percent(percent: Percent) -> String {
    let value = format::percent(percent.value);
    match percent.source {
        PercentSource::Reported => msg::percent_reported(value),
        PercentSource::Steps => msg::percent_steps(value),
        PercentSource::Derived => msg::percent_derived(value),
    }
}

/// How something ends, as messages select it.
pub fn result(succeeded: bool) -> &'static str {
    if succeeded { "succeeded" } else { "failed" }
}
