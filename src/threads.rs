//! Threads with a fallback: if the system cannot start one (process, container or memory limit),
//! the work runs at once on the calling thread.

use std::{
    ops::Range,
    panic::resume_unwind,
    sync::{Arc, Mutex, PoisonError},
    thread::{self, Builder, Scope, ScopedJoinHandle, available_parallelism},
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
    /// Waits for the result; panics if the work panicked.
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
    // A closure is lost if its thread does not start, so the thread takes it from a shared slot.
    let slot = Arc::new(Mutex::new(Some(work)));
    let there = Arc::clone(&slot);
    match Builder::new().spawn_scoped(scope, move || take(&there).map(|work| work())) {
        Ok(thread) => Work::Thread(thread),
        Err(_) => Work::Done(take(&slot).map(|work| work())),
    }
}

/// Shares `0..length` out in ranges of at least `least`, and works on each on a thread of its own;
/// the results are in order.
pub(crate) fn map_shares<T: Send>(
    length: usize,
    least: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let share = length.div_ceil(count().min(length / least).max(1)).max(1);
    let shares = (0..length).step_by(share).map(|start| start..length.min(start + share));
    if share >= length {
        return shares.map(work).collect();
    }
    let work = &work;
    thread::scope(|scope| {
        let works: Vec<_> = shares.map(|share| spawn(scope, move || work(share))).collect();
        works.into_iter().map(Work::join).collect()
    })
}

/// Runs the work on a thread that nobody joins, or at once if no thread can be started.
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
