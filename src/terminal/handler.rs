//! The interface between the event loop and a full-screen program.

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::Frame;

/// A full-screen program: receives input and draws.
pub trait Handler {
    /// Sets the size of the screen; called before the first frame and after every change.
    fn resize(&mut self, width: u16, height: u16);

    /// Handles an input. No frame follows if more input is queued.
    fn input(&mut self, input: Input) -> Flow;

    /// Called when all queued input is handled and a frame follows, for work not needed per input.
    fn ready(&mut self) {}

    /// Draws the complete screen; only changed cells are sent.
    fn draw(&self, frame: &mut Frame<'_>);
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key press or repeat, never a release.
    Key(KeyEvent),
    /// Pasted text, unchanged: the handler must clean it.
    Paste(String),
    /// A click, a drag or the wheel.
    Mouse(MouseEvent),
    Background {
        red: u8,
        green: u8,
        blue: u8,
    },
    /// A [`super::Waker`] was used, once or more often.
    Wake,
}

/// What the loop does after an input.
pub enum Flow {
    Continue,
    /// Restores the terminal and returns from [`super::run`].
    Quit,
    /// Restores the terminal and stops the job until it is continued.
    Suspend,
    /// Redraws every cell, since something else wrote on the screen.
    Redraw,
    Mouse(bool),
    /// Restores the terminal, runs this (a program, until it quits), and sets it up again.
    Run(Box<dyn FnOnce()>),
    /// Writes an escape sequence to the terminal.
    Print(Vec<u8>),
}
