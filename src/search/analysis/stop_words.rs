//! Stop words: a title is found with and without them, and a question like what it asks for.

#[rustfmt::skip]
pub(crate) const STOP_WORDS: [&str; 81] = [
    // English.
    "a", "an", "and", "at", "between", "by", "for", "from", "in", "into", "of", "on", "or",
    "the", "to", "with",
    // English questions.
    "about", "are", "did", "do", "does", "had", "happen", "happened", "happens", "has", "have",
    "how", "is", "many", "much", "there", "was", "were", "what", "when", "where", "which",
    "who", "whom", "whose", "why",
    // Russian.
    "в", "во", "для", "и", "из", "к", "между", "на", "о", "об", "от", "по", "с", "со", "у",
    // Russian questions.
    "где", "какая", "какие", "какой", "когда", "кто", "ли", "почему", "произошло", "сколько",
    "случилось", "такая", "такие", "такой", "такое", "что", "это", "был", "была", "были",
    "было",
    // Georgian questions.
    "ვინ", "როდის", "სად",
];

pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&word.to_lowercase().as_str())
}
