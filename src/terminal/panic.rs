//! The panic hook: restores the terminal and ends the process with one line.

use super::tty::Tty;
use crate::text::{clean, truncate};
use std::{io::Write, panic::PanicHookInfo, sync::Arc};

/// The exit status of a Rust program that panicked.
const PANICKED: i32 = 101;

const MAX_WIDTH: usize = 400;

pub(super) fn install_hook(tty: Arc<Tty>) {
    std::panic::set_hook(Box::new(move |panic| {
        tty.end();
        end(panic);
    }));
}

/// Installs the hook for commands, which do not change the terminal.
pub fn report_panics() {
    std::panic::set_hook(Box::new(end));
}

fn end(panic: &PanicHookInfo<'_>) {
    // `eprintln!` would panic if standard error is closed.
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
    let shown = truncate(&clean(message), MAX_WIDTH);
    let name = env!("CARGO_PKG_NAME");
    format!("{name}: internal error{}: {shown}. Please report it.", clean(&place))
}
