//! Mounts the plug-in on the page that the place's iframe shows.

use leptos::mount::mount_to_body;

fn main() {
    mount_to_body(monitor::app::App);
}
