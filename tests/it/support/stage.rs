//! An explorer without a terminal: keys come from a script, the screen is text.

use chancery::{
    app::{App, Effect, Key, Links, ListOverlay, Overlay, Reader, ThemeChoice},
    date::Day,
    dossier::Dossier,
    file_format::read_sound,
    ui::{self, Depth, Regions, Theme},
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, layout::Rect};
use std::sync::Arc;

/// The fictional dossier of the tests.
pub(crate) fn fixture() -> Dossier {
    read_sound(&[include_str!("../fixture.json")]).map_err(|(_, error)| error).unwrap()
}

/// The app with the size of a virtual screen.
pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) size: (u16, u16),
    pub(crate) theme: Theme,
    regions: Regions,
}

impl Stage {
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self::of(fixture(), width, height)
    }

    pub(crate) fn of(dossier: Dossier, width: u16, height: u16) -> Self {
        let today = Day::new(2026, 11, 21).unwrap();
        let app = App::new(Arc::new(dossier), today);
        let theme = Theme::new(ThemeChoice::Auto, Some(false), Depth::True);
        let mut stage = Self { app, size: (width, height), theme, regions: Regions::default() };
        stage.fit();
        stage
    }

    fn area(&self) -> Rect {
        Rect::new(0, 0, self.size.0, self.size.1)
    }

    fn fit(&mut self) {
        self.regions = Regions::new(&self.app, self.area());
        self.app.refresh(self.regions.sizes());
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.fit();
    }

    /// Presses the keys of a script: characters, or names in `<...>`.
    pub(crate) fn keys(&mut self, script: &str) -> Option<Effect> {
        let mut rest = script;
        let mut effect = None;
        while let Some(letter) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
            let (key, after) = match named
                .and_then(|(name, after)| Some((name.parse().ok()?, after)))
            {
                Some(named) => named,
                None => {
                    let name = if letter == ' ' { "space".to_owned() } else { letter.to_string() };
                    (name.parse().unwrap(), &rest[letter.len_utf8()..])
                }
            };
            effect = self.press(key).or(effect);
            rest = after;
        }
        effect
    }

    pub(crate) fn press(&mut self, key: Key) -> Option<Effect> {
        let effect = self.app.press(key);
        self.fit();
        effect
    }

    /// The list on top.
    pub(crate) fn list(&self) -> &ListOverlay {
        match self.app.overlays().last() {
            Some(Overlay::List(list)) => list,
            other => panic!("no list: {other:?}"),
        }
    }

    /// The text on top.
    pub(crate) fn reader(&self) -> &Reader {
        match self.app.overlays().last() {
            Some(Overlay::Reader(reader)) => reader,
            other => panic!("no text: {other:?}"),
        }
    }

    /// The links on top.
    pub(crate) fn relations(&self) -> &Links {
        match self.app.overlays().last() {
            Some(Overlay::Links(relations)) => relations,
            other => panic!("no links: {other:?}"),
        }
    }

    /// The position of a text on the screen, the first from the top.
    pub(crate) fn find(&self, text: &str) -> (u16, u16) {
        let buffer = self.buffer();
        for y in 0..self.size.1 {
            let cells: Vec<&str> = (0..self.size.0).map(|x| buffer[(x, y)].symbol()).collect();
            let starts = |x: &usize| cells[*x..].concat().starts_with(text);
            if let Some(x) = (0..cells.len()).find(starts) {
                return (u16::try_from(x).unwrap(), y);
            }
        }
        panic!("{text:?} is not on the screen:\n{}", self.text());
    }

    /// Clicks at a position.
    pub(crate) fn click(&mut self, (x, y): (u16, u16)) -> Option<Effect> {
        let spot = ui::hit_test(&self.app, &self.regions, x, y)?;
        let effect = self.app.click(spot);
        self.fit();
        effect
    }

    /// Turns the wheel at a position.
    pub(crate) fn wheel(&mut self, (x, y): (u16, u16), down: bool) {
        if let Some(spot) = ui::hit_test(&self.app, &self.regions, x, y) {
            self.app.wheel(spot, down);
            self.fit();
        }
    }

    /// The screen as cells.
    pub(crate) fn buffer(&self) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| ui::draw(&self.app, &self.theme, &self.regions, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as lines of text.
    pub(crate) fn text(&self) -> String {
        let buffer = self.buffer();
        let mut text = String::new();
        for y in 0..self.size.1 {
            let line: String = (0..self.size.0).map(|x| buffer[(x, y)].symbol()).collect();
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// The screen as text, with a line under each for its styles: one letter per style other than
    /// plain text. A snapshot of text alone would miss a lost highlight.
    pub(crate) fn styled(&self) -> String {
        let buffer = self.buffer();
        let theme = self.theme;
        let named = [
            ('S', theme.selected),
            ('r', theme.resting),
            ('m', theme.matched),
            ('h', theme.heading),
            ('d', theme.date),
            ('k', theme.link),
            ('s', theme.source),
            ('c', theme.contested),
            ('l', theme.linked),
            ('f', theme.focus),
            ('.', theme.dim),
        ];
        let mut text = String::new();
        for y in 0..self.size.1 {
            let line: String = (0..self.size.0).map(|x| buffer[(x, y)].symbol()).collect();
            let styles: String = (0..self.size.0)
                .map(|x| {
                    let cell = &buffer[(x, y)];
                    if cell.symbol() == " " && cell.bg != theme.selected.bg.unwrap_or_default() {
                        return ' ';
                    }
                    let fits = |style: &ratatui::style::Style| {
                        style.fg.is_none_or(|ink| ink == cell.fg)
                            && style.bg.is_none_or(|ground| ground == cell.bg)
                            && cell.modifier.contains(style.add_modifier)
                    };
                    named.iter().find(|(_, style)| fits(style)).map_or(' ', |(name, _)| *name)
                })
                .collect();
            text.push_str(line.trim_end());
            text.push('\n');
            if !styles.trim().is_empty() {
                text.push_str(styles.trim_end());
                text.push('\n');
            }
        }
        text
    }
}
