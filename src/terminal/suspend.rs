//! Ctrl-z, after the rules of job control: the process may stop only if a shell can continue it.

use rustix::process::{Signal, kill_current_process_group};

const GENERATIONS: usize = 64;

/// Stops the job, as Ctrl-z does without raw mode; the signal thread handles it for this process.
pub(super) fn stop_job() {
    let _ = kill_current_process_group(Signal::TSTP);
}

/// Whether a process of this session outside this job supervises it, as the kernel checks for
/// SIGTSTP. Otherwise nothing would continue a program that stopped itself by SIGSTOP.
pub(super) fn has_job_control_shell() -> bool {
    let Some(own) = ProcessIds::of("self") else { return false };
    let mut ancestor = own.parent;
    for _ in 0..GENERATIONS {
        let Some(other) = ProcessIds::of(&ancestor.to_string()) else { return false };
        if other.group != own.group {
            return other.session == own.session;
        }
        ancestor = other.parent;
    }
    false
}

/// Process numbers. One is 0 for a process outside the container, which cannot be examined.
#[derive(Debug, PartialEq, Eq)]
struct ProcessIds {
    parent: u32,
    group: u32,
    session: u32,
}

#[cfg(target_os = "linux")]
impl ProcessIds {
    /// Reads `/proc`: the system calls return a type of `rustix` that cannot be 0.
    fn of(process: &str) -> Option<Self> {
        Self::read(&std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
    }

    fn read(stat: &str) -> Option<Self> {
        // The program name is in parentheses and may contain any character.
        let (_, fields) = stat.rsplit_once(')')?;
        let mut fields = fields.split_whitespace().skip(1).map(str::parse);
        let mut next = || fields.next()?.ok();
        Some(Self { parent: next()?, group: next()?, session: next()? })
    }
}

#[cfg(not(target_os = "linux"))]
impl ProcessIds {
    /// Covers this process and its parent only; a parent in the same job counts as a script.
    fn of(process: &str) -> Option<Self> {
        use rustix::process::{Pid, getpgid, getppid, getsid};
        let number = |pid: Pid| u32::try_from(pid.as_raw_nonzero().get()).ok();
        let parent = getppid().map_or(0, |pid| number(pid).unwrap_or(0));
        let pid =
            if process == "self" { None } else { Some(Pid::from_raw(process.parse().ok()?)?) };
        Some(Self {
            parent: if pid.is_none() { parent } else { 0 },
            group: number(getpgid(pid).ok()?)?,
            session: number(getsid(pid).ok()?)?,
        })
    }
}

#[cfg(all(test, target_os = "linux"))]
#[path = "../../tests/unit/suspend.rs"]
mod tests;
