//! Opens an address in a browser: `$BROWSER`, otherwise the desktop's opener.

use crate::threads;
use std::{
    ffi::OsStr,
    process::{Command, Stdio},
};

const OPENERS: [&str; 3] = ["xdg-open", "open", "wslview"];

/// Returns the browser that was started; none if it would run on another machine or cannot start.
pub(super) fn open(address: &str) -> Option<String> {
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
        if let Some((program, arguments)) = words.split_first()
            && start(program.as_ref(), arguments)
        {
            return Some(program.clone());
        }
    }
    None
}

/// Starts a program detached from the terminal; a thread waits for its end.
fn start(program: &OsStr, arguments: &[String]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            threads::detach(move || _ = child.wait());
            true
        }
        Err(_) => false,
    }
}
