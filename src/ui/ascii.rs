//! Replaces signs and lines by ASCII in a drawn frame, so that drawing does not depend on it.

const GLYPHS: [[&str; 2]; 4] = [
    ["─│┃╭╮╰╯┌└┘├┤┬┴┼┄┆╌┊", "-|#++++,`'||+++.:-:"],
    ["▸✓◂▼•◆◇○●◐◌◍▪·★☆✎≠×¹›↑↓←→⋯…", ">+<v*#%o@c,O=.*+&!x1>^v<>~~"],
    ["▁▂▃▄▅▆▇█▏▎▍▌▋▊▉", "_.:-=+*#..::==="],
    ["–—“”‘’°\u{a0}", "--\"\"''o "],
];

pub(super) fn in_ascii(symbol: &str) -> Option<&'static str> {
    GLYPHS.iter().find_map(|[drawn, ascii]| {
        let at = drawn.chars().position(|sign| symbol.chars().eq([sign]))?;
        ascii.get(at..=at)
    })
}
