//! Threads that the program can do without: where the system has none to give (a limit of processes,
//! of a container or of memory), the work is done at once on the thread that asked.

use std::{
    panic::resume_unwind,
    sync::{Arc, Mutex, PoisonError},
    thread::{Builder, Scope, ScopedJoinHandle, available_parallelism},
};

/// More threads than this gain nothing: they wait for memory, and the parts that each makes are merged.
const MOST: usize = 8;

/// How many threads to share work among: one for each core, within reason.
pub(crate) fn count() -> usize {
    available_parallelism().map_or(1, usize::from).min(MOST)
}

/// Work on a thread of a scope, or what it made where there was no thread.
pub(crate) enum Work<'scope, T> {
    Thread(ScopedJoinHandle<'scope, Option<T>>),
    Done(Option<T>),
}

impl<T> Work<'_, T> {
    /// What the work made; panics as it did.
    pub(crate) fn join(self) -> T {
        let made = match self {
            Self::Thread(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Self::Done(made) => made,
        };
        made.unwrap_or_else(|| resume_unwind(Box::new("work that was never begun")))
    }
}

pub(crate) fn spawn<'scope, T, F>(scope: &'scope Scope<'scope, '_>, work: F) -> Work<'scope, T>
where
    T: Send + 'scope,
    F: FnOnce() -> T + Send + 'scope,
{
    // A closure is lost with the thread that does not begin, so it is given away only there.
    let slot = Arc::new(Mutex::new(Some(work)));
    let there = Arc::clone(&slot);
    match Builder::new().spawn_scoped(scope, move || take(&there).map(|work| work())) {
        Ok(thread) => Work::Thread(thread),
        Err(_) => Work::Done(take(&slot).map(|work| work())),
    }
}

/// Does work on a thread that nobody waits for, or at once.
pub(crate) fn detach(work: impl FnOnce() + Send + 'static) {
    let slot = Arc::new(Mutex::new(Some(work)));
    let there = Arc::clone(&slot);
    let run = move || take(&there).into_iter().for_each(|work| work());
    if Builder::new().spawn(run).is_err() {
        take(&slot).into_iter().for_each(|work| work());
    }
}

fn take<F>(slot: &Mutex<Option<F>>) -> Option<F> {
    slot.lock().unwrap_or_else(PoisonError::into_inner).take()
}
