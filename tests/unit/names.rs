use super::*;

#[test]
fn every_line_of_the_file_has_a_meaning() {
    for line in WORDS.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '['])) {
        let key = line.split_once(": ").map_or("", |(key, _)| key);
        let is_name = key.parse().is_ok_and(|number: i8| matches!(number, 1..=12 | 21..=24));
        assert!(is_name || meaning_of(key).is_some(), "{line}");
    }
}
