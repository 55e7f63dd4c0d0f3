//! The dossier and data derived from it: search engine, changes, layers, documents, problems.

use super::{browse::panes::PaneLists, status::Notice};
use crate::{
    article::{self, ReadProblem, Sign},
    date::Day,
    dossier::{Changes, Dossier, EntryId, Kind},
    search::{CompletionItem, Query, SearchEngine, SearchResult},
    source_texts::SourceTexts,
    text::quantity,
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

    pub fn dossier(&self) -> &Arc<Dossier> {
        &self.dossier
    }
}

/// One of the open dossiers; its records replace those of the ones below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    pub name: String,
    pub place: String,
    pub on: bool,
    /// The number of its records that could not be read.
    pub left_out: usize,
}

impl Layer {
    /// Its problem in a few words, or an empty text.
    pub fn fault(&self) -> String {
        match self.left_out {
            0 => String::new(),
            count => format!("{} skipped", quantity(count, "record")),
        }
    }
}

#[derive(Debug)]
pub struct Data {
    pub(super) dossier: Arc<Dossier>,
    /// The titles of the open dossiers.
    pub(crate) title: String,
    pub today: Day,
    pub(super) engine: Engine,
    pub(super) awaits_engine: bool,
    changes: OnceCell<Changes>,
    signs: OnceCell<Vec<Sign>>,
    pub layers: Vec<Layer>,
    pub source_texts: SourceTexts,
    /// What could not be read of the open dossiers.
    pub problems: Vec<ReadProblem>,
}

/// A dossier that was replaced. Dropping a large one takes time, and is better done on a thread.
#[derive(Debug)]
pub struct RetiredData(
    #[allow(dead_code, reason = "held to be dropped")] pub(super) (Arc<Dossier>, Engine),
);

type Engine = Arc<OnceLock<Arc<SearchEngine>>>;

impl Data {
    pub(super) fn new(dossier: Arc<Dossier>, changes: Option<Changes>, today: Day) -> Self {
        let changes = changes.map_or_else(OnceCell::new, OnceCell::from);
        Self {
            title: dossier.metadata().title.to_string(),
            dossier,
            today,
            engine: Engine::default(),
            awaits_engine: false,
            changes,
            signs: OnceCell::new(),
            layers: Vec::new(),
            source_texts: SourceTexts::default(),
            problems: Vec::new(),
        }
    }

    /// The days on which the state of the dossier changes.
    pub fn changes(&self) -> &Changes {
        self.changes.get_or_init(|| Changes::of(&self.dossier))
    }

    pub(crate) fn signs(&self) -> &[Sign] {
        self.signs.get_or_init(|| article::occurring_signs(&self.dossier))
    }

    fn engine(&self) -> Option<&SearchEngine> {
        let engine = || self.engine.get_or_init(|| Arc::new(SearchEngine::new(&self.dossier)));
        (!self.awaits_engine).then(|| &**engine())
    }

    /// What a query finds on a day, otherwise today; none without words, or while the engine is being
    /// built on a thread.
    pub(super) fn search(&self, query: &str, as_of: Option<Day>) -> Option<SearchResult> {
        let engine = self.engine().filter(|_| !query.is_empty())?;
        Some(engine.search(query, as_of.unwrap_or(self.today)))
    }

    /// The clause of a time, and the number of records that overlap it.
    pub(super) fn dated_records(&self, typed: &str) -> Result<(String, usize), String> {
        let clause = format!("date:\"{}\"", typed.replace('"', ""));
        // Of a date that is invalid in part the search reads the rest.
        if let Some(problem) = Query::parse(&clause, self.today).diagnostics().first() {
            return Err(problem.message.clone());
        }
        let found = self.search(&clause, None).ok_or("Still indexing")?;
        match (found.total, found.hints.into_iter().next()) {
            (0, hint) => Err(hint.unwrap_or_else(|| format!("No records of {typed}"))),
            (total, _) => Ok((clause, total)),
        }
    }

    /// What a query finds of which the last word may go on.
    pub(super) fn search_typing(&self, query: &str, as_of: Option<Day>) -> Option<SearchResult> {
        let engine = self.engine().filter(|_| !query.is_empty())?;
        Some(engine.search_typing(query, as_of.unwrap_or(self.today)))
    }

    pub(super) fn completions(&self, query: &str) -> Option<Vec<CompletionItem>> {
        Some(self.engine()?.complete(query, self.today))
    }

    /// Turns a dossier on or off; the last one that is on stays on.
    pub(super) fn toggle_layer(&mut self, at: usize) -> Result<(), Notice> {
        let on = self.layers.iter().filter(|layer| layer.on).count();
        match self.layers.get_mut(at) {
            Some(layer) if layer.on && on == 1 => {
                Err(Notice::refusal("At least one dossier must stay open"))
            }
            layer => {
                layer.into_iter().for_each(|layer| layer.on = !layer.on);
                Ok(())
            }
        }
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
