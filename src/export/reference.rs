//! A source as a bibliographic reference for CSL-JSON, BibTeX and the citation styles: names in
//! parts, the publisher of an article as its container, dates as years, months and days.

use super::dates::ends;
use crate::{
    date::{Calendar, Date, Shape},
    dossier::{
        record::{Author, Source},
        vocabulary::SourceType,
    },
};
use std::borrow::Cow;

#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// The type in CSL 1.0.2.
    pub(super) csl: &'static str,
    pub(super) bibtex: &'static str,
    /// The biblatex field for the container or the publisher.
    pub(super) within: &'static str,
    /// Whether it is part of another work, which is the publisher if no container is given.
    pub(super) is_part: bool,
    /// Whether APA gives the day of publication and not only the year.
    pub(super) has_day: bool,
    /// The medium that APA gives in brackets.
    pub(super) medium: &'static str,
}

pub(super) const fn form(kind: SourceType) -> Form {
    let (csl, bibtex, within, is_part, has_day, medium) = match kind {
        SourceType::ArticleNewspaper => ("article-newspaper", "article", "journal", true, true, ""),
        // In CSL an `article` is a preprint.
        SourceType::ArticleMagazine | SourceType::Article => {
            ("article-magazine", "article", "journal", true, true, "")
        }
        SourceType::ArticleJournal => ("article-journal", "article", "journal", true, false, ""),
        SourceType::EntryEncyclopedia => {
            ("entry-encyclopedia", "inreference", "booktitle", true, false, "")
        }
        SourceType::Webpage => ("webpage", "online", "organization", true, true, ""),
        SourceType::Post => ("post", "online", "organization", true, true, "Online post"),
        SourceType::Interview => ("interview", "online", "organization", true, true, "Interview"),
        SourceType::Speech => ("speech", "misc", "howpublished", false, true, ""),
        SourceType::Report => ("report", "techreport", "institution", false, false, ""),
        SourceType::Dataset => ("dataset", "dataset", "organization", false, false, "Dataset"),
        SourceType::Book => ("book", "book", "publisher", false, false, ""),
        SourceType::Treaty => ("treaty", "legal", "howpublished", false, true, ""),
        SourceType::Legislation => ("legislation", "legislation", "howpublished", false, false, ""),
        SourceType::Bill => ("bill", "legislation", "howpublished", false, false, ""),
        SourceType::Hearing => ("hearing", "legislation", "howpublished", false, false, ""),
        SourceType::LegalCase => ("legal_case", "jurisdiction", "howpublished", false, true, ""),
    };
    Form { csl, bibtex, within, is_part, has_day, medium }
}

#[derive(Debug, Clone)]
pub(super) struct Reference<'a> {
    pub(super) kind: SourceType,
    pub(super) title: Cow<'a, str>,
    pub(super) authors: Vec<NameParts<'a>>,
    pub(super) container: Option<Cow<'a, str>>,
    pub(super) publisher: Option<&'a str>,
    pub(super) issued: Option<Published>,
    pub(super) accessed: Option<Published>,
    pub(super) url: Option<&'a str>,
    pub(super) is_electronic: bool,
    pub(super) language: Option<&'a str>,
}

impl<'a> Reference<'a> {
    pub(super) fn new(kind: SourceType, title: Cow<'a, str>) -> Self {
        Self {
            kind,
            title,
            authors: Vec::new(),
            container: None,
            publisher: None,
            issued: None,
            accessed: None,
            url: None,
            is_electronic: false,
            language: None,
        }
    }

    pub(super) fn of(source: &'a Source) -> Self {
        let publisher = source.publisher.as_deref();
        let is_container = source.container.is_none() && form(source.kind).is_part;
        let container = source.container.as_deref().or(publisher.filter(|_| is_container));
        Self {
            authors: source.author.iter().map(NameParts::of).collect(),
            container: container.map(Cow::Borrowed),
            publisher: publisher.filter(|_| !is_container),
            issued: source.issued.as_ref().and_then(Published::of),
            accessed: source.retrieved.as_ref().and_then(Published::of),
            url: source.url.as_deref(),
            is_electronic: source.url.is_some(),
            language: source.language.as_deref(),
            ..Self::new(source.kind, Cow::Borrowed(&*source.title))
        }
    }

    pub(super) fn form(&self) -> Form {
        form(self.kind)
    }

    pub(super) fn is_english(&self) -> bool {
        self.language.is_none_or(|language| language.starts_with("en"))
    }
}

/// The name of an author in parts; an organization has no given name.
#[derive(Debug, Clone)]
pub(super) struct NameParts<'a> {
    pub(super) family: &'a str,
    pub(super) given: String,
}

impl<'a> NameParts<'a> {
    fn of(author: &'a Author) -> Self {
        match &author.family {
            None => Self { family: &author.literal, given: String::new() },
            Some(family) => {
                let rest = author.literal.replacen(&**family, "", 1);
                let given: Vec<&str> = rest.split([' ', ',']).filter(|it| !it.is_empty()).collect();
                Self { family, given: given.join(" ") }
            }
        }
    }

    /// The initials of the given names: `C. J.`
    pub(super) fn initials(&self) -> String {
        let initial = |word: &str| word.chars().next().map(|letter| format!("{letter}."));
        let of_name =
            |name: &str| name.split('-').filter_map(initial).collect::<Vec<_>>().join("-");
        self.given.split_whitespace().map(of_name).collect::<Vec<_>>().join(" ")
    }
}

/// Year, month and day; 0 if unknown.
pub(super) type DateParts = (i16, i8, i8);

#[derive(Debug, Clone, Copy)]
pub(super) struct Published {
    pub(super) from: DateParts,
    /// The end of an interval, decade or century.
    pub(super) to: Option<DateParts>,
    /// The season, 1 to 4.
    pub(super) season: Option<i8>,
    /// Whether it is approximate, uncertain or open at an end.
    pub(super) is_circa: bool,
}

impl Published {
    pub(super) fn of(date: &Date) -> Option<Self> {
        let (first, last) = ends(date);
        let (from, to) = (first.or(last)?, last.filter(|_| first.is_some()));
        let is_open = to.is_none() && matches!(date.shape(), Shape::Interval(..));
        // A season is given as such.
        let last = match to.unwrap_or(from).value {
            season @ Calendar::Season(..) => season,
            value => value.ends().1,
        };
        let season = match from.value {
            Calendar::Season(_, number) if to.is_none() => Some(number - 20),
            _ => None,
        };
        Some(Self {
            from: from.value.parts(),
            to: Some(last.parts()).filter(|to| *to != from.value.parts()),
            season,
            is_circa: is_open || date.is_qualified(),
        })
    }
}
