//! The Rust of the vendor guide, word for word: `first_task.rs` is what stands there, and it is run.

use futures::executor::block_on;

use super::world;

include!("first_task.rs");

const GUIDE: &str = include_str!("../../../../../docs/vendor-guide.md");

#[test]
fn the_guides_first_task_in_rust_does_what_it_says() {
    let (_, rest) = GUIDE.split_once("```rust\n").expect("a block of Rust");
    let (code, _) = rest.split_once("```").expect("its end");
    assert_eq!(code, include_str!("first_task.rs"), "the guide and what is run here differ");

    let world = world();
    block_on(clone(&world.kit())).expect("no fault");
    let jobs = world.external_jobs();
    assert_eq!((jobs.len(), &*jobs[0].description, jobs[0].status), (1, "Clone VM web01", "finished"));
    assert_eq!(world.told(), ["Clone the disk finished", "Compare finished"]);
}
