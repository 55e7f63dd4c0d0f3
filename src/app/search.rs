//! Incremental search: typing a query, accepting it as a filter, stepping through its matches.

use super::{
    Action, App, Browse, Keymap, REGISTERS,
    browse::view::{Filter, Focus, RecordFilter},
    line_editor::LineEditor,
    overlay::{
        Overlay,
        list::{ListKind, ListOverlay, ListRow},
    },
    prompt::{InputKind, Prompt, SearchPrompt},
};
use crate::{
    dossier::{Dossier, EntryId, EntrySet, vocabulary::EventType},
    search::ClauseExplanation,
};
use std::sync::Arc;

const MOST_SHOWN: usize = 8;

impl App {
    /// Opens the prompt with the query of the search filter selected: the first letter replaces it.
    pub(super) fn open_search(&mut self) {
        let editor = LineEditor::selected(self.browse.view.query().unwrap_or_default());
        self.close_prompt();
        let before = self.browse.view.clone();
        let past = self.browse.queries.len();
        let search = SearchPrompt { editor, before, past };
        self.prompt = Some(Prompt::Search(Box::new(search)));
    }

    /// Lists the values of a field with their counts; types are those of events.
    pub(super) fn choose_value(&mut self, field: &str) {
        let Some(engine) = self.data.engine() else { return self.status.refuse("Still indexing") };
        let view = &self.browse.view;
        let query = view.with_fields(view.query().unwrap_or_default());
        let values = engine.complete(format!("{query} {field}").trim_start(), self.settings.today);
        let rows = values.into_iter().filter_map(|it| {
            let value = it.text.rsplit_once(field).map(|(_, value)| value.to_owned())?;
            let clause = format!("{field}{value}");
            if field != "type:" {
                return Some(ListRow::Value(clause, it.label));
            }
            let name = value.trim_matches('"');
            let kind = EventType::ALL.iter().find(|it| [it.name(), it.label()].contains(&name))?;
            Some(ListRow::Value(clause, it.label.replacen(name, kind.label(), 1)))
        });
        let list = ListOverlay::new(ListKind::Values, rows.collect());
        self.overlays.push(Overlay::List(list));
    }

    /// The clause of a time, and the number of records that overlap it.
    pub(super) fn dated_records(&self, typed: &str) -> Result<(String, usize), String> {
        let clause = format!("date:\"{}\"", typed.replace('"', ""));
        let engine = self.data.engine().ok_or("Still indexing")?;
        let found = engine.search(&clause, self.settings.today);
        match (found.total, found.hints.into_iter().next()) {
            (0, hint) => Err(hint.unwrap_or_else(|| format!("No records of {typed}"))),
            (total, _) => Ok((clause, total)),
        }
    }

    pub(super) fn filter_by_date(&mut self, typed: &str) {
        match self.dated_records(typed) {
            _ if typed.is_empty() => {}
            Ok((clause, _)) => self.filter_by_field(&clause),
            Err(reason) => self.ask_again(InputKind::Date, typed, &reason),
        }
    }

    pub(super) fn filter_by_field(&mut self, clause: &str) {
        self.browse.remember();
        self.browse.view.filters.push(Filter::Field(clause.to_owned()));
        self.search_filter();
        self.browse.refill(&self.data.dossier);
        self.browse.follow_selection();
    }

    pub(super) fn filter_by_records(&mut self, title: String, members: EntrySet) {
        self.overlays.clear();
        let filter = Filter::Only(Arc::new(RecordFilter { title, members }));
        self.browse.add_filter(&self.data.dossier, filter);
        self.browse.follow_selection();
    }

    pub(super) fn remove_filter(&mut self, at: usize) -> bool {
        let is_removed = self.browse.remove_filter(at);
        if is_removed {
            self.search_filter();
            self.browse.refill(&self.data.dossier);
            self.browse.follow_selection();
        }
        is_removed
    }

    pub(crate) fn start_with(&mut self, query: &str) {
        self.search_for(query);
        self.browse.past.clear();
    }

    pub(super) fn search_for(&mut self, query: &str) {
        self.open_search();
        self.edit(|line| *line = LineEditor::with(query));
        self.search_typed();
        self.accept_search();
    }

    /// Whether input is unsearched: fast letters are searched for once, before a frame or action.
    pub(crate) fn has_pending_search(&self) -> bool {
        self.status.has_typed
    }

    pub(super) fn run_pending_search(&mut self) {
        match self.overlays.is_empty() {
            _ if !std::mem::take(&mut self.status.has_typed) => {}
            true => self.search_typed(),
            false => self.filter_overlay(),
        }
    }

    pub(super) fn search_typed(&mut self) {
        self.status.has_typed = false;
        let Some(Prompt::Search(search)) = &self.prompt else { return };
        let (query, today) = (search.query(), self.settings.today);
        let engine = self.data.engine().filter(|_| !query.is_empty());
        self.browse.results = engine.map(|engine| engine.search_typing(&query, today));
        self.browse.refill(&self.data.dossier);
        self.browse.show_best(&self.data.dossier);
    }

    pub(super) fn search_filter(&mut self) {
        let view = &self.browse.view;
        let query = view.with_fields(view.query().unwrap_or_default());
        let engine = self.data.engine().filter(|_| !query.is_empty());
        self.browse.results = engine.map(|engine| engine.search(&query, self.settings.today));
    }

    /// The parts of the query that the current entry lacks, where matches are partial.
    pub(crate) fn missing_parts(&self) -> Vec<&ClauseExplanation> {
        let (Some(found), Some(id)) = (&self.browse.results, self.browse.view.current) else {
            return Vec::new();
        };
        // An event may be shown for a treaty action that it describes.
        let described = self.data.dossier.describes(id).iter().copied();
        let matched = std::iter::once(id).chain(described).find(|id| found.contains(*id));
        matched.map(|id| found.missing(id)).unwrap_or_default()
    }

    /// An empty search clears the filter; one that finds nothing changes nothing.
    pub(super) fn accept_search(&mut self) {
        let Some(Prompt::Search(search)) = &self.prompt else { return };
        let query = search.editor.text().trim().to_owned();
        if !query.is_empty() {
            self.browse.queries.retain(|other| *other != query);
            self.browse.queries.push(query.clone());
        }
        // What was typed is finished now, and may restrict more.
        let (complete, today) = (search.query(), self.settings.today);
        let engine = self.data.engine().filter(|_| !complete.is_empty());
        self.browse.results = engine.map(|engine| engine.search(&complete, today));
        if self.browse.results.as_ref().is_some_and(|results| results.total == 0) {
            self.cancel_search();
            return self.status.refuse(&format!("No matches for \"{query}\""));
        }
        let Some(Prompt::Search(search)) = self.prompt.take() else { return };
        self.browse.remember_view(search.before);
        let view = &mut self.browse.view;
        view.filters.retain(|filter| !matches!(filter, Filter::Search(_)));
        view.filters.extend((!query.is_empty()).then_some(Filter::Search(query)));
        self.browse.refill(&self.data.dossier);
        let shown = self.browse.view.current;
        if shown.is_some_and(|id| !self.browse.passes(&self.data.dossier)(id)) {
            self.browse.show_best(&self.data.dossier);
        }
        self.browse.focus_current(&self.data.dossier);
    }

    pub(super) fn cancel_search(&mut self) {
        let Some(Prompt::Search(search)) = self.prompt.take() else { return };
        self.browse.view = search.before;
        self.search_filter();
    }

    pub(super) fn next_match(&mut self, by: isize) {
        let dossier = &self.data.dossier;
        let matches = self.browse.matches(dossier);
        if matches.is_empty() {
            return self.status.refuse(&no_search(&self.settings.keymap));
        }
        let at = matches.iter().position(|id| Some(*id) == self.browse.view.current);
        let count = isize::try_from(matches.len()).unwrap_or(isize::MAX);
        let now =
            at.and_then(|at| isize::try_from(at).ok()).unwrap_or(if by > 0 { -1 } else { count });
        let next = (now + by).rem_euclid(count);
        if let Some(id) = usize::try_from(next).ok().and_then(|next| matches.get(next)) {
            self.browse.show(dossier, *id);
            if self.prompt.is_none() {
                self.browse.focus_current(&self.data.dossier);
            }
            self.status.hint(format!("Match {} of {}", next + 1, matches.len()));
        }
    }

    pub(super) fn ask_search_name(&mut self) {
        match self.browse.view.query().map(str::to_owned) {
            Some(query) => self.ask(InputKind::Search(query.clone()), &query),
            None => self.status.refuse(&no_search(&self.settings.keymap)),
        }
    }

    pub(super) fn complete_search(&mut self) {
        let Some(search) = self.search() else { return };
        let before = search.editor.before_cursor();
        let Some(engine) = self.data.engine() else { return };
        let all = engine.complete(before, self.settings.today);
        let Some(first) = all.first() else {
            return self.status.refuse("Nothing to complete here");
        };
        if all.len() > 1 {
            let shown = all.iter().take(MOST_SHOWN);
            let labels: Vec<&str> = shown.map(|it| it.label.as_str()).collect();
            self.status.hint(labels.join("   "));
        }
        self.edit(|line| line.replace_before(&first.text));
        self.search_typed();
    }
}

fn no_search(keymap: &Keymap) -> String {
    format!("No active search ({} starts one)", keymap.label(Action::Search))
}

impl Browse {
    fn show_best(&mut self, dossier: &Dossier) {
        match self.matches(dossier).first() {
            Some(id) => self.show(dossier, *id),
            None => self.follow_selection(),
        }
    }

    /// The third pane turns to the kind of the current entry: otherwise no list would have it.
    fn focus_current(&mut self, dossier: &Dossier) {
        let Some(id) = self.view.current else { return };
        let kind = dossier.kind(id);
        match REGISTERS.contains(&kind) {
            true => self.show_register(dossier, kind),
            false => self.view.focus = Focus::Pane(self.pane_of(dossier, id)),
        }
    }

    /// The best matches as the entries of their rows: an event for a treaty action that it describes.
    fn matches(&mut self, dossier: &Dossier) -> Vec<EntryId> {
        let sets = self.filter_sets(dossier);
        let passes = |id: &EntryId| sets.iter().all(|set| set.shows_entry(dossier, *id));
        let top = self.results.as_ref().map(|results| results.top.as_slice()).unwrap_or_default();
        let rows = top.iter().copied().filter(passes);
        let rows = rows.map(|id| dossier.described_by(id).unwrap_or(id));
        let mut seen = EntrySet::default();
        rows.filter(|row| seen.insert(*row)).collect()
    }
}
