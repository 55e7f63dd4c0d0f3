//! The commands: what is typed on the command line, and what is answered.
//!
//! This is the edge where files, the clock and the environment are met. Every command gives an
//! [`Answer`]; one function prints it.

mod answer;
mod args;
pub mod check;
mod explore;
mod list;
pub mod open;
mod search;
mod show;

pub use answer::{Answer, print};
pub use args::{Args, Command, Format};

use crate::dossier::builtin;
use clap::Parser;
use std::{ffi::OsString, sync::Arc};

/// Runs the command that the arguments name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Answer {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return args::refused(&error),
    };
    let dossier = Arc::new(builtin());
    match args.command {
        Some(Command::Search { query, limit, format }) => {
            search::search(&dossier, &query.join(" "), limit, format)
        }
        Some(Command::Show { id }) => show::show(&dossier, &id),
        Some(Command::Keys) => Answer::text(list::keys()),
        None => explore::explore(dossier, &args.explore),
    }
}
