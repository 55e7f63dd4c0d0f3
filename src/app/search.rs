//! Typing a search, keeping it, and going through what it finds.

use super::{
    Action, App,
    browse::{Filter, Focus},
    effect::Notice,
    line_editor::LineEditor,
    prompt::{Prompt, SearchPrompt},
};
use crate::{
    dossier::EntryId,
    search::{SearchEngine, SearchResult},
};
use std::sync::Arc;

impl App {
    /// What the text finds; nothing as long as the index is made.
    fn find(&self, text: &str) -> Option<SearchResult> {
        (!self.awaits_finder).then(|| self.finder().search(text, self.today))
    }

    fn finder(&self) -> &SearchEngine {
        self.finder.get_or_init(|| Arc::new(SearchEngine::new(&self.dossier)))
    }

    /// What is searched for by the search that the panes are narrowed to.
    pub(super) fn kept_query(&self) -> Option<String> {
        self.view.chips.iter().find_map(|chip| match chip {
            Filter::Search(text) => Some(text.clone()),
            Filter::Near(_) | Filter::Only(_) | Filter::AsOf(_) => None,
        })
    }

    /// Opens the prompt with the search that is kept, if there is one.
    pub(super) fn open_search(&mut self) {
        self.close_typing();
        let text = self.kept_query();
        self.typing = Some(Prompt::Search(Box::new(SearchPrompt {
            prompt: LineEditor::with(text.as_deref().unwrap_or_default()),
            found: self.kept.take(),
            hit: 0,
            is_behind: false,
            before: self.view.clone(),
        })));
    }

    /// Begins the session with this search kept.
    pub fn start_with(&mut self, query: &str) {
        self.search_for(query);
        self.history = crate::app::browse::History::default();
    }

    /// Searches for this instead of what was searched for before, and keeps it.
    pub(super) fn search_for(&mut self, query: &str) {
        self.open_search();
        if let Some(typing) = &mut self.typing {
            typing.edit(|prompt| *prompt = LineEditor::with(query));
        }
        self.search_again();
        self.keep_search();
    }

    /// Whether something was typed that is not searched for yet: [`App::refresh`] does that, and so
    /// does every action, so that letters that come faster than they are searched for are
    /// searched for once.
    #[must_use]
    pub fn has_pending_search(&self) -> bool {
        self.search().is_some_and(|search| search.is_behind)
    }

    /// Searches for what was typed, where that was not done.
    pub(super) fn run_pending_search(&mut self) {
        if self.has_pending_search() {
            self.search_again();
        }
    }

    /// Searches again for what is typed now.
    pub(super) fn search_again(&mut self) {
        let Some(text) = self.search().map(|search| search.prompt.text().to_owned()) else {
            return;
        };
        let found = (!text.trim().is_empty()).then(|| self.find(&text)).flatten();
        if let Some(Prompt::Search(search)) = &mut self.typing {
            search.is_behind = false;
            search.found = found;
            search.hit = 0;
            // The kind that an earlier letter's best hit brought is not to stay.
            self.view.register = search.before.register;
        }
        self.refill();
        self.show_hit(0);
    }

    /// Goes to the hit with this place among those that the other narrowings leave.
    fn show_hit(&mut self, hit: usize) {
        let hits = self.hits();
        match hits.get(hit) {
            Some(id) => self.show(*id),
            None => self.follow_selection(),
        }
    }

    /// The best hits that are listed in some pane, best first.
    fn hits(&mut self) -> Vec<EntryId> {
        let near = self.filter_sets();
        let passes =
            |id: &EntryId| near.iter().all(|members| members.shows_entry(&self.dossier, *id));
        let top = self.search_result().map(|found| found.top.as_slice()).unwrap_or_default();
        top.iter().copied().filter(passes).collect()
    }

    /// Looks at another hit while the search is typed.
    pub(super) fn step_hit(&mut self, by: isize) {
        let last = self.hits().len().saturating_sub(1);
        let Some(Prompt::Search(search)) = &mut self.typing else { return };
        search.hit = search.hit.saturating_add_signed(by).min(last);
        let hit = search.hit;
        self.show_hit(hit);
    }

    /// Keeps the search as a narrowing, or takes it off when nothing is typed.
    pub(super) fn keep_search(&mut self) {
        let Some(Prompt::Search(search)) = self.typing.take() else { return };
        let text = search.prompt.text().trim().to_owned();
        self.history.leave(&search.before);
        self.view.chips.retain(|chip| !matches!(chip, Filter::Search(_)));
        if !text.is_empty() {
            self.view.chips.push(Filter::Search(text));
        }
        self.kept = search.found;
        if self.view.current.is_some() {
            let pane = self.view.current.map(|id| self.home_of(id).0);
            self.view.focus = Focus::Pane(pane.unwrap_or(self.view.focus.pane()));
        }
        if self.kept.as_ref().is_some_and(|found| found.total == 0) {
            let key = self.keymap.label(Action::Leave);
            self.refuse(&format!("Nothing found; {key} takes the search off"));
        }
        self.refill();
    }

    /// Leaves the search as it was before.
    pub(super) fn cancel_search(&mut self) {
        let Some(Prompt::Search(search)) = self.typing.take() else { return };
        self.view = search.before;
        self.search_for_chips();
    }

    /// Finds again what the kept search of the view finds, after the view was exchanged.
    pub(super) fn search_for_chips(&mut self) {
        let text = self.kept_query();
        self.kept = text.and_then(|text| self.find(&text));
    }

    /// Goes to the next or the previous best record of the kept search.
    pub(super) fn next_hit(&mut self, by: isize) {
        let hits = self.hits();
        if hits.is_empty() {
            let key = self.keymap.label(Action::Search);
            return self.refuse(&format!("No search is kept: {key} starts one"));
        }
        let at = hits.iter().position(|id| Some(*id) == self.view.current);
        let last = isize::try_from(hits.len()).unwrap_or(isize::MAX);
        let now =
            at.and_then(|at| isize::try_from(at).ok()).unwrap_or(if by > 0 { -1 } else { last });
        let next = (now + by).rem_euclid(last);
        if let Some(id) = usize::try_from(next).ok().and_then(|next| hits.get(next)) {
            self.show(*id);
            self.view.focus = Focus::Pane(self.home_of(*id).0);
            self.notice = Some(Notice::Hint(format!("Hit {} of {}", next + 1, hits.len())));
        }
    }

    /// Completes the word before the cursor where there is one way to do so, and tells the ways
    /// where there are several.
    pub(super) fn complete_search(&mut self) {
        let Some(search) = self.search() else { return };
        if self.awaits_finder {
            return;
        }
        let ways = self.finder().complete(search.prompt.before_cursor(), self.today);
        let Some(first) = ways.first() else {
            self.notice = Some(Notice::Refusal("Nothing to complete here".to_owned()));
            return;
        };
        if ways.len() > 1 {
            let names: Vec<&str> = ways.iter().map(|way| way.label.as_str()).collect();
            self.notice = Some(Notice::Hint(names.join("   ")));
        }
        let text = first.text.clone();
        if let Some(typing) = &mut self.typing {
            typing.edit(|prompt| prompt.replace_before(&text));
        }
        self.search_again();
    }
}
