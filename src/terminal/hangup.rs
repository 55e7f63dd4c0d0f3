//! One thread that waits for the terminal to go away.
//!
//! SIGHUP does not come to a program that was detached from its terminal, and a reader of a dead
//! terminal gets "nothing, try again" without end. The kernel reports it only to poll.

use super::tty::Tty;
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
};
use std::{io, sync::Arc, thread};

/// Ends the process when the terminal hangs up.
pub(super) fn watch(tty: Arc<Tty>) -> io::Result<()> {
    thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
        loop {
            match state(&tty, None) {
                State::HungUp => tty.hang_up(),
                State::Alive => {}
                State::Unknown => return,
            }
        }
    })?;
    Ok(())
}

pub(super) fn hung_up(tty: &Tty) -> bool {
    matches!(state(tty, Some(&Timespec::default())), State::HungUp)
}

enum State {
    Alive,
    HungUp,
    /// Not every system can poll every terminal.
    Unknown,
}

/// No event is asked for: a hang-up is always reported, and nothing else wakes the thread.
fn state(tty: &Tty, patience: Option<&Timespec>) -> State {
    let mut polled =
        [PollFd::new(&tty.input, PollFlags::empty()), PollFd::new(&tty.output, PollFlags::empty())];
    match poll(&mut polled, patience) {
        Ok(_) | Err(Errno::INTR) => {}
        Err(_) => return State::Unknown,
    }
    let told = polled.iter().fold(PollFlags::empty(), |told, fd| told | fd.revents());
    if told.contains(PollFlags::HUP) {
        State::HungUp
    } else if told.is_empty() {
        State::Alive
    } else {
        State::Unknown
    }
}
