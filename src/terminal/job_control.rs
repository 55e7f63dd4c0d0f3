//! Whether the process may be stopped: only if a shell is there that can continue it.

use rustix::process::{Signal, kill_current_process_group};

/// How many generations of parents are looked at.
const GENERATIONS: usize = 64;

/// Stops the whole job, as Ctrl-z does where the terminal is not in raw mode: a script that runs
/// this program must stop with it. The signal thread does the rest for this process.
pub(super) fn stop_the_job() {
    let _ = kill_current_process_group(Signal::TSTP);
}

/// Whether somebody in this session, but outside this job, watches over the job. The kernel
/// applies the same rule to SIGTSTP; a program that stops itself by SIGSTOP must do so itself, or
/// it would hang for ever in a terminal window that runs nothing else.
pub(super) fn has_a_shell() -> bool {
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

/// Where a process stands. A number is 0 where it belongs to a process outside this container:
/// a zero is as good as any other number for a comparison, but no process can be asked by it.
#[derive(Debug, PartialEq, Eq)]
struct ProcessIds {
    parent: u32,
    group: u32,
    session: u32,
}

#[cfg(target_os = "linux")]
impl ProcessIds {
    /// As `/proc` tells it: the calls of the system for this are wrapped by `rustix` in a number
    /// that may not be 0.
    fn of(process: &str) -> Option<Self> {
        Self::read(&std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
    }

    fn read(stat: &str) -> Option<Self> {
        // The name of the program stands in parentheses and may contain anything.
        let (_, fields) = stat.rsplit_once(')')?;
        let mut fields = fields.split_whitespace().skip(1).map(str::parse);
        let mut next = || fields.next()?.ok();
        Some(Self { parent: next()?, group: next()?, session: next()? })
    }
}

#[cfg(not(target_os = "linux"))]
impl ProcessIds {
    /// Of this process and its parent only: the parent of another process cannot be asked, and a
    /// parent in the same job is then taken for a script that nobody watches over.
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
mod tests {
    use super::*;

    #[test]
    fn proc_stat_parses_any_program_name() {
        let read = ProcessIds::read("4711 (a) b (c) S 12 34 56 34816 34 4194304");
        assert_eq!(read, Some(ProcessIds { parent: 12, group: 34, session: 56 }));
    }

    #[test]
    fn parent_outside_the_container_is_allowed() {
        let read = ProcessIds::read("1 (init) S 0 0 0 0 -1 4194560");
        assert_eq!(read, Some(ProcessIds { parent: 0, group: 0, session: 0 }));
        assert_eq!(ProcessIds::of("0"), None);
    }
}
