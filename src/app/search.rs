//! Incremental search: typing a query, accepting it as a filter, stepping through its matches.

use super::{
    Action, App,
    browse::{
        history::History,
        home_of,
        view::{Filter, Focus},
    },
    line_editor::LineEditor,
    prompt::{InputKind, Prompt, SearchPrompt},
};
use crate::dossier::EntryId;

impl App {
    /// Opens the prompt with the query of the search filter, if there is one.
    pub(super) fn open_search(&mut self) {
        self.close_prompt();
        let query = self.browse.view.query().unwrap_or_default();
        self.prompt = Some(Prompt::Search(Box::new(SearchPrompt {
            editor: LineEditor::with(query),
            hit: 0,
            is_stale: false,
            before: self.browse.view.clone(),
        })));
    }

    /// Starts the session with a search filter.
    pub fn start_with(&mut self, query: &str) {
        self.search_for(query);
        self.browse.history = History::default();
    }

    /// Filters by this query instead of the one before.
    pub(super) fn search_for(&mut self, query: &str) {
        self.open_search();
        if let Some(prompt) = &mut self.prompt {
            prompt.edit(|line| *line = LineEditor::with(query));
        }
        self.search_typed();
        self.accept_search();
    }

    /// Whether the query has changed since it was searched for. [`App::refresh`] and every action
    /// search for it, so that letters that are typed fast are searched for once.
    #[must_use]
    pub fn has_pending_search(&self) -> bool {
        self.search().is_some_and(|search| search.is_stale)
    }

    /// Searches for a query that has changed.
    pub(super) fn run_pending_search(&mut self) {
        if self.has_pending_search() {
            self.search_typed();
        }
    }

    /// Searches for what is typed and shows the best match.
    pub(super) fn search_typed(&mut self) {
        let Some(Prompt::Search(search)) = &mut self.prompt else { return };
        search.is_stale = false;
        search.hit = 0;
        let query = search.editor.text();
        // The kind in the third pane that showed the best match before is not kept.
        self.browse.view.register = search.before.register;
        let is_empty = query.trim().is_empty();
        let today = self.settings.today;
        let found = (!is_empty).then(|| self.data.search_typing(query, today)).flatten();
        self.browse.results = found;
        self.browse.refill(&self.data.dossier);
        self.show_match(0);
    }

    /// Searches again for the query of the search filter, after the view was replaced.
    pub(super) fn search_filter(&mut self) {
        let query = self.browse.view.query();
        let found = query.and_then(|query| self.data.search(query, self.settings.today));
        self.browse.results = found;
    }

    /// Shows the match with this rank among those that pass the other filters.
    fn show_match(&mut self, rank: usize) {
        let dossier = &self.data.dossier;
        match self.browse.matches(dossier).get(rank) {
            Some(id) => self.browse.show(dossier, *id),
            None => self.browse.follow_selection(),
        }
    }

    /// Shows another match while the search is typed.
    pub(super) fn step_match(&mut self, by: isize) {
        let last = self.browse.matches(&self.data.dossier).len().saturating_sub(1);
        let Some(Prompt::Search(search)) = &mut self.prompt else { return };
        search.hit = search.hit.saturating_add_signed(by).min(last);
        let rank = search.hit;
        self.show_match(rank);
    }

    /// Accepts the search as a filter; an empty one clears the search filter.
    pub(super) fn accept_search(&mut self) {
        let Some(Prompt::Search(search)) = self.prompt.take() else { return };
        let query = search.editor.text().trim().to_owned();
        self.browse.history.push(&search.before);
        let view = &mut self.browse.view;
        view.filters.retain(|filter| !matches!(filter, Filter::Search(_)));
        if !query.is_empty() {
            view.filters.push(Filter::Search(query));
        }
        // What was typed is finished now, and may restrict more.
        self.search_filter();
        self.browse.refill(&self.data.dossier);
        let shown = self.browse.view.current;
        if shown.is_some_and(|id| !self.browse.passes(&self.data.dossier)(id)) {
            self.show_match(0);
        }
        if let Some(id) = self.browse.view.current {
            self.browse.view.focus = Focus::Pane(home_of(&self.data.dossier, id).0);
        }
        if self.browse.results.as_ref().is_some_and(|results| results.total == 0) {
            let key = self.settings.keymap.label(Action::Leave);
            self.refuse(&format!("Nothing found; {key} takes the search off"));
        }
        self.browse.refill(&self.data.dossier);
    }

    /// Restores the view before the search.
    pub(super) fn cancel_search(&mut self) {
        let Some(Prompt::Search(search)) = self.prompt.take() else { return };
        self.browse.view = search.before;
        self.search_filter();
    }

    /// Shows the next or the previous match of the search filter.
    pub(super) fn next_match(&mut self, by: isize) {
        let dossier = &self.data.dossier;
        let matches = self.browse.matches(dossier);
        if matches.is_empty() {
            return self.refuse_search();
        }
        let at = matches.iter().position(|id| Some(*id) == self.browse.view.current);
        let count = isize::try_from(matches.len()).unwrap_or(isize::MAX);
        let now =
            at.and_then(|at| isize::try_from(at).ok()).unwrap_or(if by > 0 { -1 } else { count });
        let next = (now + by).rem_euclid(count);
        if let Some(id) = usize::try_from(next).ok().and_then(|next| matches.get(next)) {
            self.browse.show(dossier, *id);
            self.browse.view.focus = Focus::Pane(home_of(dossier, *id).0);
            self.status.hint(format!("Hit {} of {}", next + 1, matches.len()));
        }
    }

    fn refuse_search(&mut self) {
        let key = self.settings.keymap.label(Action::Search);
        self.refuse(&format!("No search is kept: {key} starts one"));
    }

    /// Asks for a name under which the search is saved.
    pub(super) fn ask_search_name(&mut self) {
        match self.browse.view.query().map(str::to_owned) {
            Some(query) => self.ask(InputKind::Search(query.clone()), &query),
            None => self.refuse_search(),
        }
    }

    /// Completes the word before the cursor, and lists the completions where there are several.
    pub(super) fn complete_search(&mut self) {
        let Some(search) = self.search() else { return };
        let before = search.editor.before_cursor();
        let Some(all) = self.data.complete(before, self.settings.today) else { return };
        let Some(first) = all.first() else {
            return self.refuse("Nothing to complete here");
        };
        if all.len() > 1 {
            let labels: Vec<&str> = all.iter().map(|it| it.label.as_str()).collect();
            self.status.hint(labels.join("   "));
        }
        if let Some(prompt) = &mut self.prompt {
            prompt.edit(|line| line.replace_before(&first.text));
        }
        self.search_typed();
    }
}

impl super::browse::Browse {
    /// The best matches that pass the other filters, best first.
    fn matches(&mut self, dossier: &crate::dossier::Dossier) -> Vec<EntryId> {
        let sets = self.filter_sets(dossier);
        let passes = |id: &EntryId| sets.iter().all(|set| set.shows_entry(dossier, *id));
        let top = self.results.as_ref().map(|results| results.top.as_slice()).unwrap_or_default();
        top.iter().copied().filter(passes).collect()
    }
}
