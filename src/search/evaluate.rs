//! One condition of a query over all documents: which of them meet it, and how well. How well is
//! kept as six sets, one for each bit of the level, so that adding up levels is a few operations
//! on 64 documents at a time.

use super::{
    bits::Bits,
    document::Field,
    index::Index,
    levels::{self, Class, PROPERTY},
    phrase,
    plan::{Planned, Ready},
    postings::Documents,
    query::Sense,
    resolve::Meant,
    when::When,
};

/// The documents that meet a condition.
#[derive(Debug)]
pub(crate) struct Met {
    pub(crate) all: Bits,
    /// For each bit of the level, lowest first, the documents whose level has it.
    pub(crate) planes: Vec<Bits>,
}

/// Documents that meet a condition at one level.
struct Source<'a> {
    level: u8,
    documents: Set<'a>,
}

enum Set<'a> {
    Borrowed(Documents<'a>),
    Few(Vec<u32>),
    Many(Bits),
}

/// Evaluates a condition.
pub(crate) fn evaluate(index: &Index, clause: &Planned) -> Met {
    let length = index.documents();
    if clause.is_open() {
        return Met { all: Bits::all(length), planes: Vec::new() };
    }
    let mut sources = Vec::new();
    for ready in &clause.terms {
        collect(index, ready, &mut sources);
    }
    combine(length, sources)
}

fn collect<'a>(index: &'a Index, ready: &Ready, sources: &mut Vec<Source<'a>>) {
    let set = |set: Bits| Source { level: PROPERTY, documents: Set::Many(set) };
    match &ready.term.sense {
        Sense::Word { .. } | Sense::Number(_) => {
            ready.meant.iter().for_each(|meant| words(index, meant, sources));
        }
        Sense::Phrase { .. } => phrases(index, &ready.meant, sources),
        Sense::When(when) => dated(index, *when, sources),
        Sense::Kind(kinds) => {
            let mut of_kinds = Bits::none(index.documents());
            for kind in kinds {
                of_kinds.add(index.of_kind(*kind));
            }
            sources.push(set(of_kinds));
        }
        Sense::Facet(facet, words) => {
            let mut with = Bits::none(index.documents());
            for value in index.facets.named(*facet, words) {
                with.extend(&value.documents);
            }
            sources.push(set(with));
        }
        Sense::Span(span, whens) => {
            let mut within = Bits::none(index.documents());
            for when in whens {
                index.spans(*span).overlapping(*when, &mut |document, _| within.insert(document));
            }
            sources.push(set(within));
        }
        Sense::Flag(flag) => sources.push(set(index.flagged(*flag))),
        Sense::Filler(_) | Sense::Unfinished | Sense::Unknown => {}
    }
}

fn words<'a>(index: &'a Index, meant: &Meant, sources: &mut Vec<Source<'a>>) {
    for (word, way) in &meant.words {
        for class in Class::ALL {
            let documents = index.postings.get(*word, class);
            if way.reaches(class, meant.letters) && !matches!(documents, Documents::Few([])) {
                let documents = Set::Borrowed(documents);
                sources.push(Source { level: way.level(class), documents });
            }
        }
    }
}

fn phrases<'a>(index: &'a Index, words: &[Meant], sources: &mut Vec<Source<'a>>) {
    // One word is always one after another.
    if let [meant] = words {
        for (word, class) in
            meant.words.iter().flat_map(|(word, _)| Class::ALL.map(|class| (*word, class)))
        {
            let documents = Set::Borrowed(index.postings.get(word, class));
            sources.push(Source { level: levels::phrase(class), documents });
        }
        return;
    }
    let mut of_class: [Vec<u32>; Class::COUNT] = Default::default();
    for (document, class) in phrase::find(index, words) {
        if let Some(documents) = of_class.get_mut(class as usize) {
            documents.push(document);
        }
    }
    for (class, documents) in Class::ALL.into_iter().zip(of_class) {
        sources.push(Source { level: levels::phrase(class), documents: Set::Few(documents) });
    }
}

fn dated(index: &Index, when: When, sources: &mut Vec<Source<'_>>) {
    let mut by_level: Vec<Vec<u32>> = vec![Vec::new(); 1 << levels::BITS];
    index.dates.overlapping(when, &mut |document, level| {
        if let Some(documents) = by_level.get_mut(usize::from(level)) {
            documents.push(document);
        }
    });
    for (documents, level) in by_level.into_iter().zip(0..) {
        if !documents.is_empty() {
            sources.push(Source { level, documents: Set::Few(documents) });
        }
    }
}

/// Puts the sources together, the best level first, so that a document keeps its best.
fn combine(length: usize, mut sources: Vec<Source<'_>>) -> Met {
    sources.sort_by_key(|source| std::cmp::Reverse(source.level));
    let mut met = Met { all: Bits::none(length), planes: Vec::new() };
    met.planes.resize_with(levels::BITS, || Bits::none(length));
    let mut fresh = Bits::none(length);
    for same_level in sources.chunk_by(|one, other| one.level == other.level) {
        fresh.clear();
        for source in same_level {
            match &source.documents {
                Set::Borrowed(Documents::Few(few)) => fresh.extend(few),
                Set::Few(few) => fresh.extend(few),
                Set::Borrowed(Documents::Many(many)) => fresh.add(many),
                Set::Many(many) => fresh.add(many),
            }
        }
        fresh.remove(&met.all);
        met.all.add(&fresh);
        let level = same_level.first().map_or(0, |source| source.level);
        for (plane, bit) in met.planes.iter_mut().zip(0..) {
            if level >> bit & 1 == 1 {
                plane.add(&fresh);
            }
        }
    }
    met
}

/// The level of one word of a document, in this field and before these tokens.
pub(crate) fn level(ready: &Ready, word: u32, field: Field, from_here: &[u32]) -> Option<u8> {
    let class = Class::of(field);
    if matches!(ready.term.sense, Sense::Phrase { .. }) {
        return phrase::begins(from_here, &ready.meant).then(|| levels::phrase(class));
    }
    let meant = ready.meant.first()?;
    let way = meant.way(word)?;
    way.reaches(class, meant.letters).then(|| way.level(class))
}
