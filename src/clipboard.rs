//! The clipboard: the terminal, by OSC 52, which works over ssh; a desktop program; a file. Terminals
//! do not report whether they accept the sequence, and many do not, so a program gets the text, too.

use crate::{
    config::Clipboard,
    storage::{
        MissingDir,
        atomic_file::{self, WriteMode},
    },
};
use base64::prelude::{BASE64_STANDARD, Engine};
use std::{
    ffi::OsString,
    fs::DirBuilder,
    io::{self, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The longest text that terminals are known to accept: 74,994 bytes are 99,992 in Base64.
pub const MOST_BYTES: usize = 74_994;

/// The longest sequence that `screen` passes on, in bytes.
const SCREEN_CHUNK: usize = 760;

const TIMEOUT: Duration = Duration::from_secs(1);

const FILE: &str = "copied.txt";

/// Clipboard programs with their arguments, and the environment variable that shows they work.
const PROGRAMS: [(&str, &[&str], &str); 6] = [
    ("wl-copy", &[], "WAYLAND_DISPLAY"),
    ("xclip", &["-selection", "clipboard", "-in"], "DISPLAY"),
    ("xsel", &["--clipboard", "--input"], "DISPLAY"),
    ("clip.exe", &[], "WSL_DISTRO_NAME"),
    ("tmux", &["load-buffer", "-w", "-"], "TMUX"),
    ("pbcopy", &[], "HOME"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Multiplexer {
    None,
    Tmux,
    Screen,
    /// No terminal, or one that would print the sequence.
    Unsupported,
}

#[derive(Debug)]
pub struct ClipboardTargets {
    wanted: Clipboard,
    multiplexer: Multiplexer,
    programs: Vec<(&'static str, PathBuf, &'static [&'static str])>,
    folder: Result<PathBuf, MissingDir>,
}

#[derive(Debug)]
pub struct CopyOutcome {
    /// The sequence to write to the terminal, or empty.
    pub sequence: Vec<u8>,
    /// The targets in words, or the reason why there is none.
    pub outcome: Result<String, String>,
}

impl ClipboardTargets {
    pub fn of(
        variable: impl Fn(&str) -> Option<OsString>,
        wanted: Clipboard,
        folder: Result<PathBuf, MissingDir>,
    ) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let term = set("TERM").map(|term| term.to_string_lossy().into_owned()).unwrap_or_default();
        let multiplexer = match () {
            () if set("TMUX").is_some() => Multiplexer::Tmux,
            () if set("STY").is_some() => Multiplexer::Screen,
            () if matches!(&*term, "linux" | "dumb" | "") => Multiplexer::Unsupported,
            () => Multiplexer::None,
        };
        let paths = set("PATH").unwrap_or_default();
        let find = |name: &str| {
            std::env::split_paths(&paths).map(|path| path.join(name)).find(|path| path.is_file())
        };
        let programs = PROGRAMS.iter().filter(|(_, _, needs)| set(needs).is_some());
        let programs =
            programs.filter_map(|(name, arguments, _)| Some((*name, find(name)?, *arguments)));
        Self { wanted, multiplexer, programs: programs.collect(), folder }
    }

    fn wants(&self, target: Clipboard) -> bool {
        [Clipboard::Auto, target].contains(&self.wanted)
    }

    /// The targets in words, in the order in which they are tried.
    pub fn words(&self) -> Vec<String> {
        let terminal = match self.multiplexer {
            _ if !self.wants(Clipboard::Terminal) => None,
            Multiplexer::None => Some("the terminal (OSC 52)"),
            Multiplexer::Tmux => Some("the terminal through tmux (OSC 52)"),
            Multiplexer::Screen => Some("the terminal through screen (OSC 52)"),
            Multiplexer::Unsupported => None,
        };
        let programs = self.programs.iter().filter(|_| self.wants(Clipboard::Program));
        let programs = programs.map(|(name, ..)| (*name).to_owned());
        let file =
            self.folder.iter().map(|folder| folder.join(FILE).to_string_lossy().into_owned());
        terminal.into_iter().map(str::to_owned).chain(programs).chain(file).collect()
    }

    pub fn copy(&self, text: &str) -> CopyOutcome {
        let terminal = self.wants(Clipboard::Terminal);
        let sequence = if terminal { self.sequence(text) } else { Vec::new() };
        let mut targets = Vec::new();
        if !sequence.is_empty() {
            targets.push("the terminal (OSC 52)");
        }
        let mut programs = self.programs.iter().filter(|_| self.wants(Clipboard::Program));
        let accepted = programs.find(|(_, path, arguments)| run(path, arguments, text).is_ok());
        targets.extend(accepted.map(|(name, ..)| *name));
        if !targets.is_empty() {
            return CopyOutcome { sequence, outcome: Ok(format!("to {}", targets.join(" and "))) };
        }
        let long =
            terminal && self.multiplexer != Multiplexer::Unsupported && text.len() > MOST_BYTES;
        let why = if long { " (too long for a terminal)" } else { "" };
        CopyOutcome { sequence, outcome: self.write(text).map(|path| format!("into {path}{why}")) }
    }

    /// The OSC 52 sequence with the text; empty if the terminal would not accept it.
    fn sequence(&self, text: &str) -> Vec<u8> {
        if text.len() > MOST_BYTES || self.multiplexer == Multiplexer::Unsupported {
            return Vec::new();
        }
        let plain = format!("\x1b]52;c;{}\x07", BASE64_STANDARD.encode(text));
        let sequence = match self.multiplexer {
            // Plain for a tmux with a clipboard, and wrapped for a tmux that passes sequences on.
            Multiplexer::Tmux => format!("{plain}\x1bPtmux;\x1b{plain}\x1b\\"),
            Multiplexer::Screen => {
                let pieces = plain.as_bytes().chunks(SCREEN_CHUNK).map(String::from_utf8_lossy);
                pieces.map(|piece| format!("\x1bP{piece}\x1b\\")).collect()
            }
            Multiplexer::None | Multiplexer::Unsupported => plain,
        };
        sequence.into_bytes()
    }

    fn write(&self, text: &str) -> Result<String, String> {
        let folder = self.folder.as_ref().map_err(MissingDir::to_string)?;
        let path = folder.join(FILE);
        let failed = |error: io::Error| format!("{}: {error}", path.to_string_lossy());
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
        atomic_file::write(&path, text, WriteMode::PRIVATE, true).map_err(failed)?;
        Ok(path.to_string_lossy().into_owned())
    }
}

/// Pipes the text into a program, which must succeed within [`TIMEOUT`].
fn run(program: &Path, arguments: &[&str], text: &str) -> io::Result<()> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        let bytes = text.as_bytes().to_vec();
        // On a thread, since a program that does not read would block this one.
        thread::Builder::new().spawn(move || input.write_all(&bytes))?;
    }
    wait(&mut child)
}

fn wait(child: &mut Child) -> io::Result<()> {
    let until = Instant::now() + TIMEOUT;
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(status.to_string())),
            None if Instant::now() < until => thread::sleep(Duration::from_millis(5)),
            None => {
                child.kill()?;
                child.wait()?;
                return Err(io::ErrorKind::TimedOut.into());
            }
        }
    }
}
