//! Text → terms: tokenize, normalize, stem. Documents, queries and highlights go through the same
//! stages, so that what was typed meets what was indexed.

pub(crate) mod edit_distance;
pub(crate) mod keyboard_layout;
pub(crate) mod normalizer;
pub(crate) mod number_token;
pub(crate) mod numerals;
pub(crate) mod stemmer;
pub(crate) mod stop_words;
pub(crate) mod subsequence;
pub(crate) mod tokenizer;
