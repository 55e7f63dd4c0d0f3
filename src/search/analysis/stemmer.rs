//! A stemmer for English: `withdraws`, `withdrew` and `withdrawal` have one stem. It is used in names
//! and titles alone, where a false conflation is seen at once, and so also strips derivations.

/// Shorter stems are ambiguous.
const MIN_STEM: usize = 4;

/// Of an agent noun (`peacekeeper`): more words end in `er` by chance.
const MIN_AGENT_STEM: usize = 6;

/// Irregular forms with their stem.
const IRREGULAR: [(&str, &str); 16] = [
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("came", "come"),
    ("fought", "fight"),
    ("gave", "give"),
    ("held", "hold"),
    ("met", "meet"),
    ("said", "say"),
    ("sent", "send"),
    ("spoke", "speak"),
    ("took", "take"),
    ("went", "go"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("won", "win"),
];

/// Suffixes with their replacement.
const REPLACED: [(&str, &str); 8] = [
    ("ication", "y"),
    ("isation", "is"),
    ("ization", "is"),
    ("gnition", "gnis"),
    ("ction", "ct"),
    ("ies", "y"),
    ("ied", "y"),
    ("ature", ""),
];

/// Suffixes that are removed.
const REMOVED: [&str; 4] = ["ment", "ing", "ed", "al"];

/// The stem of a normalized word.
pub(crate) fn stem(word: &str) -> String {
    if let Some((_, stem)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return (*stem).to_owned();
    }
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let singular = word.strip_suffix('s').filter(|one| !one.ends_with('s') && !one.ends_with("ie"));
    let singular = singular.filter(|one| one.len() >= MIN_STEM - 1).unwrap_or(word);
    let stem = replace_suffix(singular).or_else(|| remove_suffix(singular));
    let mut stem = stem.unwrap_or_else(|| singular.to_owned());
    if stem.len() > MIN_STEM && stem.ends_with('e') {
        stem.pop();
    }
    // `recognize` and `recognise`.
    if stem.ends_with('z') {
        stem.pop();
        stem.push('s');
    }
    stem
}

fn replace_suffix(word: &str) -> Option<String> {
    REPLACED.iter().find_map(|(suffix, replacement)| {
        let rest = word.strip_suffix(suffix)?;
        let stem = format!("{rest}{replacement}");
        (stem.len() >= MIN_STEM).then_some(stem)
    })
}

fn remove_suffix(word: &str) -> Option<String> {
    let rest = REMOVED.iter().find_map(|suffix| word.strip_suffix(suffix));
    let agent = word.strip_suffix("er").filter(|rest| rest.len() >= MIN_AGENT_STEM);
    rest.filter(|rest| rest.len() >= MIN_STEM).or(agent).map(str::to_owned)
}

/// Whether a normalized word may have other forms.
pub(crate) fn has_forms(word: &str) -> bool {
    (word.len() > MIN_STEM || IRREGULAR.iter().any(|(form, _)| *form == word))
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The prefix that all regular forms of a stem have.
pub(crate) fn common_prefix(stem: &str) -> &str {
    // The last letter may change: `ratif-y`, `recognis-e`.
    stem.get(..stem.len().saturating_sub(1).max(MIN_STEM - 1)).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_share_a_stem() {
        for group in [
            &["recognises", "recognised", "recognize", "recognition", "recognizing"][..],
            &["withdraws", "withdrew", "withdrawal", "withdrawn", "withdraw"],
            &["ratified", "ratifies", "ratify", "ratification", "ratifications", "ratifying"],
            &["signed", "signs", "signing", "signature"],
            &["appointed", "appoints", "appointment"],
            &["suspends", "suspended", "suspending"],
            &["peacekeeping", "peacekeepers", "peacekeeper"],
            &["elections", "elected", "elects"],
            &["closed", "closes", "closing", "close"],
            &["agreement", "agreed", "agrees"],
            &["treaties", "treaty"],
            &["met", "meets", "meeting"],
        ] {
            let stems: Vec<String> = group.iter().map(|word| stem(word)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{group:?}: {stems:?}");
            for word in group.iter().filter(|word| word.len() > 5 && **word != "withdrew") {
                assert!(word.starts_with(common_prefix(&stems[0])), "{word}: {}", stems[0]);
            }
        }
    }

    #[test]
    fn other_words_have_other_stems() {
        for (one, other) in [
            ("mission", "missing"),
            ("georgia", "georgian"),
            ("minister", "ministry"),
            ("bibilov", "tibilov"),
            ("press", "pres"),
            ("state", "station"),
            ("nation", "native"),
        ] {
            assert_ne!(stem(one), stem(other));
        }
    }
}
