//! Headline case, which Chicago and the legal citations of APA prescribe for English titles.

/// The words that stay in lower case unless they begin or end a title (the list of CSL).
const SMALL_WORDS: [&str; 32] = [
    "a", "about", "an", "and", "as", "at", "but", "by", "de", "down", "for", "from", "in", "into",
    "nor", "of", "on", "onto", "or", "over", "so", "the", "till", "to", "up", "v", "via", "vs",
    "with", "without", "yet", "et",
];

/// The title in headline case. Words that already have a capital are not changed.
pub(super) fn title_case(title: &str) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let mut begins = true;
    let mut cased = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_kept = SMALL_WORDS.contains(&bare) && !begins && at + 1 < words.len();
        cased.push(if is_kept { (*word).to_owned() } else { capitalized(word) });
        begins = word.ends_with([':', '?', '!', '.', '—']);
    }
    cased.join(" ")
}

fn capitalized(word: &str) -> String {
    let has_capital = |part: &str| part.chars().any(char::is_uppercase);
    let mut made = String::with_capacity(word.len());
    for (nth, part) in word.split_inclusive(['-', '–', '/']).enumerate() {
        let bare = part.trim_matches(|letter: char| !letter.is_alphanumeric());
        let starts = part.find(char::is_alphabetic);
        match starts.and_then(|at| part.split_at_checked(at)) {
            // Ordinals such as "3rd" stay.
            Some((before, rest))
                if !has_capital(part)
                    && !before.contains(char::is_numeric)
                    && (nth == 0 || !SMALL_WORDS.contains(&bare)) =>
            {
                let mut letters = rest.chars();
                made.push_str(before);
                made.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                made.push_str(letters.as_str());
            }
            _ => made.push_str(part),
        }
    }
    made
}
