//! A panic in any thread ends the program, with the terminal given back and one line that says
//! what happened.

use super::tty::Tty;
use crate::text::{clean, truncate};
use std::{io::Write, panic::PanicHookInfo, sync::Arc};

/// The exit code of a Rust program that panicked.
const PANICKED: i32 = 101;

/// How many cells of the message are shown.
const LONGEST: usize = 400;

/// From now on panics end the program this way.
pub(super) fn catch(tty: Arc<Tty>) {
    std::panic::set_hook(Box::new(move |panic| {
        tty.end();
        end(panic);
    }));
}

/// From now on a panic ends the program with its line: for commands that leave the terminal alone.
pub fn report_panics() {
    std::panic::set_hook(Box::new(end));
}

fn end(panic: &PanicHookInfo<'_>) {
    // Not `eprintln!`, which panics when the error output is gone.
    let _ = writeln!(std::io::stderr(), "{}", line(panic));
    std::process::exit(PANICKED);
}

fn line(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let message = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    let place = panic.location().map_or_else(String::new, |place| format!(" at {place}"));
    let told = truncate(&clean(message), LONGEST);
    format!("{}: a fault of the program{}: {told}. Please report this line.", NAME, clean(&place))
}

/// The name that stands before messages.
const NAME: &str = env!("CARGO_PKG_NAME");
