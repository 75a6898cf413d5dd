//! Why an answer could not be taken.

/// Why an answer was refused; the forest is as it was before the answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// It ended before its JSON did.
    #[error("the answer is cut off after {bytes} bytes")]
    CutOff {
        /// Bytes received.
        bytes: usize,
    },
    /// It is not JSON.
    #[error("the answer is not JSON from byte {at} on: {why}")]
    NotJson {
        /// Place of the first wrong byte.
        at: usize,
        /// What is wrong there, in words.
        why: String,
    },
    /// It is JSON, but not a collection.
    #[error("the answer is not a list of jobs or steps: {why}")]
    NotACollection {
        /// What was found instead, in words.
        why: String,
    },
}
