//! The output of a command, and the only function that prints it.

use super::{loading::open_error::reason, table::Table};
use crate::text::{clean, clean_lines};
use std::{
    io::{ErrorKind, IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

/// The handling of text for standard output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Content {
    /// Text, cleaned when it is printed.
    #[default]
    Text,
    /// A file format that escapes its own text: unchanged in a pipe, cleaned on a terminal.
    Data,
    /// Clean text with colour sequences.
    Styled,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommandOutput {
    pub out: String,
    pub err: String,
    /// 0 found or done, 1 nothing found, 2 usage or data error.
    pub code: u8,
    /// The handling of `out`.
    pub content: Content,
    /// An error that replaces `out` if standard output is a terminal.
    pub refusal: Option<String>,
}

impl CommandOutput {
    pub fn text(out: String) -> Self {
        Self { out, ..Self::default() }
    }

    pub fn data(out: String) -> Self {
        Self { out, content: Content::Data, ..Self::default() }
    }

    pub(super) fn table(Table(out): Table) -> Self {
        Self { out, content: Content::Styled, ..Self::default() }
    }

    /// An empty result; the message says what to try.
    pub fn not_found(err: String) -> Self {
        Self { err, code: 1, ..Self::default() }
    }

    pub(super) fn after(self, messages: &str) -> Self {
        Self { err: messages.to_owned() + &self.err, ..self }
    }

    /// A failed command; the message says why.
    pub fn error(err: String) -> Self {
        Self { err, code: 2, ..Self::default() }
    }
}

pub(super) type Answer = Result<CommandOutput, CommandOutput>;

impl<E: std::error::Error> From<E> for CommandOutput {
    fn from(error: E) -> Self {
        Self::error(format!("chancery: {error}\n"))
    }
}

/// The path as an argument that a shell passes on unchanged and that is no option.
pub(super) fn argument(path: &Path) -> String {
    let name = shown(path);
    let name = if name.starts_with('-') { format!("./{name}") } else { name };
    shlex::try_quote(&name).map_or(name.clone(), |quoted| quoted.into_owned())
}

/// A path in a message, on one line.
pub(super) fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// Prints the output. A closed pipe is success, as its reader has enough; a full disk is an error.
pub fn print(output: &CommandOutput) -> ExitCode {
    let mut stdout = std::io::stdout().lock();
    if let Some(refusal) = output.refusal.as_ref().filter(|_| stdout.is_terminal()) {
        let _ = write(&mut std::io::stderr().lock(), refusal);
        return ExitCode::from(2);
    }
    let is_clean = match output.content {
        Content::Text => false,
        Content::Data => !stdout.is_terminal(),
        Content::Styled => true,
    };
    let result = if is_clean {
        stdout.write_all(output.out.as_bytes()).and_then(|()| stdout.flush())
    } else {
        write(&mut stdout, &output.out)
    };
    let _ = write(&mut std::io::stderr().lock(), &output.err);
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let text = format!("chancery: cannot write the output: {}\n", reason(&error));
            let _ = write(&mut std::io::stderr().lock(), &text);
            ExitCode::from(2)
        }
        _ => ExitCode::from(output.code),
    }
}

fn write(stream: &mut dyn Write, text: &str) -> std::io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    stream.write_all(clean_lines(text).as_bytes())?;
    if !text.ends_with('\n') {
        stream.write_all(b"\n")?;
    }
    stream.flush()
}
