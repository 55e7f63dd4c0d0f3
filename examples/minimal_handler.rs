//! A minimal handler of the terminal layer: counts keys and exercises every way to exit.
//!
//! `q` quits, `p` panics, `t` panics in a thread, `z` suspends, `e` runs another program, `m`
//! toggles the mouse, `c` copies, `w` is woken by a thread, `l` redraws.

use chancery::terminal::{Flow, Handler, Input, Options, Waker, run};
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::{Frame, text::Line};
use std::{
    process::{Command, ExitCode},
    sync::Arc,
    thread,
};

struct Minimal {
    keys: usize,
    pastes: usize,
    wakes: usize,
    mouse: bool,
    said: String,
    size: (u16, u16),
    waker: Waker,
}

impl Handler for Minimal {
    fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
    }

    fn input(&mut self, input: Input) -> Flow {
        match input {
            Input::Key(key) => {
                self.keys += 1;
                match (key.code, key.modifiers) {
                    (KeyCode::Char('c'), KeyModifiers::CONTROL) => Flow::Quit,
                    (KeyCode::Char('z'), KeyModifiers::CONTROL) => Flow::Suspend,
                    (KeyCode::Char('j'), KeyModifiers::CONTROL) => self.say("ctrl-j"),
                    (KeyCode::Char(letter), KeyModifiers::NONE) => self.letter(letter),
                    _ => Flow::Continue,
                }
            }
            Input::Paste(text) => {
                self.pastes += text.len();
                Flow::Continue
            }
            Input::Background { red, green, blue } => {
                self.say(&format!("background {red} {green} {blue}"))
            }
            Input::Mouse(mouse) => self.say(&format!("mouse {},{}", mouse.column, mouse.row)),
            Input::Wake => {
                self.wakes += 1;
                Flow::Continue
            }
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let lines = [
            format!("keys {} pastes {} wakes {}.", self.keys, self.pastes, self.wakes),
            format!("size {}x{}.", self.size.0, self.size.1),
            format!("said {}.", self.said),
        ];
        for (line, row) in lines.into_iter().zip(frame.area().rows()) {
            frame.render_widget(Line::from(line), row);
        }
    }
}

impl Minimal {
    fn letter(&mut self, letter: char) -> Flow {
        match letter {
            'q' => Flow::Quit,
            'z' => Flow::Suspend,
            'l' => Flow::Redraw,
            'p' => fail(),
            't' => {
                thread::spawn(|| {
                    fail();
                });
                Flow::Continue
            }
            'w' => {
                let waker = self.waker.clone();
                thread::spawn(move || waker.wake());
                Flow::Continue
            }
            'm' => {
                self.mouse = !self.mouse;
                Flow::Mouse(self.mouse)
            }
            'c' => Flow::Print(b"\x1b]52;c;aGk=\x1b\\".to_vec()),
            'e' => Flow::Run(Box::new(|| {
                let script = "echo outside; sleep 0.2; read -r line; echo got $line";
                let _ = Command::new("sh").args(["-c", script]).status();
            })),
            _ => Flow::Continue,
        }
    }

    fn say(&mut self, text: &str) -> Flow {
        text.clone_into(&mut self.said);
        Flow::Continue
    }
}

#[allow(clippy::panic, reason = "the panic is what is shown")]
fn fail() -> Flow {
    panic!("a fault with \x1b[2J in it")
}

fn main() -> ExitCode {
    let on_exit = std::env::var_os("SAVE_ON_SIGNAL");
    let options = Options {
        mouse: false,
        ask_background: std::env::args().any(|argument| argument == "--ask"),
        waker: Waker::default(),
        on_exit: Some(Arc::new(move || {
            if let Some(path) = &on_exit {
                let _ = std::fs::write(path, "saved");
            }
        })),
    };
    let waker = options.waker.clone();
    let (said, size) = (String::new(), (0, 0));
    let mut handler = Minimal { keys: 0, pastes: 0, wakes: 0, mouse: false, said, size, waker };
    match run(&mut handler, options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            use std::io::Write;
            let _ = writeln!(std::io::stderr(), "minimal_handler: {error}");
            ExitCode::from(2)
        }
    }
}
