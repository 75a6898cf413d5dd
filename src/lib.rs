//! Plug-in.
