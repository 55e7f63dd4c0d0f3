//! Generated records of every kind as JSON Lines: linked, cited, with dates of every precision, of
//! about 370 bytes like real ones. Depends on the file format only.

use super::{Maker, Script, capital};

/// Records per hundred of each kind; the rest are events.
const STATEMENTS: usize = 12;
const SOURCES: usize = 8;
const TREATIES: usize = 6;
const PEOPLE: usize = 6;
const FIGURES: usize = 3;
const BODIES: usize = 2;
const PLACES: usize = 1;

/// The kinds with their records per hundred.
const KINDS: [(Kind, usize); 8] = [
    (Kind::Place, PLACES),
    (Kind::Body, BODIES),
    (Kind::Source, SOURCES),
    (Kind::Person, PEOPLE),
    (Kind::Treaty, TREATIES),
    (Kind::Statement, STATEMENTS),
    (Kind::Figure, FIGURES),
    (Kind::Event, 100 - PLACES - BODIES - SOURCES - PEOPLE - TREATIES - STATEMENTS - FIGURES),
];

/// Types of events, the frequent ones first.
const EVENTS: [&str; 12] = [
    "visit_meeting",
    "diplomacy",
    "parliament",
    "finance",
    "talks_round",
    "infrastructure",
    "statement",
    "culture",
    "election",
    "boundary_measure",
    "conflict",
    "court_step",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Place,
    Body,
    Source,
    Person,
    Treaty,
    Statement,
    Figure,
    Event,
}

impl Kind {
    /// The prefix of the ids.
    fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Body => "body",
            Self::Source => "source",
            Self::Person => "person",
            Self::Treaty => "act",
            Self::Statement => "said",
            Self::Figure => "figure",
            Self::Event => "event",
        }
    }

    /// Its positions in every hundred records, as start and end.
    fn places(self) -> (usize, usize) {
        let mut at = 0;
        for (kind, share) in KINDS {
            if kind == self {
                return (at, at + share);
            }
            at += share;
        }
        (at, at)
    }

    /// Number of records of this kind among the first `count`.
    fn among(self, records: usize) -> usize {
        let (first, end) = self.places();
        records / 100 * (end - first) + (records % 100).clamp(first, end) - first
    }
}

/// Generates a dossier.
pub(crate) struct Records {
    maker: Maker,
    count: usize,
    next: usize,
}

impl Records {
    /// The lines of a dossier of at least a hundred records: fewer lack kinds that others refer
    /// to.
    pub(crate) fn new(count: usize) -> Self {
        let count = count.max(100);
        Self { maker: Maker::new(count), count, next: 0 }
    }

    /// The metadata line.
    pub(crate) fn about(&self) -> String {
        let count = self.count;
        format!(
            r#"{{"kind":"dossier","id":"made-{count}","title":"Made-up dossier of {count} records"}}"#
        )
    }

    /// The id of a record of this kind, Zipf-distributed.
    fn some(&mut self, kind: Kind) -> String {
        let number = self.maker.skewed(kind.among(self.count).max(1));
        format!("{}-{number}", kind.name())
    }

    /// A source: a few are cited for most, and each at least once.
    fn cites(&mut self) -> String {
        format!(r#""cites":[{{"source":"{}"}}]"#, self.some(Kind::Source))
    }

    fn line(&mut self, kind: Kind, number: usize) -> String {
        let id = format!("{}-{number}", kind.name());
        match kind {
            Kind::Place => self.place(&id, number),
            Kind::Body => self.body(&id, number),
            Kind::Source => self.source(&id),
            Kind::Person => self.person(&id, number),
            Kind::Treaty => self.treaty(&id, number),
            Kind::Statement => self.statement(&id),
            Kind::Figure => self.figure(&id),
            Kind::Event => self.event(&id),
        }
    }

    fn place(&mut self, id: &str, number: usize) -> String {
        let latin = capital(&self.maker.places[number % self.maker.places.len()]);
        let names = names(&latin, [Script::Cyrillic, Script::Georgian]);
        let (lat, lon) = (4150 + self.maker.below(200), 4250 + self.maker.below(300));
        let (lat, lon) = (lat as f64 / 100.0, lon as f64 / 100.0);
        let within = if number == 0 { String::new() } else { r#","within":"place-0""#.to_owned() };
        let cites = self.cites();
        format!(
            r#"{{"kind":"place","id":"{id}","names":[{names}],"type":"village","lat":{lat},"lon":{lon},"precision":"town"{within},"summary":"A village in the valley.",{cites}}}"#
        )
    }

    fn body(&mut self, id: &str, number: usize) -> String {
        let topic = capital(&self.maker.topics[number % self.maker.topics.len()]);
        let names = names(&format!("{topic} authority {number}"), [Script::Cyrillic]);
        let parent =
            if number < 8 { String::new() } else { format!(r#","parent":"body-{}""#, number % 8) };
        let class = if number < 8 { "state" } else { "ministry" };
        let cites = self.cites();
        format!(
            r#"{{"kind":"organization","id":"{id}","names":[{names}],"classification":"{class}"{parent},"summary":"Answers for {topic} and reports once a year.",{cites}}}"#
        )
    }

    fn source(&mut self, id: &str) -> String {
        let made = self.maker.make();
        format!(
            r#"{{"kind":"source","id":"{id}","type":"article-newspaper","title":"{}","publisher":"{} gazette","issued":"{}","language":"en","perspective":"independent"}}"#,
            made.title,
            capital(&self.maker.places[made.people[0] % self.maker.places.len()]),
            made.date
        )
    }

    fn person(&mut self, id: &str, number: usize) -> String {
        let person = number % self.maker.people.len();
        let written = self.maker.person(person, Script::Latin);
        // There are more people than names; a number distinguishes those who share one.
        let nth = number / self.maker.people.len();
        let latin = if nth == 0 { written } else { format!("{written} {}", nth + 1) };
        let names = names(&latin, [Script::Cyrillic]);
        let office = capital(&self.maker.word(super::Words::Topics));
        let start = 1990 + self.maker.below(30);
        let end = match self.maker.below(3) {
            0 => String::new(),
            _ => format!(r#","end":"{}""#, start + 1 + self.maker.below(6)),
        };
        let (body, cites, more) = (self.some(Kind::Body), self.cites(), self.cites());
        format!(
            r#"{{"kind":"person","id":"{id}","names":[{names}],"summary":"Held office.","terms":[{{"office":"{office} minister","organization":"{body}","start":"{start}-0{}"{end},{more}}}],{cites}}}"#,
            1 + self.maker.below(9)
        )
    }

    fn treaty(&mut self, id: &str, number: usize) -> String {
        let made = self.maker.make();
        let names = names(&made.title, []);
        let year: usize = made.date.get(..4).and_then(|year| year.parse().ok()).unwrap_or(2000);
        let (one, other) = (self.maker.below(4), 4 + self.maker.below(4));
        let parties = [
            one.min(Kind::Body.among(self.count) - 1),
            other.min(Kind::Body.among(self.count) - 1),
        ];
        let parties = match parties {
            [one, other] if one == other => format!(r#""body-{one}""#),
            [one, other] => format!(r#""body-{one}","body-{other}""#),
        };
        let related = match number {
            1.. if self.maker.below(4) == 0 => {
                format!(
                    r#""related":[{{"treaty":"act-{}","how":"implements"}}],"#,
                    self.maker.below(number)
                )
            }
            _ => String::new(),
        };
        let (cites, more, last) = (self.cites(), self.cites(), self.cites());
        format!(
            r#"{{"kind":"treaty","id":"{id}","names":[{names}],"type":"agreement","summary":"An act of {year}.","parties":[{parties}],"actions":[{{"type":"signature","date":"{}",{cites}}},{{"type":"entry_into_force","date":"{}",{more}}}],{related}{last}}}"#,
            made.date,
            year + 1 + self.maker.below(2)
        )
    }

    fn statement(&mut self, id: &str) -> String {
        let made = self.maker.make();
        let (speaker, source, about) =
            (self.some(Kind::Person), self.some(Kind::Source), self.some(Kind::Event));
        let force = ["claims", "welcomes", "denies", "demands"][self.maker.below(4)];
        let date = self.date(&made.date);
        let cites = self.cites();
        format!(
            r#"{{"kind":"statement","id":"{id}","title":"{}","speaker":"{speaker}","side":"body-0","date":"{date}","about":["{about}"],"text":"Says so at length.","force":"{force}","reported_by":"{source}",{cites}}}"#,
            made.title
        )
    }

    fn figure(&mut self, id: &str) -> String {
        let made = self.maker.make();
        let (about, by, cites) = (self.some(Kind::Event), self.some(Kind::Source), self.cites());
        format!(
            r#"{{"kind":"figure","id":"{id}","measures":"{}","value":{},"unit":"roubles","date":"{}","about":["{about}"],"according_to":"{by}",{cites}}}"#,
            made.title,
            1000 + self.maker.below(9_000_000),
            made.date
        )
    }

    fn event(&mut self, id: &str) -> String {
        let made = self.maker.make();
        let date = self.date(&made.date);
        let kind = EVENTS[self.maker.skewed(EVENTS.len())];
        let (place, one, other) =
            (self.some(Kind::Place), self.some(Kind::Person), self.some(Kind::Body));
        let act = match self.maker.below(10) {
            0 => format!(r#""treaties":[{{"treaty":"{}"}}],"#, self.some(Kind::Treaty)),
            _ => String::new(),
        };
        let cites = self.cites();
        format!(
            r#"{{"kind":"event","id":"{id}","title":"{}","summary":"As the record tells.","date":"{date}","type":"{kind}","places":["{place}"],"roles":[{{"agent":"{one}","role":"guest"}},{{"agent":"{other}","role":"host"}}],{act}{cites}}}"#,
            made.title
        )
    }

    /// The date, sometimes less exact.
    fn date(&mut self, day: &str) -> String {
        let (year, month) = (&day[..4], &day[..7]);
        match self.maker.below(40) {
            0..4 => month.to_owned(),
            4 => year.to_owned(),
            5 => format!("{month}~"),
            6 => format!("{year}?"),
            7 => format!("{}X", &year[..3]),
            8 => format!("{year}-2{}", 1 + self.maker.below(4)),
            9 => format!("{day}/{year}-12-30"),
            10 => format!("{day}/.."),
            _ => day.to_owned(),
        }
    }
}

impl Iterator for Records {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let number = self.next;
        if number == self.count {
            return None;
        }
        self.next += 1;
        let among = |kind: Kind| (kind.places().0..kind.places().1).contains(&(number % 100));
        let kind = KINDS.iter().map(|(kind, _)| *kind).find(|kind| among(*kind))?;
        Some(self.line(kind, kind.among(number)))
    }
}

/// The forms of a name: Latin first, then other scripts.
fn names<const SCRIPTS: usize>(latin: &str, scripts: [Script; SCRIPTS]) -> String {
    let mut names =
        format!(r#"{{"text":"{latin}","lang":"en","script":"Latn","kind":"preferred"}}"#);
    for script in scripts {
        let (lang, code) = match script {
            Script::Latin => ("en", "Latn"),
            Script::Cyrillic => ("ru", "Cyrl"),
            Script::Georgian => ("ka", "Geor"),
        };
        let text = script.write(latin);
        names.push_str(&format!(
            r#",{{"text":"{text}","lang":"{lang}","script":"{code}","kind":"alias"}}"#
        ));
    }
    names
}
