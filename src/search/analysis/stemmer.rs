//! The forms of English words: `withdraws`, `withdrew` and `withdrawal` are one word to a person
//! who searches. Rough on purpose: two words are taken for forms of one when what is left of both
//! is the same, and that only in titles, where a false friend is seen at once.

/// Shorter remains say too little.
const SHORTEST: usize = 4;

/// So long must be what does something for its doer to be the same word.
const SHORTEST_DOING: usize = 6;

/// Forms that no rule leads to, with the word itself.
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

/// Endings that change what stands before them, with what it was.
const CHANGED: [(&str, &str); 8] = [
    ("ication", "y"),
    ("isation", "is"),
    ("ization", "is"),
    ("gnition", "gnis"),
    ("ction", "ct"),
    ("ies", "y"),
    ("ied", "y"),
    ("ature", ""),
];

/// Endings that are only put behind.
const ADDED: [&str; 4] = ["ment", "ing", "ed", "al"];

/// What is left of a word (in its plain form) without the endings of its forms.
pub(crate) fn stem(plain: &str) -> String {
    if let Some((_, word)) = IRREGULAR.iter().find(|(form, _)| *form == plain) {
        return (*word).to_owned();
    }
    if !plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return plain.to_owned();
    }
    let several = plain.strip_suffix('s').filter(|one| !one.ends_with('s') && !one.ends_with("ie"));
    let one = several.filter(|one| one.len() >= SHORTEST - 1).unwrap_or(plain);
    let mut base = changed(one).or_else(|| shorter(one)).unwrap_or_else(|| one.to_owned());
    if base.len() > SHORTEST && base.ends_with('e') {
        base.pop();
    }
    // `recognize` and `recognise`.
    if base.ends_with('z') {
        base.pop();
        base.push('s');
    }
    base
}

fn changed(word: &str) -> Option<String> {
    CHANGED.iter().find_map(|(ending, before)| {
        let rest = word.strip_suffix(ending)?;
        let base = format!("{rest}{before}");
        (base.len() >= SHORTEST).then_some(base)
    })
}

fn shorter(word: &str) -> Option<String> {
    let added = ADDED.iter().find_map(|ending| word.strip_suffix(ending));
    let doing = word.strip_suffix("er").filter(|rest| rest.len() >= SHORTEST_DOING);
    added.filter(|rest| rest.len() >= SHORTEST).or(doing).map(str::to_owned)
}

/// Whether the word is one whose forms are worth looking for.
pub(crate) fn has_forms(plain: &str) -> bool {
    (plain.len() > SHORTEST || IRREGULAR.iter().any(|(form, _)| *form == plain))
        && plain.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// What every form of a word with this base begins with, save for the irregular ones.
pub(crate) fn beginning(base: &str) -> &str {
    // The last letter may be another: `ratif-y`, `recognis-e`.
    base.get(..base.len().saturating_sub(1).max(SHORTEST - 1)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_come_together() {
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
            let bases: Vec<String> = group.iter().map(|word| stem(word)).collect();
            assert!(bases.windows(2).all(|pair| pair[0] == pair[1]), "{group:?}: {bases:?}");
            for word in group.iter().filter(|word| word.len() > 5 && **word != "withdrew") {
                assert!(word.starts_with(beginning(&bases[0])), "{word}: {}", bases[0]);
            }
        }
    }

    #[test]
    fn other_words_stay_apart() {
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
