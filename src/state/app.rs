//! The application's state, and what follows from it.

mod day;
mod keeping;
mod layers;
mod moving;
mod reading;
mod returning;
mod searching;
mod seen;
mod taking;
mod time;
mod typing;
mod update;
mod yours;

use super::{
    action::Action,
    ask::Ask,
    choice::Clip,
    detail::{self, Fault, Page},
    keymap::Keymap,
    lists::{self, Lists},
    members::Members,
    own::Change,
    pane::Row,
    prompt::Prompt,
    scale::Chart,
    view::{Chip, History, PaneId, View},
    window::{Sheet, Text, Window},
};
use crate::{
    dossier::{Changes, Day, Dossier, EntryId, Kind, passages::Texts},
    export::Format,
    search::{Finder, Found},
};
pub use day::{DatePrompt, Status};
pub use yours::{OwnLine, Section};

use std::{cell::OnceCell, sync::Arc};

/// What the outside has to do after an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Put it to sleep.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Listen to the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Open the current record in the user's editor, and read its file again.
    Edit,
    /// Show the layers that are on now.
    Layers,
    /// Keep this; it is done here already.
    Keep(Change),
    /// Copy this of the entry.
    Copy(Clip, EntryId),
    /// Export what the panes show.
    Export {
        /// In which format.
        format: Format,
        /// To which file, as it was typed.
        path: String,
        /// Whether what is there is to be replaced.
        replace: bool,
    },
}

/// The colours the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    /// Those that fit what the terminal says of itself.
    #[default]
    Auto,
    /// For dark screens.
    Dark,
    /// For light screens.
    Light,
    /// The terminal's own sixteen.
    Terminal,
    /// None.
    Mono,
}

impl ThemeChoice {
    /// The choices, in the order in which a key goes through them.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Dark, Self::Light, Self::Terminal, Self::Mono];

    /// The name of the choice.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Terminal => "terminal",
            Self::Mono => "mono",
        }
    }

    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|choice| *choice == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or_default()
    }
}

/// A message in the last line, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something that was done, or how to go on.
    Hint(String),
    /// Something that cannot be done, and why.
    Refusal(String),
}

impl Notice {
    /// The message.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Hint(text) | Self::Refusal(text) => text,
        }
    }
}

/// How much of each part the screen shows; the layout of the screen says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sizes {
    /// The rows of each pane.
    pub panes: [usize; 3],
    /// The cells of a line of the detail.
    pub detail_cells: usize,
    /// The lines of the detail.
    pub detail_lines: usize,
    /// The lines of a window.
    pub window_lines: usize,
    /// The cells of a line of a window.
    pub window_cells: usize,
    /// The cells and the lines for the lanes of the timeline to scale.
    pub scale: (usize, usize),
}

/// Something on the screen that the mouse can point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A row of a pane.
    Row(PaneId, usize),
    /// A line of the detail, and the reference in it.
    Detail(Option<usize>),
}

/// A search that is being typed.
#[derive(Debug)]
pub struct Search {
    /// What is typed.
    pub prompt: Prompt,
    /// What it finds; nothing while nothing is typed.
    pub found: Option<Found>,
    /// Which of the best hits is looked at.
    pub hit: usize,
    /// Where to go back to.
    before: Box<View>,
}

impl Search {
    /// Where the user was before something was typed.
    fn before_typing(&self) -> &View {
        &self.before
    }
}

/// The state of a session.
#[derive(Debug)]
pub struct App {
    dossier: Arc<Dossier>,
    finder: OnceCell<Finder>,
    keymap: Keymap,
    lists: Lists,
    view: View,
    history: History,
    search: Option<Search>,
    /// The date that is being typed.
    date: Option<DatePrompt>,
    /// The line that the user is asked for.
    ask: Option<Ask>,
    keeping: keeping::Keeping,
    /// On which days something changed; found out when it is first asked for.
    changes: OnceCell<Changes>,
    /// What the timeline shows, without its headings.
    line: Arc<[EntryId]>,
    /// The rows that `line` was made from.
    line_rows: Arc<[Row]>,
    /// The timeline made ready to be drawn to scale, while it is.
    chart: Option<Chart>,
    /// The entry that the drawing to scale was last brought to.
    scale_seen: Option<EntryId>,
    /// The record that was marked to hold another against it.
    held: Option<EntryId>,
    /// What the kept search finds.
    kept: Option<Found>,
    windows: Vec<Window>,
    notice: Option<Notice>,
    /// What could not be read.
    faults: Vec<Fault>,
    layers: Vec<super::layers::Layer>,
    count: Option<u32>,
    sizes: Sizes,
    page: Page,
    /// What the page was composed from.
    composed: Option<(EntryId, usize, Option<Day>)>,
    /// What belongs to the current entry.
    linked: Members,
    today: Day,
    theme: ThemeChoice,
    mouse: bool,
    /// The documents that are cited, as far as they are at hand.
    texts: Texts,
    ascii: bool,
}

impl App {
    /// A session over the dossier, on this day.
    #[must_use]
    pub fn new(dossier: Arc<Dossier>, today: Day) -> Self {
        let lists = Lists::of(&dossier);
        let mut app = Self {
            dossier,
            finder: OnceCell::new(),
            keymap: Keymap::default(),
            lists,
            view: View::default(),
            history: History::default(),
            search: None,
            date: None,
            ask: None,
            keeping: keeping::Keeping::default(),
            changes: OnceCell::new(),
            line: Arc::default(),
            line_rows: Arc::default(),
            chart: None,
            scale_seen: None,
            held: None,
            kept: None,
            windows: Vec::new(),
            notice: None,
            faults: Vec::new(),
            layers: Vec::new(),
            count: None,
            sizes: Sizes::default(),
            page: Page::default(),
            composed: None,
            linked: Members::default(),
            today,
            theme: ThemeChoice::Auto,
            mouse: false,
            texts: Texts::default(),
            ascii: false,
        };
        app.notice = Some(app.welcome());
        app.refill();
        for pane in PaneId::ALL {
            app.view.pane_mut(pane).first();
        }
        // Open where the most hangs together: there a newcomer sees what the panes are for.
        let ties = |id: &EntryId| app.dossier.links(*id).len();
        let acts = |id: &EntryId| {
            app.dossier.kind(*id) == Kind::TreatyAction || !app.dossier.tells(*id).is_empty()
        };
        let centre = |id: &EntryId| (acts(id), ties(id));
        match app.dossier.timeline().iter().rev().copied().max_by_key(centre) {
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

    /// The composed text of a sheet.
    #[must_use]
    pub fn text(&self, sheet: &Sheet) -> Page {
        let cells = self.sizes.window_cells;
        if sheet.text == Text::Faults {
            return detail::faults(&self.dossier, &self.faults, cells);
        }
        let Some(id) = self.view.current else {
            return detail::about_dossier(&self.dossier, cells);
        };
        match sheet.text {
            Text::About | Text::Faults => detail::about_dossier(&self.dossier, cells),
            Text::Between => match self.held {
                Some(one) => detail::between(&self.dossier, one, id, cells),
                None => Page::default(),
            },
            Text::State => match self.as_of() {
                Some(day) => detail::state_of_day(&self.dossier, day, cells),
                None => Page::default(),
            },
            Text::Sources => detail::sources_of(&self.dossier, id, &self.texts, cells),
            Text::Document(nth) => {
                let cites = detail::cites_of(&self.dossier, id);
                let cite = cites.get(nth).map(|(_, cite)| *cite);
                let passage = cite.and_then(|cite| self.texts.passage(cite).ok());
                passage.map_or_else(Page::default, |passage| {
                    detail::document(&passage, sheet.find.text(), cells)
                })
            }
        }
    }

    /// Takes in the documents that are cited, so that passages can be shown in them.
    pub fn set_texts(&mut self, texts: Texts) {
        self.texts = texts;
    }

    /// Shows what could not be read, before anything else; nothing where everything could.
    pub fn set_faults(&mut self, faults: Vec<Fault>) {
        if !faults.is_empty() {
            self.windows.push(Window::Sheet(Sheet::new(Text::Faults)));
        }
        self.faults = faults;
    }

    /// Tells how much of each part the screen shows. Called before every drawing, since what is
    /// shown depends on where the focus is.
    pub fn fit(&mut self, sizes: Sizes) {
        self.sizes = sizes;
        for (pane, height) in self.view.panes.iter_mut().zip(sizes.panes) {
            pane.resize(height);
        }
        self.follow_rows();
        let day = self.as_of();
        let wanted = self.view.current.map(|id| (id, sizes.detail_cells, day));
        if self.composed != wanted {
            let changed = self.composed.map(|(id, ..)| id) != self.view.current;
            self.page = match wanted {
                Some((id, cells, day)) => {
                    detail::compose_on(&self.dossier, id, cells, day, &self.own_words(id))
                }
                None => Page::default(),
            };
            if changed {
                let near = |id| Members::near(&self.dossier, id);
                self.linked = self.view.current.map(near).unwrap_or_default();
                self.bring_linked_into_sight();
            }
            self.composed = wanted;
        }
        let longest = self.page.lines.len().saturating_sub(sizes.detail_lines);
        let reading = &mut self.view.reading;
        reading.scroll = reading.scroll.min(longest);
        reading.marked = reading.marked.filter(|marked| *marked < self.page.targets.len());
    }

    /// In the panes that do not have the focus, selects the first entry that belongs to the
    /// current one, so that what is marked can be seen.
    fn bring_linked_into_sight(&mut self) {
        let (dossier, linked, current) = (&self.dossier, &self.linked, self.view.current);
        let belongs = |id: EntryId| current == Some(id) || linked.shows(dossier, id);
        let focused = self.view.focus.pane();
        for pane in PaneId::ALL.into_iter().filter(|pane| *pane != focused) {
            let list = self.view.pane_mut(pane);
            if list.entry().is_some_and(belongs) {
                continue;
            }
            let first = list.rows().iter().find_map(|row| match row {
                Row::Entry(id) if belongs(*id) => Some(*id),
                Row::Entry(_) | Row::Year(_) => None,
            });
            if let Some(first) = first {
                list.select(first);
            }
        }
    }

    /// What passes the narrowings and the search.
    fn passes(&self) -> impl Fn(EntryId) -> bool {
        let near: Vec<Members> = self
            .view
            .chips
            .iter()
            .filter_map(|chip| match chip {
                Chip::Near(id) => Some(Members::near(&self.dossier, *id)),
                Chip::Only(only) => Some(only.members.clone()),
                Chip::Search(_) | Chip::AsOf(_) => None,
            })
            .collect();
        let found = self.found();
        let dossier = &self.dossier;
        let found_in = move |id: EntryId| {
            found.is_none_or(|found| {
                found.contains(id) || dossier.tells(id).iter().any(|part| found.contains(*part))
            })
        };
        move |id: EntryId| near.iter().all(|members| members.shows(dossier, id)) && found_in(id)
    }

    /// Fills the panes with what passes the narrowings and the search.
    fn refill(&mut self) {
        let filled = {
            let passes = self.passes();
            PaneId::ALL.map(|pane| {
                let list = self.lists.of_pane(pane, self.view.register);
                lists::rows(&self.dossier, pane, list, &passes)
            })
        };
        for (pane, rows) in self.view.panes.iter_mut().zip(filled) {
            pane.set_rows(rows);
        }
        self.follow_rows();
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
        let listed = self.dossier.told_by(id).unwrap_or(id);
        self.view.pane_mut(pane).select(listed);
        self.view.current = Some(id);
        self.view.reading = super::view::Reading::default();
    }

    /// The focused pane's selection becomes the current entry.
    fn follow_selection(&mut self) {
        let selected = self.view.pane(self.view.focus.pane()).entry();
        if selected.is_some() && selected != self.view.current {
            self.view.current = selected;
            self.view.reading = super::view::Reading::default();
        }
    }
}
