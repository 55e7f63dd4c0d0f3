//! Runs the program as a command, isolated from the machine that runs the tests.

use std::{
    ffi::OsStr,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
    thread,
};

/// Variables that would change what the program prints, finds or draws.
const FOREIGN: [&str; 16] = [
    "COLORFGBG",
    "COLORTERM",
    "COLUMNS",
    "DISPLAY",
    "LINES",
    "NO_COLOR",
    "SSH_CONNECTION",
    "SSH_TTY",
    "STY",
    "TMUX",
    "WAYLAND_DISPLAY",
    "WSL_DISTRO_NAME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
];

/// The program that cargo built with the tests.
const PROGRAM: &str = env!("CARGO_BIN_EXE_chancery");

/// Sets the home of a command and removes every other influence of the machine.
pub(crate) fn isolate<'a>(command: &'a mut Command, home: &Path) -> &'a mut Command {
    let own = std::env::vars_os().map(|(name, _)| name);
    for name in own.filter(|name| name.to_string_lossy().starts_with("CHANCERY_")) {
        command.env_remove(name);
    }
    FOREIGN.iter().for_each(|name| _ = command.env_remove(name));
    command.env("HOME", home).env("TERM", "xterm-256color").env("LC_ALL", "C.UTF-8")
}

/// One run of the program: `Chancery::new().args(["search", "treaty"]).home(&dir).run()`.
pub(crate) struct Chancery {
    command: Command,
    stdin: String,
}

impl Chancery {
    /// A run in a home that does not exist: nothing is found there and nothing can be saved.
    pub(crate) fn new() -> Self {
        Self::of(Command::new(PROGRAM))
    }

    /// A line of a shell, with the program in its `PATH`.
    pub(crate) fn shell(line: &str) -> Self {
        let folder = Path::new(PROGRAM).parent().expect("a folder").display();
        let path = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
        let mut shell = Self::of(Command::new("sh"));
        shell.command.args(["-c", line]).env("PATH", path);
        shell
    }

    fn of(mut command: Command) -> Self {
        isolate(&mut command, Path::new("/nobody/has/this/home"));
        Self { command, stdin: String::new() }
    }

    pub(crate) fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Makes the folder the home and the current directory.
    pub(crate) fn home(mut self, home: impl AsRef<Path>) -> Self {
        self.command.env("HOME", home.as_ref()).current_dir(home);
        self
    }

    /// What the program reads; nothing unless this is called.
    pub(crate) fn stdin(mut self, text: &str) -> Self {
        text.clone_into(&mut self.stdin);
        self
    }

    /// Redirects standard output, of which the result then has nothing.
    pub(crate) fn output_to(mut self, output: impl Into<Stdio>) -> CommandResult {
        let child = self.command.stdin(Stdio::null()).stdout(output).stderr(Stdio::piped());
        CommandResult::of(child.spawn().and_then(|child| child.wait_with_output()))
    }

    pub(crate) fn run(mut self) -> CommandResult {
        let child = self.command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = child.stderr(Stdio::piped()).spawn().expect("the program");
        let mut pipe = child.stdin.take().expect("a pipe");
        // On a thread: the program may print before it has read everything, or read nothing.
        let writer = thread::spawn(move || _ = pipe.write_all(self.stdin.as_bytes()));
        let output = child.wait_with_output();
        writer.join().expect("written");
        CommandResult::of(output)
    }
}

/// What a run printed, and its exit status.
#[derive(Debug)]
pub(crate) struct CommandResult {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: Option<i32>,
}

impl CommandResult {
    fn of(output: std::io::Result<Output>) -> Self {
        let output = output.expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
    }

    /// Asserts the exit status.
    #[track_caller]
    pub(crate) fn status(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Asserts that standard output contains the text, or is empty for an empty text.
    #[track_caller]
    pub(crate) fn stdout(self, text: &str) -> Self {
        assert!(holds(&self.out, text), "{text:?} in standard output of {self:#?}");
        self
    }

    /// Asserts that standard error contains the text, or is empty for an empty text.
    #[track_caller]
    pub(crate) fn stderr(self, text: &str) -> Self {
        assert!(holds(&self.err, text), "{text:?} in standard error of {self:#?}");
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

fn holds(text: &str, part: &str) -> bool {
    if part.is_empty() { text.is_empty() } else { text.contains(part) }
}
