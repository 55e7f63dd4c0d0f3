//! Who may know whom: the layers of ARCHITECTURE.md, held by reading the code.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each layer with the layers and the outside crates that it may name.
const LAYERS: [(&str, &[&str], &[&str]); 11] = [
    ("text", &[], &["unicode_segmentation", "unicode_width"]),
    ("date", &["text"], &["jiff", "serde", "thiserror"]),
    (
        "dossier",
        &["text", "date"],
        &[
            "any_ascii",
            "jiff",
            "serde",
            "serde_json",
            "sha2",
            "strsim",
            "thiserror",
            "unicode_normalization",
        ],
    ),
    (
        "search",
        &["text", "date", "dossier"],
        &[
            "any_ascii",
            "fuzzy_matcher",
            "jiff",
            "strsim",
            "unicode_normalization",
            "unicode_segmentation",
        ],
    ),
    (
        "export",
        &["text", "date", "dossier", "search"],
        &["csv", "serde", "serde_json", "thiserror"],
    ),
    (
        "import",
        &["text", "date", "dossier", "search"],
        &["any_ascii", "csv_core", "serde_json", "thiserror"],
    ),
    (
        "state",
        &["text", "date", "dossier", "search", "export"],
        &["thiserror", "unicode_segmentation"],
    ),
    ("ui", &["text", "date", "dossier", "search", "state"], &["ratatui", "unicode_segmentation"]),
    (
        "user",
        &["text", "date", "dossier", "state"],
        &["rustix", "serde", "serde_json", "tempfile", "thiserror", "toml"],
    ),
    ("terminal", &["text"], &["crossterm", "ratatui", "rustix", "signal_hook", "thiserror"]),
    (
        "cli",
        &[
            "text", "date", "dossier", "search", "export", "import", "state", "ui", "user",
            "terminal",
        ],
        &[
            "clap",
            "clap_complete",
            "clap_mangen",
            "crossterm",
            "csv",
            "ratatui",
            "rustix",
            "serde",
            "serde_json",
            "strsim",
            "tempfile",
            "thiserror",
        ],
    ),
];

const CRATES: [&str; 22] = [
    "any_ascii",
    "clap",
    "clap_complete",
    "clap_mangen",
    "crossterm",
    "csv",
    "csv_core",
    "fuzzy_matcher",
    "jiff",
    "ratatui",
    "rustix",
    "serde",
    "serde_json",
    "sha2",
    "signal_hook",
    "strsim",
    "thiserror",
    "unicode_normalization",
    "unicode_segmentation",
    "unicode_width",
    "tempfile",
    "toml",
];

fn files(under: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(under).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The code of a file without its tests and comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn layer_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(source()).ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    Some(first.trim_end_matches(".rs").to_owned())
}

/// Whether the code names this path head: `crate::state`, `ratatui::`.
fn names(code: &str, head: &str) -> bool {
    code.match_indices(head).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == ':')
    })
}

#[test]
fn every_layer_knows_only_those_below_it() {
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    for path in files(&source()) {
        let Some(layer) = layer_of(&path) else { continue };
        let Some((_, layers, crates)) = LAYERS.iter().find(|(name, ..)| *name == layer) else {
            continue;
        };
        looked_at += 1;
        let code = code(&path);
        for (other, ..) in LAYERS {
            let grouped = code.split("use crate::{").skip(1).any(|group| {
                let group = group.split("\n};").next().unwrap_or_default();
                group.lines().any(|line| line.trim().starts_with(&format!("{other}::")))
                    || group.starts_with(&format!("{other}::"))
            });
            let known = other == layer || layers.contains(&other);
            if (names(&code, &format!("crate::{other}")) || grouped) && !known {
                wrong.push(format!("{} names {other}", path.display()));
            }
        }
        for name in CRATES {
            if names(&code, &format!("{name}::"))
                && !crates.contains(&name)
                && !names(&code, &format!("mod {name}"))
            {
                wrong.push(format!("{} uses the crate {name}", path.display()));
            }
        }
    }
    assert!(looked_at > 40, "only {looked_at} files looked at");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_printed_past_the_one_way_out() {
    let exceptions = ["cli/answer.rs"];
    let forbidden = [
        "println!",
        "print!",
        "eprintln!",
        "eprint!",
        "set_symbol(",
        "set_char(",
        "set_stringn(",
        "set_string(",
        "render_widget(",
    ];
    let mut wrong = Vec::new();
    for path in files(&source()) {
        let inside = path.strip_prefix(source()).unwrap().to_string_lossy().into_owned();
        if exceptions.contains(&inside.as_str()) {
            continue;
        }
        let code = code(&path);
        for word in forbidden {
            if inside != "ui/paint.rs" && (names(&code, word) || code.contains(&format!(".{word}")))
            {
                wrong.push(format!("{inside}: {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Text on the screen is shortened by `text::cut` alone, which says so with `…`.
#[test]
fn no_drawing_cuts_text_by_itself() {
    for path in files(&source().join("ui")) {
        let code = code(&path);
        for word in [".truncate(", ".chars().take(", ".graphemes(true).take("] {
            assert!(!code.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    for path in files(&source()).iter().filter(|path| !path.ends_with("tests.rs")) {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.starts_with("//!"), "{} does not begin with what it is", path.display());
    }
}
