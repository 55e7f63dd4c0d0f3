//! Suggestions: the expected name that is nearest to a wrong one.

use super::quoted;

/// Returns the name that is one or two edits away, or has the same words in another order.
pub(crate) fn nearest<'a>(
    wrong: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let folded = fold(wrong);
    let words = sorted_words(&folded);
    let length = wrong.chars().count();
    // One edit in three letters is a typo; two make a different word.
    let slips = (length / 3).clamp(1, 2);
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let distance = if name.len().abs_diff(wrong.len()) <= 2 * slips {
            strsim::osa_distance(wrong, name)
        } else {
            usize::MAX
        };
        let distance = if distance <= slips && distance < length {
            distance
        } else if name.len() == wrong.len() && sorted_words(&fold(name)) == words {
            slips
        } else if length > 4
            && name.len().abs_diff(wrong.len()) <= length / 3
            && strsim::jaro_winkler(wrong, name) >= 0.93
        {
            slips + 1
        } else {
            continue;
        };
        if best.is_none_or(|(least, nearest)| (distance, name) < (least, nearest)) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Asks whether the nearest expected name was meant; lists all of them if none is near.
pub(crate) fn one_of<'a>(wrong: &str, expected: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(wrong, expected.clone()) {
        Some(name) => did_you_mean(name),
        None => format!("expected one of: {}", expected.collect::<Vec<_>>().join(", ")),
    }
}

pub(crate) fn did_you_mean(name: &str) -> String {
    format!("did you mean {}?", quoted(name))
}

fn fold(name: &str) -> String {
    name.chars()
        .map(|c| if matches!(c, '_' | ' ' | '.') { '-' } else { c.to_ascii_lowercase() })
        .collect()
}

fn sorted_words(folded: &str) -> Vec<&str> {
    let mut words: Vec<_> = folded.split('-').collect();
    words.sort_unstable();
    words
}
