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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_has_one_ascii_character() {
        for [drawn, ascii] in GLYPHS {
            assert!(ascii.is_ascii() && drawn.chars().all(|sign| !sign.is_ascii()));
            assert_eq!([drawn.chars().count(), crate::text::width(drawn)], [ascii.len(); 2]);
        }
    }

    #[test]
    fn glyphs_of_a_column_differ_in_ascii() {
        for column in [&["◆", "◇", "○", "·"][..], &["●", "◐", "◌", "◍", "○", "×"], &["▸", "•"]]
        {
            let ascii: Vec<_> = column.iter().map(|sign| in_ascii(sign)).collect();
            for (at, sign) in ascii.iter().enumerate() {
                assert!(sign.is_some() && !ascii[at + 1..].contains(sign), "{column:?}");
            }
        }
    }
}
