//! What shows that a job needs attention, in a sentence.

use tasks::Evidence;

use crate::text::msg;
use crate::{format, words};

/// The evidence, seen at the engine's time `now`. `steps` names the step that it is about, and what that stands under.
pub(super) fn sentence(evidence: &Evidence, steps: Option<&(String, Option<String>)>, now: i64) -> String {
    let before = |time: i64| format::duration((now - time).max(0));
    match evidence {
        Evidence::Failed { status, at: Some(at), .. } => match steps {
            Some((step, _)) => msg::attention_failed_at(step, before(*at)),
            None => msg::attention_kept(words::status(*status), before(*at)),
        },
        Evidence::Failed { status, at: None, .. } => msg::attention_kept_once(words::status(*status)),
        Evidence::StepsEnded { steps, last_end: Some(end) } => msg::attention_all_ended(*steps, before(*end)),
        Evidence::StepsEnded { steps, last_end: None } => msg::attention_all_ended_once(*steps),
        Evidence::Duplicate { open, .. } => msg::attention_open_doubles(*open),
        Evidence::Quiet { since, usual: Some(usual) } => {
            msg::attention_quiet_unusual(before(*since), format::duration(*usual))
        }
        Evidence::Quiet { since, usual: None } => msg::attention_quiet_since(before(*since)),
        Evidence::Lost { at } => msg::attention_lost_at(format::moment_in_full(*at)),
        Evidence::NeverCleared { status, ended: Some(ended) } => {
            msg::attention_kept(words::status(*status), before(*ended))
        }
        Evidence::NeverCleared { status, ended: None } => msg::attention_kept_once(words::status(*status)),
        Evidence::OpenChild { .. } => match steps {
            Some((step, Some(parent))) => msg::attention_under_step(step, parent),
            Some((step, None)) => msg::attention_under_job(step),
            None => String::new(),
        },
    }
}
