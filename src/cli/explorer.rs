//! The explorer: the state, the drawing and the terminal brought together.

mod copy_text;
mod key_input;
mod loader;
mod reload;
mod startup;
mod storage_sync;
mod watch;

use super::{
    args,
    commands::export,
    loading::{DossierSpec, LoadedDossier, layers::Layers},
    output::CommandOutput,
    table,
};
use crate::{
    app::{App, CopyFormat, Effect, Notice, ThemeChoice},
    article::ReadProblem,
    clipboard::ClipboardTargets,
    config::{Config, Setting},
    dossier::EntryId,
    file_format::File,
    storage::{DYING, Dirs, LEAVING},
    terminal::{self, Flow, Handler, Input, Options, Waker},
    ui::{self, Depth, Regions, Theme},
};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use key_input::{is_light, key};
use loader::Loader;
use ratatui::{Frame, layout::Rect};
use reload::EditorResult;
use std::sync::Arc;
use storage_sync::StorageSync;

/// Opens the explorer; without a terminal it lists the timeline instead.
pub(super) fn explore(
    wanted: DossierSpec,
    args: &args::Explore,
    config: &Config,
    folders: &Dirs,
) -> CommandOutput {
    if let Err(reason) = terminal::usable() {
        return match wanted.load() {
            Ok(opened) => listed(&opened, &reason),
            Err(answer) => answer,
        };
    }
    let options = Options { mouse: config.is_on(Setting::Mouse), ..Options::default() };
    let loader = Loader::new(wanted, options.waker.clone());
    let opened = Explorer::open(loader, options.waker.clone(), args, config, folders);
    let mut explorer = match opened {
        Ok(explorer) => explorer,
        Err(answer) => return answer,
    };
    let ask = explorer.light.is_none()
        && explorer.app.settings().theme == ThemeChoice::Auto
        && explorer.depth != Depth::Mono;
    let dying = Arc::clone(&explorer.keeper);
    let farewell = Arc::new(move || _ = dying.end(DYING));
    let ended = terminal::run(&mut explorer, Options { ask_background: ask, farewell, ..options });
    let err = std::mem::take(&mut explorer.remark) + &explorer.keeper.end(LEAVING);
    // The system takes back the memory of a large dossier far sooner than we could give it.
    std::mem::forget(explorer);
    match ended {
        Ok(()) => CommandOutput { err, ..CommandOutput::default() },
        Err(error) => {
            let mut text = format!("chancery: {error}");
            let mut cause = std::error::Error::source(&error);
            while let Some(inner) = cause {
                text.push_str(&format!(": {inner}"));
                cause = inner.source();
            }
            CommandOutput::fault(err + &text + "\n")
        }
    }
}

/// The timeline as text.
fn listed(opened: &LoadedDossier, reason: &terminal::NoTerminal) -> CommandOutput {
    let dossier = &opened.dossier;
    let remark = opened.remark();
    CommandOutput {
        out: table::table(dossier, dossier.timeline().iter().copied()),
        err: format!(
            "{remark}chancery: {reason}; this is the timeline as text, and `chancery search QUERY` finds in it\n"
        ),
        ..CommandOutput::default()
    }
}

/// The state with what the terminal says of itself.
struct Explorer {
    app: App,
    loader: Loader,
    layers: Layers,
    /// What was read last, and where each record of it came from.
    opened: Option<LoadedDossier>,
    /// What is wrong around the dossier: with settings, documents, what is kept.
    around: Vec<ReadProblem>,
    /// Whether files are being read, and whether they changed since that began.
    reading: bool,
    changed: bool,
    /// Whether they were read before.
    again: bool,
    /// Whether to go where the user was the last time, once what is wanted is read.
    returns: bool,
    /// The documents that are cited.
    documents: Vec<File<'static>>,
    /// What could not be read, for when the screen is gone.
    remark: String,
    /// Wakes the loop when the editor is done.
    waker: Waker,
    edited: EditorResult,
    keeper: Arc<StorageSync>,
    ways: ClipboardTargets,
    /// Whether the background is light, when the terminal has said so.
    light: Option<bool>,
    depth: Depth,
    area: Rect,
    /// The regions of the screen for the state of the app.
    regions: Regions,
}

impl Handler for Explorer {
    fn resize(&mut self, width: u16, height: u16) {
        self.area = Rect::new(0, 0, width, height);
        self.fit();
    }

    fn input(&mut self, input: Input) -> Flow {
        let before_search = self.app.search().is_none();
        let effect = match input {
            Input::Key(event) => {
                // Who does something while a dossier is read is not taken elsewhere afterwards.
                self.returns = false;
                key(event).and_then(|key| self.app.press(key))
            }
            Input::Paste(text) => {
                self.app.paste(&text);
                None
            }
            Input::Mouse(event) => self.point(event),
            Input::Background { red, green, blue } => {
                self.light = Some(is_light(red, green, blue));
                None
            }
            Input::Wake => {
                self.after_editing();
                while let Some(news) = self.loader.news() {
                    self.hear(news);
                }
                None
            }
            Input::Focus(_) => None,
        };
        let turn = effect.map_or(Flow::Continue, |effect| self.act(effect));
        if !self.app.has_pending_search() {
            self.fit();
        }
        if !self.reading || self.again {
            self.keeper.follow(&self.app);
        }
        let opens = before_search && self.app.search().is_some();
        if let Some(index) = self.app.data().build_first_index().filter(|_| opens) {
            // Until the first letter comes there is time enough, where a key would have to wait.
            std::thread::spawn(index);
        }
        turn
    }

    fn ready(&mut self) {
        if self.app.has_pending_search() {
            self.fit();
        }
        if let Some(job) = self.app.background_mut().take_task() {
            self.loader.work(job);
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let theme = Theme::new(self.app.settings().theme, self.light, self.depth);
        ui::draw(&self.app, &theme, &self.regions, frame);
    }
}

impl Explorer {
    /// Does what the state asks of the world.
    fn act(&mut self, effect: Effect) -> Flow {
        match effect {
            Effect::Quit => return Flow::Quit,
            Effect::Suspend => return Flow::Suspend,
            Effect::Redraw => return Flow::Redraw,
            Effect::Mouse(on) => return Flow::Mouse(on),
            Effect::Copy(clip, id) => return self.copy(clip, id),
            Effect::Edit => return self.edit(),
            Effect::Keep(change) => self.keeper.keep(&mut self.app, change),
            Effect::Export { format, path, replace } => {
                export::of_app(&mut self.app, format, &path, replace);
            }
            Effect::Reload => self.read_again(),
            Effect::Layers => self.switch_layers(),
        }
        Flow::Continue
    }

    /// What is shown where depends on the focus, and how far one can scroll on what is shown: ask
    /// the layout again after every change.
    fn fit(&mut self) {
        self.regions = Regions::new(&self.app, self.area);
        self.app.refresh(self.regions.sizes());
    }

    fn copy(&mut self, clip: CopyFormat, id: EntryId) -> Flow {
        let name = clip.name();
        let (notice, sequence) = match copy_text::text_of(
            self.app.dossier(),
            self.app.data().source_texts(),
            clip,
            id,
        ) {
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
        self.app.notify(notice);
        if sequence.is_empty() { Flow::Continue } else { Flow::Print(sequence) }
    }

    fn point(&mut self, event: MouseEvent) -> Option<Effect> {
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
