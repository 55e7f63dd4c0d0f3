//! Damaged dossiers: read, checked, drawn in every view, exported.

use crate::{
    rng::Rng,
    support::stage::Stage,
    trial::{Options, Outcome, Trial},
};
use chancery::{
    date::Day,
    export::{Format, Selection, Style, cite, export},
    file_format::{FILES, File, read},
    text::group_digits,
};
use serde_json::{Value, json};
use std::borrow::Cow;

pub(crate) const TRIALS: [Trial; 2] = [
    Trial {
        name: "damaged dossiers",
        what: "values dropped, swapped, duplicated, retyped, nested, linked in cycles, bytes cut \
               and inserted: no panic, every problem has line and column, the rest is drawn in \
               every view and exported in every format",
        run: damaged,
    },
    Trial {
        name: "truncated files",
        what: "the built-in files truncated at any byte: the end is reported with its position, \
               the records before it are read",
        run: cut_anywhere,
    },
];

const FIXTURE: &str = include_str!("../it/fixture.json");

fn damaged(options: &Options) -> Outcome {
    let (mut rng, times) = (Rng::new(options.seed), options.times(400, 5_000));
    let sources: Vec<&str> =
        std::iter::once(FIXTURE).chain(FILES.iter().map(|(_, text)| &**text)).collect();
    let mut problems = 0;
    for at in 0..times {
        // The made-up dossier has everything in little; the real files take their turn.
        let text = if at % 8 == 0 { *rng.choose(&sources) } else { FIXTURE };
        let bytes = damage(text, &mut rng);
        problems += check(&bytes, &mut rng, at);
    }
    Outcome::new(
        format!("{} dossiers", group_digits(times)),
        format!("passed; {} problems reported", group_digits(problems)),
    )
}

/// One dossier with some damage.
fn damage(text: &str, rng: &mut Rng) -> Vec<u8> {
    let mut value: Value = serde_json::from_str(text).expect("sound before");
    for _ in 0..1 + rng.below(6) {
        damage_value(&mut value, rng, 0);
    }
    let mut bytes = value.to_string().into_bytes();
    for _ in 0..rng.below(3) {
        damage_bytes(&mut bytes, rng);
    }
    bytes
}

/// Goes down at random and damages what is there.
fn damage_value(value: &mut Value, rng: &mut Rng, depth: usize) {
    let goes_on = depth < 2 || !rng.once_in(4);
    match value {
        Value::Array(list) if !list.is_empty() && goes_on => {
            let at = rng.below(list.len());
            match rng.below(12) {
                0 => _ = list.remove(at),
                1 => list.push(list[at].clone()),
                2 => list.swap(0, at),
                _ => damage_value(&mut list[at], rng, depth + 1),
            }
        }
        Value::Object(fields) if !fields.is_empty() && goes_on => {
            let names: Vec<String> = fields.keys().cloned().collect();
            let name = rng.choose(&names).clone();
            match rng.below(14) {
                0 => _ = fields.remove(&name),
                1 => _ = fields.insert(rng.choose(&names).clone(), fields[&name].clone()),
                2 => _ = fields.insert(format!("{name}\u{202e}s"), json!(1)),
                _ => {
                    if let Some(inside) = fields.get_mut(&name) {
                        damage_value(inside, rng, depth + 1);
                    }
                }
            }
        }
        other => *other = strange(other, rng),
    }
}

/// Something that does not belong there.
fn strange(old: &Value, rng: &mut Rng) -> Value {
    let texts = [
        "",
        " ",
        "viola",
        "corin",
        "accent",
        "parade",
        "0000-00-00",
        "-9999-12-31",
        "99999",
        "2008-02-30",
        "2008-09/2008-01",
        "\u{1b}[31337m\u{7}",
        "a\u{202e}b\u{200b}c\u{feff}",
        "=1+1",
        "javascript:alert(1)",
        "../../../etc/passwd",
        "\u{0}",
        "XXXX",
        "2008~",
        "1e999",
        "a\u{301}\u{301}\u{301}\u{301}",
    ];
    match rng.below(10) {
        0 => Value::Null,
        1 => json!(rng.once_in(2)),
        2 => json!(rng.next() as i64 - i64::MAX / 2),
        3 => json!(1e308),
        4 => json!([]),
        5 => json!({}),
        6 => (0..rng.below(100)).fold(old.clone(), |inside, _| json!([inside])),
        7 => json!("x".repeat(rng.below(10_000))),
        _ => json!(rng.choose(&texts)),
    }
}

fn damage_bytes(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let inside = rng.below(bytes.len() + 1);
    let (at, more): (usize, &[u8]) = match rng.below(12) {
        0 => return bytes.truncate(inside),
        1 => (0, b"\xef\xbb\xbf"),
        2 => (0, b"\xff\xfe"),
        other => (inside, rubbish(other)),
    };
    bytes.splice(at..at, more.iter().copied());
}

fn rubbish(number: usize) -> &'static [u8] {
    match number {
        3 => b"\0",
        4 => b"\xff\xf0\x80",
        5 => b"\"id\":\"twice\",\"id\":\"twice\",",
        6 => b"1e99999999",
        7 => b"-9223372036854775809123456789",
        8 => b"\\ud800",
        9 => b"}",
        10 => b"\r\n\t",
        _ => b"/* */",
    }
}

/// Reads the bytes as a dossier and does everything with it; how many problems were outcome.
fn check(bytes: &[u8], rng: &mut Rng, at: u64) -> u64 {
    let files = [File { name: Cow::Borrowed("damaged.json"), bytes: Cow::Borrowed(bytes) }];
    let loaded = read(&files);
    let problems = loaded.check(&files, Vec::new()).problems;
    for problem in &problems {
        let text = problem.to_string();
        assert!(problem.place.position.is_some() || bytes.is_empty(), "without a place: {text}");
        if let Some(letter) = text.chars().find(|letter| is_raw(*letter)) {
            panic!("{letter:?} in {text}");
        }
    }
    let today = Day::new(2026, 11, 21).expect("a day");
    let selection = Selection::whole(&loaded.dossier, today);
    for format in Format::ALL {
        _ = export(format, &selection);
    }
    let entries: Vec<_> = loaded.dossier.entries().collect();
    if !entries.is_empty() {
        for style in Style::ALL {
            _ = cite(&selection, &[*rng.choose(&entries)], style, true);
        }
    }
    // Every view, of whatever is selected by then.
    let mut stage = Stage::of(loaded.dossier, 80, 24);
    let tours = [
        "1<enter><esc>2G<enter>jj<enter><esc><esc>3<enter>",
        "t+++--<gt>t",
        ":map<enter><esc>:statistics<enter><esc>rr<enter>",
        "a2008<enter>}}{:summary<enter><esc>",
        "vjv<esc>s<esc>p<enter>:about<enter><esc>?<esc>",
        "/a<enter>fl<esc>456783<enter>",
    ];
    let tour = tours[at as usize % tours.len()].replace("<gt>", ">");
    stage.keys(&tour);
    for line in stage.text().lines() {
        if let Some(letter) = line.chars().find(|letter| is_raw(*letter)) {
            panic!("{letter:?} on the screen: {line}");
        }
    }
    problems.len() as u64
}

fn cut_anywhere(options: &Options) -> Outcome {
    let (mut rng, times) = (Rng::new(options.seed), options.times(150, 5_000));
    for _ in 0..times {
        let (name, text) = rng.choose(FILES.as_slice());
        // Without the line break at the end it is whole.
        let at = rng.below(text.trim_end().len());
        let files =
            [File { name: Cow::Borrowed(name), bytes: Cow::Borrowed(&text.as_bytes()[..at]) }];
        let loaded = read(&files);
        assert!(!loaded.problems.is_empty(), "{name} cut at {at} is not told");
        for problem in &loaded.problems {
            assert!(problem.place.position.is_some() || at == 0, "without a place: {problem}");
        }
    }
    Outcome::new(format!("{} places", group_digits(times)), "passed")
}

/// What may reach no terminal. Written here once more, so that the program's own list is not its
/// own judge.
pub(crate) fn is_raw(letter: char) -> bool {
    !matches!(letter, '\n' | '\t') && letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
        )
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(letter, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}
