//! Traces a program from one system call to the next, to kill it at any of them.
//!
//! Only the main thread is traced: it handles keys, so that the count of its calls is a position in
//! the save.

use nix::{
    errno::Errno,
    sys::{
        ptrace::{self, Options},
        wait::{WaitPidFlag, WaitStatus, waitpid},
    },
    unistd::Pid,
};
use std::{fs, thread, time::Duration};

/// A program stopped between two system calls, or on the way to the next.
pub(crate) struct SyscallTracer {
    pid: Pid,
    /// The call in which it waits for input.
    wait: String,
    /// Whether the next stop is the exit of a call.
    inside: bool,
}

/// What the program has reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TraceEvent {
    /// Before a system call, with its number and arguments.
    Call(String),
    /// It waits or computes.
    OnTheWay,
    Ended,
}

impl SyscallTracer {
    /// Traces the program once it waits for input.
    ///
    /// # Errors
    /// If the system does not allow tracing.
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

    /// What the program has reached by now.
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

    /// Lets it make the call.
    pub(crate) fn go_on(&mut self) {
        self.inside = true;
        ptrace::syscall(self.pid, None).expect("it stands before a call");
    }

    /// Ends it as `kill -9` does.
    pub(crate) fn kill(self) {
        let number = rustix::process::Pid::from_raw(self.pid.as_raw()).expect("a process");
        rustix::process::kill_process(number, rustix::process::Signal::KILL).expect("it is there");
        // The parent is notified after the tracer.
        while !matches!(
            waitpid(self.pid, Some(WaitPidFlag::__WALL)),
            Err(_) | Ok(WaitStatus::Signaled(..) | WaitStatus::Exited(..))
        ) {}
    }
}

/// The system call of the program, with its number and arguments.
fn call(pid: Pid) -> String {
    let text = fs::read_to_string(format!("/proc/{pid}/syscall"));
    text.map_or_else(|error| error.to_string(), |text| text.trim().to_owned())
}

/// The number of a call.
pub(crate) fn number(call: &str) -> &str {
    call.split(' ').next().unwrap_or_default()
}
