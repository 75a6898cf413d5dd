//! Whom and what the demonstration speaks of: people, and what there is on the engine's [site](crate::inventory::site).

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use crate::inventory::site::{machine_names, storage_domain_names};
use crate::model::{Role, User};

/// Who works here: the administrators and the accounts that the three vendors use.
///
/// All of them are administrators: whoever is not gets an error after each step (contract 6).
pub(super) fn user(login: &str) -> User {
    User::new(login, Role::Administrator)
}

/// A virtual machine.
pub(super) fn machine(rng: &mut StdRng) -> &'static str {
    one_of(rng, &machine_names())
}

/// So many different virtual machines.
pub(super) fn machines(rng: &mut StdRng, count: usize) -> Vec<&'static str> {
    machine_names().choose_multiple(rng, count).copied().collect()
}

/// A storage domain.
pub(super) fn storage_domain(rng: &mut StdRng) -> &'static str {
    one_of(rng, &storage_domain_names())
}

/// One of several.
pub(super) fn one_of<T: Copy, const N: usize>(rng: &mut StdRng, of: &[T; N]) -> T {
    const { assert!(N > 0) };
    *of.choose(rng).unwrap_or(&of[0])
}
