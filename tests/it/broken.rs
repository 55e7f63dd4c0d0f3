//! Broken dossiers with their expected diagnostics in a file beside each; `CHANCERY_BLESS=1 cargo
//! test broken` renews them, to be read before they are committed.

use chancery::{
    cli::{
        Check, Report,
        commands::check::{findings, run},
    },
    diagnostics::{Code, Severity},
    file_format::{File, read},
    source_texts::SourceTexts,
};
use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(name)
}

fn broken() -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder("broken"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json" || end == "jsonl"))
        .collect();
    files.sort();
    files
}

/// Everything that is said of a file, under its bare name.
fn said(path: &Path) -> String {
    let name = path.file_name().unwrap().to_string_lossy();
    let bytes = fs::read(path).unwrap();
    let files = [File::new(&name, &bytes)];
    let loaded = read(&files);
    let more = if name == "documents.json" {
        let documents = ["gazette.txt", "herald.txt"]
            .map(|name| (name, fs::read(folder("documents").join(name)).unwrap()));
        let documents: Vec<_> =
            documents.iter().map(|(name, bytes)| File::new(name, bytes)).collect();
        SourceTexts::of(&loaded.dossier, &documents).findings(&loaded.dossier)
    } else {
        Vec::new()
    };
    let problems = loaded.check(&files, more).problems;
    let mut text: String = problems.iter().map(|problem| format!("{problem}\n\n")).collect();
    text.push_str(&format!(
        "{} records read, {} skipped, {} files not read completely\n",
        loaded.dossier.records().len(),
        loaded.left_out.len(),
        loaded.cut_off
    ));
    text
}

fn expect(path: &Path, said: &str) {
    let expected = path
        .with_extension(format!("{}.txt", path.extension().unwrap_or_default().to_string_lossy()));
    if env::var_os("CHANCERY_BLESS").is_some() {
        fs::write(&expected, said).unwrap();
    }
    let wanted = fs::read_to_string(&expected).unwrap_or_default();
    assert!(wanted == said, "{} has other problems than expected:\n{said}", path.display());
}

#[test]
fn diagnostics_equal_the_expected_text() {
    let files = broken();
    assert!(files.len() >= 20);
    for path in files {
        let said = said(&path);
        assert!(said.contains("error[") || said.contains("warning["), "{}", path.display());
        expect(&path, &said);
    }
}

#[test]
fn every_code_has_a_broken_dossier() {
    let mut seen: BTreeSet<&Code> = BTreeSet::new();
    for path in broken() {
        let said = said(&path);
        seen.extend(Code::ALL.iter().filter(|code| said.contains(&format!("[{code}]"))));
    }
    // Those of files that are imported have tests of their own.
    let excepted = [
        "E-config",
        "E-open",
        "E-unreadable",
        "W-unused-exception",
        "E-table",
        "E-column",
        "E-two-readings",
        "W-guess",
    ];
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !seen.contains(code) && !excepted.contains(&code.text()))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn text_and_json_reports_agree() {
    let mut options = Check {
        paths: vec!["tests/it/broken/excepted".into(), "tests/it/broken/exceptd".into()],
        documents: Some("tests/it/documents".into()),
        ..Check::default()
    };
    let told = run(&options);
    assert_eq!(told.code, 2);
    expect(&folder("broken/excepted.text"), &told.out);
    options.format = Report::Json;
    let told = run(&options);
    expect(&folder("broken/excepted.programs"), &told.out);
    assert!(serde_json::from_str::<serde_json::Value>(&told.out).is_ok());
}

#[test]
fn the_built_in_dossier_is_clean() {
    let found = findings(&Check::default());
    let said: Vec<_> = found.problems.iter().map(ToString::to_string).collect();
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(run(&Check::default()).code, 0);
}

/// `--fix-anchors` adds the anchor words and changes nothing else.
#[test]
fn anchors_are_written_into_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dossier.json");
    let before = fs::read_to_string("tests/it/broken/excepted/dossier.json").unwrap();
    fs::write(&path, &before).unwrap();
    let mut options = Check {
        paths: vec![path.clone()],
        documents: Some("tests/it/documents".into()),
        fix_anchors: true,
        ..Check::default()
    };
    assert_eq!(run(&options).code, 0);
    let after = fs::read_to_string(&path).unwrap();
    let anchor = "          \"fingerprint\": \"ba6441c8d22e\",
          \"anchor\": {
            \"first\": \"An envoy came\",
            \"last\": \"on 17 September.\"
          }
";
    assert!(after.contains(anchor), "{after}");
    assert_eq!(after.replace(anchor, "          \"fingerprint\": \"ba6441c8d22e\"\n"), before);
    assert_eq!(findings(&options).without_anchor, 0);
    // What is wrong is put right too, and what is right is left alone.
    fs::write(&path, after.replace("\"An envoy came\"", "\"An envoy left\"")).unwrap();
    options.fix_anchors = false;
    assert_eq!(run(&options).code, 2);
    options.fix_anchors = true;
    assert_eq!(run(&options).code, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), after);
    // In the layout of the file.
    let compact = serde_json::from_str::<serde_json::Value>(&before).unwrap().to_string();
    for (between, text) in
        [("", compact.clone()), (" ", compact.replace("\":", "\": ").replace(",\"", ", \""))]
    {
        fs::write(&path, text).unwrap();
        assert_eq!(run(&options).code, 0);
        let colon = format!("\":{between}\"");
        let anchor =
            format!("{{\"first{colon}An envoy came\",{between}\"last{colon}on 17 September.\"}}");
        assert!(fs::read_to_string(&path).unwrap().contains(&anchor), "{anchor}");
    }
}

/// A file that cannot be opened may hold records that the others refer to.
#[test]
fn anchors_need_every_file() {
    let options = Check {
        paths: vec!["tests/it/broken/excepted".into(), "tests/it/broken/exceptd".into()],
        documents: Some("tests/it/documents".into()),
        fix_anchors: true,
        ..Check::default()
    };
    let result = run(&options);
    assert_eq!((result.code, &*result.out), (2, ""));
    assert!(result.err.contains("tests/it/broken/exceptd"), "{}", result.err);
}

/// Those beyond the limit of the listing count by their severity.
#[test]
fn unlisted_warnings_are_no_errors() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dossier.json");
    let clean = fs::read_to_string("tests/it/broken/pending.json").unwrap();
    fs::write(&path, clean.replace("Yearbook", &format!("Yearbook{}", "\u{200b}".repeat(600))))
        .unwrap();
    let found = findings(&Check { paths: vec![path], ..Check::default() });
    assert_eq!(found.count(Severity::Error), 0, "{:?}", found.problems.first());
    assert!(found.count(Severity::Warning) >= 600);
}

/// Warnings fail with `--strict` alone.
#[test]
fn warnings_fail_where_they_are_asked_to() {
    let path = "tests/it/broken/pending.json".into();
    let mut options = Check { paths: vec![path], ..Check::default() };
    assert_eq!(run(&options).code, 0);
    options.strict = true;
    assert_eq!(run(&options).code, 2);
}
