//! The explorer: the state, the drawing and the terminal brought together.

use super::{
    answer::Answer,
    args, copy, editor, export,
    keeper::Keeper,
    layers::Layers,
    list,
    load::{self, Opened},
    open::{DEFAULT_CAP, open_documents, read},
    surroundings,
};
use crate::{
    dossier::{Day, EntryId, passages::Texts},
    state::{App, Clip, Code, Effect, Fault, Key, Notice, ThemeChoice},
    terminal::{self, Input, Options, Session, Turn, Waker},
    ui::{self, Depth, Regions, Theme},
    user::{
        Folders, Store,
        clipboard::Ways,
        config::{Config, Setting},
    },
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::{Frame, layout::Rect};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Opens the explorer; without a terminal it lists the timeline instead.
pub(super) fn explore(
    opened: Opened,
    layers: Layers,
    args: &args::Explore,
    config: &Config,
    folders: &Folders,
) -> Answer {
    let dossier = &opened.dossier;
    if let Err(reason) = terminal::usable() {
        return Answer {
            out: list::table(dossier, dossier.timeline().iter().copied()),
            err: format!(
                "chancery: {reason}; this is the timeline as text, and `chancery search QUERY` finds in it\n"
            ),
            ..Answer::default()
        };
    }
    let depth = surroundings::depth();
    let mut app = App::new(Arc::clone(dossier), Day::today());
    app.set_keymap(config.keymap().clone());
    let restores = config.is_on(Setting::Restore);
    let store = Store::open(folders.state.clone());
    let mut keeper = Keeper::new(store, &app.dossier().about().id, restores);
    // The colours that were chosen by key last stand unless others are set.
    let by_key = restores && config.is_default(Setting::Theme);
    app.set_theme(if by_key { keeper.theme() } else { config.theme() });
    app.set_mouse(config.is_on(Setting::Mouse));
    app.set_ascii(config.is_on(Setting::Ascii));
    app.start_in(config.start());
    let mut faults = opened.faults.clone();
    faults.extend_from_slice(config.faults());
    if let Some(folder) = config.documents() {
        let opened = open_documents(&folder, DEFAULT_CAP);
        match opened.errors.first() {
            // What the command asks for is done or refused; what is set for always is told of.
            Some(error) if args.documents.is_some() => {
                return Answer::fault(format!("chancery: {}\n", error.problem()));
            }
            Some(error) => {
                let text = format!("{}: {}", folder.to_string_lossy(), error.problem().message);
                faults.push(Fault { text, help: None });
            }
            None => app.set_texts(Texts::of(app.dossier(), &opened.files)),
        }
    }
    let elsewhere = args.find.is_some() || args.as_of.is_some();
    faults.extend(keeper.begin(&mut app, restores && !args.fresh && !elsewhere));
    if let Some(query) = &args.find {
        app.start_with(query);
    }
    if let Some(date) = &args.as_of
        && let Err(reason) = app.start_on(date)
    {
        return Answer::fault(format!("chancery: --as-of {date}: {reason}\n"));
    }
    app.set_faults(faults);
    app.set_layers(layers.shown(&opened));
    let light = surroundings::light();
    let ask = light.is_none() && app.theme() == ThemeChoice::Auto && depth != Depth::Mono;
    let keeper = Arc::new(keeper);
    let dying = Arc::clone(&keeper);
    let options = Options {
        mouse: config.is_on(Setting::Mouse),
        ask_background: ask,
        farewell: Arc::new(move || _ = dying.end()),
        ..Options::default()
    };
    let ways = Ways::of(|name| std::env::var_os(name), config.clipboard(), folders.state.clone());
    let mut explorer = Explorer {
        app,
        opened,
        layers,
        documents: config.documents(),
        waker: options.waker.clone(),
        edited: Edited::default(),
        keeper,
        ways,
        light,
        depth,
        area: Rect::default(),
    };
    let ended = terminal::run(&mut explorer, options);
    let told = explorer.keeper.end();
    match ended {
        Ok(()) => Answer { err: told, ..Answer::default() },
        Err(error) => {
            let mut text = format!("chancery: {error}");
            let mut cause = std::error::Error::source(&error);
            while let Some(inner) = cause {
                text.push_str(&format!(": {inner}"));
                cause = inner.source();
            }
            Answer::fault(text + "\n" + &told)
        }
    }
}

/// How the editor ended, once it did.
type Edited = Arc<Mutex<Option<Result<(), String>>>>;

/// The state with what the terminal says of itself.
struct Explorer {
    app: App,
    /// What was read, and where each record of it came from.
    opened: Opened,
    layers: Layers,
    /// The folder of the documents that are cited.
    documents: Option<PathBuf>,
    /// Wakes the loop when the editor is done.
    waker: Waker,
    edited: Edited,
    keeper: Arc<Keeper>,
    ways: Ways,
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
            Input::Wake => {
                self.after_editing();
                None
            }
            Input::Focus(_) => None,
        };
        let effect = match effect {
            Some(Effect::Keep(change)) => {
                self.keeper.keep(&mut self.app, change);
                None
            }
            Some(Effect::Export { format, path, replace }) => {
                export::of_app(&mut self.app, format, &path, replace);
                None
            }
            other => other,
        };
        self.fit();
        self.keeper.follow(&self.app);
        match effect {
            None | Some(Effect::Keep(_) | Effect::Export { .. }) => Turn::Continue,
            Some(Effect::Copy(clip, id)) => self.copy(clip, id),
            Some(Effect::Quit) => Turn::Quit,
            Some(Effect::Suspend) => Turn::Suspend,
            Some(Effect::Redraw) => Turn::Redraw,
            Some(Effect::Mouse(on)) => Turn::Mouse(on),
            Some(Effect::Edit) => self.edit(),
            Some(Effect::Layers) => {
                self.switch_layers();
                Turn::Continue
            }
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

    /// Hands the terminal to the user's editor, at the line of the current record.
    fn edit(&mut self) -> Turn {
        let Some(id) = self.app.view().current else { return Turn::Continue };
        let dossier = self.app.dossier();
        let slug = dossier.record(id).id().to_owned();
        let file = self.opened.file_of(dossier.entry(id).record).map(str::to_owned);
        match file.ok_or(None).and_then(|file| place(&file, &slug).map_err(Some)) {
            Ok(command) => {
                let (edited, waker) = (Arc::clone(&self.edited), self.waker.clone());
                Turn::Run(Box::new(move || {
                    let outcome = editor::run(&command);
                    *edited.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
                    waker.wake();
                }))
            }
            Err(reason) => {
                let text = reason.unwrap_or_else(|| {
                    format!(
                        "This record is inside the program: `chancery export --near {slug} -o \
                         mine.json` makes a file of it"
                    )
                });
                self.app.tell(Notice::Refusal(text));
                Turn::Continue
            }
        }
    }

    /// Reads again what the editor may have changed.
    fn after_editing(&mut self) {
        let outcome = self.edited.lock().unwrap_or_else(PoisonError::into_inner).take();
        match outcome {
            Some(Ok(())) => self.read_again(),
            Some(Err(reason)) => self.app.tell(Notice::Refusal(reason)),
            None => {}
        }
    }

    fn switch_layers(&mut self) {
        if let Some(reason) = self.layers.unreadable() {
            self.app.set_layers(self.layers.shown(&self.opened));
            return self.app.tell(Notice::Refusal(reason.to_owned()));
        }
        self.layers.switch(self.app.layers());
        self.read_again();
    }

    /// Reads the layers that are on. What cannot be read leaves everything as it was.
    fn read_again(&mut self) {
        let (paths, only_mine) = self.layers.wanted();
        match load::load(&paths, only_mine) {
            Ok(opened) => {
                self.app.take_over(Arc::clone(&opened.dossier));
                self.keeper.show(&mut self.app);
                if let Some(folder) = &self.documents {
                    let documents = open_documents(folder, DEFAULT_CAP);
                    self.app.set_texts(Texts::of(self.app.dossier(), &documents.files));
                }
                self.app.set_layers(self.layers.shown(&opened));
                // What was told already is not told again at every switch.
                if opened.faults != self.opened.faults {
                    self.app.set_faults(opened.faults.clone());
                }
                self.opened = opened;
            }
            Err(answer) => {
                let text = answer.err.lines().next().unwrap_or_default().to_owned();
                self.app.tell(Notice::Refusal(text));
            }
        }
    }

    fn copy(&mut self, clip: Clip, id: EntryId) -> Turn {
        let name = clip.name();
        let (notice, sequence) = match copy::text_of(self.app.dossier(), self.app.texts(), clip, id)
        {
            Err(reason) => (Notice::Refusal(format!("Not copied, {name}: {reason}")), Vec::new()),
            Ok(text) => {
                let copied = self.ways.copy(&text);
                let notice = match copied.went {
                    Ok(went) => Notice::Hint(format!("Copied {name} {went}")),
                    Err(reason) => Notice::Refusal(format!("Not copied, {name}: {reason}")),
                };
                (notice, copied.sequence)
            }
        };
        self.app.tell(notice);
        if sequence.is_empty() { Turn::Continue } else { Turn::Print(sequence) }
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

/// The command that opens a record in the user's editor.
///
/// # Errors
/// Why it cannot be: there is no editor, or no file that one could open.
fn place(file: &str, slug: &str) -> Result<Vec<String>, String> {
    let path = Path::new(file);
    if path.file_name().is_some_and(|name| name == crate::export::DESCRIPTION) {
        return Err(format!(
            "This record is in the tables beside {file}: open them in a spreadsheet"
        ));
    }
    if path == Path::new("-") || path.starts_with("/dev") {
        return Err("This record came through a pipe: there is no file to edit".to_owned());
    }
    let read = read(path, DEFAULT_CAP).map_err(|error| error.problem().to_string())?;
    let text = String::from_utf8_lossy(&read.bytes);
    let (line, column) = editor::place_of(&text, slug);
    // A whole path cannot be taken for an option.
    let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    Ok(editor::command(&editor::editor()?, &whole.to_string_lossy(), line, column))
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
