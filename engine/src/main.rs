//! The binary of the embedded engine.

use std::process::ExitCode;

fn main() -> ExitCode {
    task_engine::cli::main()
}
