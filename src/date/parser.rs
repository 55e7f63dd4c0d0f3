//! A recursive-descent parser without backtracking: of all rules that match, the longest match wins.

use super::{
    DateError, DateExpr, Day, Endpoint, Qualifier,
    expr::{Calendar, DatePoint},
    lexer::Lexer,
    names::{self, Meaning, Unit},
};

const MAX_ALTERNATIVES: usize = 4;

/// The order of a day and a month written as two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// `3/4/2008` is 3 April.
    DayFirst,
    /// `3/4/2008` is 4 March.
    MonthFirst,
}

/// What is known about the text beforehand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ParseOptions {
    /// The day that `today` and `last year` count from; without it they are not read.
    pub today: Option<Day>,
    /// The order of day and month in figures; without it both are read if both are possible.
    pub day_order: Option<DayOrder>,
    /// The text may end in the middle of a word or a number: the missing rest restricts nothing.
    pub partial: bool,
    /// Only a point is read and no range, so that each end of `2008–2010` is a date of its own.
    pub single: bool,
    /// The text is known to be a date, so that `988` is a year and `in 2008` begins with a date.
    pub explicit: bool,
    /// The text is a cell of a spreadsheet, so that `44197` is a day.
    pub spreadsheet: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// Every interpretation; two for `8/9/2008`.
    pub alternatives: Vec<DateExpr>,
    /// The bytes of the text that were read.
    pub len: usize,
    /// Further details in the words.
    pub notes: Notes,
}

/// Details that the words of a date add to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Notes {
    /// Whether it may also be an ordinary word: `may`.
    pub is_word: bool,
    /// Whether the wording says more than the date can hold: a time of day, `early`, `between`.
    pub has_wording: bool,
    /// Whether the year has two digits, so that its century is a guess.
    pub is_short_year: bool,
    pub qualifier: Option<Qualifier>,
    /// The day or month that does not exist; the alternatives are without it.
    pub(super) fault: Option<DateError>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault}")]
pub struct DateParseError {
    pub fault: DateError,
    /// The valid rest of the date: the month of a day that does not exist.
    pub nearest: Option<Parsed>,
}

/// Reads the longest date at the start of `text`; fails if there is none, or no such day.
///
/// ```
/// use chancery::date::{Day, ParseOptions, parse};
///
/// let parsed = parse("7–12 August 2008 in Tskhinvali", &ParseOptions::default())?;
/// assert_eq!(parsed.len, "7–12 August 2008".len());
/// assert_eq!(parsed.alternatives[0].to_edtf()?.as_str(), "2008-08-07/2008-08-12");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn parse(text: &str, options: &ParseOptions) -> Result<Parsed, DateParseError> {
    let parser = Parser { lexer: Lexer::new(text), options };
    let mut found = parser.expression(0);
    // `le 8 août 2008`, `am 8. August 2008`.
    if parser.lexer.is_word(0, &["le", "am", "vom", "den"]) {
        let day = parser.expression(1).filter(Node::is_day);
        found = longest([found, day]);
    }
    if options.explicit {
        found = longest([found, parser.set()]);
        let born =
            parser.lexer.skip_word(0, &["b", "d", "born", "died", "geb", "gest", "род", "ум"]);
        let born = parser.lexer.skip_glued(born, &['.']);
        found = longest([found, (born > 0).then(|| parser.expression(born)).flatten()]);
        let after_link = parser.skip(0, Meaning::Link);
        let after_unit = parser.skip(after_link, Meaning::Unit(Unit::Year));
        for start in [after_link, after_unit].into_iter().filter(|start| *start > 0) {
            found = longest([parser.expression(start), found]);
        }
    }
    let Some(found) = found else {
        return Err(DateParseError { fault: DateError::Form, nearest: None });
    };
    let len = parser.lexer.end_before(found.end);
    let parsed = Parsed { alternatives: found.exprs, len, notes: found.notes };
    match parsed.notes.fault {
        Some(fault) => Err(DateParseError { fault, nearest: Some(parsed) }),
        None => Ok(parsed),
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) exprs: Vec<DateExpr>,
    /// The position after its last token.
    pub(super) end: usize,
    pub(super) notes: Notes,
}

impl Node {
    pub(super) fn new(values: impl IntoIterator<Item = Calendar>, end: usize) -> Option<Self> {
        Self::of(values.into_iter().map(|value| DateExpr::Point(value.into())), end)
    }

    pub(super) fn of(exprs: impl IntoIterator<Item = DateExpr>, end: usize) -> Option<Self> {
        let mut unique: Vec<DateExpr> = Vec::new();
        for expr in exprs {
            if !unique.contains(&expr) && unique.len() < MAX_ALTERNATIVES {
                unique.push(expr);
            }
        }
        (!unique.is_empty()).then_some(Self { exprs: unique, end, notes: Notes::default() })
    }

    pub(super) fn map(mut self, change: impl Fn(DatePoint) -> DatePoint) -> Self {
        for expr in &mut self.exprs {
            *expr = expr.map(&change);
        }
        self.notes.has_wording = true;
        self
    }

    pub(super) fn is_day(&self) -> bool {
        self.notes.fault.is_some() || self.exprs.iter().all(|expr| expr.is_day())
    }

    pub(super) fn on_side(mut self, side: Endpoint) -> Option<Self> {
        self.exprs = self.exprs.iter().filter_map(|expr| expr.on_side(side)).collect();
        self.notes.is_word = false;
        self.notes.has_wording |= matches!(side, Endpoint::Before | Endpoint::After);
        (!self.exprs.is_empty() || self.notes.fault.is_some()).then_some(self)
    }

    pub(super) fn to(&self, last: &Self) -> Option<Self> {
        let points = |found: &Self| -> Vec<DatePoint> {
            let point = |expr: &DateExpr| match expr {
                DateExpr::Point(point) => Some(*point),
                _ => None,
            };
            found.exprs.iter().filter_map(point).collect()
        };
        let ends = points(last);
        let pairs = points(self).into_iter().flat_map(|from| {
            ends.iter().filter_map(move |to| DateExpr::range(from, *to)).collect::<Vec<_>>()
        });
        let mut ranges: Vec<DateExpr> = pairs.collect();
        let turned: Vec<DateExpr> = ranges.iter().filter_map(DateExpr::reversed).collect();
        let fault = (turned.len() == ranges.len()).then_some(DateError::Reversed);
        match fault {
            // The reverse may be meant.
            Some(_) => ranges = turned,
            None => ranges.retain(|range| range.reversed().is_none()),
        }
        let notes = Notes {
            is_word: false,
            has_wording: self.notes.has_wording || last.notes.has_wording,
            is_short_year: self.notes.is_short_year || last.notes.is_short_year,
            qualifier: self.notes.qualifier,
            fault: self.notes.fault.or(last.notes.fault).or(fault),
        };
        Some(Self { notes, ..Self::of(ranges, last.end)? })
    }
}

/// The longest match; of equally long ones the last.
pub(super) fn longest(found: impl IntoIterator<Item = Option<Node>>) -> Option<Node> {
    found.into_iter().flatten().max_by_key(|found| found.end)
}

pub(super) struct Parser<'a> {
    pub(super) lexer: Lexer,
    pub(super) options: &'a ParseOptions,
}

impl Parser<'_> {
    pub(super) fn meanings(&self, at: usize) -> impl Iterator<Item = (Meaning, usize)> {
        let entries = names::meanings(self.lexer.word(at).unwrap_or(""));
        entries.iter().filter_map(move |(rest, meaning)| {
            let end = rest.iter().try_fold(at + 1, |next, word| {
                let next = self.lexer.skip_mark(next, &['.', '\'', '-']);
                self.lexer.is_word(next, &[word]).then_some(next + 1)
            })?;
            // The full stop of an abbreviated phrase: `н. э.`
            let end = if rest.is_empty() { end } else { self.lexer.skip_glued(end, &['.']) };
            Some((*meaning, end))
        })
    }

    /// The first of these meanings at this position, longest phrase first.
    pub(super) fn meaning<T>(
        &self,
        at: usize,
        wanted: impl Fn(Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        let found = self.meanings(at).filter_map(|(meaning, end)| Some((wanted(meaning)?, end)));
        found.max_by_key(|(_, end)| *end)
    }

    pub(super) fn skip(&self, at: usize, meaning: Meaning) -> usize {
        self.meaning(at, |known| (known == meaning).then_some(())).map_or(at, |(_, end)| end)
    }

    /// The position after `of`, `in the`, `des`.
    pub(super) fn skip_links(&self, at: usize) -> usize {
        self.skip(self.skip(at, Meaning::Link), Meaning::Link)
    }

    pub(super) fn is_partial(&self, at: usize) -> bool {
        self.options.partial && self.lexer.is_last(at)
    }
}
