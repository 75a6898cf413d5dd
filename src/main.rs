//! Mounts the plug-in on the page that the place's iframe shows.

use leptos::mount::mount_to_body;
use rlsf::GlobalTlsf;

#[global_allocator]
static ALLOCATOR: GlobalTlsf = GlobalTlsf::new();

fn main() {
    monitor::marks::boot();
    // In the bundle a panic is a trap without a word (setup/page-std.sh); host/crash.js tells people in either case.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    monitor::letters::install();
    monitor::language::settle(|| mount_to_body(monitor::app::App));
}
