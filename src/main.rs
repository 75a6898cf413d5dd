//! Mounts the plug-in on the page that the place's iframe shows.

use leptos::mount::mount_to_body;
use rlsf::GlobalTlsf;

#[global_allocator]
static ALLOCATOR: GlobalTlsf = GlobalTlsf::new();

fn main() {
    monitor::marks::boot();
    monitor::crash::show_crashes();
    monitor::letters::install();
    monitor::language::settle(|| {
        // Once more, in that language.
        monitor::crash::show_crashes();
        mount_to_body(monitor::app::App);
    });
}
