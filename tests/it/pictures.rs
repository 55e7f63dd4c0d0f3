//! The pictures of the README, drawn from the screen of the program.

use crate::{documents::check_file, support::stage::Stage};
use chancery::{
    app::ThemeChoice,
    file_format::builtin,
    ui::{Depth, Theme},
};
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};
use std::fmt::Write;

/// The width and height of a cell in pixels.
const CELL: (f32, f32) = (8.4, 17.0);
/// The space around the screen in pixels.
const MARGIN: f32 = 10.0;

#[test]
fn readme_pictures_are_current() {
    for (name, keys) in
        [("search", "/17 sep 2008<enter>1"), ("timeline", "t"), ("links", "/kokoity<enter>r")]
    {
        let mut stage = Stage::of(builtin(), 110, 32);
        stage.theme = Theme::new(ThemeChoice::Dark, Some(false), Depth::True);
        stage.keys(keys);
        check_file(&format!("docs/pictures/{name}.svg"), &svg(&stage.buffer()));
    }
}

/// The cells of a screen as SVG. Each run of one style has the width of its cells, so that columns
/// stay columns in any font.
fn svg(buffer: &Buffer) -> String {
    let area = buffer.area;
    let size = |cells: u16, unit: f32| f32::from(cells) * unit + 2.0 * MARGIN;
    let (width, height) = (size(area.width, CELL.0), size(area.height, CELL.1));
    let ground = color(buffer[(0, 0)].bg);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{ground}\"/>\n"
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let cell = &buffer[(x, y)];
            let end = (x..area.width)
                .find(|&other| !is_alike(cell, &buffer[(other, y)]))
                .unwrap_or(area.width);
            let text: String = (x..end).map(|x| buffer[(x, y)].symbol()).collect();
            run(&mut svg, cell, &text, (x, y), end - x, &ground);
            x = end;
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn is_alike(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.bg, one.modifier) == (other.fg, other.bg, other.modifier)
}

/// A text of one style, with its background where that is not the one of the screen.
fn run(svg: &mut String, style: &Cell, text: &str, (x, y): (u16, u16), cells: u16, ground: &str) {
    let (left, top) = (f32::from(x) * CELL.0 + MARGIN, f32::from(y) * CELL.1 + MARGIN);
    let width = f32::from(cells) * CELL.0;
    let is_reversed = style.modifier.contains(Modifier::REVERSED);
    let (ink, back) = if is_reversed { (style.bg, style.fg) } else { (style.fg, style.bg) };
    let back = color(back);
    if back != ground {
        let (width, height) = (width + 0.3, CELL.1 + 0.3);
        writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{back}\"/>"
        )
        .unwrap();
    }
    if text.trim().is_empty() {
        return;
    }
    let ink = color(ink);
    let mut attributes = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.7\""),
    ] {
        if style.modifier.contains(modifier) {
            attributes.push_str(attribute);
        }
    }
    // Browsers drop blanks at the end of a run.
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace(' ', "\u{a0}");
    writeln!(
        svg,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\"{attributes}>{escaped}</text>",
        top + 13.0
    )
    .unwrap();
}

fn color(color: Color) -> String {
    match color {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => panic!("the dark theme has its own colors, not {other:?}"),
    }
}
