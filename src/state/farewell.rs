//! What is to be kept when the page goes.

use std::cell::RefCell;
use std::rc::Rc;

/// Keeps something.
type Keep = Box<dyn Fn()>;

/// Called when the page may be going, possibly more than once. Clones are the same.
#[derive(Clone, Default)]
pub struct Farewell(Rc<RefCell<Vec<Keep>>>);

impl Farewell {
    /// Has `keep` called. It must not hold what holds the board.
    pub fn add(&self, keep: impl Fn() + 'static) {
        self.0.borrow_mut().push(Box::new(keep));
    }

    /// Calls all of them.
    pub fn say(&self) {
        self.0.borrow().iter().for_each(|keep| keep());
    }
}
