//! Runs a program in a pseudo-terminal and watches it from the other side.
//!
//! Nothing waits for a fixed time: every wait is for an event, with a timeout.

use super::{command::isolate, screen::Screen, shell};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::OFlags,
    io::Errno,
    process::{Pid, Signal, kill_process},
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{Termios, Winsize, tcgetattr, tcsetwinsize},
};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    os::{
        fd::{AsFd, OwnedFd},
        unix::process::ExitStatusExt,
    },
    path::{Path, PathBuf},
    process::{Child, ChildStderr, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

pub(crate) use super::shell::Stand;

/// Signals that end a program by default and can be caught.
pub(crate) const DEADLY: [Signal; 10] = [
    Signal::TERM,
    Signal::HUP,
    Signal::INT,
    Signal::QUIT,
    Signal::ALARM,
    Signal::USR1,
    Signal::USR2,
    Signal::XCPU,
    Signal::VTALARM,
    Signal::PROF,
];

/// Timeout of every wait, for a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program to run.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) path: PathBuf,
    pub(crate) arguments: Vec<String>,
    pub(crate) environment: Vec<(String, String)>,
    /// A text of its first screen.
    pub(crate) ready: String,
}

impl Program {
    /// One of the examples, which `cargo test` builds with the tests; `cargo test --test it` does
    /// not, so that a missing one is built here.
    pub(crate) fn example(name: &str, ready: &str) -> Self {
        let mut path = std::env::current_exe().expect("the test has a path");
        path.pop();
        path.pop();
        let (is_release, target) = (path.ends_with("release"), path.parent().map(Path::to_owned));
        path.extend(["examples", name]);
        if !path.exists() {
            let mut build = std::process::Command::new(env!("CARGO"));
            build.args(["build", "--quiet", "--locked", "--manifest-path"]);
            build.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
            build.args(["--example", name]).args(is_release.then_some("--release"));
            build.arg("--target-dir").arg(target.expect("it is in a target folder"));
            assert!(build.status().expect("cargo runs").success(), "{name} cannot be built");
        }
        Self::at(path, ready)
    }

    /// A program by its path, and a text of its first screen.
    pub(crate) fn at(path: PathBuf, ready: &str) -> Self {
        let (arguments, environment) = (Vec::new(), Vec::new());
        Self { path, arguments, environment, ready: ready.to_owned() }
    }

    /// The explorer, whose first screen shows this text.
    pub(crate) fn explorer(ready: &str) -> Self {
        Self::at(env!("CARGO_BIN_EXE_chancery").into(), ready)
    }

    /// Sets the home, in which annotations and sessions are saved.
    pub(crate) fn home(self, home: &Path) -> Self {
        self.environment("HOME", home.to_str().expect("text"))
    }

    pub(crate) fn argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    pub(crate) fn environment(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// How a program ended, or that it stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Exit(i32),
    Signal(i32),
    Stopped,
}

/// The result of a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waited {
    Met,
    Ended(Fate),
    InVain,
}

/// A running program and its terminal.
pub(crate) struct Pty {
    master: Option<OwnedFd>,
    slave: OwnedFd,
    before: Termios,
    child: Child,
    reports: Receiver<String>,
    stand: Stand,
    pid: Pid,
    pub(crate) screen: Screen,
    /// The home of the program, unless the test sets another one.
    _home: TempDir,
}

impl Pty {
    /// Starts the program and waits for its first screen.
    pub(crate) fn start(program: &Program, stand: Stand) -> Self {
        let mut pty = Self::spawn(program, stand);
        pty.wait_for(&program.ready);
        pty
    }

    /// Starts the program.
    pub(crate) fn spawn(program: &Program, stand: Stand) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC);
        let master = master.expect("a pseudo-terminal");
        grantpt(&master).expect("grantpt");
        unlockpt(&master).expect("unlockpt");
        rustix::fs::fcntl_setfl(&master, OFlags::NONBLOCK).expect("non-blocking");
        let name = ptsname(&master, Vec::new()).expect("a name").into_string().expect("text");
        // `File` would make it the controlling terminal of the tests.
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = rustix::fs::open(&name, flags, rustix::fs::Mode::empty()).expect("a terminal");
        tcsetwinsize(&slave, size(80, 24)).expect("a size");
        let before = tcgetattr(&slave).expect("modes");

        let path = program.path.display().to_string();
        let order: Vec<String> = [name, format!("{stand:?}"), path]
            .into_iter()
            .chain(program.arguments.iter().cloned())
            .collect();
        let home = tempfile::tempdir().expect("a home");
        let mut shell = Command::new(std::env::current_exe().expect("the test has a path"));
        let mut child = isolate(&mut shell, home.path())
            .args(["--exact", shell::NAME, "--nocapture", "--test-threads=1"])
            .env(shell::ORDER, order.join("\n"))
            .envs(program.environment.iter().cloned())
            // What is exported by random keys goes where everything is deleted.
            .current_dir(home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a shell");
        let reports = lines(child.stderr.take().expect("a pipe"));
        let first = reports.recv_timeout(PATIENCE).expect("a report");
        let pid = first.strip_prefix("pid ").unwrap_or_else(|| panic!("{first}"));
        let pid = Pid::from_raw(pid.parse().expect("a number")).expect("a process");
        let (master, screen) = (Some(master), Screen::new(80, 24));
        Self { master, slave, before, child, reports, stand, pid, screen, _home: home }
    }

    pub(crate) fn pid(&self) -> i32 {
        self.pid.as_raw_nonzero().get()
    }

    /// Types text, reading the output meanwhile.
    pub(crate) fn press(&mut self, text: &str) {
        let mut bytes = text.as_bytes();
        let deadline = Instant::now() + PATIENCE;
        while !bytes.is_empty() {
            self.step(PollFlags::IN | PollFlags::OUT, deadline, || format!("typing {text:.20?}"));
            bytes = &bytes[self.push(bytes)..];
        }
    }

    /// Types bytes of any kind. Returns early, with its fate, if the program ends or stops.
    pub(crate) fn send(&mut self, mut bytes: &[u8]) -> Option<Fate> {
        let deadline = Instant::now() + PATIENCE;
        while !bytes.is_empty() {
            let master = self.master.as_ref().expect("not hung up");
            let mut polled = [PollFd::new(master, PollFlags::IN | PollFlags::OUT)];
            let moment = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
            poll(&mut polled, Some(&moment)).expect("poll");
            self.read();
            let pushed = self.push(bytes);
            bytes = &bytes[pushed..];
            if pushed == 0 {
                let fate = self.fate_so_far();
                if fate.is_some() {
                    return fate;
                }
                assert!(
                    Instant::now() < deadline,
                    "timeout: no input accepted; screen:\n{}",
                    self.screen.text()
                );
            }
        }
        None
    }

    /// Types without reading the output, until the program accepts no more.
    pub(crate) fn stuff(&mut self, text: &str) {
        let mut quiet = 0;
        // The program may be about to empty the queue, so one refusal proves nothing.
        while quiet < 20 {
            let master = self.master.as_ref().expect("not hung up");
            let mut polled = [PollFd::new(master, PollFlags::OUT)];
            let moment = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
            let ready = poll(&mut polled, Some(&moment)).expect("poll") > 0;
            let pushed = if ready { self.push(text.as_bytes()) } else { 0 };
            quiet = if pushed == 0 { quiet + 1 } else { 0 };
        }
    }

    fn push(&self, bytes: &[u8]) -> usize {
        match rustix::io::write(self.master.as_ref().expect("not hung up"), bytes) {
            Ok(count) => count,
            Err(Errno::AGAIN | Errno::INTR) => 0,
            Err(error) => panic!("typing: {error}"),
        }
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).expect("the program runs");
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        // A terminal may not know its size.
        let shown = if columns == 0 { (80, 24) } else { (columns, rows) };
        self.screen.resize(shown.0.into(), shown.1.into());
        tcsetwinsize(&self.slave, size(columns, rows)).expect("a size");
    }

    /// Closes the terminal.
    pub(crate) fn hang_up(&mut self) {
        self.master = None;
    }

    /// Waits until the screen contains the text.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |screen| screen.text().contains(text));
    }

    #[track_caller]
    pub(crate) fn wait_until(&mut self, what: &str, mut met: impl FnMut(&Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !met(&self.screen) {
            self.step(PollFlags::IN, deadline, || format!("waiting for {what}"));
        }
    }

    /// Waits until the condition holds, the program ends, or the time is over.
    pub(crate) fn comes(&mut self, within: Duration, met: impl Fn(&Screen) -> bool) -> Waited {
        let deadline = Instant::now() + within;
        loop {
            if met(&self.screen) {
                return Waited::Met;
            }
            if let Some(fate) = self.fate_so_far() {
                while self.read() > 0 {}
                return Waited::Ended(fate);
            }
            if Instant::now() >= deadline {
                return Waited::InVain;
            }
            let master = self.master.as_ref().expect("not hung up");
            let mut polled = [PollFd::new(master, PollFlags::IN)];
            let moment = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
            poll(&mut polled, Some(&moment)).expect("poll");
            self.read();
        }
    }

    /// Waits until the program has ended or stopped, reading its output.
    #[track_caller]
    pub(crate) fn fate(&mut self) -> Fate {
        self.fate_while(|pty| while pty.read() > 0 {})
    }

    /// As [`Pty::fate`], without reading the output.
    #[track_caller]
    pub(crate) fn fate_unread(&mut self) -> Fate {
        self.fate_while(|_| {})
    }

    #[track_caller]
    fn fate_while(&mut self, mut meanwhile: impl FnMut(&mut Self)) -> Fate {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(fate) = self.fate_so_far() {
                // Output written before the end.
                while self.read() > 0 {}
                return fate;
            }
            meanwhile(self);
            assert!(
                Instant::now() < deadline,
                "timeout: still running; screen:\n{}",
                self.screen.text()
            );
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The fate of the program, if it has ended or stopped.
    pub(crate) fn fate_so_far(&mut self) -> Option<Fate> {
        if self.stand == Stand::Alone {
            let status = self.child.try_wait().expect("a child")?;
            return status.code().map(Fate::Exit).or(status.signal().map(Fate::Signal));
        }
        let report = self.reports.try_recv().ok()?;
        Some(match report.split_once(' ') {
            Some(("exit", code)) => Fate::Exit(code.parse().expect("a number")),
            Some(("signal", number)) => Fate::Signal(number.parse().expect("a number")),
            _ if report == "stopped" => Fate::Stopped,
            _ => panic!("{report}"),
        })
    }

    /// The terminal has the modes and line discipline of before, once all output has come: the end of
    /// a process may be known before its last bytes.
    #[track_caller]
    pub(crate) fn assert_restored(&mut self) {
        let deadline = Instant::now() + Duration::from_secs(1);
        while self.screen.modes != Screen::usual() && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(1));
            self.read();
        }
        assert_eq!(self.screen.modes, Screen::usual(), "modes left set");
        let (before, now) = (&self.before, tcgetattr(&self.slave).expect("modes"));
        let flags = |modes: &Termios| {
            (modes.input_modes, modes.output_modes, modes.control_modes, modes.local_modes)
        };
        assert_eq!(flags(&now), flags(before));
        assert_eq!(format!("{:?}", now.special_codes), format!("{:?}", before.special_codes));
    }

    /// The program has set the terminal up.
    #[track_caller]
    pub(crate) fn assert_taken(&self) {
        assert!(self.screen.modes.contains(&1049) && !self.screen.modes.contains(&25));
        assert_ne!(tcgetattr(&self.slave).expect("modes").local_modes, self.before.local_modes);
    }

    fn step(&mut self, wanted: PollFlags, deadline: Instant, doing: impl Fn() -> String) {
        let left = deadline.saturating_duration_since(Instant::now());
        let left = Timespec::try_from(left).expect("a short time");
        let mut polled = [PollFd::new(self.master.as_ref().expect("not hung up"), wanted)];
        let count = poll(&mut polled, Some(&left)).expect("poll");
        assert!(count > 0, "timeout while {}; screen:\n{}", doing(), self.screen.text());
        self.read();
    }

    /// Reads the available output. Returns the number of bytes.
    pub(crate) fn read(&mut self) -> usize {
        let Some(master) = &self.master else { return 0 };
        let mut buffer = [0; 65536];
        let count = rustix::io::read(master.as_fd(), &mut buffer).unwrap_or(0);
        self.screen.feed(&buffer[..count]);
        count
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // The shell reaps the program, so the id is still its own, or free.
        let _ = kill_process(self.pid, Signal::KILL);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }
}

fn lines(pipe: ChildStderr) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

/// Number of voluntary context switches of all threads: how often they fell asleep.
pub(crate) fn sleeps(pid: i32) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).expect("a running process");
    let status = |task: std::fs::DirEntry| {
        let file = File::open(task.path().join("status")).expect("a running thread");
        let lines = BufReader::new(file).lines().map_while(Result::ok);
        let count = |line: String| {
            line.strip_prefix("voluntary_ctxt_switches:")?.trim().parse::<u64>().ok()
        };
        lines.filter_map(count).sum::<u64>()
    };
    tasks.filter_map(Result::ok).map(status).sum()
}
