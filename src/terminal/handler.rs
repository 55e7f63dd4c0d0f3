//! What the loop and a session say to each other. This is all that a session sees of the terminal.

use super::Waker;
use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::Frame;
use std::{fmt, sync::Arc};

/// A full-screen program: it is told what happens and draws what it shows.
pub trait Handler {
    /// The screen has this size; told before the first frame and after every change.
    fn resize(&mut self, width: u16, height: u16);

    /// Something came in; says what the loop shall do. Not followed by a frame if more is waiting.
    fn input(&mut self, input: Input) -> Flow;

    /// Everything that was there has come in, and a frame follows: the moment for what need not be
    /// done for every input.
    fn ready(&mut self) {}

    /// Draws everything; only what differs from the last frame is sent.
    fn draw(&self, frame: &mut Frame<'_>);
}

/// What comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed or repeats; never a release.
    Key(KeyEvent),
    /// Text was pasted, all of it, raw: to be cleaned and cut by the session.
    Paste(String),
    /// A click, a drag or the wheel.
    Mouse(MouseEvent),
    /// The terminal's answer about its background.
    Background {
        /// Red, 0 to 255.
        red: u8,
        /// Green, 0 to 255.
        green: u8,
        /// Blue, 0 to 255.
        blue: u8,
    },
    /// The terminal's window gained or lost the keyboard.
    Focus(bool),
    /// A [`Waker`] was used, once or more often.
    Wake,
}

/// What the loop shall do after an input.
pub enum Flow {
    /// Go on.
    Continue,
    /// Leave the terminal and return from [`super::run`].
    Quit,
    /// Give the terminal to the shell and stop until continued.
    Suspend,
    /// Draw every cell anew: something else wrote on the screen.
    Redraw,
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Leave the terminal, do this (run a program and wait for it), come back.
    Run(Box<dyn FnOnce()>),
    /// Write these bytes, an escape sequence of our own making, to the terminal.
    Print(Vec<u8>),
}

impl fmt::Debug for Flow {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Continue => out.write_str("Continue"),
            Self::Quit => out.write_str("Quit"),
            Self::Suspend => out.write_str("Suspend"),
            Self::Redraw => out.write_str("Redraw"),
            Self::Mouse(wanted) => out.debug_tuple("Mouse").field(wanted).finish(),
            Self::Run(_) => out.write_str("Run(..)"),
            Self::Print(bytes) => out.debug_tuple("Print").field(bytes).finish(),
        }
    }
}

/// How the terminal is to be used.
#[derive(Clone)]
pub struct Options {
    /// Take the mouse from the start.
    pub mouse: bool,
    /// Report when the window gains or loses the keyboard.
    pub focus: bool,
    /// Ask for the background colour, after the first frame.
    pub ask_background: bool,
    /// Lets other threads wake the loop; keep a clone.
    pub waker: Waker,
    /// Called when the process is about to die of a signal or because the terminal is gone, after
    /// the terminal was given back: on a thread of its own, for at most two seconds. Not called
    /// after a panic, when what could be saved may be half-changed.
    pub farewell: Arc<dyn Fn() + Send + Sync>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            mouse: false,
            focus: false,
            ask_background: false,
            waker: Waker::default(),
            farewell: Arc::new(|| {}),
        }
    }
}
