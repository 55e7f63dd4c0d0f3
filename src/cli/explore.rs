//! The explorer: the state, the drawing and the terminal brought together.

use super::{
    answer::Answer,
    args, list,
    open::{DEFAULT_CAP, open_documents},
};
use crate::{
    dossier::{Day, Dossier, passages::Texts},
    state::{App, Code, Effect, Fault, Key, ThemeChoice},
    terminal::{self, Input, Options, Session, Turn},
    ui::{self, Depth, Regions, Theme},
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::{Frame, layout::Rect};
use std::sync::Arc;

/// Opens the explorer; without a terminal it lists the timeline instead.
pub(super) fn explore(dossier: Arc<Dossier>, args: &args::Explore, faults: &[Fault]) -> Answer {
    if let Err(reason) = terminal::usable() {
        return Answer {
            out: list::table(&dossier, dossier.timeline().iter().copied()),
            err: format!(
                "chancery: {reason}; this is the timeline as text, and `chancery search QUERY` finds in it\n"
            ),
            ..Answer::default()
        };
    }
    let depth = depth();
    let mut app = App::new(dossier, Day::today());
    app.set_theme(choice(args.theme));
    app.set_mouse(args.mouse);
    if let Some(folder) = &args.documents {
        let opened = open_documents(folder, DEFAULT_CAP);
        if let Some(error) = opened.errors.first() {
            return Answer::fault(format!("chancery: {}\n", error.problem()));
        }
        app.set_texts(Texts::of(app.dossier(), &opened.files));
    }
    app.set_ascii(args.ascii);
    if let Some(query) = &args.find {
        app.start_with(query);
    }
    if let Some(date) = &args.as_of
        && let Err(reason) = app.start_on(date)
    {
        return Answer::fault(format!("chancery: --as-of {date}: {reason}\n"));
    }
    app.set_faults(faults.to_vec());
    let light = light_by_environment();
    let ask = light.is_none() && args.theme == args::Theme::Auto && depth != Depth::Mono;
    let mut explorer = Explorer { app, light, depth, area: Rect::default() };
    let options = Options { mouse: args.mouse, ask_background: ask, ..Options::default() };
    match terminal::run(&mut explorer, options) {
        Ok(()) => Answer::default(),
        Err(error) => {
            let mut text = format!("chancery: {error}");
            let mut cause = std::error::Error::source(&error);
            while let Some(inner) = cause {
                text.push_str(&format!(": {inner}"));
                cause = inner.source();
            }
            Answer::fault(text + "\n")
        }
    }
}

/// The state with what the terminal says of itself.
struct Explorer {
    app: App,
    /// Whether the background is light, when the terminal has said so.
    light: Option<bool>,
    depth: Depth,
    area: Rect,
}

impl Session for Explorer {
    fn resize(&mut self, width: u16, height: u16) {
        self.area = Rect::new(0, 0, width, height);
        self.fit();
    }

    fn input(&mut self, input: Input) -> Turn {
        let effect = match input {
            Input::Key(event) => key(event).and_then(|key| self.app.press(key)),
            Input::Paste(text) => {
                self.app.paste(&text);
                None
            }
            Input::Mouse(event) => {
                self.point(event);
                None
            }
            Input::Background { red, green, blue } => {
                self.light = Some(is_light(red, green, blue));
                None
            }
            Input::Focus(_) | Input::Wake => None,
        };
        self.fit();
        match effect {
            None => Turn::Continue,
            Some(Effect::Quit) => Turn::Quit,
            Some(Effect::Suspend) => Turn::Suspend,
            Some(Effect::Redraw) => Turn::Redraw,
            Some(Effect::Mouse(on)) => Turn::Mouse(on),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let theme = Theme::new(self.app.theme(), self.light, self.depth);
        ui::draw(&self.app, &theme, frame);
    }
}

impl Explorer {
    /// What is shown where depends on the focus, and how far one can scroll on what is shown: ask
    /// the layout again after every change.
    fn fit(&mut self) {
        let sizes = Regions::of(&self.app, self.area).sizes();
        self.app.fit(sizes);
    }

    fn point(&mut self, event: MouseEvent) {
        let Some(spot) = ui::spot(&self.app, self.area, event.column, event.row) else { return };
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.app.click(spot),
            MouseEventKind::ScrollDown => self.app.wheel(spot, true),
            MouseEventKind::ScrollUp => self.app.wheel(spot, false),
            _ => {}
        }
    }
}

/// The key in the state's own terms; nothing for keys that it does not know.
fn key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(letter) => Code::Char(letter),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    // Terminals disagree on whether Control and a capital letter say so: the letter is meant.
    let code = match code {
        Code::Char(letter) if ctrl => Code::Char(letter.to_ascii_lowercase()),
        code => code,
    };
    Some(Key { code, ctrl, alt: event.modifiers.contains(KeyModifiers::ALT) })
}

fn choice(theme: args::Theme) -> ThemeChoice {
    match theme {
        args::Theme::Auto => ThemeChoice::Auto,
        args::Theme::Dark => ThemeChoice::Dark,
        args::Theme::Light => ThemeChoice::Light,
        args::Theme::Terminal => ThemeChoice::Terminal,
        args::Theme::Mono => ThemeChoice::Mono,
    }
}

/// How many colours the environment promises.
fn depth() -> Depth {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    if !variable("NO_COLOR").is_empty() {
        return Depth::Mono;
    }
    let colours = variable("COLORTERM");
    if colours == "truecolor" || colours == "24bit" {
        return Depth::True;
    }
    let terminal = variable("TERM");
    if terminal.contains("direct") {
        Depth::True
    } else if terminal.contains("256")
        || terminal.contains("kitty")
        || terminal.contains("alacritty")
    {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

/// Whether the background is light, by the variable that some terminals set.
fn light_by_environment() -> Option<bool> {
    let value = std::env::var("COLORFGBG").ok()?;
    let background: u8 = value.rsplit(';').next()?.parse().ok()?;
    Some(matches!(background, 7 | 9..=15))
}

/// Whether a colour is nearer to white than to black, as the eye weighs its parts.
fn is_light(red: u8, green: u8, blue: u8) -> bool {
    let weighed = 2126 * u32::from(red) + 7152 * u32::from(green) + 722 * u32::from(blue);
    weighed > 10_000 * 128
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backgrounds_are_told_apart() {
        assert!(is_light(255, 255, 255) && is_light(253, 246, 227));
        assert!(!is_light(0, 0, 0) && !is_light(0, 43, 54) && !is_light(40, 42, 120));
    }

    #[test]
    fn keys_come_over_as_they_are() {
        let press =
            |code, modifiers| key(KeyEvent::new(code, modifiers)).map(|key| key.to_string());
        assert_eq!(press(KeyCode::Char('G'), KeyModifiers::SHIFT).as_deref(), Some("G"));
        assert_eq!(press(KeyCode::Char('D'), KeyModifiers::CONTROL).as_deref(), Some("ctrl-d"));
        assert_eq!(press(KeyCode::BackTab, KeyModifiers::SHIFT).as_deref(), Some("shift-tab"));
        assert_eq!(press(KeyCode::CapsLock, KeyModifiers::NONE), None);
    }
}
