//! Message patterns.
