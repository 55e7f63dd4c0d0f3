//! What was typed, as terms. Reading never fails: what is wrong is told with its place, and the
//! rest is looked for.

pub(crate) mod fields;
pub(crate) mod parser;

use super::{
    analysis::normalizer,
    schema::{Facet, Flags, SpanFacet},
};
use crate::{
    date::{DateRange, Day},
    dossier::Kind,
};
use parser::Parser;
use std::ops::Range;

/// A query as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub(crate) text: String,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) problems: Vec<QueryDiagnostic>,
}

/// One condition: a record fits when one of the alternatives does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) range: Range<usize>,
    pub(crate) negated: bool,
    pub(crate) terms: Vec<Term>,
}

/// One alternative of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) range: Range<usize>,
    pub(crate) sense: Literal,
}

/// How a part of the query was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Literal {
    /// A word; a strict one also has another reading, so that no slip in it is forgiven.
    Word { word: AnalyzedTerm, strict: bool },
    /// Words one after another; the last may be half typed while the quote is open.
    Phrase { words: Vec<AnalyzedTerm>, open: bool },
    /// A number in its one form.
    Number(String),
    /// A time that the record's date overlaps.
    When(DateRange),
    /// A word that says nothing by itself.
    Filler(AnalyzedTerm),
    /// One of the kinds.
    Kind(Vec<Kind>),
    /// A property with this value.
    Facet(Facet, Vec<AnalyzedTerm>),
    /// Another time of the record.
    Span(SpanFacet, Vec<DateRange>),
    /// What is so of the record.
    Flag(Flags),
    /// A field whose value is still to come: restricts nothing.
    Unfinished,
    /// A field or a value that is not known: fits nothing, so that it cannot seem to work.
    Unknown,
}

/// A word as typed and in the forms it is compared in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnalyzedTerm {
    pub(crate) typed: String,
    pub(crate) plain: String,
    pub(crate) key: String,
}

impl AnalyzedTerm {
    pub(crate) fn new(typed: &str) -> Self {
        let plain = normalizer::normalize(typed);
        let key = normalizer::romanization_key(&plain);
        Self { typed: typed.to_owned(), plain, key }
    }

    /// A number, which has one form only and keeps its decimal point.
    pub(crate) fn of_number(number: &str) -> Self {
        Self { typed: number.to_owned(), plain: number.to_owned(), key: number.to_owned() }
    }

    pub(crate) fn stem(&self) -> &str {
        normalizer::stem(&self.key)
    }
}

/// What is wrong with a part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryDiagnostic {
    /// The bytes of the query at fault.
    pub range: Range<usize>,
    /// What is wrong, in words.
    pub text: String,
}

impl Query {
    /// Reads what was typed; `today` is the day that `today` means.
    #[must_use]
    pub fn parse(text: &str, today: Day) -> Self {
        let (clauses, problems) = Parser::new(text, today).read();
        Self { text: text.to_owned(), clauses, problems }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is asked for, so that everything fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// What is wrong with parts of it.
    #[must_use]
    pub fn problems(&self) -> &[QueryDiagnostic] {
        &self.problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Query {
        Query::parse(text, Day::new(2026, 11, 21).unwrap())
    }

    /// The query in short: clauses by spaces, alternatives by `|`, negation by `-`.
    fn shown(text: &str) -> String {
        let term = |term: &Term| match &term.sense {
            Literal::Word { word, .. } => word.plain.clone(),
            Literal::Phrase { words, open } => {
                let words: Vec<&str> = words.iter().map(|word| word.plain.as_str()).collect();
                format!("\"{}{}", words.join(" "), if *open { "" } else { "\"" })
            }
            Literal::Number(number) => format!("#{number}"),
            Literal::When(when) => format!("[{}]", when.words()),
            Literal::Filler(word) => format!("({})", word.plain),
            Literal::Kind(kinds) => format!("{kinds:?}"),
            Literal::Facet(facet, words) => {
                let words: Vec<&str> = words.iter().map(|word| word.plain.as_str()).collect();
                format!("{}:{}", facet.name(), words.join("+"))
            }
            Literal::Span(span, when) => {
                let when: Vec<String> = when.iter().map(|when| when.words()).collect();
                format!("{}:[{}]", span.name(), when.join(" or "))
            }
            Literal::Flag(flag) => format!("{flag:?}"),
            Literal::Unfinished => "…".to_owned(),
            Literal::Unknown => "!".to_owned(),
        };
        let clause = |clause: &Clause| {
            let terms: Vec<String> = clause.terms.iter().map(term).collect();
            format!("{}{}", if clause.negated { "-" } else { "" }, terms.join("|"))
        };
        parse(text).clauses.iter().map(clause).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn words_dates_and_numbers_are_told_apart() {
        case("aug 2008 medvedev", "[1–31 Aug 2008] medvedev");
        case("Treaty of Friendship", "treaty (of) friendship");
        case("3700 troops", "#3700 troops");
        case("3,700", "#3700");
        case("2.8 billion rubles", "#2800000000 rubles");
        case("58th army", "58th army");
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
    fn fields_are_read() {
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
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let problem = |text: &str| {
            let query = parse(text);
            let problem = query.problems().first().cloned();
            problem.map(|problem| (text[problem.range].to_owned(), problem.text))
        };
        let told = |place: &str, text: &str| Some((place.to_owned(), text.to_owned()));
        assert_eq!(
            problem("x plce:java"),
            told("plce:", "there is no field \"plce\": did you mean \"place\"?")
        );
        assert_eq!(
            problem("2009-02-30"),
            told("2009-02-30", "2009-02-30 is no day of the calendar")
        );
        assert_eq!(problem("before:x"), told("x", "\"x\" is no date"));
        assert_eq!(problem("who:"), told("who:", "\"who:\" waits for a value"));
        assert_eq!(problem("medvedev 2008"), None);
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,80}") {
            let query = parse(&text);
            for clause in &query.clauses {
                prop_assert!(text.get(clause.range.clone()).is_some());
            }
        }

        #[test]
        fn reading_what_looks_like_a_query_never_panics(
            text in "([a-zа-я]{1,6}|[0-9]{1,4}|aug|may|who:|before:|of|\"|-|\\.\\.|[ |:./,-]){0,40}",
        ) {
            let query = parse(&text);
            for range in query.clauses.iter().map(|clause| &clause.range)
                .chain(query.problems.iter().map(|problem| &problem.range)) {
                prop_assert!(text.get(range.clone()).is_some());
            }
        }
    }

    /// How long it takes is measured by `cargo bench --bench search -- reader`; here it must end,
    /// and leave no more to look for than a key press can bear.
    #[test]
    fn ten_thousand_characters_of_anything_are_read() {
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
                    let words = match &term.sense {
                        Literal::Phrase { words, .. } | Literal::Facet(_, words) => {
                            words.as_slice()
                        }
                        Literal::Word { word, .. } => std::slice::from_ref(word),
                        _ => &[],
                    };
                    assert!(words.len() <= 32, "{before}{unit}: {} words", words.len());
                    letters += words.iter().map(|word| word.typed.len()).sum::<usize>();
                }
                let most = 4 * text.len();
                assert!(letters <= most, "{before}{unit}: {letters} letters out of {}", text.len());
            }
        }
    }
}
