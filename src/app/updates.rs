//! What comes while the explorer runs: another dossier, its search engine, layers, source texts,
//! annotations, the problems of reading, the results of tasks.

use super::{
    Annotations, App,
    background::{Task, TaskKind, TaskOutcome, TaskResult},
    browse::view::ScrollPosition,
    data::{Data, Layer, PreparedDossier, RetiredData},
    overlay::{
        Overlay,
        list::ListOverlay,
        reader::{Reader, ReaderKind},
    },
    prompt::Prompt,
    timeline::ScaledTimeline,
};
use crate::{
    article::{ReadProblem, Tab},
    dossier::Dossier,
    search::SearchEngine,
    source_texts::SourceTexts,
};
use std::sync::{Arc, OnceLock};

impl App {
    pub(crate) fn set_title(&mut self, title: String) {
        self.data.title = title;
    }

    pub fn set_layers(&mut self, layers: Vec<Layer>) {
        self.data.layers = layers;
        self.update_lists();
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
        self.browse.search_filter(&self.data);
        if self.browse.results.is_some() {
            self.browse.refill();
        }
    }

    pub fn set_annotations(&mut self, saved: Annotations) {
        self.annotations.set(&self.data.dossier, saved);
        self.update_lists();
        // The article shows the annotations of its record.
        self.article.details.invalidate();
    }

    pub fn set_texts(&mut self, texts: SourceTexts) {
        self.data.source_texts = texts;
        self.article.details.invalidate();
        self.overlays.readers().for_each(Reader::invalidate);
        self.compose_readers();
    }

    /// Shows the problems of reading; closes that text if there are none.
    pub fn set_faults(&mut self, faults: Vec<ReadProblem>) {
        self.overlays.retain(|overlay| {
            !matches!(overlay, Overlay::Reader(reader) if reader.kind == ReaderKind::Problems)
        });
        self.data.problems = faults;
        if !self.data.problems.is_empty() {
            // The keys of a welcome are not those of this window.
            self.status.notice = None;
            self.open_reader(ReaderKind::Problems);
        }
    }

    /// Replaces the dossier. Selection, filters and input stay as far as it has them, history does not.
    pub fn replace_dossier(&mut self, prepared: PreparedDossier) -> RetiredData {
        let mut saved = self.saved_view(usize::MAX);
        self.browse.replace_missing(&mut saved, prepared.dossier());
        let new = Self::from_prepared(prepared, self.data.today);
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
        (self.data.awaits_engine, self.data.layers, self.data.problems) =
            (awaits_engine, layers, problems);
        (self.prompt, self.settings, self.status) = (prompt, settings, status);
        self.background = background;
        self.background.cancel();
        self.annotations.set(&dossier, annotations.saved);
        self.browse.queries = browse.queries;
        self.browse.pinned = browse.pinned.and_then(|id| dossier.find(&old.slug(id)));
        self.browse.restore(&self.data, &saved);
        let current = self.browse.view.current.map(|id| dossier.slug(id).into_owned());
        let is_same_record = current.is_some() && current == saved.current;
        if is_same_record {
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
        let drawn = overlays.iter().find_map(Overlay::try_as_timeline_ref);
        let drawn = drawn.map(|it| (it.scale, dossier.find(&old.slug(it.selected))));
        self.overlays = overlays.without_dossier(is_same_record);
        self.update_lists();
        drawn.into_iter().for_each(|place| self.start_task(TaskKind::Chart(place)));
        // A key may come before the next frame.
        self.refresh(self.status.sizes);
        RetiredData((old, engine))
    }

    pub(super) fn start_task(&mut self, kind: TaskKind) {
        let task = Task::new(&self.data.dossier, &mut self.browse, kind);
        if let Some(result) = self.background.run_or_want(task) {
            self.apply_result(result);
        }
    }

    pub fn finish(&mut self, done: TaskResult) {
        let is_wanted = !self.background.end_task();
        if Arc::ptr_eq(&done.0, &self.data.dossier) && is_wanted {
            self.apply_result(done);
        }
    }

    fn apply_result(&mut self, done: TaskResult) {
        match done.1 {
            TaskOutcome::Chart(chart, (scale, selected)) => {
                let dossier = &self.data.dossier;
                let wanted = selected.or(self.browse.view.current);
                let wanted = wanted.map(|id| dossier.described_by(id).unwrap_or(id));
                match ScaledTimeline::new(chart, dossier, (scale, wanted)) {
                    Some(timeline) => self.overlays.insert(0, Overlay::Timeline(timeline)),
                    None => self.status.refuse("No dated records to draw"),
                }
            }
            TaskOutcome::Statistics(tabs, tab, counted) => {
                self.overlays.push(Overlay::List(ListOverlay::statistics(tabs, tab, counted)));
            }
            TaskOutcome::Snapshot(day, cells, text) => {
                if let Some(reader) =
                    self.overlays.readers().find(|it| it.kind == ReaderKind::Snapshot)
                {
                    reader.set_snapshot(day, cells, text);
                }
            }
        }
    }
}
