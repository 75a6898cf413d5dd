//! The site that the demonstration takes place in: its machines, hosts, storage and people.

use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use uuid::Uuid;

use crate::model::{Role, User};

/// Names of virtual machines.
const MACHINES: [&str; 16] = [
    "web01",
    "web02",
    "web03",
    "db01",
    "db02",
    "mail01",
    "erp-app",
    "erp-db",
    "build01",
    "build02",
    "files01",
    "ldap01",
    "print01",
    "wiki",
    "monitoring",
    "vpn01",
];

/// Hosts and the ids that steps name them by.
const HOSTS: [(&str, Uuid); 4] = [
    ("node1", Uuid::from_u128(0x5e1f_0d3c_9b7a_4c21_8e64_0000_0000_0001)),
    ("node2", Uuid::from_u128(0x5e1f_0d3c_9b7a_4c21_8e64_0000_0000_0002)),
    ("node3", Uuid::from_u128(0x5e1f_0d3c_9b7a_4c21_8e64_0000_0000_0003)),
    ("node4", Uuid::from_u128(0x5e1f_0d3c_9b7a_4c21_8e64_0000_0000_0004)),
];

const STORAGE_DOMAINS: [&str; 3] = ["data1", "data2", "archive"];

/// Who works here: the administrators and the accounts that the three vendors use.
///
/// All of them are administrators: whoever is not gets an error after each step (contract 6).
pub(super) fn user(login: &str) -> User {
    User::new(login, Role::Administrator)
}

/// A virtual machine.
pub(super) fn machine(rng: &mut StdRng) -> &'static str {
    one_of(rng, &MACHINES)
}

/// So many different virtual machines.
pub(super) fn machines(rng: &mut StdRng, count: usize) -> Vec<&'static str> {
    MACHINES.choose_multiple(rng, count).copied().collect()
}

/// A host's name and id.
pub(super) fn host(rng: &mut StdRng) -> (&'static str, Uuid) {
    one_of(rng, &HOSTS)
}

/// Two different hosts, such as a migration needs.
pub(super) fn two_hosts(rng: &mut StdRng) -> [(&'static str, Uuid); 2] {
    let mut hosts = HOSTS;
    hosts.shuffle(rng);
    [hosts[0], hosts[1]]
}

/// A storage domain.
pub(super) fn storage_domain(rng: &mut StdRng) -> &'static str {
    one_of(rng, &STORAGE_DOMAINS)
}

/// One of several.
pub(super) fn one_of<T: Copy, const N: usize>(rng: &mut StdRng, of: &[T; N]) -> T {
    const { assert!(N > 0) };
    *of.choose(rng).unwrap_or(&of[0])
}
