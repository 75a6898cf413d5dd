//! What a client did against the protocol, in sentences: what shows it, and what to do about it.

use tasks::conformance::Lapse;

use crate::detail::seen::Seen;
use crate::format;
use crate::text::msg;

/// What it is about, where that is one step, and what shows it.
pub(super) fn evidence(lapse: &Lapse, seen: &Seen) -> (Option<String>, String) {
    let of = |step: &str, told: String| (Some(step.to_owned()), told);
    let told = match lapse {
        Lapse::AutoClear => msg::protocol_auto_clear(),
        Lapse::StepsLeft { .. } => msg::protocol_steps_left(),
        Lapse::StepOpen { step, parent: Some(parent) } => msg::attention_under_step(step, parent),
        Lapse::StepOpen { step, parent: None } => msg::attention_under_job(step),
        Lapse::StepSilent { step, lasting } => {
            return of(step, msg::attention_quiet_since(format::duration(*lasting)));
        }
        Lapse::JobLeft { steps, ago } => msg::attention_all_ended(*steps, format::duration(*ago)),
        Lapse::StepLate { step } => return of(step, msg::protocol_step_late()),
        Lapse::NestedOverSteps { .. } => msg::protocol_nested(),
        Lapse::StrayCommand { .. } => msg::protocol_stray(),
        Lapse::JobTwice { open } => msg::attention_open_doubles(*open),
        Lapse::StepTwice { step } => return of(step, msg::protocol_twice()),
        Lapse::Backwards { step, from, to } => {
            let name = seen
                .job
                .as_ref()
                .map(|job| job.step(step).map_or(&job.description, |step| &step.description));
            return (name.cloned(), msg::protocol_backwards(*from, *to));
        }
        Lapse::TooOften { notes, shortest } => {
            msg::protocol_often(*notes, format::number((*shortest).max(0) as usize))
        }
        Lapse::Unreadable { notes, .. } => msg::notes_unreadable(*notes),
        Lapse::Lost { at } => msg::attention_lost_at(format::moment_in_full(*at)),
        Lapse::Nameless => msg::protocol_nameless(),
        Lapse::MadeUpName => msg::protocol_made_up(),
        Lapse::OtherName { correlation } if correlation.is_empty() => msg::protocol_other_name("–"),
        Lapse::OtherName { correlation } => msg::protocol_other_name(correlation),
    };
    (None, told)
}

/// What goes with it, each a line.
pub(super) fn listed(lapse: &Lapse) -> Vec<String> {
    match lapse {
        Lapse::StepsLeft { steps } | Lapse::NestedOverSteps { steps } => steps.clone(),
        Lapse::StrayCommand { event } => vec![event.clone()],
        Lapse::Unreadable { newest, .. } => {
            newest.iter().map(|(event, member)| msg::notes_event(event.to_string(), *member)).collect()
        }
        _ => Vec::new(),
    }
}

/// What to do about it.
pub(super) fn advice(lapse: &Lapse) -> String {
    match lapse {
        Lapse::AutoClear => msg::protocol_do_auto_clear(),
        Lapse::StepsLeft { .. }
        | Lapse::StepOpen { .. }
        | Lapse::StepSilent { .. }
        | Lapse::JobLeft { .. } => msg::protocol_do_end(),
        Lapse::StepLate { .. } | Lapse::NestedOverSteps { .. } | Lapse::StrayCommand { .. } => {
            msg::protocol_do_nested()
        }
        Lapse::JobTwice { .. } | Lapse::StepTwice { .. } => msg::protocol_do_twice(),
        Lapse::Backwards { .. } => msg::protocol_do_backwards(),
        Lapse::TooOften { .. } => msg::protocol_do_often(),
        Lapse::Unreadable { .. } => msg::notes_unreadable_text(),
        Lapse::Lost { .. } => msg::protocol_do_lost(),
        Lapse::Nameless | Lapse::MadeUpName | Lapse::OtherName { .. } => msg::protocol_do_name(),
    }
}
