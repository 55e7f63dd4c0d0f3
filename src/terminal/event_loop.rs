//! The loop: waits for input, gives the session all there is, draws once.

use super::{
    backend::TerminalBackend,
    capability::{NoTerminal, usable},
    handler::{Flow, Handler, Input, Options},
    hangup,
    input_reader::{self, Event, Gate},
    job_control, panic,
    signals::{self, SignalThread},
    tty::Tty,
    waker::Waker,
};
use ratatui::Terminal;
use std::{
    convert::Infallible,
    io,
    sync::{
        Arc,
        mpsc::{Receiver, sync_channel},
    },
};

/// How many events wait for the loop; more stay in the terminal.
const QUEUE: usize = 1024;

/// How many inputs are taken before a frame is drawn, so that a flood can be watched.
const PER_FRAME: usize = 4096;

/// Why the full-screen program did not run, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no terminal to run on; not a byte was written.
    #[error(transparent)]
    NoTerminal(#[from] NoTerminal),
    /// The terminal or the threads that watch it failed.
    #[error("the terminal cannot be set up")]
    SetUp(#[source] io::Error),
    /// Reading keys failed.
    #[error("the keyboard cannot be read")]
    Keyboard(#[source] io::Error),
}

/// Runs a session on the terminal until it quits, and gives the terminal back. Once in a process.
///
/// May not return: a deadly signal, a panic in any thread, or a terminal that is gone end the
/// process from here, each after giving the terminal back.
///
/// # Errors
/// If there is no terminal, or it fails.
pub fn run(session: &mut dyn Handler, options: Options) -> Result<(), Error> {
    usable()?;
    let Options { mouse, focus, ask_background, waker, farewell } = options;
    let tty = Arc::new(Tty::open(mouse, focus, farewell).map_err(Error::SetUp)?);
    panic::catch(Arc::clone(&tty));
    let signals = signals::watch(Arc::clone(&tty), waker.clone()).map_err(Error::SetUp)?;
    tty.enter().map_err(Error::SetUp)?;
    let _leaving = ExitReason(&tty);

    let gate = Arc::new(Gate::new().map_err(Error::SetUp)?);
    let (sender, queue) = sync_channel(QUEUE);
    hangup::watch(Arc::clone(&tty)).map_err(Error::SetUp)?;
    input_reader::read(Arc::clone(&tty), Arc::clone(&gate), sender.clone())
        .map_err(Error::SetUp)?;

    let size = tty.size();
    session.resize(size.0, size.1);
    let Ok(terminal) = Terminal::new(TerminalBackend::new(Arc::clone(&tty), size));
    let mut stage = Loop { session, tty: &tty, terminal, queue, waker, gate, signals, size };
    stage.draw();
    if ask_background {
        tty.ask_background();
    }
    // Only now, so that what was raised before the first frame does not bring a second.
    stage.waker.connect(sender);
    let end = stage.turn();
    stage.settle();
    end
}

/// Gives the terminal back when dropped.
struct ExitReason<'a>(&'a Tty);

impl Drop for ExitReason<'_> {
    fn drop(&mut self) {
        self.0.leave();
    }
}

struct Loop<'a> {
    session: &'a mut dyn Handler,
    tty: &'a Tty,
    terminal: Terminal<TerminalBackend>,
    queue: Receiver<Event>,
    waker: Waker,
    gate: Arc<Gate>,
    signals: Arc<SignalThread>,
    size: (u16, u16),
}

/// Whether the loop goes on.
#[derive(PartialEq, Eq)]
enum Next {
    Frame,
    End,
}

impl Loop<'_> {
    fn turn(&mut self) -> Result<(), Error> {
        // The waker holds a sender, so the queue never ends by itself.
        while let Ok(first) = self.queue.recv() {
            if self.drain(first)? == Next::End {
                break;
            }
            self.draw();
        }
        Ok(())
    }

    /// Gives the session everything that is there.
    fn drain(&mut self, first: Event) -> Result<Next, Error> {
        let mut event = Some(first);
        for _ in 0..PER_FRAME {
            let Some(next) = event.take().or_else(|| self.queue.try_recv().ok()) else { break };
            let next = match next {
                Event::Input(input) => self.give(input),
                Event::Nudge => Next::Frame,
                Event::Lost(error) => return Err(Error::Keyboard(error)),
            };
            if next == Next::End {
                return Ok(next);
            }
        }
        let woken = self.waker.take_wake();
        Ok(if woken { self.give(Input::Wake) } else { Next::Frame })
    }

    fn give(&mut self, input: Input) -> Next {
        if matches!(input, Input::Background { .. }) {
            self.tty.background_known();
        }
        match self.session.input(input) {
            Flow::Continue => {}
            Flow::Quit => return Next::End,
            // The signal comes back to the signal thread, as if it had been sent from outside.
            Flow::Suspend => job_control::stop_the_job(),
            Flow::Redraw => self.waker.stale(),
            Flow::Mouse(wanted) => self.tty.mouse(wanted),
            Flow::Run(program) => self.lend(program),
            Flow::Print(bytes) => self.tty.write(&bytes),
        }
        Next::Frame
    }

    fn lend(&mut self, program: Box<dyn FnOnce()>) {
        self.gate.close();
        self.tty.lend();
        program();
        // What interrupted that program must be understood as such before it is ours again.
        self.signals.settle();
        // A terminal that cannot be entered again is gone, or will not take the next frame.
        if self.tty.enter().is_err() {
            self.tty.hang_up();
        }
        self.gate.open();
        self.clear();
        self.waker.resized();
    }

    /// The screen is blank: the next frame is drawn whole.
    fn clear(&mut self) {
        self.terminal.backend_mut().entered();
        let Ok(()) = self.terminal.clear();
    }

    fn draw(&mut self) {
        if self.waker.take_resized() && self.size != self.tty.size() {
            self.size = self.tty.size();
            self.session.resize(self.size.0, self.size.1);
            self.terminal.backend_mut().resize(self.size);
        }
        if self.waker.take_stale() && self.tty.reassert() {
            self.clear();
        }
        self.session.ready();
        let drawn: Result<_, Infallible> = self.terminal.draw(|frame| self.session.draw(frame));
        let Ok(_) = drawn;
    }

    /// Waits a moment for an answer that is due, or it would be typed into the shell.
    fn settle(&self) {
        while let Some(left) = self.tty.answer_due() {
            match self.queue.recv_timeout(left) {
                Ok(Event::Input(Input::Background { .. })) => self.tty.background_known(),
                Ok(Event::Lost(_)) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }
}
