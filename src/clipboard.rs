//! Ways to what people paste from: the terminal, by an escape sequence that reaches the user's own
//! machine even over ssh (OSC 52); a program of the desktop; a file.
//!
//! A terminal does not say whether it took the sequence, and many are set not to. So what fits is
//! sent there and, where there is a program for it, given to that too.

#[cfg(test)]
mod tests;

use crate::{
    config::Clipboard,
    storage::{
        MissingDir,
        atomic_file::{self, Durability},
    },
};
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

/// The most bytes that terminals are known to take, before they are written as Base64: it makes
/// 99,992 letters of them.
pub const MOST_BYTES: usize = 74_994;

/// The most bytes that `screen` passes on in one piece.
const PIECE: usize = 760;

/// How long a program may take: it only has to read.
const PATIENCE: Duration = Duration::from_secs(1);

/// The file for what fits nowhere else.
const FILE: &str = "copied.txt";

/// A program that takes what is copied, and the variable that says that it is of use here.
const PROGRAMS: [(&str, &[&str], &str); 6] = [
    ("wl-copy", &[], "WAYLAND_DISPLAY"),
    ("xclip", &["-selection", "clipboard", "-in"], "DISPLAY"),
    ("xsel", &["--clipboard", "--input"], "DISPLAY"),
    ("clip.exe", &[], "WSL_DISTRO_NAME"),
    ("tmux", &["load-buffer", "-w", "-"], "TMUX"),
    ("pbcopy", &[], "HOME"),
];

/// What stands between the program and the user's terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Multiplexer {
    Nothing,
    Tmux,
    Screen,
    /// A terminal that would show the sequence or is none.
    Deaf,
}

/// The ways that are open here.
#[derive(Debug)]
pub struct ClipboardTargets {
    wanted: Clipboard,
    between: Multiplexer,
    /// The programs that are there, by their whole paths.
    programs: Vec<(&'static str, PathBuf, &'static [&'static str])>,
    folder: Result<PathBuf, MissingDir>,
}

/// What became of a text.
#[derive(Debug)]
pub struct CopyOutcome {
    /// What to write to the terminal; empty where it is not sent there.
    pub sequence: Vec<u8>,
    /// Where it went, in words; or why it went nowhere.
    pub went: Result<String, String>,
}

impl ClipboardTargets {
    /// The ways that are open in this environment.
    #[must_use]
    pub fn of(
        variable: impl Fn(&str) -> Option<OsString>,
        wanted: Clipboard,
        folder: Result<PathBuf, MissingDir>,
    ) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let term = set("TERM").map(|term| term.to_string_lossy().into_owned()).unwrap_or_default();
        let between = match () {
            () if set("TMUX").is_some() => Multiplexer::Tmux,
            () if set("STY").is_some() => Multiplexer::Screen,
            () if matches!(&*term, "linux" | "dumb" | "") => Multiplexer::Deaf,
            () => Multiplexer::Nothing,
        };
        let paths = set("PATH").unwrap_or_default();
        let find = |name: &str| {
            std::env::split_paths(&paths).map(|path| path.join(name)).find(|path| path.is_file())
        };
        let programs = PROGRAMS.iter().filter(|(_, _, needs)| set(needs).is_some());
        let programs =
            programs.filter_map(|(name, arguments, _)| Some((*name, find(name)?, *arguments)));
        Self { wanted, between, programs: programs.collect(), folder }
    }

    /// The ways in words.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let terminal = match self.between {
            Multiplexer::Nothing => Some("the terminal (OSC 52)"),
            Multiplexer::Tmux => Some("the terminal through tmux (OSC 52)"),
            Multiplexer::Screen => Some("the terminal through screen (OSC 52)"),
            Multiplexer::Deaf => None,
        };
        let programs = self.programs.iter().map(|(name, ..)| (*name).to_owned());
        let file =
            self.folder.iter().map(|folder| folder.join(FILE).to_string_lossy().into_owned());
        terminal.into_iter().map(str::to_owned).chain(programs).chain(file).collect()
    }

    /// Copies the text, which is clean: what to write to the terminal, and what became of it.
    #[must_use]
    pub fn copy(&self, text: &str) -> CopyOutcome {
        let (terminal, program) = match self.wanted {
            Clipboard::Auto => (true, true),
            Clipboard::Terminal => (true, false),
            Clipboard::Program => (false, true),
            Clipboard::File => (false, false),
        };
        let sequence = if terminal { self.sequence(text) } else { Vec::new() };
        let mut went = Vec::new();
        if !sequence.is_empty() {
            went.push("the terminal (OSC 52)");
        }
        let mut programs = self.programs.iter().filter(|_| program);
        let taken = programs.find(|(_, path, arguments)| give(path, arguments, text).is_ok());
        went.extend(taken.map(|(name, ..)| *name));
        if !went.is_empty() {
            return CopyOutcome { sequence, went: Ok(format!("to {}", went.join(" and "))) };
        }
        let long = terminal && self.between != Multiplexer::Deaf && text.len() > MOST_BYTES;
        let why = if long { " (too long for a terminal)" } else { "" };
        CopyOutcome { sequence, went: self.write(text).map(|path| format!("into {path}{why}")) }
    }

    /// The sequence that asks the terminal to take the text; empty where none would do.
    fn sequence(&self, text: &str) -> Vec<u8> {
        if text.len() > MOST_BYTES || self.between == Multiplexer::Deaf {
            return Vec::new();
        }
        let plain = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
        let whole = match self.between {
            // As it is for a tmux that keeps a clipboard, and wrapped for one that passes on.
            Multiplexer::Tmux => format!("{plain}\x1bPtmux;\x1b{plain}\x1b\\"),
            Multiplexer::Screen => {
                let pieces = plain.as_bytes().chunks(PIECE).map(String::from_utf8_lossy);
                pieces.map(|piece| format!("\x1bP{piece}\x1b\\")).collect()
            }
            Multiplexer::Nothing | Multiplexer::Deaf => plain,
        };
        whole.into_bytes()
    }

    fn write(&self, text: &str) -> Result<String, String> {
        let folder = self.folder.as_ref().map_err(MissingDir::to_string)?;
        let path = folder.join(FILE);
        let told = |error: io::Error| format!("{}: {error}", path.to_string_lossy());
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(told)?;
        atomic_file::write(&path, text, Durability::Own, true).map_err(told)?;
        Ok(path.to_string_lossy().into_owned())
    }
}

/// Gives the text to a program, which must take it and succeed within its time.
fn give(program: &Path, arguments: &[&str], text: &str) -> io::Result<()> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        let bytes = text.as_bytes().to_vec();
        // On a thread of its own: a program that does not read must not hold up this one.
        thread::spawn(move || _ = input.write_all(&bytes));
    }
    ends_well(&mut child)
}

fn ends_well(child: &mut Child) -> io::Result<()> {
    let until = Instant::now() + PATIENCE;
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

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| three.get(at).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let six = (bits >> (18 - 6 * at) & 63) as usize;
            // Of one byte come two letters, of two come three; the rest is filled up.
            let letter = if at <= three.len() { LETTERS.get(six).copied() } else { None };
            text.push(char::from(letter.unwrap_or(b'=')));
        }
    }
    text
}
