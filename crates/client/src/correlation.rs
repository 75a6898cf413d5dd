//! A readable correlation id for every action, so that the engine's log and events can be searched for it.

/// An id such as `TaskMonitor-end-job-1f9a02c4`: at most 36 of the characters that the engine keeps (contract 2.1).
/// `random` is from 0 to 1.
pub fn correlation_id(verb: &str, random: f64) -> String {
    let chance = (random.clamp(0.0, 1.0) * f64::from(u32::MAX)) as u32;
    format!("TaskMonitor-{verb}-{chance:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_keeps_every_character() {
        for verb in ["create-job", "add-step", "end-step", "end-job", "clear-job"] {
            for random in [0.0, 0.5, 1.0] {
                let id = correlation_id(verb, random);
                assert!(id.len() <= 36, "{id}");
                assert!(id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{id}");
            }
        }
    }
}
