//! The explorer: connects the app, its drawing, the terminal and the user's files.

mod copy_text;
mod export_visible;
mod key_input;
mod loader;
mod opener;
mod reload;
mod startup;
mod storage_sync;
mod watch;

use super::{
    args,
    loading::{DossierSpec, LoadedDossier, layers::Layers},
    output::{Answer, CommandOutput},
    table,
};
use crate::{
    app::{App, CopyFormat, Effect, Notice, Start, ThemeChoice},
    article::ReadProblem,
    clipboard::ClipboardTargets,
    config::{Config, Setting},
    dossier::EntryId,
    storage::{Dirs, EXIT_TIMEOUT, SIGNAL_TIMEOUT},
    terminal::{self, Flow, Handler, Input, Options},
    text::truncate,
    ui::{self, Depth, Regions, Theme},
};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use key_input::{is_light, key};
use loader::Loader;
use ratatui::{Frame, layout::Rect};
use std::{path::PathBuf, sync::Arc};
use storage_sync::StorageSync;

/// The most cells of a copied text that the message quotes.
const SHOWN_CELLS: usize = 160;

pub(super) fn explore(
    spec: DossierSpec,
    args: &args::Explore,
    config: &Config,
    folders: &Dirs,
) -> Answer {
    if let Err(reason) = terminal::check_terminal() {
        args.refuse_view()?;
        return Ok(print_timeline(&spec.load()?, &reason));
    }
    let options = Options { mouse: config.is_on(Setting::Mouse), ..Options::default() };
    let loader = Loader::new(spec, options.waker.clone());
    let mut explorer = Explorer::open(loader, args, config, folders)?;
    let ask = explorer.light_background.is_none()
        && explorer.app.settings.theme == ThemeChoice::Auto
        && explorer.color_depth != Depth::Mono;
    let dying = Arc::clone(&explorer.storage);
    let on_exit = move || _ = dying.save_all(SIGNAL_TIMEOUT);
    let options = Options { ask_background: ask, on_exit: Some(Arc::new(on_exit)), ..options };
    let ended = terminal::run(&mut explorer, options);
    let saved = explorer.storage.save_all(EXIT_TIMEOUT);
    let code = if saved.is_ok() { 0 } else { 2 };
    let err = std::mem::take(&mut explorer.warning) + &saved.unwrap_or_else(|report| report);
    // Freeing a large dossier would delay the exit.
    std::mem::forget(explorer);
    ended.map_err(|error| CommandOutput::from(error).after(&err))?;
    Ok(CommandOutput { err, code, ..CommandOutput::default() })
}

fn print_timeline(opened: &LoadedDossier, reason: &terminal::NoTerminal) -> CommandOutput {
    let dossier = &opened.dossier;
    let remark = opened.warning();
    let err = format!(
        "{remark}chancery: {reason}: printing the timeline as text (see `chancery search`)\n"
    );
    let entries = dossier.timeline().iter().map(|id| (*id, String::new()));
    CommandOutput {
        err,
        code: if opened.is_complete() { 0 } else { 2 },
        ..CommandOutput::table(table::records(dossier, entries))
    }
}

/// Whether files are being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loading {
    Idle,
    Running,
    /// They changed meanwhile, and are read again.
    Outdated,
}

struct FirstView {
    start: Start,
    restores_session: bool,
}

struct Explorer {
    app: App,
    loader: Loader,
    layers: Layers,
    opened: Option<LoadedDossier>,
    other_problems: Vec<ReadProblem>,
    loading: Loading,
    /// The view to begin with, until the dossier is read or a key is pressed.
    first_view: Option<FirstView>,
    documents: Option<PathBuf>,
    /// The problems of reading, printed after the explorer quits.
    warning: String,
    storage: Arc<StorageSync>,
    clipboard: ClipboardTargets,
    /// Whether the background is light; none until the terminal has replied.
    light_background: Option<bool>,
    color_depth: Depth,
    area: Rect,
    regions: Regions,
}

impl Handler for Explorer {
    fn resize(&mut self, width: u16, height: u16) {
        self.area = Rect::new(0, 0, width, height);
        self.refresh();
    }

    fn input(&mut self, input: Input) -> Flow {
        let before_search = self.app.search().is_none();
        let effect = match input {
            Input::Key(event) => {
                // A key pressed while a dossier is loading is not undone by what it starts with.
                self.first_view = None;
                self.app.press(key(event))
            }
            Input::Paste(text) => {
                self.app.paste(&text);
                None
            }
            Input::Mouse(event) => self.handle_mouse(event),
            Input::Background { red, green, blue } => {
                self.light_background = Some(is_light(red, green, blue));
                None
            }
            Input::Wake => {
                while let Ok(news) = self.loader.events.try_recv() {
                    self.handle_loader_event(news);
                }
                None
            }
        };
        let turn = effect.map_or(Flow::Continue, |effect| self.run_effect(effect));
        if !self.app.has_pending_search() {
            self.refresh();
        }
        if self.loading == Loading::Idle || self.opened.is_some() {
            self.storage.record_session(&self.app);
        }
        let opens = before_search && self.app.search().is_some();
        if let Some(index) = self.app.data().build_first_index().filter(|_| opens) {
            // Built while the first letter is typed, so that no key waits for it.
            let _ = std::thread::Builder::new().spawn(index);
        }
        turn
    }

    fn ready(&mut self) {
        if self.app.has_pending_search() {
            self.refresh();
        }
        if let Some(task) = self.app.background.take_task() {
            self.loader.run_task(task);
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let theme = self.app.overlays().theme().unwrap_or(self.app.settings.theme);
        let theme = Theme::new(theme, self.light_background, self.color_depth);
        ui::draw(&self.app, &theme, &self.regions, frame);
    }
}

impl Explorer {
    fn run_effect(&mut self, effect: Effect) -> Flow {
        match effect {
            Effect::Quit => return Flow::Quit,
            Effect::Suspend => return Flow::Suspend,
            Effect::Redraw => return Flow::Redraw,
            Effect::Mouse(on) => return Flow::Mouse(on),
            Effect::Copy(clip, entries) => return self.copy(clip, &entries),
            Effect::Open(address) => return self.open_address(&address),
            Effect::Edit => return self.open_editor(),
            Effect::Keep(changes) => self.storage.keep(&mut self.app, changes),
            Effect::Export { format, path, replace } => {
                export_visible::export_visible(
                    &mut self.app,
                    &self.loader.spec,
                    format,
                    &path,
                    replace,
                );
            }
            Effect::Reload => self.reload(),
            Effect::Layers => self.switch_layers(),
        }
        Flow::Continue
    }

    /// Lays out again: the regions depend on the focus, and the scroll offsets on the regions.
    fn refresh(&mut self) {
        self.regions = Regions::new(&self.app, self.area);
        self.app.refresh(self.regions.sizes());
    }

    fn copy(&mut self, clip: CopyFormat, entries: &[EntryId]) -> Flow {
        let (dossier, texts) = (self.app.dossier(), &self.app.data().source_texts);
        match copy_text::text_of(dossier, texts, clip, entries) {
            Ok(text) => self.copy_text(&copy_text::name_of(clip, entries.len(), &text), &text),
            Err(reason) => {
                let text = format!("Not copied, {}: {reason}", clip.name());
                self.app.notify(Notice::Refusal(text));
                Flow::Continue
            }
        }
    }

    fn copy_text(&mut self, name: &str, text: &str) -> Flow {
        let copied = self.clipboard.copy(text);
        self.app.notify(match copied.outcome {
            Ok(went) => {
                let first = truncate(text.lines().next().unwrap_or_default(), SHOWN_CELLS);
                Notice::Hint(format!("Copied {name} {went}: {first}"))
            }
            Err(reason) => Notice::Refusal(format!("Not copied, {name}: {reason}")),
        });
        if copied.sequence.is_empty() { Flow::Continue } else { Flow::Print(copied.sequence) }
    }

    /// Opens an address in a browser. Over ssh, or without a browser, it is copied instead.
    fn open_address(&mut self, address: &str) -> Flow {
        let room = usize::from(self.area.width).saturating_sub(40);
        match opener::open(address, room, self.loader.sender.clone()) {
            Some(notice) => self.app.notify(notice),
            None => return self.copy_text("address", address),
        }
        Flow::Continue
    }

    fn handle_mouse(&mut self, event: MouseEvent) -> Option<Effect> {
        self.ready();
        let spot = ui::hit_test(&self.app, &self.regions, event.column, event.row)?;
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => return self.app.click(spot),
            MouseEventKind::ScrollDown => self.app.wheel(spot, true),
            MouseEventKind::ScrollUp => self.app.wheel(spot, false),
            _ => {}
        }
        None
    }
}
