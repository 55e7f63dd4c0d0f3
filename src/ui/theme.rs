//! Styles by role. A style that carries meaning has an attribute or a sign besides its colour.

use crate::{app::ThemeChoice, article::TextRole};
use ratatui::style::{Color, Modifier, Style};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    Mono,
    Sixteen,
    Indexed,
    True,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    pub(crate) background: Style,
    pub(crate) plain: Style,
    pub(crate) strong: Style,
    pub dim: Style,
    pub heading: Style,
    pub date: Style,
    pub link: Style,
    pub source: Style,
    pub contested: Style,
    /// The selected row of the pane that has the focus.
    pub selected: Style,
    /// The selected row of another pane.
    pub resting: Style,
    pub linked: Style,
    pub matched: Style,
    pub(crate) frame: Style,
    pub focus: Style,
    pub(crate) bar: Style,
    pub(crate) key: Style,
    pub(crate) refusal: Style,
}

/// A colour for a dark and for a light background: in 24 bits, as one of 256, as one of sixteen.
struct Ink([u32; 2], [u8; 2], [Color; 2]);

const BACKGROUND: Ink = Ink([0x17181d, 0xfafaf7], [234, 231], [Color::Black, Color::White]);
const INK: Ink = Ink([0xd8d9de, 0x23262e], [253, 235], [Color::Reset, Color::Reset]);
const DIM: Ink = Ink([0x8f929e, 0x666a75], [246, 242], [Color::Gray, Color::DarkGray]);
const ACCENT: Ink = Ink([0x7fc8c2, 0x0b6a70], [116, 23], [Color::Cyan, Color::Cyan]);
const DATE: Ink = Ink([0xd9b87a, 0x8a5a00], [180, 94], [Color::Yellow, Color::Yellow]);
const LINK: Ink = Ink([0x8fb8ec, 0x1d56a8], [111, 25], [Color::LightBlue, Color::Blue]);
const SOURCE: Ink = Ink([0xa8a2c8, 0x6a5c94], [146, 60], [Color::Gray, Color::DarkGray]);
const CONTESTED: Ink = Ink([0xdd9bc4, 0x94307c], [176, 90], [Color::Magenta, Color::Magenta]);
const FRAME: Ink = Ink([0x4a4d59, 0xb4b8c2], [239, 249], [Color::DarkGray, Color::Gray]);
const SELECTED: Ink = Ink([0x2f4a55, 0xc4dfe4], [238, 152], [Color::Reset, Color::Reset]);
const RESTING: Ink = Ink([0x30323c, 0xe3e6ec], [236, 254], [Color::Reset, Color::Reset]);
const BAR: Ink = Ink([0x262830, 0xe9ebf0], [235, 255], [Color::Reset, Color::Reset]);
const MATCHED: Ink = Ink([0xf0c65a, 0x9a4b00], [221, 130], [Color::Yellow, Color::Reset]);

impl Ink {
    fn at(&self, is_light: bool, depth: Depth) -> Color {
        let ground = usize::from(is_light);
        match depth {
            Depth::True => {
                let [_, red, green, blue] = self.0[ground].to_be_bytes();
                Color::Rgb(red, green, blue)
            }
            Depth::Indexed => Color::Indexed(self.1[ground]),
            Depth::Sixteen | Depth::Mono => self.2[ground],
        }
    }
}

impl Theme {
    /// The theme; `light` is the background of the terminal, `None` if it is unknown.
    pub fn new(choice: ThemeChoice, light: Option<bool>, depth: Depth) -> Self {
        match (choice, depth, light) {
            (ThemeChoice::Mono, ..) | (_, Depth::Mono, _) => Self::mono(),
            (ThemeChoice::Terminal, ..) | (ThemeChoice::Auto, _, None) => Self::terminal(),
            // A chosen theme has its own background: it must be readable on any terminal.
            (ThemeChoice::Dark, ..) => Self::colors(false, depth).on_background(false, depth),
            (ThemeChoice::Light, ..) => Self::colors(true, depth).on_background(true, depth),
            (ThemeChoice::Auto, _, Some(is_light)) => Self::colors(is_light, depth),
        }
    }

    /// No colours, not even the default ones: setting those resets attributes where colours are off.
    /// Only links are underlined.
    fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            background: plain,
            plain,
            strong: bold,
            dim: plain.add_modifier(Modifier::DIM),
            heading: bold,
            date: plain,
            link: plain.add_modifier(Modifier::UNDERLINED),
            source: plain.add_modifier(Modifier::DIM),
            contested: bold,
            selected: bold.add_modifier(Modifier::REVERSED),
            resting: bold,
            linked: bold,
            matched: bold.add_modifier(Modifier::ITALIC),
            frame: plain.add_modifier(Modifier::DIM),
            focus: bold,
            bar: plain,
            key: bold,
            refusal: bold.add_modifier(Modifier::REVERSED),
        }
    }

    /// The terminal's own colours: readable on any background.
    fn terminal() -> Self {
        let mono = Self::mono();
        Self {
            heading: mono.strong.fg(Color::Cyan),
            // Reversed cells have no colour of their own, so that the row is one bar.
            selected: mono.selected.fg(Color::Reset).bg(Color::Reset),
            date: Style::new().fg(Color::Yellow),
            linked: Style::new().fg(Color::Cyan),
            link: Style::new().fg(Color::Blue),
            contested: mono.contested.fg(Color::Magenta),
            focus: mono.focus.fg(Color::Cyan),
            matched: mono.matched.fg(Color::Magenta),
            ..mono
        }
    }

    fn on_background(self, is_light: bool, depth: Depth) -> Self {
        // Where the ink is the terminal's own, so must the background be.
        let background = match depth {
            Depth::True | Depth::Indexed => Style::new().bg(BACKGROUND.at(is_light, depth)),
            Depth::Sixteen | Depth::Mono => Style::new(),
        };
        Self { background, ..self }
    }

    fn colors(is_light: bool, depth: Depth) -> Self {
        let ink = |color: Ink| Style::new().fg(color.at(is_light, depth));
        let plain = ink(INK);
        // Sixteen colours have no quiet background for every terminal: reverse instead.
        let ground = |color: Ink, instead: Modifier| match depth {
            Depth::True | Depth::Indexed => Style::new().bg(color.at(is_light, depth)),
            Depth::Sixteen | Depth::Mono => Style::new().add_modifier(instead),
        };
        Self {
            background: Style::new(),
            plain,
            strong: plain.add_modifier(Modifier::BOLD),
            dim: ink(DIM),
            heading: ink(ACCENT).add_modifier(Modifier::BOLD),
            date: ink(DATE),
            link: ink(LINK),
            source: ink(SOURCE),
            contested: ink(CONTESTED).add_modifier(Modifier::BOLD),
            selected: ground(SELECTED, Modifier::REVERSED).add_modifier(Modifier::BOLD),
            resting: ground(RESTING, Modifier::UNDERLINED),
            linked: ink(ACCENT),
            matched: ink(MATCHED).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            frame: ink(FRAME),
            focus: ink(ACCENT).add_modifier(Modifier::BOLD),
            bar: plain.patch(ground(BAR, Modifier::empty())),
            key: ink(ACCENT).add_modifier(Modifier::BOLD),
            refusal: ink(CONTESTED).add_modifier(Modifier::BOLD),
        }
    }

    /// Marks and bars of a chart: a link without the line below it.
    pub(crate) fn mark(&self) -> Style {
        self.link.remove_modifier(Modifier::UNDERLINED)
    }

    pub(crate) fn tone(&self, tone: TextRole) -> Style {
        match tone {
            TextRole::Plain => self.plain,
            TextRole::Strong => self.strong,
            TextRole::Heading => self.heading,
            TextRole::Dim | TextRole::Label => self.dim,
            TextRole::Date => self.date,
            TextRole::Link => self.link,
            TextRole::Source => self.source,
            TextRole::Contested => self.contested,
            TextRole::Passage => self.plain.patch(self.selected),
            TextRole::Found => self.matched,
        }
    }
}
