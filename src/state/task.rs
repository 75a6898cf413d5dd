//! One task out of all.

/// A job, or a step of it, by what outlives a change of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Id of the job.
    pub job: String,
    /// Id of the step; `None` for the job itself.
    pub step: Option<String>,
}

/// Stands between the ids of job and step in a link. No id holds one.
const BETWEEN: char = '.';

impl Task {
    /// As a word of a link.
    pub fn to_word(&self) -> String {
        let encoded = |id: &str| String::from(js_sys::encode_uri_component(id));
        let step = self.step.iter().map(|step| [BETWEEN.to_string(), encoded(step)].concat());
        [encoded(&self.job)].into_iter().chain(step).collect()
    }

    /// Reads a word of a link; `None` for one that names nothing.
    pub fn from_word(word: &str) -> Option<Self> {
        let decoded = |id: &str| js_sys::decode_uri_component(id).ok().map(String::from);
        let (job, step) = word.split_once(BETWEEN).unwrap_or((word, ""));
        let id = |id| decoded(id).filter(|id| !id.is_empty());
        Some(Self { job: id(job)?, step: id(step) })
    }
}
