//! A program followed from one system call to the next, to be killed at any of them.
//!
//! Only its first thread is followed: it is the one that does what keys ask for, so that the count
//! of its calls tells where in a save it is.

use nix::{
    errno::Errno,
    sys::{
        ptrace::{self, Options},
        wait::{WaitPidFlag, WaitStatus, waitpid},
    },
    unistd::Pid,
};
use std::{fs, thread, time::Duration};

/// A program that stands still between two of its system calls, or is on the way to the next.
pub(crate) struct SyscallTracer {
    pid: Pid,
    /// The call with which it waits for keys.
    wait: String,
    /// Whether the next stop is the end of a call and not the beginning of one.
    inside: bool,
}

/// What the program has come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TraceEvent {
    /// It stands before a system call, which is told by its number and its words.
    Call(String),
    /// It waits for something, or computes.
    OnTheWay,
    Ended,
}

impl SyscallTracer {
    /// Follows the program from the moment on at which it waits for a key. The error says why the
    /// system does not let us.
    pub(crate) fn follow(pid: i32) -> Result<Self, Errno> {
        let pid = Pid::from_raw(pid);
        ptrace::seize(pid, Options::PTRACE_O_TRACESYSGOOD | Options::PTRACE_O_EXITKILL)?;
        let mut last = String::new();
        loop {
            let now = call(pid);
            if now == last && now != "running" {
                break;
            }
            last = now;
            thread::sleep(Duration::from_millis(2));
        }
        ptrace::interrupt(pid).expect("it runs");
        waitpid(pid, Some(WaitPidFlag::__WALL)).expect("it stops");
        ptrace::syscall(pid, None).expect("it stands");
        Ok(Self { pid, wait: number(&last).to_owned(), inside: false })
    }

    /// Where the program is by now.
    pub(crate) fn step(&mut self) -> TraceEvent {
        let flags = WaitPidFlag::__WALL | WaitPidFlag::WNOHANG;
        match waitpid(self.pid, Some(flags)).expect("it is followed") {
            WaitStatus::StillAlive => TraceEvent::OnTheWay,
            WaitStatus::PtraceSyscall(_) if !self.inside => {
                let call = call(self.pid);
                if number(&call) == self.wait {
                    // How often it waits depends on the machine, and changes nothing.
                    self.go_on();
                    return TraceEvent::OnTheWay;
                }
                TraceEvent::Call(call)
            }
            WaitStatus::PtraceSyscall(_) => {
                self.inside = false;
                ptrace::syscall(self.pid, None).expect("it stands");
                TraceEvent::OnTheWay
            }
            WaitStatus::Stopped(_, signal) => {
                ptrace::syscall(self.pid, signal).expect("it stands");
                TraceEvent::OnTheWay
            }
            WaitStatus::Exited(..) | WaitStatus::Signaled(..) => TraceEvent::Ended,
            other => panic!("{other:?}"),
        }
    }

    /// Lets it do the call that it stands before.
    pub(crate) fn go_on(&mut self) {
        self.inside = true;
        ptrace::syscall(self.pid, None).expect("it stands before a call");
    }

    /// Ends it where it is, as `kill -9` does.
    pub(crate) fn kill(self) {
        let number = rustix::process::Pid::from_raw(self.pid.as_raw()).expect("a process");
        rustix::process::kill_process(number, rustix::process::Signal::KILL).expect("it is there");
        // Whoever started it hears of its end only after us.
        while !matches!(
            waitpid(self.pid, Some(WaitPidFlag::__WALL)),
            Err(_) | Ok(WaitStatus::Signaled(..) | WaitStatus::Exited(..))
        ) {}
    }
}

/// The system call that the program is in, by its number and its words.
fn call(pid: Pid) -> String {
    let told = fs::read_to_string(format!("/proc/{pid}/syscall"));
    told.map_or_else(|error| error.to_string(), |text| text.trim().to_owned())
}

/// The number of a call.
pub(crate) fn number(call: &str) -> &str {
    call.split(' ').next().unwrap_or_default()
}
