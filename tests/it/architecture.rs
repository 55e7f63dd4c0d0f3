//! The layers of ARCHITECTURE.md, checked by reading the code.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A layer: its name, and the outside crates that it uses.
struct Layer {
    name: String,
    crates: BTreeSet<String>,
}

/// The rows of the table of layers in ARCHITECTURE.md, in order: each layer may use those before it.
fn layers() -> Vec<Layer> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = text.split("## Layers").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let layer = |row: &str| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let crates = cells[3].split(", ").filter(|name| !name.is_empty());
        Layer {
            name: cells[1].trim_matches('`').to_owned(),
            crates: crates.map(|name| name.replace('-', "_")).collect(),
        }
    };
    rows.map(layer).collect()
}

/// The crates of Cargo.toml that the program uses, as the code names them.
fn crates() -> Vec<String> {
    // A package as it is published has the file as it was written beside the one that cargo made of it.
    let text = fs::read_to_string(root().join("Cargo.toml.orig"))
        .or_else(|_| fs::read_to_string(root().join("Cargo.toml")))
        .unwrap();
    let section = text.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let names = section.lines().filter_map(|line| line.split_once(" = "));
    names.map(|(name, _)| name.replace('-', "_")).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `terminal` is a device: it uses `text` alone.
const TERMINAL_USES: &[&str] = &["text"];

pub(crate) fn files(under: &Path) -> Vec<PathBuf> {
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

/// The code of a file without comments; its tests are in `tests/unit`.
pub(crate) fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

pub(crate) fn source() -> PathBuf {
    root().join("src")
}

fn layer_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(source()).ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    Some(first.trim_end_matches(".rs").to_owned())
}

/// Whether the code names this path head: `crate::state`, `ratatui::`.
fn names(code: &str, head: &str) -> bool {
    let in_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    code.match_indices(head).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + head.len()..].chars().next();
        !before.is_some_and(|letter| in_word(letter) || letter == ':')
            && (head.ends_with(':') || !after.is_some_and(in_word))
    })
}

#[test]
fn layers_use_only_lower_layers() {
    let (layers, crates) = (layers(), crates());
    let mut used = vec![BTreeSet::new(); layers.len()];
    let mut wrong = Vec::new();
    for path in files(&source()).into_iter().filter(|path| !path.ends_with("tests.rs")) {
        let Some(layer) = layer_of(&path) else { continue };
        let Some(place) = layers.iter().position(|it| it.name == layer) else {
            assert!(matches!(layer.as_str(), "lib" | "main"), "{layer} is in no layer");
            continue;
        };
        let code = code(&path);
        for (at, Layer { name: other, .. }) in layers.iter().enumerate() {
            let grouped = code.split("use crate::{").skip(1).any(|group| {
                let group = group.split("\n};").next().unwrap_or_default();
                group.lines().any(|line| line.trim().starts_with(&format!("{other}::")))
                    || group.starts_with(&format!("{other}::"))
            });
            let known = match layer.as_str() {
                "terminal" => at == place || TERMINAL_USES.contains(&other.as_str()),
                _ => at <= place,
            };
            if (names(&code, &format!("crate::{other}")) || grouped) && !known {
                wrong.push(format!("{} names {other}", path.display()));
            }
        }
        let is_used = |name: &&String| {
            names(&code, &format!("{name}::")) && !names(&code, &format!("mod {name}"))
        };
        used[place].extend(crates.iter().filter(is_used).cloned());
    }
    for (layer, used) in layers.iter().zip(used) {
        if layer.crates != used {
            wrong.push(format!("{} uses {used:?}, not {:?}", layer.name, layer.crates));
        }
    }
    assert!(layers.len() > 15, "the table is not understood");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A module by the names on the way to it: `["search", "index", "postings"]`.
type Module = Vec<String>;

/// Every module of the crate with its code.
fn modules() -> BTreeMap<Module, String> {
    let module = |path: &Path| -> Module {
        let path = path.strip_prefix(source()).unwrap().with_extension("");
        path.iter().map(|name| name.to_str().unwrap().to_owned()).collect()
    };
    let is_code = |path: &PathBuf| !matches!(path.file_stem().unwrap().to_str(), Some("tests"));
    let paths = files(&source()).into_iter().filter(is_code);
    paths.map(|path| (module(&path), code(&path))).collect()
}

/// The paths of a use tree, each as its names, and the bytes that the tree takes.
fn use_tree(text: &str, base: &[&str], paths: &mut Vec<Module>) -> usize {
    if let Some(mut rest) = text.strip_prefix('{') {
        while !rest.is_empty() && !rest.starts_with('}') {
            let item = rest.trim_start_matches([' ', '\n', ',']);
            rest = &item[use_tree(item, base, paths)..];
            if rest.starts_with(|letter: char| !matches!(letter, ',' | '}' | ' ' | '\n')) {
                rest = &rest[rest.find([',', '}']).unwrap_or(rest.len())..];
            }
            rest = rest.trim_start_matches([' ', '\n', ',']);
        }
        return text.len() - rest.len() + 1;
    }
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let end = text.find(|letter| !is_name(letter)).unwrap_or(text.len());
    let name = &text[..end];
    let mut path = base.to_vec();
    match name {
        "self" | "" => {}
        "super" => drop(path.pop()),
        _ => path.push(name),
    }
    match text[end..].strip_prefix("::") {
        Some(rest) if rest.starts_with(|letter| is_name(letter) || letter == '{') => {
            end + 2 + use_tree(rest, &path, paths)
        }
        _ => {
            paths.push(path.into_iter().map(str::to_owned).collect());
            end
        }
    }
}

/// The paths that the code of a module names by `crate::` or `super::`.
fn named_paths(module: &Module, code: &str) -> Vec<Module> {
    let own: Vec<&str> = module.iter().map(String::as_str).collect();
    let mut paths = Vec::new();
    for (head, base) in [("crate::", &[][..]), ("super::", &own[..own.len().saturating_sub(1)])] {
        for (at, _) in code.match_indices(head) {
            let before = code[..at].chars().next_back();
            if !before.is_some_and(|letter| letter.is_alphanumeric() || letter == ':') {
                use_tree(&code[at + head.len()..], base, &mut paths);
            }
        }
    }
    paths
}

/// What a module names by `use`: each name with the path that it stands for.
fn imports(module: &Module, code: &str) -> BTreeMap<String, Module> {
    let own: Vec<&str> = module.iter().map(String::as_str).collect();
    let mut paths = Vec::new();
    for statement in code.split("use ").skip(1) {
        match statement.strip_prefix("crate::") {
            Some(tree) => use_tree(tree, &[], &mut paths),
            None => use_tree(statement, &own, &mut paths),
        };
    }
    paths.into_iter().filter_map(|path| Some((path.last()?.clone(), path))).collect()
}

/// The module in which the item of this path is defined, through re-exports.
fn defining_module(
    path: &Module,
    imports: &BTreeMap<Module, BTreeMap<String, Module>>,
    depth: usize,
) -> Option<Module> {
    let length = (1..=path.len()).rev().find(|length| imports.contains_key(&path[..*length]))?;
    let (module, rest) = path.split_at(length);
    let import = rest.first().and_then(|name| imports[module].get(name));
    import
        .filter(|import| depth < 4 && *import != path)
        .and_then(|import| defining_module(import, imports, depth + 1))
        .or_else(|| Some(module.to_vec()))
}

/// Each file with those that it uses, but for its parents and children.
fn dependencies() -> BTreeMap<Module, BTreeSet<Module>> {
    let modules = modules();
    let imports = modules.iter().map(|(module, code)| (module.clone(), imports(module, code)));
    let imports: BTreeMap<Module, BTreeMap<String, Module>> = imports.collect();
    let is_related =
        |one: &Module, other: &Module| one.starts_with(other) || other.starts_with(one);
    let uses = |module: &Module, code: &str| {
        let paths = named_paths(module, code).into_iter();
        let used = paths.filter_map(|path| defining_module(&path, &imports, 0));
        used.filter(|other| !is_related(module, other)).collect::<BTreeSet<_>>()
    };
    modules.iter().map(|(module, code)| (module.clone(), uses(module, code))).collect()
}

/// A file can be read and tested with what it uses; a circle would have to be read as one. Parents
/// and children name each other.
#[test]
fn files_form_no_circle() {
    let uses = dependencies();
    assert!(uses.values().map(BTreeSet::len).sum::<usize>() > 500, "paths are not understood");
    let mut circles = Vec::new();
    for start in uses.keys() {
        let mut reached: BTreeSet<&Module> = BTreeSet::new();
        let mut next: Vec<&Module> = uses[start].iter().collect();
        while let Some(module) = next.pop() {
            if reached.insert(module) {
                next.extend(uses.get(module).into_iter().flatten());
            }
        }
        if reached.contains(start) {
            circles.push(start.join("/"));
        }
    }
    assert!(circles.is_empty(), "files that use themselves through others: {circles:?}");
}

/// Printing and cell writing happen in one module each, which clean the text.
#[test]
fn output_goes_through_one_module() {
    let exceptions = ["cli/output.rs"];
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
            if inside != "ui/canvas.rs"
                && (names(&code, word) || code.contains(&format!(".{word}")))
            {
                wrong.push(format!("{inside}: {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Text on the screen is shortened by `text::truncate` alone, which says so with `…`.
#[test]
fn ui_truncates_with_text_truncate_only() {
    for path in files(&source().join("ui")) {
        let code = code(&path);
        for word in [".truncate(", ".chars().take(", ".graphemes(true).take("] {
            assert!(!code.contains(word), "{}: {word}", path.display());
        }
    }
}

/// What touches one part of `App` is a method of that part: this number only shrinks.
#[test]
fn app_has_at_most_87_methods() {
    let mut count = 0;
    for path in files(&source().join("app")).into_iter().chain([source().join("app.rs")]) {
        for block in code(&path).split("\nimpl App {").skip(1) {
            let block = block.split("\n}").next().unwrap();
            let is_method = |line: &&str| {
                let item = line.trim_start().split("fn ").next().unwrap();
                line.starts_with("    ")
                    && !line.starts_with("     ")
                    && line.contains("fn ")
                    && (item.is_empty() || item.starts_with("pub"))
            };
            count += block.lines().filter(is_method).count();
        }
    }
    assert!((70..=87).contains(&count), "{count} methods of `App`");
}

#[test]
fn modules_have_doc_comments() {
    for path in files(&source()).iter().filter(|path| !path.ends_with("tests.rs")) {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.starts_with("//!"), "{} does not begin with what it is", path.display());
    }
}

/// A file of tests that no other names is not compiled, and tests nothing.
#[test]
fn every_file_of_tests_is_a_module() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for path in files(&tests).iter().filter(|path| !path.ends_with("main.rs")) {
        let folder = path.parent().unwrap();
        let parents = [folder.join("main.rs"), folder.join("mod.rs"), folder.with_extension("rs")];
        let name = path.file_stem().unwrap().to_str().unwrap();
        let named = |parent: &PathBuf| {
            fs::read_to_string(parent).is_ok_and(|text| text.contains(&format!("mod {name};")))
        };
        let is_of_src = || {
            let file = format!("tests/unit/{name}.rs\"]\nmod tests;");
            path.ends_with(format!("unit/{name}.rs"))
                && files(&source()).iter().any(|it| code(it).contains(&file))
        };
        assert!(
            name == "mod" || parents.iter().any(named) || is_of_src(),
            "nothing names {}",
            path.display()
        );
    }
}

/// A long name hides the assertion that failed; the sentence belongs in a doc comment.
#[test]
fn test_names_have_at_most_40_characters() {
    let mut wrong = Vec::new();
    let folders = ["src", "tests", "benches", "examples"];
    for path in folders.iter().flat_map(|folder| files(&root().join(folder))) {
        let text = fs::read_to_string(&path).unwrap();
        let names = text.split("#[test]").skip(1).filter_map(|rest| rest.split("fn ").nth(1));
        let names = names.filter_map(|rest| rest.split('(').next());
        let long = names.filter(|name| name.len() > 40);
        wrong.extend(long.map(|name| format!("{}: {name}", path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
