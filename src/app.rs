//! The state of the explorer: parts, one per file, which `App` coordinates. Nothing here draws or
//! uses a terminal, a file or a clock: sizes and dates are passed in.

mod action;
mod annotation_actions;
mod annotations;
mod article_pane;
mod background;
mod browse;
mod copy_format;
mod data;
mod dispatch;
mod effect;
mod export;
mod key;
mod keyed;
mod keymap;
mod line_editor;
mod link_drawing;
mod mouse;
pub(crate) mod overlay;
mod prompt;
mod search;
mod session;
mod settings;
mod statistics;
mod status;
pub(crate) mod timeline;
mod updates;
mod viewport;

use crate::{date::Day, dossier::Dossier};
pub use action::{Action, Scope};
use annotation_actions::AnnotationState;
pub use annotations::{Annotation, AnnotationChange, Annotations, RecordRef};
use article_pane::ArticlePane;
use background::Background;
pub use background::Progress;
pub(crate) use background::{NO_FILES, Task, TaskResult};
pub use browse::{
    Browse,
    rows::Row,
    saved_view::{SavedFilter, SavedView},
    view::{Filter, Focus, PaneId, Start},
};
pub(crate) use browse::{
    names::{surname, surname_first},
    view::{REGISTERS, View},
};
pub use copy_format::CopyFormat;
pub use data::{Data, LARGE, Layer, PreparedDossier};
pub use effect::Effect;
pub use key::{Code, Key};
pub use keymap::Keymap;
pub(crate) use keymap::QUIT_KEY;
pub use line_editor::LineEditor;
pub use link_drawing::{Branch, DrawingText, LinkDrawing, NodeName, Side};
pub use overlay::{
    Overlay, Overlays,
    links::Links,
    list::{ListKind, ListOverlay, ListRow},
    reader::Reader,
};
pub(crate) use overlay::{
    annotations::{AnnotationRow, AnnotationTarget},
    reader::{Pair, ReaderKind},
};
pub use prompt::Prompt;
pub(crate) use prompt::{InputKind, InputPrompt, SearchPrompt};
pub use session::Session;
pub use settings::{Settings, ThemeChoice};
pub use statistics::{AMOUNTS, Statistic};
pub(crate) use statistics::{StatisticValue, years_label};
pub use status::Notice;
use status::Status;
use std::sync::Arc;
pub use timeline::TimelineFrame;
pub(crate) use viewport::{HitTarget, ViewportSizes};

#[derive(Debug)]
pub struct App {
    data: Data,
    browse: Browse,
    article: ArticlePane,
    overlays: Overlays,
    prompt: Option<Prompt>,
    annotations: AnnotationState,
    pub background: Background,
    pub settings: Settings,
    status: Status,
}

impl App {
    pub fn new(dossier: Arc<Dossier>, today: Day) -> Self {
        Self::from_prepared(PreparedDossier::new(dossier), today)
    }

    /// A session over a dossier that was prepared.
    pub fn from_prepared(prepared: PreparedDossier, today: Day) -> Self {
        let PreparedDossier { dossier, lists, center, changes } = prepared;
        let mut app = Self {
            browse: Browse::new(Arc::clone(&dossier), lists, center),
            data: Data::new(dossier, changes, today),
            article: ArticlePane::default(),
            overlays: Overlays::default(),
            prompt: None,
            annotations: AnnotationState::default(),
            background: Background::default(),
            settings: Settings::default(),
            status: Status::default(),
        };
        app.status.hint(app.settings.welcome());
        app
    }

    pub(crate) fn start_in(&mut self, start: Start) {
        match start {
            Start::Timeline => {}
            Start::Scale => self.start_task(background::TaskKind::Chart((None, None))),
            Start::Treaties => self.browse.focus(PaneId::Treaties),
            Start::Register(kind) => self.browse.show_register(kind),
        }
    }

    /// Brings everything derived up to date, before every frame: what is shown depends on focus.
    pub fn refresh(&mut self, sizes: ViewportSizes) {
        self.run_pending_search();
        self.status.sizes = sizes;
        self.article.height = sizes.article_lines;
        for (pane, height) in self.browse.view.panes.iter_mut().zip(sizes.panes) {
            pane.resize(height);
        }
        self.browse.refresh();
        let cells = sizes.article_cells;
        self.article.refresh(&self.data, &mut self.browse.view, &self.annotations, cells);
        self.compose_readers();
    }

    pub fn dossier(&self) -> &Dossier {
        &self.data.dossier
    }

    pub fn data(&self) -> &Data {
        &self.data
    }

    pub fn browse(&self) -> &Browse {
        &self.browse
    }

    /// The state of the panes that going back restores.
    pub fn view(&self) -> &View {
        &self.browse.view
    }

    pub fn article(&self) -> &ArticlePane {
        &self.article
    }

    /// The overlays, the top one last.
    pub fn overlays(&self) -> &Overlays {
        &self.overlays
    }

    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_ref()
    }

    pub fn search(&self) -> Option<&SearchPrompt> {
        self.prompt.as_ref()?.try_as_search_ref().map(|search| &**search)
    }

    pub fn set_keymap(&mut self, keymap: Keymap) {
        self.settings.keymap = keymap;
        self.status.hint(self.settings.welcome());
    }

    pub fn status(&self) -> &Status {
        &self.status
    }

    pub fn notify(&mut self, notice: Notice) {
        self.status.notice = Some(notice);
    }

    /// Whether keys go to the pane; while a search is typed, whether it has the best match.
    pub(crate) fn has_focus(&self, pane: PaneId) -> bool {
        match (self.search(), self.browse.view.current) {
            (Some(_), Some(id)) => self.browse.lists_in(pane, id),
            _ => self.browse.view.focus == Focus::Pane(pane),
        }
    }
}
