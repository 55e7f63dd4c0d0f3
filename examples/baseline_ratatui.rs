//! A minimal ratatui list viewer: the baseline of the speed comparison in `benches/screen.py`.
//!
//! `baseline_ratatui FILE` shows the lines of the file; `j` goes down, `q` quits.

use crossterm::event::{self, Event, KeyCode};
use ratatui::widgets::{List, ListState};

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_default();
    let text = std::fs::read_to_string(path)?;
    let mut state = ListState::default().with_selected(Some(0));
    let mut terminal = ratatui::try_init()?;
    loop {
        terminal.draw(|frame| {
            let list = List::new(text.lines()).highlight_symbol("> ");
            frame.render_stateful_widget(list, frame.area(), &mut state);
        })?;
        match event::read()? {
            Event::Key(key) if key.code == KeyCode::Char('j') => state.select_next(),
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            _ => {}
        }
    }
    ratatui::try_restore()
}
