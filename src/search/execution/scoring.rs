//! How much a match counts: one scale from 0 to 63 for every kind of match, so that matches of
//! different kinds can be ordered. A closer match outdoes a stronger field, save that a name
//! which begins as typed is on a par with running text that has the word.

use crate::search::schema::Field;

/// How many bits a level takes.
pub(crate) const BITS: usize = 6;

/// How a word of the vocabulary came to match a word of the query, and how well within that way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MatchKind {
    /// By slips in what it begins with.
    SlipStart,
    /// By two slips, or one.
    Slip { fewer: u8 },
    /// By its letters in order; 0 to 3.
    Letters { close: u8 },
    /// The query word is inside it.
    Inside,
    /// It begins with the query word; 0 to 3 by how little is missing.
    Beginning { close: u8 },
    /// It is another form of the word: `withdrew`, `withdraws`.
    Form,
    /// It is the same but for the romanisation.
    Folded,
    /// It is spelt the same.
    Exact,
}

/// The groups of fields that have lists of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FieldClass {
    Name,
    Alias,
    Tied,
    Text,
}

impl FieldClass {
    pub(crate) const COUNT: usize = 4;
    pub(crate) const ALL: [Self; Self::COUNT] = [Self::Name, Self::Alias, Self::Tied, Self::Text];

    pub(crate) fn of(field: Field) -> Self {
        match field {
            Field::Name => Self::Name,
            Field::Alias | Field::Type => Self::Alias,
            Field::Tied | Field::Number => Self::Tied,
            Field::Text => Self::Text,
        }
    }
}

impl MatchKind {
    /// Whether a match in this way counts in these fields, for a typed word of so many letters.
    /// The looser the way, the fewer fields: letters scattered over running text mean nothing.
    pub(crate) fn reaches(self, class: FieldClass, letters: usize) -> bool {
        match (self, class) {
            (Self::Exact | Self::Folded, FieldClass::Text) => letters >= 2,
            (Self::Beginning { .. }, FieldClass::Text) => letters >= 3,
            (Self::Inside | Self::SlipStart, FieldClass::Text) => false,
            (Self::Letters { .. } | Self::Form, _) => {
                matches!(class, FieldClass::Name | FieldClass::Alias)
            }
            _ => true,
        }
    }

    /// The level of such a match in these fields.
    pub(crate) fn level(self, class: FieldClass) -> u8 {
        let field = match class {
            // An alias is a name like another: which one is preferred is for showing.
            FieldClass::Name | FieldClass::Alias => 12,
            FieldClass::Tied => 5,
            FieldClass::Text => 0,
        };
        let way = match self {
            Self::Exact => 51,
            Self::Folded => 47,
            Self::Form => 43,
            Self::Beginning { close } => 35 + close.min(3),
            Self::Inside => 24,
            Self::Letters { close } => 14 + close.min(3),
            Self::Slip { fewer } => 5 + fewer.min(1) * 4,
            Self::SlipStart => 1,
        };
        way + field
    }
}

/// The level of an exact phrase: as an exact word.
pub(crate) fn phrase(class: FieldClass) -> u8 {
    MatchKind::Exact.level(class)
}

/// The level of an alternative that matches by a property and not by words.
pub(crate) const PROPERTY: u8 = 0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_fits_its_bits_and_closer_ways_count_more() {
        let ways = [
            MatchKind::SlipStart,
            MatchKind::Slip { fewer: 0 },
            MatchKind::Slip { fewer: 1 },
            MatchKind::Letters { close: 0 },
            MatchKind::Letters { close: 3 },
            MatchKind::Inside,
            MatchKind::Beginning { close: 0 },
            MatchKind::Beginning { close: 3 },
            MatchKind::Form,
            MatchKind::Folded,
            MatchKind::Exact,
        ];
        for class in FieldClass::ALL {
            assert!(ways.iter().all(|way| usize::from(way.level(class)) < 1 << BITS));
            assert!(ways.windows(2).all(|pair| pair[0].level(class) < pair[1].level(class)));
        }
        for pair in FieldClass::ALL.windows(2) {
            assert!(MatchKind::Exact.level(pair[0]) >= MatchKind::Exact.level(pair[1]));
        }
    }

    #[test]
    fn nothing_forgiven_outdoes_what_is_there() {
        let loosest_exact = MatchKind::Exact.level(FieldClass::Text);
        for way in
            [MatchKind::Inside, MatchKind::Letters { close: 3 }, MatchKind::Slip { fewer: 1 }]
        {
            assert!(way.level(FieldClass::Name) < loosest_exact);
        }
    }
}
