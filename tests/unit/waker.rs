use super::*;
use std::sync::mpsc::sync_channel;

#[test]
fn wakes_merge_and_none_is_lost() {
    let waker = Waker::default();
    waker.wake();
    let (sender, receiver) = sync_channel(4);
    waker.connect(sender);
    waker.wake();
    assert_eq!(receiver.try_iter().count(), 1, "the early wake, and the second with it");
    assert!(waker.take(Request::Wake) && !waker.take(Request::Wake));
    waker.wake();
    assert_eq!(receiver.try_iter().count(), 1);
}

#[test]
fn full_queue_does_not_block_the_waker() {
    let waker = Waker::default();
    let (sender, _receiver) = sync_channel(1);
    waker.connect(sender);
    let requests = [Request::Wake, Request::Resize, Request::Redraw];
    requests.into_iter().for_each(|request| waker.request(request));
    assert!(requests.into_iter().all(|request| waker.take(request)));
}
