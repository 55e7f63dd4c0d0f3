//! The session: what is selected, narrowed, typed and opened, and how actions change it.
//!
//! Nothing here draws, and nothing here knows a terminal, a file or a clock: today's date and the
//! sizes of the screen are told to it. State changes in [`App::press`] and its kin alone.

mod accessors;
mod action;
mod annotate;
mod annotations;
mod background;
mod browse;
mod data;
mod dispatch;
mod effect;
mod key;
mod keyed;
mod keymap;
mod line_editor;
mod mouse;
pub(crate) mod overlay;
mod prompt;
pub mod relation_graph;
mod search;
mod session;
mod settings;
mod statistics;
pub mod timeline;
mod transfer;

use crate::{
    article::{Article, ReadProblem},
    date::Day,
    dossier::{Changes, Dossier, EntryId, Kind, entry_set::EntrySet},
    search::{SearchEngine, SearchResult},
    source_texts::SourceTexts,
};
pub use action::{Action, Scope, Spec};
pub use annotations::{Annotation, AnnotationChange, Annotations, RecordRef};
pub use background::{
    Task, TaskResult,
    run::{Progress, RetiredData},
};
pub use browse::{
    Filter, Focus, PaneId, REGISTERS, RecordFilter, ScrollPosition, Start, View,
    as_of::DayStatus,
    list::VisibleList,
    list_state::{ListState, Row},
};
use browse::{History, panes::PaneLists};
pub use data::{LARGE, Layer, PreparedDossier};
pub use effect::{Effect, HitTarget, Notice, ViewportSizes};
pub use key::{Code, Key, NoSuchKey};
pub use keymap::{BindingConflict, Keymap};
pub use line_editor::LineEditor;
pub use overlay::{
    Overlay,
    annotations::{AnnotationRow, AnnotationSection},
    list::{ListKind, ListOverlay, ListRow},
    reader::{Reader, ReaderKind},
    relations::{LinkGroup, Relations},
};
pub use prompt::{
    Prompt, SearchPrompt,
    input_prompt::{InputKind, InputPrompt},
};
pub use session::{SavedFilter, Session};
pub use settings::ThemeChoice;
pub use statistics::{AMOUNTS, Statistic};
use std::{
    cell::OnceCell,
    sync::{Arc, OnceLock},
};
use timeline::Chart;
pub use transfer::CopyFormat;

/// Why nothing is read again where nobody says that it can be.
const NO_FILES: &str = "This dossier is inside the program: there is no file to read again";

/// The state of a session.
#[derive(Debug)]
pub struct App {
    dossier: Arc<Dossier>,
    finder: Arc<OnceLock<Arc<SearchEngine>>>,
    /// Whether the index is made elsewhere and not there yet.
    awaits_finder: bool,
    /// How far reading or indexing is.
    progress: Option<Progress>,
    /// Why the files cannot be read again, where they cannot.
    unread_again: Option<&'static str>,
    /// From how many entries on jobs are done elsewhere; the one that is wanted, and the one that
    /// is being done.
    elsewhere_from: usize,
    wanted: Option<Task>,
    working: Option<Task>,
    keymap: Keymap,
    lists: PaneLists,
    view: View,
    history: History,
    /// What is typed in the last line.
    typing: Option<Prompt>,
    keeping: annotate::AnnotationState,
    /// On which days something changed; found out when it is first asked for.
    changes: OnceCell<Changes>,
    /// The timeline made ready to be drawn to scale, while it is, and of which rows.
    chart: Option<Chart>,
    chart_of: Option<VisibleList>,
    /// The entry that the drawing to scale was last brought to.
    scale_seen: Option<EntryId>,
    /// The record that was marked to hold another against it.
    held: Option<EntryId>,
    /// What the kept search finds.
    kept: Option<SearchResult>,
    overlays: Vec<Overlay>,
    notice: Option<Notice>,
    /// What could not be read.
    faults: Vec<ReadProblem>,
    layers: Vec<Layer>,
    count: Option<u32>,
    sizes: ViewportSizes,
    page: Article,
    /// What the page was composed from.
    composed: Option<(EntryId, usize, Option<Day>)>,
    /// What belongs to the current entry, and how much of it each pane shows of which rows.
    linked: Arc<EntrySet>,
    linked_in: [browse::refresh::LinkedCounts; 3],
    /// What belongs to an entry that the panes were narrowed to last.
    near: Option<(EntryId, Arc<EntrySet>)>,
    today: Day,
    theme: ThemeChoice,
    mouse: bool,
    /// The documents that are cited, as far as they are at hand.
    texts: SourceTexts,
    ascii: bool,
}

impl App {
    /// A session over the dossier, on this day.
    #[must_use]
    pub fn new(dossier: Arc<Dossier>, today: Day) -> Self {
        Self::of(PreparedDossier::new(dossier), today)
    }

    /// A session over a dossier that was made ready.
    #[must_use]
    pub fn of(prepared: PreparedDossier, today: Day) -> Self {
        let PreparedDossier { dossier, lists, centre, changes } = prepared;
        let mut app = Self {
            dossier,
            finder: Arc::default(),
            awaits_finder: false,
            progress: None,
            unread_again: Some(NO_FILES),
            elsewhere_from: usize::MAX,
            wanted: None,
            working: None,
            keymap: Keymap::default(),
            lists,
            view: View::default(),
            history: History::default(),
            typing: None,
            keeping: annotate::AnnotationState::default(),
            changes: changes.map_or_else(OnceCell::new, OnceCell::from),
            chart: None,
            chart_of: None,
            scale_seen: None,
            held: None,
            kept: None,
            overlays: Vec::new(),
            notice: None,
            faults: Vec::new(),
            layers: Vec::new(),
            count: None,
            sizes: ViewportSizes::default(),
            page: Article::default(),
            composed: None,
            linked: Arc::default(),
            linked_in: Default::default(),
            near: None,
            today,
            theme: ThemeChoice::Auto,
            mouse: false,
            texts: SourceTexts::default(),
            ascii: false,
        };
        app.notice = Some(app.welcome());
        app.refill();
        for pane in PaneId::ALL {
            app.view.pane_mut(pane).first();
        }
        match centre {
            Some(centre) => app.show(centre),
            None => app.follow_selection(),
        }
        app
    }

    /// What the first screen says, until a key is pressed: enough to search, read and leave.
    fn welcome(&self) -> Notice {
        let named = [Action::Search, Action::Open, Action::Help, Action::Close];
        let hint = |action: Action| match self.keymap.label(action) {
            key if key.is_empty() => None,
            key => Some(format!("{key} {}", action.spec().hint)),
        };
        let hints: Vec<String> = named.into_iter().filter_map(hint).collect();
        Notice::Hint(format!("Welcome: {}", hints.join("  ")))
    }

    /// The pane that lists the entry: of a treaty action the timeline.
    fn home_of(&self, id: EntryId) -> (PaneId, Option<Kind>) {
        match self.dossier.kind(id) {
            Kind::Event | Kind::TreatyAction => (PaneId::Timeline, None),
            Kind::Treaty => (PaneId::Treaties, None),
            kind => (PaneId::Register, Some(kind)),
        }
    }

    /// Makes the entry the current one and selects it in its pane, where it is listed.
    fn show(&mut self, id: EntryId) {
        let (pane, register) = self.home_of(id);
        if let Some(kind) = register.filter(|kind| *kind != self.view.register) {
            self.view.register = kind;
            self.refill();
        }
        let listed = self.dossier.described_by(id).unwrap_or(id);
        self.view.pane_mut(pane).select(listed);
        self.view.current = Some(id);
        self.view.reading = crate::app::browse::ScrollPosition::default();
    }

    /// The focused pane's selection becomes the current entry.
    fn follow_selection(&mut self) {
        let selected = self.view.pane(self.view.focus.pane()).entry();
        if selected.is_some() && selected != self.view.current {
            self.view.current = selected;
            self.view.reading = crate::app::browse::ScrollPosition::default();
        }
    }
}
