//! Incremental search: typing a query, accepting it as a filter.

use super::{
    App,
    browse::view::Filter,
    line_editor::LineEditor,
    overlay::{
        Overlay,
        list::{ListKind, ListOverlay, ListRow},
    },
    prompt::{Prompt, SearchPrompt},
};

const MOST_SHOWN: usize = 8;

impl App {
    /// Opens the prompt with the query of the search filter selected: the first letter replaces it.
    pub(super) fn open_search(&mut self) {
        let editor = LineEditor::selected(self.browse.view.query().unwrap_or_default());
        self.close_prompt();
        let before = self.browse.view.clone();
        let (hit, past) = (0, self.browse.queries.len());
        let search = SearchPrompt { editor, hit, is_stale: false, before, past };
        self.prompt = Some(Prompt::Search(Box::new(search)));
    }

    /// Lists the values of a field with their counts.
    pub(super) fn choose_value(&mut self, field: &str) {
        let query = format!("{} {field}", self.browse.view.full_query());
        let Some(values) = self.data.completions(query.trim_start()) else {
            return self.status.refuse("Still indexing");
        };
        let rows = values.into_iter().filter_map(|it| {
            let value = it.text.rsplit_once(field).map(|(_, value)| value.to_owned())?;
            Some(ListRow::Value(format!("{field}{value}"), it.label))
        });
        let mut list = ListOverlay::new(ListKind::Values, rows.collect());
        list.title = format!("Filter by {} · Enter filters", field.trim_end_matches(':'));
        self.overlays.push(Overlay::List(list));
    }

    pub(crate) fn start_with(&mut self, query: &str) {
        self.search_for(query);
        self.browse.past.clear();
    }

    pub(super) fn search_for(&mut self, query: &str) {
        self.open_search();
        if let Some(prompt) = &mut self.prompt {
            prompt.edit(|line| *line = LineEditor::with(query));
        }
        self.search_typed();
        self.accept_search();
    }

    /// Whether input is unsearched: fast letters are searched for once, before a frame or action.
    pub(crate) fn has_pending_search(&self) -> bool {
        self.status.has_typed || self.search().is_some_and(|search| search.is_stale)
    }

    pub(super) fn run_pending_search(&mut self) {
        if std::mem::take(&mut self.status.has_typed) {
            self.overlays.list_mut().into_iter().for_each(|list| list.selected = 0);
            self.update_lists();
            self.compose_readers();
            let height = self.status.sizes.overlay_lines;
            self.overlays.reader_mut().into_iter().for_each(|it| it.select_match(1, height));
        }
        if self.has_pending_search() {
            self.search_typed();
        }
    }

    pub(super) fn search_typed(&mut self) {
        let Some(Prompt::Search(search)) = &mut self.prompt else { return };
        search.is_stale = false;
        search.hit = 0;
        self.browse.results = self.data.search_typing(&search.query(), search.before.as_of());
        self.browse.refill();
        self.browse.show_match(0);
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
        self.browse.results = self.data.search(&search.query(), search.before.as_of());
        if let Some(found) = self.browse.results.take_if(|found| found.total == 0) {
            let hint = found.hints.first().map_or(String::new(), |hint| format!(" · {hint}"));
            self.cancel_search();
            return self.status.refuse(&format!("No matches for \"{query}\"{hint}"));
        }
        let Some(Prompt::Search(search)) = self.prompt.take() else { return };
        self.browse.remember_view(search.before);
        let view = &mut self.browse.view;
        view.filters.retain(|filter| !matches!(filter, Filter::Search(_)));
        view.filters.extend((!query.is_empty()).then_some(Filter::Search(query)));
        self.browse.refill();
        self.browse.show_passing();
        let hint = self.browse.results.as_ref().and_then(|found| found.hints.first());
        hint.into_iter().for_each(|hint| self.status.hint(hint.clone()));
    }

    pub(super) fn cancel_search(&mut self) {
        let Some(Prompt::Search(search)) = self.prompt.take() else { return };
        self.browse.view = search.before;
        self.browse.search_filter(&self.data);
    }

    pub(super) fn complete_search(&mut self) {
        let Some(Prompt::Search(search)) = &mut self.prompt else { return };
        let Some(all) = self.data.completions(search.editor.before_cursor()) else { return };
        let Some(first) = all.first() else {
            return self.status.refuse("Nothing to complete here");
        };
        if all.len() > 1 {
            let shown = all.iter().take(MOST_SHOWN);
            let labels: Vec<&str> = shown.map(|it| it.label.as_str()).collect();
            self.status.hint(labels.join("   "));
        }
        search.editor.replace_before(&first.text);
        self.search_typed();
    }
}
