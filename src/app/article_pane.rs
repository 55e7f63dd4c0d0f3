//! The details of the current entry: one tab of its article, and moving through it.

use super::{
    Action, App, Browse,
    annotation_actions::AnnotationState,
    browse::view::{Focus, ScrollPosition, View},
    data::Data,
    effect::Effect,
    keyed::Keyed,
};
use crate::{
    article::{self, Tab, TextLayout},
    date::Day,
    dossier::{EntryId, Kind, record::Citation},
};

/// Entry, width, day of the filter, tab, and what is open in it.
pub(super) type ArticleKey = (Option<EntryId>, usize, Option<Day>, Tab, Option<EntryId>);

#[derive(Debug, Clone, Default)]
pub(crate) struct Details {
    pub(super) text: TextLayout,
    pub(super) tab: Tab,
    pub(super) counts: [usize; 4],
    /// The citations of the tab of sources, in the order of its references.
    pub(super) citations: Vec<Citation>,
}

/// The details. The position in them is part of the view, since going back restores it.
#[derive(Debug, Default)]
pub struct ArticlePane {
    pub(super) details: Keyed<ArticleKey, Details>,
    pub(super) height: usize,
}

impl ArticlePane {
    pub fn text(&self) -> &TextLayout {
        &self.details.value().text
    }

    /// The tab that is shown: the facts where the wanted one is empty.
    pub fn tab(&self) -> Tab {
        self.details.value().tab
    }

    pub fn counts(&self) -> [usize; 4] {
        self.details.value().counts
    }

    pub(super) fn is_read(&self, browse: &Browse, tab: Tab) -> bool {
        matches!(browse.view.focus, Focus::Detail(_)) && self.tab() == tab
    }

    pub(super) fn link(&self, link: usize) -> Option<EntryId> {
        self.text().targets.get(link).map(|target| target.entry)
    }

    pub(super) fn clamp(&self, position: &mut ScrollPosition) {
        self.scroll_to(position, position.scroll);
        position.selected = position.selected.filter(|link| *link < self.text().targets.len());
    }

    pub(super) fn scroll_to(&self, position: &mut ScrollPosition, line: usize) {
        position.scroll = line.min(self.text().lines.len().saturating_sub(self.height));
    }

    /// Moves by lines; where every line is one item, by items.
    pub(super) fn move_by(&self, position: &mut ScrollPosition, by: isize) {
        match self.tab() {
            Tab::Facts => self.scroll_to(position, position.scroll.saturating_add_signed(by)),
            _ => self.step_link(position, by),
        }
    }

    pub(super) fn has_links(&self) -> bool {
        !self.text().targets.is_empty()
    }

    pub(super) fn step_link(&self, position: &mut ScrollPosition, by: isize) {
        let targets = &self.text().targets;
        let is_visible = |link: &usize| self.is_visible(position, *link);
        let next = match position.selected.filter(is_visible) {
            Some(link) => link.saturating_add_signed(by).min(targets.len().saturating_sub(1)),
            None if by > 0 => (0..targets.len()).find(is_visible).unwrap_or(0),
            None => (0..targets.len()).rev().find(is_visible).unwrap_or(0),
        };
        self.select(position, next);
    }

    fn is_visible(&self, position: &ScrollPosition, link: usize) -> bool {
        let line = self.text().targets.get(link).map(|target| target.line);
        line.and_then(|line| line.checked_sub(position.scroll)).is_some_and(|y| y < self.height)
    }

    /// Selects the first link on the screen, otherwise the first of all, unless the selected one
    /// is on the screen; nothing scrolls.
    fn select_visible(&self, position: &mut ScrollPosition) {
        let count = self.text().targets.len();
        let is_visible = |link: &usize| self.is_visible(position, *link);
        let shown = position.selected.filter(is_visible).or_else(|| (0..count).find(is_visible));
        position.selected = shown.or(position.selected).or(Some(0).filter(|_| count > 0));
    }

    pub(super) fn select(&self, position: &mut ScrollPosition, link: usize) {
        let Some(target) = self.text().targets.get(link) else { return };
        position.selected = Some(link);
        // The title stays above the first link.
        let top = if link == 0 { 0 } else { target.line };
        // An unfolded position ends where the next one begins.
        let end = match position.open == Some(target.entry) && self.tab() == Tab::Positions {
            true => self.text().targets.get(link + 1).map_or(self.text().lines.len(), |it| it.line),
            false => target.line + 2,
        };
        let lowest = end.saturating_sub(self.height.max(1)).min(target.line);
        self.scroll_to(position, position.scroll.min(top).max(lowest));
    }

    pub(super) fn page(&self, position: &mut ScrollPosition, halves: isize) {
        let lines = isize::try_from((self.height / 2).max(1)).unwrap_or(1);
        let line = position.scroll.saturating_add_signed(lines.saturating_mul(halves));
        self.scroll_to(position, line);
    }

    pub(super) fn go_to_end(&self, position: &mut ScrollPosition, last: bool) {
        self.scroll_to(position, if last { usize::MAX } else { 0 });
        position.selected = None;
        self.step_link(position, if last { -1 } else { 1 });
    }

    pub(super) fn refresh(
        &mut self,
        data: &Data,
        view: &mut View,
        annotations: &AnnotationState,
        cells: usize,
    ) {
        let (tab, open, as_of) = (view.position.tab, view.position.open, view.as_of());
        let key = (view.current, cells, as_of, tab, open);
        let is_unfolded = open.is_some() && self.details.key() != Some(&key);
        self.details.get_or_update(key, || match view.current {
            None => Details::default(),
            Some(id) => {
                let annotations = annotations.labeled(&data.dossier, id);
                let options =
                    article::Options { as_of, annotations: &annotations, ..Default::default() };
                details(data, id, &options, (cells, tab, open))
            }
        });
        self.clamp(&mut view.position);
        if let Some(link) = view.position.selected.filter(|_| is_unfolded) {
            self.select(&mut view.position, link);
        }
        if matches!(view.focus, Focus::Detail(_)) {
            self.select_visible(&mut view.position);
        }
    }

    pub(super) fn go_to_heading(&self, position: &mut ScrollPosition, next: bool) {
        let headings = &self.text().headings;
        let line = match next {
            true => headings.iter().find(|line| **line > position.scroll),
            false => headings.iter().rev().find(|line| **line < position.scroll),
        };
        let end = if next { position.scroll } else { 0 };
        self.scroll_to(position, line.copied().unwrap_or(end));
    }
}

impl App {
    /// Shows a tab of the details and focuses them, or shows the facts if the tab is shown already.
    pub(super) fn show_tab(&mut self, tab: Tab) {
        let counts = self.article.counts();
        let tab = if self.article.is_read(&self.browse, tab) { Tab::Facts } else { tab };
        if tab != Tab::Facts && counts[tab as usize] == 0 {
            let what = ["facts", "positions", "links", "sources"][tab as usize];
            return self.status.refuse(&format!("No {what} here"));
        }
        let position = self.browse.view.position;
        let fact = position.selected.filter(|_| self.article.is_read(&self.browse, Tab::Facts));
        let open = fact.filter(|_| tab == Tab::Sources).and_then(|link| self.article.link(link));
        self.browse.view.position = ScrollPosition { tab, open, ..ScrollPosition::default() };
        let cells = self.status.sizes.article_cells;
        self.article.refresh(&self.data, &mut self.browse.view, &self.annotations, cells);
        let entered = self.browse.enter_details();
        self.status.check(entered);
    }

    pub(super) fn follow(&mut self, number: Option<u32>) -> Option<Effect> {
        let typed = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        let position = &mut self.browse.view.position;
        let link = typed.or(position.selected).unwrap_or(0);
        let Some(id) = self.article.link(link) else {
            let keymap = &self.settings.keymap;
            let [pane, leave, links] =
                [Action::NextLink, Action::Leave, Action::Links].map(|it| keymap.label(it));
            let text = match (self.article.has_links(), self.article.counts()[Tab::Links as usize])
            {
                (true, _) => format!("No link {}", link + 1),
                (_, 0) => format!("No links to follow here ({pane} next pane, {leave} closes)"),
                (_, count) => format!("No links in this tab: {links} lists {count}"),
            };
            self.status.refuse(&text);
            return None;
        };
        let is_statement = self.data.dossier.kind(id) == Kind::Statement;
        match self.article.tab() {
            Tab::Positions if position.open != Some(id) && is_statement => {
                (position.open, position.selected) = (Some(id), Some(link));
            }
            Tab::Sources => {
                position.selected = Some(link);
                return self.open_source(link);
            }
            _ => self.browse.follow(id),
        }
        None
    }

    /// A link is followed as soon as no greater number begins with the digits.
    pub(super) fn type_digit(&mut self, digit: u32) -> Option<Effect> {
        let number = self.status.number.unwrap_or(0).saturating_mul(10).saturating_add(digit);
        let links = u32::try_from(self.article.text().targets.len()).unwrap_or(u32::MAX);
        if number > 0 && number.saturating_mul(10) > links {
            self.status.number = None;
            return self.follow(Some(number));
        }
        // Links are numbered from 1.
        let link = usize::try_from(number).ok()?.checked_sub(1)?;
        self.status.number = Some(number);
        self.article.select(&mut self.browse.view.position, link);
        let follow = self.settings.keymap.label(Action::Follow);
        self.status.hint(format!("Link {number} selected: {follow} follows it, or type on"));
        None
    }
}

fn details(
    data: &Data,
    id: EntryId,
    options: &article::Options<'_>,
    (cells, tab, open): (usize, Tab, Option<EntryId>),
) -> Details {
    let article = article::compose(&data.dossier, id, options);
    let mut counts = article.counts();
    let cites = article::cites_of(&data.dossier, id, open, &article);
    counts[Tab::Sources as usize] =
        cites.chunk_by(|one, other| one.1.source == other.1.source).count();
    let tab = if counts[tab as usize] == 0 { Tab::Facts } else { tab };
    if tab == Tab::Sources {
        let sources = article::sources_of(&data.dossier, &article, &cites, &data.source_texts);
        let text = sources.layout_tab(cells, Tab::Facts, None);
        let citations = cites.into_iter().map(|(_, cite)| cite.clone()).collect();
        return Details { text, tab, counts, citations };
    }
    let text = article.layout_tab(cells, tab, open);
    Details { text, tab, counts, citations: Vec::new() }
}
