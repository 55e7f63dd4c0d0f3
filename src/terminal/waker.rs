//! Wakes the loop from other threads, without ever waiting for it.
//!
//! What happened is kept in flags, not in the queue: a full queue loses only the nudge, and a full
//! queue needs none. So many wakes, or many sizes, become one.

use super::input_reader::Event;
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
    mpsc::SyncSender,
};

/// Tells the loop that a worker thread has something for the session: it becomes
/// [`super::Input::Wake`]. Cheap to clone; used before the loop runs, it is heard when it does.
#[derive(Clone, Default)]
pub struct Waker(Arc<Flags>);

#[derive(Default)]
struct Flags {
    wake: AtomicBool,
    resized: AtomicBool,
    stale: AtomicBool,
    queue: Mutex<Option<SyncSender<Event>>>,
}

impl Waker {
    /// Wakes the loop.
    pub fn wake(&self) {
        self.raise(&self.0.wake);
    }

    /// The size may have changed.
    pub(super) fn resized(&self) {
        self.raise(&self.0.resized);
    }

    /// The process was stopped, or something else wrote on the screen: it must be taken again, and
    /// all of it drawn.
    pub(super) fn stale(&self) {
        self.raise(&self.0.stale);
    }

    /// From now on nudges go here.
    pub(super) fn connect(&self, queue: SyncSender<Event>) {
        *self.0.queue.lock().unwrap_or_else(PoisonError::into_inner) = Some(queue);
        let flags = [&self.0.wake, &self.0.resized, &self.0.stale];
        if flags.into_iter().any(|flag| flag.load(Ordering::SeqCst)) {
            self.nudge();
        }
    }

    /// Whether [`Waker::wake`] was called since the last question.
    pub(super) fn take_wake(&self) -> bool {
        self.0.wake.swap(false, Ordering::SeqCst)
    }

    /// Whether the size may have changed since the last question.
    pub(super) fn take_resized(&self) -> bool {
        self.0.resized.swap(false, Ordering::SeqCst)
    }

    /// Whether the screen must be drawn anew since the last question.
    pub(super) fn take_stale(&self) -> bool {
        self.0.stale.swap(false, Ordering::SeqCst)
    }

    fn raise(&self, flag: &AtomicBool) {
        if !flag.swap(true, Ordering::SeqCst) {
            self.nudge();
        }
    }

    fn nudge(&self) {
        if let Some(queue) = &*self.0.queue.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = queue.try_send(Event::Nudge);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::sync_channel;

    #[test]
    fn many_wakes_are_one_and_none_is_lost() {
        let waker = Waker::default();
        waker.wake();
        let (sender, receiver) = sync_channel(4);
        waker.connect(sender);
        waker.wake();
        assert_eq!(
            receiver.try_iter().count(),
            1,
            "the early wake is passed on, the second is the same"
        );
        assert!(waker.take_wake() && !waker.take_wake());
        waker.wake();
        assert_eq!(receiver.try_iter().count(), 1);
    }

    #[test]
    fn full_queue_does_not_block_the_waker() {
        let waker = Waker::default();
        let (sender, _receiver) = sync_channel(1);
        waker.connect(sender);
        waker.wake();
        waker.resized();
        waker.stale();
        assert!(waker.take_wake() && waker.take_resized() && waker.take_stale());
    }
}
