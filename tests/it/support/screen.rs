//! A terminal emulator with what the program uses: cells, the cursor, private modes.

use std::collections::BTreeSet;

/// Both screens, one of them visible, and the modes that are set.
pub(crate) struct Screen {
    rows: usize,
    columns: usize,
    main: Vec<Vec<char>>,
    alternate: Vec<Vec<char>>,
    row: usize,
    column: usize,
    saved: (usize, usize),
    state: State,
    pending: Vec<u8>,
    /// The private modes that are set, such as 1049 for the alternate screen.
    pub(crate) modes: BTreeSet<u16>,
    /// The operating system commands received, without terminators.
    pub(crate) commands: Vec<String>,
    /// All bytes received.
    pub(crate) bytes: Vec<u8>,
}

enum State {
    Ground,
    Escape,
    Control(String),
    Command(String),
}

impl Screen {
    pub(crate) fn new(columns: usize, rows: usize) -> Self {
        let blank = vec![vec![' '; columns]; rows];
        Self {
            rows,
            columns,
            main: blank.clone(),
            alternate: blank,
            row: 0,
            column: 0,
            saved: (0, 0),
            state: State::Ground,
            pending: Vec::new(),
            modes: Self::usual(),
            commands: Vec::new(),
            bytes: Vec::new(),
        }
    }

    /// The default modes: visible cursor, line wrap.
    pub(crate) fn usual() -> BTreeSet<u16> {
        BTreeSet::from([7, 25])
    }

    /// The visible text, one line per row.
    pub(crate) fn text(&self) -> String {
        let cells = if self.modes.contains(&1049) { &self.alternate } else { &self.main };
        let lines: Vec<String> =
            cells.iter().map(|row| row.iter().collect::<String>().trim_end().to_owned()).collect();
        lines.join("\n").trim_end().to_owned()
    }

    pub(crate) fn resize(&mut self, columns: usize, rows: usize) {
        (self.columns, self.rows) = (columns, rows);
        for cells in [&mut self.main, &mut self.alternate] {
            cells.resize(rows, Vec::new());
            cells.iter_mut().for_each(|row| row.resize(columns, ' '));
        }
        self.row = self.row.min(rows - 1);
    }

    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.pending.extend_from_slice(bytes);
        let pending = std::mem::take(&mut self.pending);
        let whole = match std::str::from_utf8(&pending) {
            Ok(text) => text.len(),
            Err(error) => error.valid_up_to(),
        };
        for letter in String::from_utf8_lossy(&pending[..whole]).chars() {
            self.letter(letter);
        }
        self.pending = pending[whole..].to_vec();
    }

    fn letter(&mut self, letter: char) {
        self.state = match (std::mem::replace(&mut self.state, State::Ground), letter) {
            (State::Command(text), '\x07') => {
                self.commands.push(text);
                State::Ground
            }
            (State::Command(text), '\x1b') => {
                self.commands.push(text);
                State::Escape
            }
            (State::Command(text), letter) => State::Command(text + &letter.to_string()),
            (_, '\x1b') => State::Escape,
            (_, '\x18') => State::Ground,
            (State::Escape, '[') => State::Control(String::new()),
            (State::Escape, ']') => State::Command(String::new()),
            (State::Escape, _) => State::Ground,
            (State::Control(text), '@'..='~') => {
                self.control(&text, letter);
                State::Ground
            }
            (State::Control(text), letter) => State::Control(text + &letter.to_string()),
            (State::Ground, letter) => {
                self.print(letter);
                State::Ground
            }
        };
    }

    fn print(&mut self, letter: char) {
        match letter {
            '\r' => self.column = 0,
            '\n' if self.row + 1 < self.rows => self.row += 1,
            '\n' => {
                self.cells().rotate_left(1);
                let last = self.rows - 1;
                self.cells()[last].fill(' ');
            }
            letter if letter.is_control() => {}
            letter => {
                if self.column >= self.columns {
                    self.print('\r');
                    self.print('\n');
                }
                let (row, column) = (self.row, self.column);
                self.cells()[row][column] = letter;
                self.column += 1;
            }
        }
    }

    fn control(&mut self, text: &str, end: char) {
        let number = |at: usize| text.split(';').nth(at).and_then(|part| part.parse().ok());
        match (text.strip_prefix('?').and_then(|mode| mode.parse().ok()), end) {
            (Some(1049), 'h') if self.modes.insert(1049) => self.saved = (self.row, self.column),
            (Some(1049), 'l') if self.modes.remove(&1049) => {
                // The screen may have been resized meanwhile.
                let (row, column) = self.saved;
                (self.row, self.column) = (row.min(self.rows - 1), column.min(self.columns));
            }
            (Some(mode), 'h') => _ = self.modes.insert(mode),
            (Some(mode), 'l') => _ = self.modes.remove(&mode),
            (None, 'H') => {
                let (row, column): (Option<usize>, Option<usize>) = (number(0), number(1));
                self.row = row.unwrap_or(1).clamp(1, self.rows) - 1;
                self.column = column.unwrap_or(1).clamp(1, self.columns) - 1;
            }
            (None, 'J') => self.cells().iter_mut().for_each(|row| row.fill(' ')),
            _ => {}
        }
    }

    fn cells(&mut self) -> &mut Vec<Vec<char>> {
        if self.modes.contains(&1049) { &mut self.alternate } else { &mut self.main }
    }
}
