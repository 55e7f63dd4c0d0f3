//! The program: everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    chancery::cli::answer_shell();
    chancery::terminal::report_panics();
    chancery::terminal::survive_size_limit();
    chancery::cli::print(&chancery::cli::run(std::env::args_os()))
}
