//! The grammar of one point in time: its forms, qualifiers and suffixes.

use super::{
    Day, Qualifier,
    expr::{Calendar, DatePoint},
    names::Meaning,
    parser::{Node, Notes, Parser, longest},
};

fn gregorian(julian: Day) -> Day {
    let years = i32::from(julian.plus(-59).year().unwrap_or(0));
    julian.plus(years.div_euclid(100) - years.div_euclid(400) - 2)
}

impl Parser<'_> {
    pub(super) fn point(&self, at: usize) -> Option<Node> {
        let found = longest([
            self.relative(at),
            self.about(at),
            self.part(at),
            self.weekday(at),
            self.period(at),
            self.numeric(at),
            self.year_then_words(at),
            self.month_and_year(at),
            // Of two equally long matches the later one counts: `sept 17` is a day.
            self.day_and_month(at),
            self.month_and_day(at),
        ])?;
        Some(self.trailing(found))
    }

    /// Reads what follows without changing the days: EDTF marks, a time of day, a weekday, footnotes.
    pub(super) fn trailing(&self, mut found: Node) -> Node {
        if let Some(mark @ ('~' | '?' | '%')) = self.lexer.mark(found.end)
            && self.lexer.is_glued(found.end)
        {
            let wording = found.notes.has_wording;
            found = found.map(|point| DatePoint {
                approximate: point.approximate || mark != '?',
                uncertain: point.uncertain || mark != '~',
                ..point
            });
            found.notes.has_wording = wording;
            found.end += 1;
        }
        if found.is_day() {
            if let Some(end) = self.time_of_day(found.end) {
                found.end = end;
                found.notes.has_wording = true;
            }
            let comma = self.lexer.skip_mark(found.end, &[',']);
            if comma > found.end || self.options.explicit {
                let weekday = self.skip(comma, Meaning::Weekday);
                found.end = if weekday > comma { weekday } else { found.end };
            }
        }
        if self.options.explicit {
            found.end = self.after_year(found.end);
            found = self.remark(found);
        }
        while let Some(end) = self.footnote(found.end) {
            found.end = end;
        }
        found
    }

    /// `1990 (approx.)`, `25 October 1917 (O.S.)`.
    fn remark(&self, found: Node) -> Node {
        let start = self.lexer.skip_mark(found.end, &['(', '[']);
        let remark = self.meaning(start, |meaning| match meaning {
            Meaning::About | Meaning::OldStyle => Some(meaning),
            _ => None,
        });
        let Some((remark, end)) = remark else { return found };
        let end = self.lexer.skip_mark(self.lexer.skip_glued(end, &['.']), &[')', ']']);
        let changed = found.map(|point| match (remark, point.value) {
            (Meaning::About, _) => DatePoint { approximate: true, ..point },
            (_, Calendar::Day(day)) => DatePoint { value: Calendar::Day(gregorian(day)), ..point },
            _ => point,
        });
        Node { end, ..changed }
    }

    /// `[1]`, `[a]`.
    pub(super) fn footnote(&self, at: usize) -> Option<usize> {
        let label = self.lexer.number(at + 1).is_some_and(|(_, digits)| digits <= 3)
            || self.lexer.word(at + 1).is_some_and(|word| word.len() <= 2);
        let marks = self.lexer.is_mark(at, &['[']) && self.lexer.is_mark(at + 2, &[']']);
        (label && marks && self.lexer.is_glued(at) && self.lexer.is_glued(at + 1)).then_some(at + 3)
    }

    /// `T15:40:00.0+04:00`, `, 15:00`, ` 12:00:00 AM`.
    pub(super) fn time_of_day(&self, at: usize) -> Option<usize> {
        let at = self.lexer.skip_mark(at, &[',']);
        let at = self.lexer.skip_word(at, &["t", "at", "um", "в", "à"]);
        let pair = |at: usize| {
            self.lexer.small(at)?;
            (self.lexer.is_mark(at + 1, &[':']) && self.lexer.is_glued(at + 1)).then_some(())?;
            self.lexer.small(at + 2).map(|_| at + 3)
        };
        let mut end = pair(at)?;
        for mark in [':', '.'] {
            if self.lexer.is_mark(end, &[mark]) && self.lexer.number(end + 1).is_some() {
                end += 2;
            }
        }
        end = self.lexer.skip_word(end, &["am", "pm", "z", "utc", "gmt", "uhr", "h"]);
        if self.lexer.is_mark(end, &['+', '-']) && self.lexer.is_glued(end) {
            end = pair(end + 1).unwrap_or(end);
        }
        Some(end)
    }

    /// `about 1992`, `c. 1992`, `~1992`, `INT 1990`: qualifies the whole date that follows.
    pub(super) fn about(&self, at: usize) -> Option<Node> {
        let tilde = self.lexer.skip_mark(at, &['~', '≈']);
        let approximate = |point| DatePoint { approximate: true, ..point };
        if tilde > at {
            return self.point(tilde).map(|found| found.map(approximate));
        }
        let (qualifier, next) = self.meaning(at, |meaning| match meaning {
            Meaning::About => Some(None),
            Meaning::Qualifier(qualifier) => Some(Some(qualifier)),
            _ => None,
        })?;
        let next = self.skip_links(self.lexer.skip_glued(next, &['.']));
        let found = self.point(next).filter(|found| !found.notes.is_word)?;
        let mut found = match qualifier {
            None | Some(Qualifier::Estimated) => found.map(approximate),
            Some(_) => found,
        };
        found.notes.has_wording = true;
        found.notes.qualifier = qualifier.or(found.notes.qualifier);
        Some(found)
    }

    /// `early 2009`, `mid-2008`, `end of 2003`, `конец августа 2008`.
    pub(super) fn part(&self, at: usize) -> Option<Node> {
        let (part, next) = self.meaning(at, Meaning::try_as_part)?;
        let next = self.skip_links(self.lexer.skip_mark(next, &['-', '.']));
        let found = self.point(next)?.map(|point| DatePoint { part: Some(part), ..point });
        Some(Node { notes: Notes { is_word: false, ..found.notes }, ..found })
    }

    /// `Tuesday, 26 August 2008`.
    pub(super) fn weekday(&self, at: usize) -> Option<Node> {
        let next = self.skip(at, Meaning::Weekday);
        let start = self.skip_links(self.lexer.skip_mark(next, &[',', '.']));
        let found = (next > at).then(|| self.point(start))??;
        (self.options.explicit || found.is_day()).then_some(found)
    }
}
