//! `chancery completions`, generated from the arguments.

use crate::cli::{Args, output::CommandOutput};
use clap::CommandFactory;

/// The completion script of a shell.
pub(crate) fn completions(shell: clap_complete::Shell) -> CommandOutput {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "chancery", &mut bytes);
    // Scripts contain tabs, which cleaning would replace.
    CommandOutput::data(String::from_utf8_lossy(&bytes).into_owned())
}
