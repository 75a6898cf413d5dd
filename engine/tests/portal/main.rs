//! The portal over HTTP: the host page, signing in, and the rules by which plug-in files are served.

mod files;
mod page;
mod signing_in;
mod site;
