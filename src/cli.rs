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
pub use args::{Args, Command, Format, Report, Sort};

use crate::dossier::{self, builtin};
use clap::Parser;
use std::{ffi::OsString, sync::Arc};

/// Runs the command that the arguments name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Answer {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return args::refused(&error),
    };
    let built_in = || Arc::new(builtin());
    match args.command {
        Some(Command::Search { query, limit, sort, format }) => {
            search::search(&built_in(), &query.join(" "), limit, sort, format)
        }
        Some(Command::Show { id }) => show::show(&built_in(), &id),
        Some(Command::Check { paths, documents, format }) => {
            let outcome = check::run(&check::Options {
                paths,
                documents,
                format: match format {
                    Report::Text => check::Format::Text,
                    Report::Json => check::Format::Json,
                },
                ..check::Options::default()
            });
            Answer { out: outcome.output, err: String::new(), code: outcome.code }
        }
        Some(Command::Schema) => Answer::text(dossier::schema()),
        Some(Command::Keys) => Answer::text(list::keys()),
        None => explore::explore(built_in(), &args.explore),
    }
}
