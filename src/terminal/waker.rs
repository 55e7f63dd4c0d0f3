//! Wakes the loop without blocking. Requests are flags and not queued: a full queue is awake anyway.

use super::input_reader::Event;
use parking_lot::Mutex;
use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
    mpsc::SyncSender,
};

#[derive(Clone, Copy)]
pub(super) enum Request {
    Wake = 1,
    Resize = 2,
    /// Redraws the screen: the process was stopped, or something else wrote on it.
    Redraw = 4,
}

/// Makes the loop pass [`super::Input::Wake`] to the handler; a wake before the loop runs is kept.
#[derive(Clone, Default)]
pub struct Waker(Arc<Requests>);

#[derive(Default)]
struct Requests {
    flags: AtomicU8,
    queue: Mutex<Option<SyncSender<Event>>>,
}

impl Waker {
    pub fn wake(&self) {
        self.request(Request::Wake);
    }

    pub(super) fn request(&self, request: Request) {
        let flag = request as u8;
        if self.0.flags.fetch_or(flag, Ordering::SeqCst) & flag == 0 {
            self.nudge();
        }
    }

    pub(super) fn connect(&self, queue: SyncSender<Event>) {
        *self.0.queue.lock() = Some(queue);
        if self.0.flags.load(Ordering::SeqCst) != 0 {
            self.nudge();
        }
    }

    pub(super) fn take(&self, request: Request) -> bool {
        let flag = request as u8;
        self.0.flags.fetch_and(!flag, Ordering::SeqCst) & flag != 0
    }

    fn nudge(&self) {
        if let Some(queue) = &*self.0.queue.lock() {
            let _ = queue.try_send(Event::Nudge);
        }
    }
}

#[cfg(test)]
#[path = "../../tests/unit/waker.rs"]
mod tests;
