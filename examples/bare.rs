//! The smallest session: counts keys, and shows each way in which a program can end.
//!
//! `q` quits, `p` panics, `t` panics in a thread, `z` suspends, `e` runs another program, `m` takes
//! the mouse or leaves it, `c` copies, `w` is woken by a thread, `l` draws anew.

use chancery::terminal::{Input, Options, Session, Turn, Waker, run};
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::Frame;
use ratatui::text::Line;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::thread;

struct Bare {
    keys: usize,
    pastes: usize,
    wakes: usize,
    mouse: bool,
    said: String,
    size: (u16, u16),
    waker: Waker,
}

impl Session for Bare {
    fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
    }

    fn input(&mut self, input: Input) -> Turn {
        match input {
            Input::Key(key) => {
                self.keys += 1;
                match (key.code, key.modifiers) {
                    (KeyCode::Char('c'), KeyModifiers::CONTROL) => Turn::Quit,
                    (KeyCode::Char('z'), KeyModifiers::CONTROL) => Turn::Suspend,
                    (KeyCode::Char('j'), KeyModifiers::CONTROL) => self.say("ctrl-j"),
                    (KeyCode::Char(letter), KeyModifiers::NONE) => self.letter(letter),
                    _ => Turn::Continue,
                }
            }
            Input::Paste(text) => {
                self.pastes += text.len();
                Turn::Continue
            }
            Input::Background { red, green, blue } => {
                self.say(&format!("background {red} {green} {blue}"))
            }
            Input::Focus(focus) => self.say(if focus { "focus" } else { "no focus" }),
            Input::Mouse(mouse) => self.say(&format!("mouse {},{}", mouse.column, mouse.row)),
            Input::Wake => {
                self.wakes += 1;
                Turn::Continue
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

impl Bare {
    fn letter(&mut self, letter: char) -> Turn {
        match letter {
            'q' => Turn::Quit,
            'z' => Turn::Suspend,
            'l' => Turn::Redraw,
            'p' => fail(),
            't' => {
                thread::spawn(|| {
                    fail();
                });
                Turn::Continue
            }
            'w' => {
                let waker = self.waker.clone();
                thread::spawn(move || waker.wake());
                Turn::Continue
            }
            'm' => {
                self.mouse = !self.mouse;
                Turn::Mouse(self.mouse)
            }
            'c' => Turn::Print(b"\x1b]52;c;aGk=\x1b\\".to_vec()),
            'e' => Turn::Run(Box::new(|| {
                let script = "echo outside; sleep 0.2; read -r line; echo got $line";
                let _ = Command::new("sh").args(["-c", script]).status();
            })),
            _ => Turn::Continue,
        }
    }

    fn say(&mut self, text: &str) -> Turn {
        text.clone_into(&mut self.said);
        Turn::Continue
    }
}

#[allow(clippy::panic, reason = "the panic is what is shown")]
fn fail() -> Turn {
    panic!("a fault with \x1b[2J in it")
}

fn main() -> ExitCode {
    let farewell = std::env::var_os("BARE_FAREWELL");
    let options = Options {
        mouse: false,
        focus: false,
        ask_background: std::env::args().any(|argument| argument == "--ask"),
        waker: Waker::default(),
        farewell: Arc::new(move || {
            if let Some(path) = &farewell {
                let _ = std::fs::write(path, "saved");
            }
        }),
    };
    let waker = options.waker.clone();
    let (said, size) = (String::new(), (0, 0));
    let mut bare = Bare { keys: 0, pastes: 0, wakes: 0, mouse: false, said, size, waker };
    match run(&mut bare, options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            use std::io::Write;
            let _ = writeln!(std::io::stderr(), "bare: {error}");
            ExitCode::from(2)
        }
    }
}
