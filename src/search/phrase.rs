//! Words that must stand one after another in one text.

use super::{
    bits::Bits, index::Index, levels::Class, postings::Documents, resolve::Meant, stream::Token,
};

/// The documents that have the words in this order, each with its strongest text that does.
pub(crate) fn find(index: &Index, words: &[Meant]) -> Vec<(u32, Class)> {
    let Some(candidates) = having_all(index, words) else { return Vec::new() };
    candidates
        .iter()
        .filter_map(|document| {
            strongest(index.stream.of(document), words).map(|class| (document, class))
        })
        .collect()
}

fn having_all(index: &Index, words: &[Meant]) -> Option<Bits> {
    let mut all: Option<Bits> = None;
    for meant in words {
        let mut with = Bits::none(index.documents());
        for (word, _) in &meant.words {
            for class in Class::ALL {
                match index.postings.get(*word, class) {
                    Documents::Few(few) => with.extend(few),
                    Documents::Many(many) => with.add(many),
                }
            }
        }
        match &mut all {
            Some(all) => all.keep(&with),
            None => all = Some(with),
        }
    }
    all
}

/// The strongest class of a text in which the words follow one another.
fn strongest(tokens: impl Iterator<Item = Token> + Clone, words: &[Meant]) -> Option<Class> {
    let mut best = None;
    let mut class = Class::Text;
    let mut rest = tokens;
    loop {
        let here = rest.clone();
        match rest.next()? {
            Token::Text(field, _) => {
                if best == Some(Class::Name) {
                    return best;
                }
                class = Class::of(field);
            }
            Token::Word(_) if follows(here, words) => {
                best = Some(best.map_or(class, |best: Class| best.min(class)));
                if best == Some(Class::Name) {
                    return best;
                }
            }
            Token::Word(_) | Token::Extra(_) => {}
        }
        if rest.clone().next().is_none() {
            return best;
        }
    }
}

/// Whether the words stand here one after another.
pub(crate) fn follows(tokens: impl Iterator<Item = Token>, words: &[Meant]) -> bool {
    let mut wanted = words.iter();
    let Some(mut next) = wanted.next() else { return false };
    for token in tokens {
        match token {
            Token::Extra(_) => {}
            Token::Text(..) => return false,
            Token::Word(word) => {
                if next.way(word).is_none() {
                    return false;
                }
                match wanted.next() {
                    Some(following) => next = following,
                    None => return true,
                }
            }
        }
    }
    false
}
