//! The grammar of ranges and sides: `from 2008 to 2010`, `before 2009`, `2008–2010`, `2008 onwards`.

use super::{
    DateExpr, Endpoint,
    names::Meaning,
    parser::{Node, Parser, longest},
};

impl Parser<'_> {
    pub(super) fn expression(&self, at: usize) -> Option<Node> {
        if self.options.single {
            return self.point(at);
        }
        let found = longest([self.range_or_point(at), self.side(at), self.opened_range(at)])?;
        self.suffix(found)
    }

    /// `2008 onwards`, `2008+`, `2008 წლიდან`.
    pub(super) fn suffix(&self, found: Node) -> Option<Node> {
        if found.notes.is_word {
            return Some(found);
        }
        let glued = self.lexer.skip_glued(found.end, &['+']);
        let dashed = self.lexer.skip_glued(found.end, &['-']);
        let suffix = if glued > found.end {
            Some((Endpoint::Since, glued))
        } else {
            self.meaning(dashed, Meaning::try_as_suffix)
        };
        let sided =
            suffix.and_then(|(side, end)| Some(Node { end, ..found.clone().on_side(side)? }));
        sided.or(Some(found))
    }

    /// A set, `{2001-01-01,2002-01-01}`: the first and the last of its dates count.
    pub(super) fn set(&self) -> Option<Node> {
        let first = self.lexer.is_mark(0, &['{']).then(|| self.point(1))??;
        let mut last = first.clone();
        while self.lexer.is_mark(last.end, &[',']) {
            last = self.point(last.end + 1)?;
        }
        let mut found = if last == first { first } else { first.to(&last)? };
        found.notes.has_wording = true;
        self.lexer.is_mark(last.end, &['}']).then_some(Node { end: last.end + 1, ..found })
    }

    /// `from 2008 to 2010`, `between 2008 and 2010`, `с 2008 по 2010`.
    pub(super) fn opened_range(&self, at: usize) -> Option<Node> {
        let opens = |meaning| match meaning {
            Meaning::From => Some(false),
            Meaning::Between => Some(true),
            _ => None,
        };
        let (between, start) = self.meaning(at, opens)?;
        let start = self.skip_links(self.lexer.skip_glued(start, &['.']));
        let first = self.point(start)?;
        // `from 7 to 12 August 2008` has one month for both days.
        let days = || {
            first.exprs.iter().all(|it| matches!(it, DateExpr::Range(..))).then(|| first.clone())
        };
        let mut found = self.up_to(&first, &['-', '–', '…']).or_else(days)?;
        found.notes.has_wording |= between;
        Some(found)
    }

    /// The rest of a range after its first end: `– 2010`, `to 2010`, `– present`.
    pub(super) fn up_to(&self, first: &Node, marks: &[char]) -> Option<Node> {
        let dash = self.lexer.skip_mark(first.end, marks);
        let next = if dash > first.end { dash } else { self.skip(first.end, Meaning::To) };
        if next == first.end {
            return None;
        }
        let start = self.skip_links(next);
        let range = self.point(start).and_then(|last| first.to(&last));
        range.or_else(|| {
            let end = self.skip(start, Meaning::Still);
            let since = first.clone().on_side(Endpoint::Since)?;
            (end > start).then_some(Node { end, ..since })
        })
    }

    /// `before 2009`, `since aug 2008`, `post-2008`, `до 2009`.
    pub(super) fn side(&self, at: usize) -> Option<Node> {
        let (side, next) = self.meaning(at, Meaning::try_as_side)?;
        let next = self.skip_links(self.lexer.skip_glued(next, &['-', '.']));
        let point = self.point(next).filter(|point| !point.notes.is_word)?;
        point.on_side(side)
    }

    /// A point, or a range of two with a dash, `..`, `/` or `to` between; one end may be missing.
    pub(super) fn range_or_point(&self, at: usize) -> Option<Node> {
        if self.lexer.is_mark(at, &['…']) {
            let next = self.lexer.skip_glued(at + 1, &['/']);
            return self.point(next)?.on_side(Endpoint::Until);
        }
        // `–1995`: a dash, since a hyphen would be the minus of a year before Christ.
        if self.options.explicit && self.lexer.is_mark(at, &['–']) && self.lexer.is_glued(at + 1)
        {
            return self.point(at + 1)?.on_side(Endpoint::Until);
        }
        let first = self.point(at)?;
        // In running text `2008 and 2015` are two dates.
        let are_two = !self.options.explicit && self.skip(first.end, Meaning::And) > first.end;
        if !are_two && let Some(found) = self.up_to(&first, &['-', '–', '…', '/']) {
            return Some(found);
        }
        let slash = self.lexer.skip_glued(first.end, &['/']);
        let dots = self.lexer.skip_mark(slash, &['…']);
        if dots > slash {
            let since = first.clone().on_side(Endpoint::Since);
            return since.map(|since| Node { end: dots, ..since }).or(Some(first));
        }
        let dash = self.lexer.skip_mark(first.end, &['-', '–']);
        match dash > first.end && self.lexer.is_last(first.end) {
            true if self.options.partial => Some(Node { end: dash, ..first }),
            true => Some(Node { end: dash, ..first.on_side(Endpoint::Since)? }),
            false => Some(first),
        }
    }
}
