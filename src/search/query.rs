//! Query syntax tree: what was typed, as a conjunction of clauses. Parsing never fails; diagnostics carry
//! their spans, and the rest is searched.

pub(crate) mod fields;
pub(crate) mod parser;

use super::{
    analysis::AnalyzedTerm,
    schema::{Facet, Flags, SpanFacet},
};
use crate::{
    date::{DateRange, Day},
    dossier::Kind,
};
use parser::Parser;
use std::ops::Range;

/// A parsed query: documents match all of its clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub(crate) text: String,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) diagnostics: Vec<QueryDiagnostic>,
    /// Whether it is still being typed.
    pub(crate) is_typing: bool,
    /// The day that relative dates are relative to.
    pub(crate) today: Day,
}

/// A disjunction: documents match one of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) range: Range<usize>,
    pub(crate) occur: Occur,
    pub(crate) terms: Vec<Term>,
}

/// What a clause does to the documents that do not match it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Occur {
    /// Excludes them, always: a field, or a phrase in quotes.
    Required,
    /// Excludes them, unless no document matches every clause.
    Preferred,
    /// Keeps them, below those that match: a part that is still being typed.
    Optional,
    /// Keeps these and excludes those that match: a negation.
    Excluded,
}

/// A literal with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) range: Range<usize>,
    pub(crate) literal: Literal,
}

/// What a part of the query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Literal {
    /// A word; of one that may mean something else too (`may`), no typo is corrected.
    Word { word: AnalyzedTerm, is_strict: bool },
    /// Adjacent words; without a closing quote the last is a prefix.
    Phrase { words: Vec<AnalyzedTerm>, is_open: bool },
    /// A number in its canonical form.
    Number(String),
    /// A time that a date of the document overlaps.
    Date(DateRange),
    /// The words of a date, adjacent in a name.
    NameWords(Vec<AnalyzedTerm>),
    /// A word without meaning, which matches every document.
    StopWord(AnalyzedTerm),
    /// One of these kinds.
    Kind(Vec<Kind>),
    /// A value of a facet.
    Facet(Facet, Vec<AnalyzedTerm>),
    /// A time that another time of the document overlaps.
    Span(SpanFacet, Vec<DateRange>),
    /// A flag.
    Flag(Flags),
    /// A field without a value yet, which matches every document.
    Incomplete,
    /// An unknown field or value, which matches no document, so that it does not seem to work.
    Invalid,
}

/// A problem in a part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDiagnostic {
    /// The bytes of the query.
    pub range: Range<usize>,
    /// The message.
    pub message: String,
}

impl Query {
    /// Parses what was typed; relative dates are relative to `today`.
    #[must_use]
    pub fn parse(text: &str, today: Day) -> Self {
        Self::parse_with(text, today, false)
    }

    /// Parses what is being typed: its last word may be the beginning of another.
    #[must_use]
    pub fn parse_typing(text: &str, today: Day) -> Self {
        Self::parse_with(text, today, true)
    }

    fn parse_with(text: &str, today: Day, is_typing: bool) -> Self {
        let (clauses, diagnostics) = Parser::new(text, today, is_typing).parse();
        Self { text: text.to_owned(), clauses, diagnostics, is_typing, today }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it has no clauses, so that every document matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The problems in it.
    #[must_use]
    pub fn diagnostics(&self) -> &[QueryDiagnostic] {
        &self.diagnostics
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Query {
        Query::parse(text, Day::new(2026, 11, 21).unwrap())
    }

    /// The query in short: clauses separated by spaces, terms by `|`, negation as `-`.
    fn render(text: &str) -> String {
        let term = |term: &Term| match &term.literal {
            Literal::Word { word, .. } => word.normalized.clone(),
            Literal::Phrase { words, is_open } => {
                let words: Vec<&str> = words.iter().map(|word| word.normalized.as_str()).collect();
                format!("\"{}{}", words.join(" "), if *is_open { "" } else { "\"" })
            }
            Literal::Number(number) => format!("#{number}"),
            Literal::Date(when) => format!("[{}]", when.words()),
            Literal::NameWords(_) => String::new(),
            Literal::StopWord(word) => format!("({})", word.normalized),
            Literal::Kind(kinds) => format!("{kinds:?}"),
            Literal::Facet(facet, words) => {
                let words: Vec<&str> = words.iter().map(|word| word.normalized.as_str()).collect();
                format!("{}:{}", facet.name(), words.join("+"))
            }
            Literal::Span(span, when) => {
                let when: Vec<String> = when.iter().map(|when| when.words()).collect();
                format!("{}:[{}]", span.name(), when.join(" or "))
            }
            Literal::Flag(flag) => format!("{flag:?}"),
            Literal::Incomplete => "…".to_owned(),
            Literal::Invalid => "!".to_owned(),
        };
        let clause = |clause: &Clause| {
            let is_typed = |term: &&Term| !matches!(term.literal, Literal::NameWords(_));
            let terms: Vec<String> = clause.terms.iter().filter(is_typed).map(term).collect();
            format!("{}{}", if clause.occur == Occur::Excluded { "-" } else { "" }, terms.join("|"))
        };
        parse(text).clauses.iter().map(clause).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(render(text), expected, "{text}");
    }

    #[test]
    fn words_dates_and_numbers() {
        case("aug 2008 medvedev", "[1–31 Aug 2008] medvedev");
        case("Treaty of Friendship", "treaty (of) friendship");
        case("3700 troops", "#3700 troops");
        case("3,700", "#3700");
        case("2.8 billion rubles", "#2800000000 rubles");
        case("58th army", "#58 army");
        case("resolution 1808", "resolution [1808]|#1808");
        case("may", "[1–31 May, any year]|may");
        case("8/9/2008", "[8 Sep 2008]|[9 Aug 2008]");
        case("Sep 9, 2008", "[9 Sep 2008]");
        case("(2008)", "[2008]");
        case("медведев 26 августа 2008", "medvedev [26 Aug 2008]");
        case("before 2009 talks", "[until 2008] talks");
        case("200", "[2000–2009]|#200");
        case("of", "of");
    }

    #[test]
    fn quotes_negation_and_alternatives() {
        case("\"exact words\" -not a1|b2", "\"exact words\" -not a1|b2");
        case("\"south oss", "\"south oss");
        case("-\"no such\" | x", "-\"no such\"|x");
        case("«Южная Осетия»", "\"yuzhnaya osetiya\"");
        case("kokoity | bibilov", "kokoity|bibilov");
        case("- -", "");
        case("|", "");
        case("novo-ogaryovo", "novoogaryovo|\"novo ogaryovo");
        case("Dzhioyev's", "dzhioyev");
    }

    #[test]
    fn fields_with_values() {
        case("who:kokoity kind:treaty", "who:kokoity [Treaty]");
        case("who:\"Eduard Kokoity\"", "who:eduard+kokoity");
        case("who:a|b", "who:a|who:b");
        case("before:2009", "[until 2008]");
        case("since:aug 2008 x", "[since 1 Aug 2008] x");
        case("year:2008..2010", "[2008–2010]");
        case("in-force:2010-01-01", "in-force:[1 Jan 2010]");
        case("has:claims -is:contested", "Flags(1) -Flags(2)");
        case("who:", "…");
        case("plce:java", "!");
        case("kind:nonsense", "!");
        case("10:30", "#10 #30");
        // A word with a colon that is no field.
        case("Alliance treaty: signed", "alliance treaty signed");
        case("Re: Geneva", "re geneva");
        case("kind: treaty", "… treaty");
    }

    #[test]
    fn diagnostics_have_a_span() {
        let diagnostic = |text: &str| {
            let query = parse(text);
            let diagnostic = query.diagnostics().first().cloned();
            diagnostic.map(|known| (text[known.range].to_owned(), known.message))
        };
        let expected = |typed: &str, message: &str| Some((typed.to_owned(), message.to_owned()));
        assert_eq!(
            diagnostic("x plce:java"),
            expected("plce:", "there is no field \"plce\": did you mean \"place\"?")
        );
        assert_eq!(
            diagnostic("2009-02-30"),
            expected("2009-02-30", "2009-02-30 is not a valid date")
        );
        assert_eq!(diagnostic("before:x"), expected("x", "\"x\" is no date"));
        assert_eq!(diagnostic("who:"), expected("who:", "\"who:\" waits for a value"));
        assert_eq!(diagnostic("medvedev 2008"), None);
    }

    proptest! {
        #[test]
        fn parser_never_panics(text in "\\PC{0,80}") {
            let query = parse(&text);
            for clause in &query.clauses {
                prop_assert!(text.get(clause.range.clone()).is_some());
            }
        }

        #[test]
        fn parser_never_panics_on_syntax(
            text in "([a-zа-я]{1,6}|[0-9]{1,4}|aug|may|who:|before:|of|\"|-|\\.\\.|[ |:./,-]){0,40}",
        ) {
            let query = parse(&text);
            for range in query.clauses.iter().map(|clause| &clause.range)
                .chain(query.diagnostics.iter().map(|known| &known.range)) {
                prop_assert!(text.get(range.clone()).is_some());
            }
        }
    }

    /// The parser bounds what a key press costs. How long it takes is measured by
    /// `cargo bench --bench search -- reader`.
    #[test]
    fn long_input_is_bounded() {
        for unit in [
            "a", "1", "a ", "1 ", "-", "who:", "\"", "1-", "aug ", "early ", "about ", "ж|", "a-",
            "a.", "who:a|", "\"a b\" ", "1|", "\u{301}1",
        ] {
            for before in ["", "\"", "who:\""] {
                let text = before.to_owned() + &unit.repeat(10_000 / unit.chars().count());
                let query = parse(&text);
                assert!(query.text().len() >= 9_990);
                let terms = || query.clauses.iter().flat_map(|clause| &clause.terms);
                assert!(terms().count() <= 70, "{before}{unit}: {} terms", terms().count());
                let mut letters = 0;
                for term in terms() {
                    let words = match &term.literal {
                        Literal::Phrase { words, .. } | Literal::Facet(_, words) => {
                            words.as_slice()
                        }
                        Literal::Word { word, .. } => std::slice::from_ref(word),
                        _ => &[],
                    };
                    assert!(words.len() <= 32, "{before}{unit}: {} words", words.len());
                    letters += words.iter().map(|word| word.text.len()).sum::<usize>();
                }
                let max = 4 * text.len();
                assert!(letters <= max, "{before}{unit}: {letters} letters out of {}", text.len());
            }
        }
    }
}
