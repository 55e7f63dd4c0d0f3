//! Whether the process may be stopped: only if a shell is there that can continue it.

use rustix::process::{Pid, Signal, getpgid, getpgrp, getppid, getsid, kill_current_process_group};

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
    let (group, session) = (getpgrp(), getsid(None));
    let mut ancestor = getppid();
    for _ in 0..GENERATIONS {
        let Some(pid) = ancestor else { return false };
        match getpgid(Some(pid)) {
            Ok(other) if other != group => return getsid(Some(pid)) == session,
            Ok(_) => ancestor = parent_of(pid),
            Err(_) => return false,
        }
    }
    false
}

/// The parent as `/proc` tells it. Elsewhere a parent in the same job is taken for a script that
/// a shell runs, itself the only one that could.
fn parent_of(pid: Pid) -> Option<Pid> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
    // The name of the program stands in parentheses and may contain anything.
    let (_, fields) = stat.rsplit_once(')')?;
    Pid::from_raw(fields.split_whitespace().nth(1)?.parse().ok()?)
}
