//! The program: everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    chancery::cli::print(&chancery::cli::run(std::env::args_os()))
}
