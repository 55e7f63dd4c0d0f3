//! The same records in the same order in the prompt, in every format of the command, with and
//! without a limit, letter by letter.

use crate::support::{command::Chancery, stage::Stage};
use chancery::{
    date::Day,
    dossier::{Dossier, EntryId},
    file_format::builtin,
    search::{Order, Query, SearchEngine, SearchOptions},
};

const QUERIES: [&str; 10] = [
    "medvedv 2008",
    "кокойты",
    "alliance treaty",
    "who:lavrov",
    "\"mutual assistance\"",
    "kind:figure",
    "2008-08-26",
    "bibilov|tibilov",
    "treaty -alliance",
    "zzzqqqzzz",
];

fn ids(dossier: &Dossier, entries: &[EntryId]) -> Vec<String> {
    entries.iter().map(|id| dossier.slug(*id).into_owned()).collect()
}

fn command(query: &str, more: &[&str]) -> String {
    Chancery::new().args(["search", query]).args(more).run().out
}

/// The ids that the command answers in this format.
fn asked(query: &str, format: &str, more: &[&str]) -> Vec<String> {
    let out = command(query, &[&["--format", format], more].concat());
    let id = |hit: &serde_json::Value| hit["id"].as_str().unwrap().to_owned();
    match format {
        "table" => out.lines().map(|line| line.split('\t').nth(3).unwrap().to_owned()).collect(),
        "json" => {
            let hits: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
            hits.iter().map(id).collect()
        }
        "jsonl" => out.lines().map(|line| id(&serde_json::from_str(line).unwrap())).collect(),
        "csv" => {
            out.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect()
        }
        "md" => {
            let cell = |line: &str| line.rsplit('`').nth(1).unwrap().to_owned();
            out.lines().skip(2).map(cell).collect()
        }
        _ => panic!("{format}"),
    }
}

#[test]
fn prompt_command_and_formats_agree() {
    for query in QUERIES {
        let mut stage = Stage::of(builtin(), 100, 30);
        stage.keys(&format!("/{query}<enter>"));
        // A search without matches is not kept.
        let found = stage.app.browse().results().map_or(&[][..], |found| &found.top);
        let prompt = ids(stage.app.dossier(), found);
        for format in ["table", "json", "jsonl", "csv", "md"] {
            assert_eq!(asked(query, format, &[]), prompt, "{query} as {format}");
        }
        let few = asked(query, "jsonl", &["--limit", "3"]);
        assert_eq!(few, prompt[..few.len()], "{query}");
        assert_eq!(few.len(), prompt.len().min(3), "{query}");
    }
}

#[test]
fn hits_can_be_sorted_by_time() {
    let dates = |sort: &str| -> Vec<String> {
        let out = command("kind:event kokoity", &["--sort", sort, "--format", "jsonl"]);
        let hits = out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        hits.map(|hit| hit["date"].as_str().unwrap().to_owned()).collect()
    };
    let (oldest, mut newest) = (dates("oldest"), dates("newest"));
    assert!(oldest.len() > 10);
    assert!(oldest.first() < oldest.last());
    newest.reverse();
    assert_eq!(oldest, newest);
    assert_eq!(
        asked("kokoity", "jsonl", &[]).len(),
        asked("kokoity", "csv", &["--sort", "newest"]).len()
    );
}

#[test]
fn json_has_matches_of_every_field() {
    let hits: Vec<serde_json::Value> =
        serde_json::from_str(&command("кокойты friendship attack", &["--format", "json"])).unwrap();
    let hit = hits.iter().find(|hit| hit["id"] == "friendship-treaty-2008").unwrap();
    let matched = hit["matched"].as_array().unwrap();
    let fields: Vec<&str> = matched.iter().map(|one| one["field"].as_str().unwrap()).collect();
    for field in ["title", "names", "linked", "summary"] {
        assert!(fields.contains(&field), "{field}: {fields:?}");
    }
    for one in matched {
        let text: Vec<char> = one["text"].as_str().unwrap().chars().collect();
        for range in one["ranges"].as_array().unwrap() {
            let (from, to) = (range[0].as_u64().unwrap(), range[1].as_u64().unwrap());
            assert!(from < to && to as usize <= text.len(), "{one}");
        }
    }
    let dated = command("2008-08-26", &["--format", "jsonl", "--limit", "1"]);
    let hit: serde_json::Value = serde_json::from_str(dated.trim()).unwrap();
    assert!(hit["matched"].as_array().unwrap().iter().any(|one| one["field"] == "date"), "{hit}");
}

fn by_time(engine: &SearchEngine, today: Day) -> Vec<EntryId> {
    let options = SearchOptions { order: Order::Oldest, ..SearchOptions::best(usize::MAX) };
    engine.search_with(&Query::parse("", today), &options).top
}

/// The same prefix always gives the same records, by score and then by time.
#[test]
fn results_while_typing_are_stable() {
    let dossier = builtin();
    let (one, other) = (SearchEngine::new(&dossier), SearchEngine::new(&dossier));
    let today = Day::new(2026, 8, 26).unwrap();
    let by_time = by_time(&one, today);
    let mut place = vec![0; dossier.len()];
    for (at, id) in by_time.iter().enumerate() {
        place[id.index()] = at;
    }
    for query in ["medvedev 2008", "alliance treaty in force", "кокойты 2009", "3700 soldiers"]
    {
        for (end, letter) in query.char_indices() {
            let typed = &query[..end + letter.len_utf8()];
            let found = one.search(typed, today);
            assert_eq!(found.top, other.search(typed, today).top, "{typed}");
            let query = Query::parse(typed, today);
            let first = one.search_with(&query, &SearchOptions::best(7)).top;
            assert_eq!(first, found.top[..first.len()], "{typed}");
            let hits: Vec<(EntryId, u32)> = found.ranked().collect();
            for pair in hits.windows(2) {
                assert!(pair[0].1 >= pair[1].1, "{typed}");
                let in_time = place[pair[0].0.index()] < place[pair[1].0.index()];
                assert!(
                    pair[0].1 > pair[1].1 || in_time,
                    "{typed}: {:?}",
                    ids(&dossier, &found.top)
                );
            }
        }
    }
}
