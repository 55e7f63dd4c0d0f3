//! The ratatui backend. It sends a frame as one write, and neither queries nor fails: if the cursor
//! cannot be shown, `Terminal` would print at exit, which panics on a dead terminal.

use super::{escape_sequences, tty::Tty};
use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
};
use std::{convert::Infallible, sync::Arc};

pub(super) struct TerminalBackend {
    tty: Arc<Tty>,
    size: Size,
    frame: Vec<u8>,
    cursor: Cursor,
    shown: Cursor,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Cursor {
    visible: bool,
    position: Position,
}

impl TerminalBackend {
    pub(super) fn new(tty: Arc<Tty>, size: (u16, u16)) -> Self {
        let (cursor, shown) = (Cursor::default(), Cursor::default());
        Self { tty, size: size.into(), frame: Vec::new(), cursor, shown }
    }

    /// Sets the size. The loop calls this, so that handler and ratatui agree on it.
    pub(super) fn resize(&mut self, size: (u16, u16)) {
        self.size = size.into();
    }

    /// Resets the cursor state after the terminal was set up again, with a hidden cursor.
    pub(super) fn entered(&mut self) {
        self.shown = Cursor::default();
    }
}

/// Ignores the result of a write into memory, which cannot fail.
fn into_memory(written: std::io::Result<()>) -> Result<(), Infallible> {
    let _ = written;
    Ok(())
}

impl Backend for TerminalBackend {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        into_memory(CrosstermBackend::new(&mut self.frame).draw(content))
    }

    fn append_lines(&mut self, count: u16) -> Result<(), Infallible> {
        into_memory(CrosstermBackend::new(&mut self.frame).append_lines(count))
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.cursor.visible = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.cursor.visible = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.cursor.position)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.cursor.position = position.into();
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> Result<(), Infallible> {
        into_memory(CrosstermBackend::new(&mut self.frame).clear_region(region))
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        let moved = self.cursor.visible && self.cursor.position != self.shown.position;
        if self.frame.is_empty() && !moved && self.cursor.visible == self.shown.visible {
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(self.frame.len() + 64);
        bytes.extend_from_slice(escape_sequences::FRAME_BEGIN.as_bytes());
        // Without synchronized updates, the cursor would be seen jumping across the screen.
        if self.shown.visible {
            bytes.extend_from_slice(escape_sequences::CURSOR_OFF.as_bytes());
        }
        bytes.append(&mut self.frame);
        if self.cursor.visible {
            let Position { x, y } = self.cursor.position;
            let place = format!("\x1b[{};{}H", u32::from(y) + 1, u32::from(x) + 1);
            bytes.extend_from_slice(place.as_bytes());
            bytes.extend_from_slice(escape_sequences::CURSOR_ON.as_bytes());
        }
        bytes.extend_from_slice(escape_sequences::FRAME_END.as_bytes());
        self.shown = self.cursor;
        self.tty.write(&bytes);
        Ok(())
    }
}
