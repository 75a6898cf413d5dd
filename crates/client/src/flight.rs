//! A request on its way: given up when dropped, when the page leaves, or after a silence.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use web_sys::{AbortController, AbortSignal};

use crate::ClientError;

/// After this long without a byte a request is given up.
const LONGEST_SILENCE_S: u32 = 30;

/// So long at most is not noted that something came: a long answer comes in hundreds of pieces, and each would cost a timer.
const INEXACT_MS: f64 = 500.0;

/// All requests on their way, so that they can be given up together.
#[derive(Clone, Default)]
pub(crate) struct Flights {
    controllers: Rc<RefCell<Vec<AbortController>>>,
}

impl Flights {
    /// Starts a request.
    pub(crate) fn depart(&self) -> Result<Flight, ClientError> {
        let controller = AbortController::new()
            .map_err(|_| ClientError::malformed("this browser cannot abort requests"))?;
        self.controllers.borrow_mut().push(controller.clone());
        let flight = Flight {
            flights: self.clone(),
            controller,
            silent: Rc::default(),
            silence: RefCell::default(),
            heard_at: Cell::new(0.0),
        };
        flight.heard();
        Ok(flight)
    }

    /// Gives up everything.
    pub(crate) fn abort_all(&self) {
        // `abort()` may run code that drops a flight, which takes itself out of the list.
        let controllers = self.controllers.take();
        controllers.iter().for_each(AbortController::abort);
    }
}

/// One request on its way. Dropping it aborts it, since dropping the future of a fetch alone does not.
pub(crate) struct Flight {
    flights: Flights,
    controller: AbortController,
    silent: Rc<Cell<bool>>,
    silence: RefCell<Option<Timeout>>,
    heard_at: Cell<f64>,
}

impl Flight {
    pub(crate) fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// Something came: the silence begins anew.
    pub(crate) fn heard(&self) {
        let now = Date::now();
        if (0.0..INEXACT_MS).contains(&(now - self.heard_at.get())) {
            return;
        }
        self.heard_at.set(now);
        let (controller, silent) = (self.controller.clone(), self.silent.clone());
        let timeout = Timeout::new(LONGEST_SILENCE_S * 1_000, move || {
            silent.set(true);
            // Never with a reason of our own: gloo-net panics on one that is no Error.
            controller.abort();
        });
        self.silence.replace(Some(timeout));
    }

    /// What a rejected promise means for this request.
    pub(crate) fn error(&self, why: String) -> ClientError {
        if self.silent.get() {
            ClientError::TimedOut { seconds: LONGEST_SILENCE_S }
        } else if self.controller.signal().aborted() {
            ClientError::Aborted
        } else {
            ClientError::Unreachable { why }
        }
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.controller.abort();
        self.flights.controllers.borrow_mut().retain(|other| other != &self.controller);
    }
}
