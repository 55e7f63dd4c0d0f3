//! Styles by role. A style that carries meaning has an attribute or a sign besides its color.

use crate::{app::ThemeChoice, article::TextRole};
use ratatui::style::{Color, Modifier, Style};

/// How many colors the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    Mono,
    Sixteen,
    Indexed,
    True,
}

/// The styles of everything on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    pub(crate) background: Style,
    pub(crate) plain: Style,
    pub(crate) strong: Style,
    /// Secondary text.
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

struct Palette {
    background: ColorRole,
    ink: ColorRole,
    dim: ColorRole,
    accent: ColorRole,
    date: ColorRole,
    link: ColorRole,
    source: ColorRole,
    contested: ColorRole,
    frame: ColorRole,
    selected: ColorRole,
    resting: ColorRole,
    bar: ColorRole,
    matched: ColorRole,
}

struct ColorRole(u32, u8, Color);

const DARK: Palette = Palette {
    background: ColorRole(0x17181d, 234, Color::Black),
    ink: ColorRole(0xd8d9de, 253, Color::Reset),
    dim: ColorRole(0x8f929e, 246, Color::Gray),
    accent: ColorRole(0x7fc8c2, 116, Color::Cyan),
    date: ColorRole(0xd9b87a, 180, Color::Yellow),
    link: ColorRole(0x8fb8ec, 111, Color::LightBlue),
    source: ColorRole(0xa8a2c8, 146, Color::Gray),
    contested: ColorRole(0xdd9bc4, 176, Color::Magenta),
    frame: ColorRole(0x4a4d59, 239, Color::DarkGray),
    selected: ColorRole(0x2f4a55, 238, Color::Reset),
    resting: ColorRole(0x30323c, 236, Color::Reset),
    bar: ColorRole(0x262830, 235, Color::Reset),
    matched: ColorRole(0xf0c65a, 221, Color::Yellow),
};

const LIGHT: Palette = Palette {
    background: ColorRole(0xfafaf7, 231, Color::White),
    ink: ColorRole(0x23262e, 235, Color::Reset),
    dim: ColorRole(0x666a75, 242, Color::DarkGray),
    accent: ColorRole(0x0b6a70, 23, Color::Cyan),
    date: ColorRole(0x8a5a00, 94, Color::Yellow),
    link: ColorRole(0x1d56a8, 25, Color::Blue),
    source: ColorRole(0x6a5c94, 60, Color::DarkGray),
    contested: ColorRole(0x94307c, 90, Color::Magenta),
    frame: ColorRole(0xb4b8c2, 249, Color::Gray),
    selected: ColorRole(0xc4dfe4, 152, Color::Reset),
    resting: ColorRole(0xe3e6ec, 254, Color::Reset),
    bar: ColorRole(0xe9ebf0, 255, Color::Reset),
    matched: ColorRole(0x9a4b00, 130, Color::Reset),
};

impl ColorRole {
    fn at(&self, depth: Depth) -> Color {
        match depth {
            Depth::True => {
                let [_, red, green, blue] = self.0.to_be_bytes();
                Color::Rgb(red, green, blue)
            }
            Depth::Indexed => Color::Indexed(self.1),
            Depth::Sixteen | Depth::Mono => self.2,
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
            (ThemeChoice::Dark, ..) => Self::colors(&DARK, depth).on_background(&DARK, depth),
            (ThemeChoice::Light, ..) => Self::colors(&LIGHT, depth).on_background(&LIGHT, depth),
            (ThemeChoice::Auto, _, Some(false)) => Self::colors(&DARK, depth),
            (ThemeChoice::Auto, _, Some(true)) => Self::colors(&LIGHT, depth),
        }
    }

    /// No colors, not even the default ones: setting those resets attributes where colors are off.
    fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            background: plain,
            plain,
            strong: bold,
            dim: plain.add_modifier(Modifier::DIM),
            heading: bold.add_modifier(Modifier::UNDERLINED),
            date: plain,
            link: plain.add_modifier(Modifier::UNDERLINED),
            source: plain.add_modifier(Modifier::DIM),
            contested: bold,
            selected: bold.add_modifier(Modifier::REVERSED),
            resting: bold,
            linked: bold,
            matched: bold.add_modifier(Modifier::UNDERLINED),
            frame: plain.add_modifier(Modifier::DIM),
            focus: bold,
            bar: plain,
            key: bold,
            refusal: bold.add_modifier(Modifier::REVERSED),
        }
    }

    /// The terminal's own colors: readable on any background.
    fn terminal() -> Self {
        let mono = Self::mono();
        Self {
            heading: mono.strong.fg(Color::Cyan),
            // Reversed cells have no color of their own, so that the row is one bar.
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

    fn on_background(self, palette: &Palette, depth: Depth) -> Self {
        // Where the ink is the terminal's own, so must the background be.
        let background = match depth {
            Depth::True | Depth::Indexed => Style::new().bg(palette.background.at(depth)),
            Depth::Sixteen | Depth::Mono => Style::new(),
        };
        Self { background, ..self }
    }

    fn colors(palette: &Palette, depth: Depth) -> Self {
        let ink = |color: &ColorRole| Style::new().fg(color.at(depth));
        let plain = ink(&palette.ink);
        // Sixteen colors have no quiet background for every terminal: reverse instead.
        let ground = |color: &ColorRole, instead: Modifier| match depth {
            Depth::True | Depth::Indexed => Style::new().bg(color.at(depth)),
            Depth::Sixteen | Depth::Mono => Style::new().add_modifier(instead),
        };
        Self {
            background: Style::new(),
            plain,
            strong: plain.add_modifier(Modifier::BOLD),
            dim: ink(&palette.dim),
            heading: ink(&palette.accent).add_modifier(Modifier::BOLD),
            date: ink(&palette.date),
            link: ink(&palette.link),
            source: ink(&palette.source),
            contested: ink(&palette.contested).add_modifier(Modifier::BOLD),
            selected: ground(&palette.selected, Modifier::REVERSED).add_modifier(Modifier::BOLD),
            resting: ground(&palette.resting, Modifier::UNDERLINED),
            linked: ink(&palette.accent),
            matched: ink(&palette.matched).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            frame: ink(&palette.frame),
            focus: ink(&palette.accent).add_modifier(Modifier::BOLD),
            bar: plain.patch(ground(&palette.bar, Modifier::empty())),
            key: ink(&palette.accent).add_modifier(Modifier::BOLD),
            refusal: ink(&palette.contested).add_modifier(Modifier::BOLD),
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
