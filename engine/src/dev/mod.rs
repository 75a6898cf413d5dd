//! What only tests and developers get, under `/dev` and with `--dev`.

pub mod faults;
