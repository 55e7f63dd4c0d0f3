//! Wakes the loop from other threads without blocking.
//!
//! Requests are flags and not queued: a full queue loses only the nudge, and a full queue needs
//! none. Several requests become one.

use super::input_reader::Event;
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
    mpsc::SyncSender,
};

/// Wakes the loop, which then passes [`super::Input::Wake`] to the handler. Cheap to clone; a wake
/// before the loop runs is kept.
#[derive(Clone, Default)]
pub struct Waker(Arc<Flags>);

#[derive(Default)]
struct Flags {
    wake: AtomicBool,
    resized: AtomicBool,
    redraw: AtomicBool,
    queue: Mutex<Option<SyncSender<Event>>>,
}

impl Waker {
    /// Wakes the loop.
    pub fn wake(&self) {
        self.raise(&self.0.wake);
    }

    /// Requests a check of the size.
    pub(super) fn request_resize(&self) {
        self.raise(&self.0.resized);
    }

    /// Requests a complete redraw: the process was stopped, or something else wrote on the screen.
    pub(super) fn request_redraw(&self) {
        self.raise(&self.0.redraw);
    }

    /// Sets the queue that receives nudges.
    pub(super) fn connect(&self, queue: SyncSender<Event>) {
        *self.0.queue.lock().unwrap_or_else(PoisonError::into_inner) = Some(queue);
        let flags = [&self.0.wake, &self.0.resized, &self.0.redraw];
        if flags.into_iter().any(|flag| flag.load(Ordering::SeqCst)) {
            self.nudge();
        }
    }

    /// Takes the flag of [`Waker::wake`].
    pub(super) fn take_wake(&self) -> bool {
        self.0.wake.swap(false, Ordering::SeqCst)
    }

    /// Takes the flag of [`Waker::request_resize`].
    pub(super) fn take_resized(&self) -> bool {
        self.0.resized.swap(false, Ordering::SeqCst)
    }

    /// Takes the flag of [`Waker::request_redraw`].
    pub(super) fn take_redraw(&self) -> bool {
        self.0.redraw.swap(false, Ordering::SeqCst)
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
    fn wakes_merge_and_none_is_lost() {
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
        waker.request_resize();
        waker.request_redraw();
        assert!(waker.take_wake() && waker.take_resized() && waker.take_redraw());
    }
}
