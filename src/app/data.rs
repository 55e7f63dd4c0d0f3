//! The dossier and data derived from it: search engine, changes, layers, documents, problems.

use super::{
    App,
    browse::{panes::PaneLists, saved_view::SavedView, view::ScrollPosition},
    effect::Effect,
    overlay::{Overlay, list::ListKind},
    prompt::Prompt,
};
use crate::{
    article::{self, ReadProblem, Tab},
    dossier::{Changes, Dossier, EntryId, Kind},
    search::SearchEngine,
    source_texts::SourceTexts,
};
use std::{
    cell::OnceCell,
    sync::{Arc, OnceLock},
};

/// The number of entries from which work over all of them runs in the background.
pub const LARGE: usize = 50_000;

/// A dossier with the derived data that would take too long to make in a key press.
#[derive(Debug)]
pub struct PreparedDossier {
    pub(super) dossier: Arc<Dossier>,
    pub(super) lists: PaneLists,
    /// The entry with most links, which shows a newcomer what the panes are for.
    pub(super) center: Option<EntryId>,
    pub(super) changes: Option<Changes>,
}

impl PreparedDossier {
    /// Prepares a dossier.
    pub fn new(dossier: Arc<Dossier>) -> Self {
        let links = |id: &EntryId| dossier.links(*id).len();
        let is_act = |id: &EntryId| {
            dossier.kind(*id) == Kind::TreatyAction || !dossier.describes(*id).is_empty()
        };
        let timeline = dossier.timeline().iter().rev().copied();
        let center = timeline.max_by_key(|id| (is_act(id), links(id)));
        let changes = (dossier.len() >= LARGE).then(|| Changes::of(&dossier));
        Self { lists: PaneLists::of(&dossier), center, changes, dossier }
    }

    /// The dossier.
    pub fn dossier(&self) -> &Arc<Dossier> {
        &self.dossier
    }
}

/// One of the open dossiers; its records replace those of the ones below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// The name.
    pub name: String,
    /// The path.
    pub place: String,
    /// Whether it is shown.
    pub on: bool,
    /// The number of its records that could not be read.
    pub left_out: usize,
}

impl Layer {
    /// Its problem in a few words, or an empty text.
    pub fn fault(&self) -> String {
        match self.left_out {
            0 => String::new(),
            1 => "1 record skipped".to_owned(),
            count => format!("{count} records skipped"),
        }
    }
}

/// The dossier and data derived from it.
#[derive(Debug, Default)]
pub struct Data {
    pub(super) dossier: Arc<Dossier>,
    engine: Arc<OnceLock<Arc<SearchEngine>>>,
    awaits_engine: bool,
    changes: OnceCell<Changes>,
    signs: OnceCell<Vec<&'static str>>,
    pub(super) layers: Vec<Layer>,
    pub(super) source_texts: SourceTexts,
    pub(super) problems: Vec<ReadProblem>,
}

/// A dossier that was replaced. Dropping a large one takes time, and is better done on a thread.
#[derive(Debug)]
pub struct RetiredData(#[allow(dead_code, reason = "held to be dropped")] (Arc<Dossier>, Engine));

type Engine = Arc<OnceLock<Arc<SearchEngine>>>;

impl Data {
    pub(super) fn new(dossier: Arc<Dossier>, changes: Option<Changes>) -> Self {
        let changes = changes.map_or_else(OnceCell::new, OnceCell::from);
        Self { dossier, changes, ..Self::default() }
    }

    /// The open dossiers.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The source texts that are available.
    pub fn source_texts(&self) -> &SourceTexts {
        &self.source_texts
    }

    /// The days on which the state of the dossier changes.
    pub fn changes(&self) -> &Changes {
        self.changes.get_or_init(|| Changes::of(&self.dossier))
    }

    pub(crate) fn signs(&self) -> &[&'static str] {
        self.signs.get_or_init(|| article::occurring_signs(&self.dossier))
    }

    /// The search engine; none while it is being built on a thread.
    pub(super) fn engine(&self) -> Option<&SearchEngine> {
        let engine = || self.engine.get_or_init(|| Arc::new(SearchEngine::new(&self.dossier)));
        (!self.awaits_engine).then(|| &**engine())
    }

    /// A function that builds the search engine in advance; none if it is there or awaited.
    pub(crate) fn build_first_index(&self) -> Option<impl FnOnce() + Send + 'static> {
        let (engine, dossier) = (Arc::clone(&self.engine), Arc::clone(&self.dossier));
        let is_missing = !self.awaits_engine && engine.get().is_none();
        is_missing.then_some(move || {
            engine.get_or_init(|| Arc::new(SearchEngine::new(&dossier)));
        })
    }

    pub(crate) fn is_indexing(&self) -> bool {
        self.awaits_engine
    }
}

impl App {
    /// Sets the open dossiers.
    pub fn set_layers(&mut self, layers: Vec<Layer>) {
        self.data.layers = layers;
        self.update_lists();
    }

    pub(super) fn open_layers(&mut self) {
        if self.data.layers.is_empty() {
            return self
                .status
                .refuse("Only one dossier is open (`chancery dossiers` lists others)");
        }
        self.open_list(ListKind::Layers);
    }

    /// Turns a dossier on or off; the last one that is on stays on.
    pub(super) fn toggle_layer(&mut self, at: usize) -> Option<Effect> {
        let on = self.data.layers.iter().filter(|layer| layer.on).count();
        let layer = self.data.layers.get_mut(at)?;
        if layer.on && on == 1 {
            self.status.refuse("At least one dossier must stay open");
            return None;
        }
        layer.on = !layer.on;
        Some(Effect::Layers)
    }

    /// Whether the search engine comes by [`App::set_search_engine`]: nothing is searched before.
    pub fn await_search_engine(&mut self, awaited: bool) {
        self.data.awaits_engine = awaited;
        self.browse.results = None;
    }

    /// Sets the search engine of the dossier, and searches for what was typed meanwhile.
    pub fn set_search_engine(&mut self, dossier: &Arc<Dossier>, engine: Arc<SearchEngine>) {
        if !Arc::ptr_eq(dossier, &self.data.dossier) {
            return;
        }
        self.browse.lists.project(&engine);
        self.data.engine = Arc::new(OnceLock::from(engine));
        self.data.awaits_engine = false;
        self.update_lists();
        if self.search().is_some() {
            return self.search_typed();
        }
        self.search_filter();
        if self.browse.results.is_some() {
            self.browse.refill();
        }
    }

    /// Replaces the dossier. Selection, filters and input stay as far as it has them, history does not.
    pub fn replace_dossier(&mut self, prepared: PreparedDossier) -> RetiredData {
        let saved = SavedView::new(&self.data.dossier, self.settled_view(), usize::MAX);
        let new = Self::from_prepared(prepared, self.settings.today);
        // A part that is not moved from the old state was derived from the old dossier: it is new.
        let Self {
            data: Data { dossier: old, engine, awaits_engine, layers, problems, .. },
            browse,
            overlays,
            prompt,
            annotations,
            background,
            settings,
            status,
            article: _,
        } = std::mem::replace(self, new);
        let dossier = Arc::clone(&self.data.dossier);
        self.data = Data { awaits_engine, layers, problems, ..std::mem::take(&mut self.data) };
        (self.prompt, self.settings, self.status) = (prompt, settings, status);
        self.background = background;
        self.background.cancel();
        self.annotations.set(&dossier, annotations.saved);
        self.browse.queries = browse.queries;
        self.browse.pinned = browse.pinned.and_then(|id| dossier.find(&old.slug(id)));
        self.restore_view(&saved);
        let current = self.browse.view.current.map(|id| dossier.slug(id).into_owned());
        if current.is_some() && current == saved.current {
            // The tab and what is open in it are of the old dossier.
            let (tab, open) = (Tab::Facts, None);
            self.browse.view.position = ScrollPosition { tab, open, ..browse.view.position };
        }
        if let Some(Prompt::Search(search)) = &mut self.prompt {
            search.before = self.browse.view.clone();
            if !self.data.awaits_engine {
                self.search_typed();
            }
        }
        self.overlays = overlays.into_iter().filter_map(Overlay::without_dossier).collect();
        self.update_lists();
        // A key may come before the next frame.
        self.refresh(self.status.sizes);
        RetiredData((old, engine))
    }
}
