//! The event loop: waits for input, passes all of it to the handler, draws once.

use super::{
    backend::TerminalBackend,
    capability::{NoTerminal, check_terminal},
    handler::{Flow, Handler, Input},
    input_reader::{self, Event, Gate},
    panic,
    signals::{self, SignalThread},
    suspend,
    tty::{TerminalState, Tty},
    waker::{Request, Waker},
};
use ratatui::Terminal;
use std::{
    convert::Infallible,
    io,
    ops::ControlFlow,
    sync::{
        Arc,
        mpsc::{Receiver, sync_channel},
    },
};

/// Capacity of the event queue; further input stays in the terminal.
const QUEUE: usize = 1024;

/// Maximum number of inputs per frame, so that a flood of input stays visible.
const PER_FRAME: usize = 4096;

#[derive(Clone, Default)]
pub struct Options {
    pub mouse: bool,
    /// Queries the background colour after the first frame.
    pub ask_background: bool,
    /// Wakes the loop from other threads; keep a clone.
    pub waker: Waker,
    /// Called after the terminal is restored at a signal or hang-up: on its own thread, for at most
    /// two seconds. Not called after a panic, when data may be inconsistent.
    pub on_exit: Option<Arc<dyn Fn() + Send + Sync>>,
}

/// Why the program did not run, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No usable terminal; nothing was written.
    #[error(transparent)]
    NoTerminal(#[from] NoTerminal),
    #[error("cannot set up the terminal: {0}")]
    SetUp(io::Error),
    #[error("cannot read the keyboard: {0}")]
    Keyboard(io::Error),
}

/// Runs a handler until it quits, then restores the terminal. Call once per process; fails without
/// a usable terminal. A fatal signal, a panic in any thread or a hang-up end the process instead.
pub fn run(handler: &mut dyn Handler, options: Options) -> Result<(), Error> {
    check_terminal()?;
    let Options { mouse, ask_background, waker, on_exit } = options;
    let tty = Arc::new(Tty::open(mouse, on_exit).map_err(Error::SetUp)?);
    panic::install_hook(Arc::clone(&tty));
    let signals = signals::watch(Arc::clone(&tty), waker.clone()).map_err(Error::SetUp)?;
    tty.enter().map_err(Error::SetUp)?;
    let _guard = RestoreGuard(&tty);

    let gate = Arc::new(Gate::new().map_err(Error::SetUp)?);
    let (sender, queue) = sync_channel(QUEUE);
    input_reader::spawn(Arc::clone(&tty), Arc::clone(&gate), sender.clone())
        .map_err(Error::SetUp)?;

    let size = tty.size();
    handler.resize(size.0, size.1);
    let Ok(terminal) = Terminal::new(TerminalBackend::new(Arc::clone(&tty), size));
    let mut event_loop = Loop { handler, tty: &tty, terminal, queue, waker, gate, signals, size };
    event_loop.draw();
    if ask_background {
        tty.ask_background();
    }
    // Connected only now, so that flags raised before the first frame do not cause a second one.
    event_loop.waker.connect(sender);
    let end = event_loop.run();
    event_loop.drain_answer();
    end
}

struct RestoreGuard<'a>(&'a Tty);

impl Drop for RestoreGuard<'_> {
    fn drop(&mut self) {
        self.0.leave_to(TerminalState::Outside);
    }
}

struct Loop<'a> {
    handler: &'a mut dyn Handler,
    tty: &'a Tty,
    terminal: Terminal<TerminalBackend>,
    queue: Receiver<Event>,
    waker: Waker,
    gate: Arc<Gate>,
    signals: Arc<SignalThread>,
    size: (u16, u16),
}

impl Loop<'_> {
    fn run(&mut self) -> Result<(), Error> {
        // The waker holds a sender, so the queue never disconnects.
        while let Ok(first) = self.queue.recv() {
            if self.drain(first)?.is_break() {
                break;
            }
            self.draw();
        }
        Ok(())
    }

    fn drain(&mut self, first: Event) -> Result<ControlFlow<()>, Error> {
        let mut event = Some(first);
        for _ in 0..PER_FRAME {
            let Some(next) = event.take().or_else(|| self.queue.try_recv().ok()) else { break };
            let flow = match next {
                Event::Input(input) => self.handle(input),
                Event::Nudge => ControlFlow::Continue(()),
                Event::Lost(error) => return Err(Error::Keyboard(error)),
            };
            if flow.is_break() {
                return Ok(flow);
            }
        }
        let is_woken = self.waker.take(Request::Wake);
        Ok(if is_woken { self.handle(Input::Wake) } else { ControlFlow::Continue(()) })
    }

    fn handle(&mut self, input: Input) -> ControlFlow<()> {
        if matches!(input, Input::Background { .. }) {
            self.tty.background_known();
        }
        match self.handler.input(input) {
            Flow::Continue => {}
            Flow::Quit => return ControlFlow::Break(()),
            // The signal thread receives the signal as if it came from outside.
            Flow::Suspend => suspend::stop_job(),
            Flow::Redraw => self.waker.request(Request::Redraw),
            Flow::Mouse(wanted) => self.tty.mouse(wanted),
            Flow::Run(program) => self.run_program(program),
            Flow::Print(bytes) => self.tty.write(&bytes),
        }
        ControlFlow::Continue(())
    }

    fn run_program(&mut self, program: Box<dyn FnOnce()>) {
        self.gate.close();
        self.tty.leave_to(TerminalState::Lent);
        program();
        // Signals meant for that program must be handled while it still owns the terminal.
        self.signals.wait_handled();
        // A terminal that cannot be set up again is gone.
        if self.tty.enter().is_err() {
            self.tty.hang_up();
        }
        self.gate.open();
        self.clear();
        self.waker.request(Request::Resize);
    }

    /// Clears the screen, so that the next frame is drawn in full.
    fn clear(&mut self) {
        self.terminal.backend_mut().entered();
        let Ok(()) = self.terminal.clear();
    }

    fn draw(&mut self) {
        if self.waker.take(Request::Resize) && self.size != self.tty.size() {
            self.size = self.tty.size();
            self.handler.resize(self.size.0, self.size.1);
            self.terminal.backend_mut().resize(self.size);
        }
        if self.waker.take(Request::Redraw) && self.tty.reassert() {
            self.clear();
        }
        self.handler.ready();
        let drawn: Result<_, Infallible> = self.terminal.draw(|frame| self.handler.draw(frame));
        let Ok(_) = drawn;
    }

    /// Waits for a pending reply of the terminal, which would otherwise be typed into the shell.
    fn drain_answer(&self) {
        while let Some(left) = self.tty.answer_due() {
            match self.queue.recv_timeout(left) {
                Ok(Event::Input(Input::Background { .. })) => self.tty.background_known(),
                Ok(Event::Lost(_)) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }
}
