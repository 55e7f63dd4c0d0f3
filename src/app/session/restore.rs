//! Where the user is, to be kept, and back to where the user was.

use crate::{
    app::{
        Action, App, SavedFilter, Session,
        browse::{Filter, Focus, PaneId, REGISTERS, RecordFilter},
        effect::Notice,
        timeline::TimelineMode,
    },
    dossier::{EntryId, EntrySet},
};
use std::sync::Arc;

/// More records than this of a narrowing are not written down: it was made by counting, and is
/// made anew as easily.
const MOST: usize = 1000;

impl App {
    /// Where the user is.
    #[must_use]
    pub fn session(&self) -> Session {
        let slug = |id: EntryId| self.dossier.slug(id).into_owned();
        // What is only being typed is not where the user is.
        let view = self.search().map_or(&self.view, |search| &search.before);
        let narrowed = view.chips.iter().filter_map(|chip| match chip {
            Filter::Search(text) => Some(SavedFilter::Search(text.clone())),
            Filter::Near(id) => Some(SavedFilter::Near(slug(*id))),
            Filter::AsOf(day) => Some(SavedFilter::AsOf(*day)),
            Filter::Only(only) => {
                let ids: Vec<String> = only.members.iter().take(MOST + 1).map(slug).collect();
                (ids.len() <= MOST).then(|| SavedFilter::Only { title: only.title.clone(), ids })
            }
        });
        Session {
            focus: view.focus,
            register: view.register,
            selected: PaneId::ALL.map(|pane| view.pane(pane).entry().map(slug)),
            current: view.current.map(slug),
            narrowed: narrowed.collect(),
            scale: view.drawing != TimelineMode::List,
            theme: self.theme,
        }
    }

    /// Goes back to where the user was. What is gone from the dossier since is passed over.
    pub fn restore(&mut self, session: &Session) {
        let find = |id: &String| self.dossier.find(id);
        let chips = session.narrowed.iter().filter_map(|narrowed| {
            Some(match narrowed {
                SavedFilter::Search(text) => Filter::Search(text.clone()),
                SavedFilter::Near(id) => Filter::Near(find(id)?),
                SavedFilter::AsOf(day) => Filter::AsOf(*day),
                SavedFilter::Only { title, ids } => {
                    let members: EntrySet = ids.iter().filter_map(find).collect();
                    Filter::Only(Arc::new(RecordFilter { title: title.clone(), members }))
                }
            })
        });
        let chips: Vec<Filter> = chips.collect();
        let current = session.current.as_ref().and_then(find);
        let selected: Vec<Option<EntryId>> =
            session.selected.iter().map(|id| id.as_ref().and_then(find)).collect();
        self.view.chips = chips;
        if REGISTERS.contains(&session.register) {
            self.view.register = session.register;
        }
        self.search_for_chips();
        self.refill();
        for (pane, entry) in PaneId::ALL.into_iter().zip(selected) {
            if let Some(entry) = entry {
                self.view.pane_mut(pane).select(entry);
            }
        }
        if session.scale != (self.view.drawing != TimelineMode::List) {
            self.turn_drawing();
        }
        self.view.focus = Focus::Pane(session.focus.pane());
        match current {
            Some(id) => self.show(id),
            None => self.follow_selection(),
        }
        if matches!(session.focus, Focus::Detail(_)) && self.view.current.is_some() {
            self.view.focus = session.focus;
        }
        let listed = |pane: PaneId| !self.view.pane(pane).is_empty();
        if !PaneId::ALL.into_iter().any(listed) {
            // Nothing of it is left: everything is better than an empty screen.
            self.view.chips.clear();
            self.kept = None;
            self.refill();
            self.follow_selection();
        }
        // What was selected beside the record stays, as if nothing had been composed anew.
        self.link();
        self.composed = self.view.current.map(|id| (id, 0, None));
        let key = |action| self.keymap.label(action);
        let mut text = "Welcome back, where you were".to_owned();
        if !self.view.chips.is_empty() {
            text.push_str(&format!("  {} widens", key(Action::DropChip)));
        }
        let (help, quit) = (key(Action::Help), key(Action::Close));
        text.push_str(&format!("  {help} help  {quit} quit"));
        self.notice = Some(Notice::Hint(text));
    }
}
