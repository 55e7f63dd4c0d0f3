//! Opens an address in a browser: `$BROWSER`, otherwise the desktop's opener.

use super::loader::{EventSender, LoaderEvent};
use crate::{
    app::Notice,
    text::{truncate, width},
    threads,
};
use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const OPENERS: [&str; 3] = ["xdg-open", "open", "wslview"];

/// How long the end of an opener is of interest: a browser that runs itself ends much later.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts a browser, and reports its end; none if it would run on another machine or cannot start.
/// Messages name the address in this many cells; that of a failure, whole.
pub(super) fn open(address: &str, cells: usize, events: EventSender) -> Option<Notice> {
    let (program, mut child) = start_any(address)?;
    let (whole, short) = (address.to_owned(), without_middle(address, cells));
    let begun = format!("Opening in the browser: {short}");
    threads::detach(move || {
        let started = Instant::now();
        let is_opened = child.wait().is_ok_and(|status| status.success());
        if started.elapsed() < PATIENCE {
            events.send(LoaderEvent::Notice(match is_opened {
                true => Notice::Hint(format!("Opened in the browser: {short}")),
                false => Notice::Refusal(format!("{program} could not open a browser: {whole}")),
            }));
        }
    });
    Some(Notice::Hint(begun))
}

fn without_middle(address: &str, cells: usize) -> String {
    if width(address) <= cells {
        return address.to_owned();
    }
    let end = address.char_indices().rev().nth(cells / 2).map_or(0, |(at, _)| at);
    truncate(address, cells.div_ceil(2).saturating_sub(1)) + address.get(end..).unwrap_or("")
}

fn start_any(address: &str) -> Option<(String, Child)> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let browser = std::env::var("BROWSER").unwrap_or_default();
    if browser.is_empty() && (is_set("SSH_CONNECTION") || is_set("SSH_TTY")) {
        return None;
    }
    let own = shlex::split(&browser).filter(|words| !words.is_empty());
    // Without a display xdg-open fails later, when nobody waits for its status.
    let has_display = is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
    let openers = OPENERS.iter().filter(|opener| has_display || **opener != "xdg-open");
    let openers = openers.map(|opener| vec![(*opener).to_owned()]);
    for words in own.into_iter().chain(openers) {
        let has_place = words.iter().any(|word| word.contains("%s"));
        let mut words: Vec<String> = words.iter().map(|word| word.replace("%s", address)).collect();
        if !has_place {
            words.push(address.to_owned());
        }
        let Some((program, arguments)) = words.split_first() else { continue };
        let mut command = Command::new(program);
        // Nothing of it reaches the terminal.
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Ok(child) = command.spawn() {
            return Some((program.clone(), child));
        }
    }
    None
}
