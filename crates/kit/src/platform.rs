//! What the kit needs of the world around it.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;

use client::ClientError;

/// Something that comes later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The right to drive a task, which ends with this value.
pub type Drive = Box<dyn Any>;

/// A request beneath `/ovirt-engine`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// Path, which begins with `/api`.
    pub path: String,
    /// What is asked for.
    pub verb: Verb,
    /// Correlation id (contract 2.1).
    pub correlation: Option<String>,
}

/// What a request asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Verb {
    /// To read.
    #[default]
    Get,
    /// To take this JSON.
    Post(String),
    /// To remove.
    Delete,
}

/// The world around the kit: a browser, or a test.
pub trait Platform {
    /// Sends a request, once.
    fn send(&self, call: Call) -> Later<'_, Result<Vec<u8>, ClientError>>;

    /// Waits for so many milliseconds.
    fn pause(&self, ms: u32) -> Later<'_, ()>;

    /// Milliseconds since some moment.
    fn now(&self) -> f64;

    /// Chance.
    fn random(&self) -> u32;

    /// The right to drive the job; `None` where somebody else has it, in another tab for example.
    fn drive<'a>(&'a self, job: &'a str) -> Later<'a, Option<Drive>>;

    /// Tells a developer of a mistake in their program.
    fn complain(&self, mistake: &str);
}
