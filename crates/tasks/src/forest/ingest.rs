//! Taking an answer of `GET /jobs` piece by piece: what has the bytes that it had before is not parsed.
//!
//! Bytes come into one buffer that is used again and again; what is kept of them between two pieces is the unfinished
//! end. Nothing touches the known jobs before the answer is complete.

use super::core::Core;
use super::envelope::{Envelope, Found};
use super::job::Job;
use super::lookup::Lookup;
use super::taken::Taken;
use super::tree::Tree;
use super::wire::JobWire;
use crate::{AnswerError, Order};
use scan::{Extent, Print, Printer};

/// What the buffer grows by.
const ROOM: usize = 8 * 1024;

/// An answer that is coming in.
pub(super) struct Ingest {
    /// Kept over answers, so that a poll allocates nothing for its bytes.
    buffer: Vec<u8>,
    /// Bytes of the buffer that hold answer.
    filled: usize,
    /// Bytes behind them that were handed out to be filled.
    lent: usize,
    state: State,
}

/// How far the present answer has been read.
struct State {
    /// Bytes of the answer that have left the buffer.
    base: usize,
    envelope: Envelope,
    /// Whether an entry begins at the start of the buffer, and how far its end has been looked for.
    entry: Option<Pending>,
    /// Place of the known job that is expected next.
    expected: usize,
    lookup: Lookup,
    taken: Taken,
    error: Option<AnswerError>,
}

enum Pending {
    /// Not yet compared with what is expected.
    Fresh,
    /// It is something else; its end is looked for, this far already.
    Searched(Extent, usize),
}

impl Default for Ingest {
    fn default() -> Self {
        Self { buffer: Vec::new(), filled: 0, lent: 0, state: State::new(false) }
    }
}

impl Ingest {
    /// Forgets what came of an unfinished answer.
    pub(super) fn begin(&mut self, followed: bool) {
        self.filled = 0;
        self.lent = 0;
        self.state = State::new(followed);
    }

    /// Whether no answer is coming in.
    pub(super) fn is_idle(&self) -> bool {
        self.state.base == 0 && self.filled == 0
    }

    pub(super) fn buffer(&mut self, n: usize) -> &mut [u8] {
        self.lent = n;
        let end = self.filled + n;
        if self.buffer.len() < end {
            // An unfinished end is short beside a piece: twice the room would never be used.
            self.buffer.reserve_exact(end.next_multiple_of(ROOM) - self.buffer.len());
            self.buffer.resize(end, 0);
        }
        &mut self.buffer[self.filled..end]
    }

    /// Reads on in what has been filled. After an error the rest of the answer is refused with the same error.
    pub(super) fn advance(&mut self, known: Known<'_>) -> Result<(), AnswerError> {
        self.filled += std::mem::take(&mut self.lent);
        self.read(known, false)
    }

    /// Ends the answer.
    pub(super) fn finish(&mut self, known: Known<'_>) -> Result<Taken, AnswerError> {
        let result = self.read(known, true).and_then(|()| {
            let state = &self.state;
            state.envelope.finish(state.base + self.filled)
        });
        let state = std::mem::replace(&mut self.state, State::new(false));
        self.begin(false);
        result.map(|()| state.taken)
    }

    fn read(&mut self, known: Known<'_>, last: bool) -> Result<(), AnswerError> {
        if let Some(error) = &self.state.error {
            return Err(error.clone());
        }
        match self.state.read(&self.buffer[..self.filled], known, last) {
            Ok(used) => {
                self.buffer.copy_within(used..self.filled, 0);
                self.filled -= used;
                Ok(())
            }
            Err(error) => {
                self.state.error = Some(error.clone());
                Err(error)
            }
        }
    }
}

/// What an answer is compared with.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) jobs: &'a [Box<Job>],
    pub(super) printer: Printer,
    pub(super) order: Order,
}

/// A job that changed is looked for in so many bytes more than it had.
const LONGER: usize = 64;

impl State {
    fn new(followed: bool) -> Self {
        Self {
            base: 0,
            envelope: Envelope::new("job"),
            entry: None,
            expected: 0,
            lookup: Lookup::default(),
            taken: Taken::new(followed),
            error: None,
        }
    }

    /// Reads as far as whole entries go, and tells how many bytes that is.
    fn read(&mut self, bytes: &[u8], known: Known<'_>, last: bool) -> Result<usize, AnswerError> {
        let mut at = 0;
        self.taken.expect(known.jobs.len());
        loop {
            let pending = match self.entry.take() {
                Some(pending) => pending,
                None => match self.envelope.advance(bytes, &mut at, self.base)? {
                    Found::Entry => Pending::Fresh,
                    Found::More => break,
                },
            };
            match self.entry(&bytes[at..], at, pending, known, last)? {
                Ok(len) => at += len,
                Err(pending) => {
                    self.entry = Some(pending);
                    break;
                }
            }
        }
        self.base += at;
        Ok(at)
    }

    /// Takes the entry at the start of `rest` and tells its length, or how far it got without finding its end.
    fn entry(
        &mut self,
        rest: &[u8],
        at: usize,
        pending: Pending,
        known: Known<'_>,
        last: bool,
    ) -> Result<Result<usize, Pending>, AnswerError> {
        let Some(&first) = rest.first() else { return Ok(Err(pending)) };
        let (mut extent, searched) = match pending {
            Pending::Searched(extent, searched) => (extent, searched),
            Pending::Fresh => match self.unchanged(rest, known, last) {
                Some(Ok(len)) => return Ok(Ok(len)),
                Some(Err(pending)) => return Ok(Err(pending)),
                None => match self.expected_anew(rest, known) {
                    Some(len) => return Ok(Ok(len)),
                    None => (Extent::of(first), 0),
                },
            },
        };
        let Some(end) = extent.end(&rest[searched..]) else {
            return Ok(Err(Pending::Searched(extent, rest.len())));
        };
        let len = searched + end;
        self.differing(&rest[..len], self.base + at, known)?;
        Ok(Ok(len))
    }

    /// Compares over the length that the expected job had, so that an unchanged one is never looked into. The one
    /// behind it is tried as well: where a job is gone, everything moves up.
    fn unchanged(&mut self, rest: &[u8], known: Known<'_>, last: bool) -> Option<Result<usize, Pending>> {
        for place in self.expected..known.jobs.len().min(self.expected + 2) {
            let Some(print) = known.jobs[place].prints.get(self.taken.followed) else { continue };
            match rest.get(..print.len as usize) {
                // A job ends with its brace: most that have another length need no print to be told apart.
                Some(bytes) if bytes.ends_with(b"}") && known.printer.print(bytes) == print => {
                    self.keep(place);
                    return Some(Ok(bytes.len()));
                }
                None if place == self.expected && !last => return Some(Err(Pending::Fresh)),
                _ => {}
            }
        }
        None
    }

    fn keep(&mut self, place: usize) {
        self.taken.keep(place);
        self.expected = place + 1;
    }

    /// Parses an entry that is most likely the expected job with other attributes, without looking for its end
    /// beforehand: every byte would be looked at twice. Tells its length; nothing where it is something else, does not
    /// end in these bytes or is broken, which is found out again in the ordinary way.
    fn expected_anew(&mut self, rest: &[u8], known: Known<'_>) -> Option<usize> {
        let job = known.jobs.get(self.expected)?;
        let len = job.prints.get(self.taken.followed)?.len as usize;
        if !holds_at_its_end(rest.get(..len + LONGER)?, job.id()) {
            return None;
        }
        let (wire, len) = JobWire::read_first(rest)?;
        self.taken.parsed_bytes += len;
        self.read_anew(wire, known.printer.print(&rest[..len]), known);
        Some(len)
    }

    /// Takes an entry that is not what was expected here.
    fn differing(&mut self, json: &[u8], at: usize, known: Known<'_>) -> Result<(), AnswerError> {
        let (jobs, print) = (known.jobs, known.printer.print(json));
        // Where the expected id stands in it, it is most likely that job with other attributes.
        if !jobs.is_empty()
            && !jobs.get(self.expected).is_some_and(|job| holds_at_its_end(json, job.id()))
            && let Some(place) = self.lookup.by_print(jobs, self.taken.followed, print)
        {
            self.keep(place);
            return Ok(());
        }
        self.taken.parsed_bytes += json.len();
        match JobWire::read(json, at)? {
            Some(wire) => self.read_anew(wire, print, known),
            None => self.taken.unreadable += 1,
        }
        Ok(())
    }

    /// Takes a job that was parsed.
    fn read_anew(&mut self, wire: JobWire<'_>, print: Print, known: Known<'_>) {
        let jobs = known.jobs;
        let expected = jobs.get(self.expected);
        let place = if expected.is_some_and(|job| job.id() == wire.id.0) {
            Some(self.expected)
        } else if jobs.is_empty() {
            None
        } else {
            self.lookup.by_id(jobs, known.printer, &wire.id.0)
        };
        match place {
            Some(place) if jobs[place].prints.get(self.taken.followed) == Some(print) => self.keep(place),
            Some(place) => {
                self.expected = place + 1;
                // Of two entries with the same id the first counts.
                if self.taken.is_first(place) {
                    let (edits, unreadable) = self.taken.edits.note(&jobs[place], &wire, print, known.order);
                    self.taken.unreadable += unreadable;
                    self.taken.edit(place, edits);
                }
            }
            None => {
                let mut job = Box::new(Job::new(Core::pack(&wire)));
                job.prints.set(self.taken.followed, print);
                job.steps.tree = wire.steps.map(|steps| {
                    let (tree, unreadable) = Tree::pack(steps.list(), known.order);
                    self.taken.unreadable += unreadable;
                    tree
                });
                self.taken.add(job);
            }
        }
    }
}

/// Whether the text `id` stands in the JSON. Looked for from the end, where the engine writes it.
fn holds_at_its_end(json: &[u8], id: &str) -> bool {
    let quoted = |window: &[u8]| {
        window.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")) == Some(id.as_bytes())
    };
    json.windows(id.len() + 2).rev().any(quoted)
}
