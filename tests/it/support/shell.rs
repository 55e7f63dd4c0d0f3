//! A minimal shell for job control: a session on a terminal with the program as its foreground job,
//! which reports what became of it.
//!
//! A process can only acquire a controlling terminal before exec, and safe Rust has no code between
//! fork and exec. So the test binary runs itself with the name of the test below, which then is
//! this shell.

use rustix::{
    fs::{Mode, OFlags},
    process::{Pid, Signal, WaitOptions, ioctl_tiocsctty, kill_process_group, setsid, waitpid},
    termios::tcsetpgrp,
};
use std::{
    error::Error,
    io::Write,
    os::{fd::OwnedFd, unix::process::CommandExt},
    process::{Command, Stdio},
};

/// The name of [`is_the_shell_of_other_tests`] for the test harness.
pub(super) const NAME: &str = "support::shell::is_the_shell_of_other_tests";

/// The terminal, the mode, the program and its arguments, one per line.
pub(super) const ORDER: &str = "CHANCERY_TEST_SHELL";

/// The relation of the program to its terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// The foreground job of a shell.
    Job,
    /// The only process of a terminal window, without a shell to continue it.
    Alone,
    /// Without a controlling terminal: no signal reports a hang-up.
    Detached,
}

impl Stand {
    const ALL: [Self; 3] = [Self::Job, Self::Alone, Self::Detached];
}

#[test]
fn is_the_shell_of_other_tests() {
    is_asked();
}

/// Runs the shell if this process was started as one; returns whether it was.
pub(crate) fn is_asked() -> bool {
    let order = std::env::var(ORDER);
    if let Ok(order) = &order
        && let Err(error) = obey(order)
    {
        say(&format!("error {error}"));
    }
    order.is_ok()
}

fn obey(order: &str) -> Result<(), Box<dyn Error>> {
    let [tty, stand, program, arguments @ ..] = &order.lines().collect::<Vec<_>>()[..] else {
        return Err("no order".into());
    };
    let stand = Stand::ALL.into_iter().find(|known| format!("{known:?}") == **stand);
    let stand = stand.ok_or("no such stand")?;
    setsid()?;
    let tty: OwnedFd = rustix::fs::open(*tty, OFlags::RDWR | OFlags::NOCTTY, Mode::empty())?;
    if stand != Stand::Detached {
        ioctl_tiocsctty(&tty)?;
    }
    let mut command = Command::new(program);
    command.args(arguments).env_remove(ORDER);
    command.stdin(Stdio::from(tty.try_clone()?));
    command.stdout(Stdio::from(tty.try_clone()?));
    command.stderr(Stdio::from(tty.try_clone()?));
    if stand == Stand::Alone {
        say(&format!("pid {}", std::process::id()));
        return Err(command.exec().into());
    }
    let child = command.process_group(0).spawn()?;
    let pid = Pid::from_raw(child.id().try_into()?).ok_or("no pid")?;
    if stand == Stand::Job {
        tcsetpgrp(&tty, pid)?;
    }
    say(&format!("pid {}", child.id()));
    watch(pid)
}

/// Reports stops and the end of the program.
fn watch(pid: Pid) -> Result<(), Box<dyn Error>> {
    loop {
        let Some((_, status)) = waitpid(Some(pid), WaitOptions::UNTRACED)? else { continue };
        if let Some(signal) = status.stopping_signal() {
            if signal == Signal::TTOU.as_raw() {
                // It was faster than this shell, which had not put it in the foreground yet.
                kill_process_group(pid, Signal::CONT)?;
            } else {
                say("stopped");
            }
        } else if let Some(signal) = status.terminating_signal() {
            say(&format!("signal {signal}"));
            return Ok(());
        } else if let Some(code) = status.exit_status() {
            say(&format!("exit {code}"));
            return Ok(());
        }
    }
}

/// Writes to the pipe: the test harness captures only the output of macros.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
