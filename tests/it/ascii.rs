//! The screen in ASCII mode.

use crate::support::stage::Stage;
use chancery::file_format::builtin;

fn ascii(width: u16, height: u16) -> Stage {
    let mut stage = Stage::of(builtin(), width, height);
    stage.app.settings.ascii = true;
    stage
}

#[test]
fn ascii_mode_draws_ascii_only() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (40, 12)] {
        let mut stage = ascii(width, height);
        for keys in [
            "",
            "?",
            "<esc>t",
            "L",
            "++-",
            "<enter>",
            "<esc><esc>:statistics<enter>",
            "<esc>a2009<enter>",
            ":summary<enter>",
            "<esc>vjv",
            "<esc>t<enter><esc>",
            "<esc>4<space>",
            ":about<enter><pagedown><pagedown>",
            "<esc>/putin",
        ] {
            stage.keys(keys);
            // Letters of names may be of any script; everything else is ASCII.
            let odd = |letter: &char| !letter.is_ascii() && !letter.is_alphabetic();
            let text = stage.text();
            let found: Vec<char> = text.chars().filter(odd).collect();
            assert!(found.is_empty(), "{found:?} at {width}x{height} after {keys}:\n{text}");
        }
    }
}

#[test]
fn ascii_pictures() {
    let mut stage = ascii(80, 24);
    insta::assert_snapshot!("ascii_list", stage.text());
    stage.keys("t");
    insta::assert_snapshot!("ascii_scale", stage.text());
}
