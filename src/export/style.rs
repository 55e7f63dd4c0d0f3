//! Citation styles. APA 7, Chicago 17 (bibliography) and GOST R 7.0.5 match the official CSL styles
//! on our CSL-JSON; `tests/readers` compares every source of the built-in dossier. GOST R 7.0.100,
//! which has no official style, follows the standard.

mod dates;
mod gost;

use super::{
    reference::{NameParts, Published, Reference},
    title_case::title_case,
};
use crate::dossier::vocabulary::SourceType;
use dates::{apa_date, circa, day_first_month, years};
pub(super) use gost::{gost, gost_full};
use std::borrow::Cow;

/// Appends a sentence after a full stop, which goes inside a closing quotation mark.
fn sentence(text: &mut String, part: &str) {
    if !text.is_empty() && !part.is_empty() {
        end(text);
        text.push(' ');
    }
    text.push_str(part);
}

fn end(text: &mut String) {
    let mut length = text.trim_end_matches(['”', '"']).len();
    if text.contains('‘') {
        length = text.trim_end_matches(['”', '"', '’']).len();
    }
    if !text.get(..length).is_some_and(|inner| inner.ends_with(['.', '?', '!'])) {
        text.insert(length, '.');
    }
}

fn ended(mut text: String) -> String {
    end(&mut text);
    text
}

/// A title in headline case if the reference is English.
fn cased<'a>(it: &Reference<'_>, text: &'a str) -> Cow<'a, str> {
    if it.is_english() { title_case(text).into() } else { text.into() }
}

pub(super) fn apa(it: &Reference<'_>) -> String {
    if let Some(text) = legal(it, |date, words| circa(date) + &words) {
        return with_address(it, text, "Retrieved ", ", from ");
    }
    let form = it.form();
    let authors = list(&it.authors, ", & ", |_, name| match &*name.initials() {
        "" => name.family.to_owned(),
        initials => format!("{}, {initials}", name.family),
    });
    let date = match &it.issued {
        Some(issued) if form.has_day => apa_date(issued),
        Some(issued) => circa(issued) + &years(issued),
        None => "n.d.".to_owned(),
    };
    let medium = if form.medium.is_empty() { String::new() } else { format!("[{}]", form.medium) };
    let mut text = String::new();
    if authors.is_empty() {
        sentence(&mut text, &it.title);
        sentence(&mut text, &format!("({date})"));
        sentence(&mut text, &medium);
    } else {
        sentence(&mut text, &authors);
        sentence(&mut text, &format!("({date})"));
        let space = if medium.is_empty() { "" } else { " " };
        sentence(&mut text, &format!("{}{space}{medium}", it.title));
    }
    let is_in = matches!(it.kind, SourceType::EntryEncyclopedia) || !form.is_part;
    match (&it.container, is_in) {
        (Some(container), true) => sentence(&mut text, &format!("In {container}")),
        (Some(container), false) => sentence(&mut text, &cased(it, container)),
        (None, _) => {}
    }
    sentence(&mut text, it.publisher.filter(|_| !form.is_part).unwrap_or_default());
    with_address(it, text, "Retrieved ", ", from ")
}

/// Adds the address, with the day of retrieval if the source has no date and may change.
fn with_address(it: &Reference<'_>, mut text: String, before: &str, after: &str) -> String {
    let Some(url) = it.url else { return ended(text) };
    match &it.accessed {
        Some(day) if it.issued.is_none() => {
            sentence(&mut text, &format!("{before}{}{after}{url}", day_first_month(day)));
        }
        _ => sentence(&mut text, url),
    }
    text
}

/// A law in Bluebook style, which both APA and Chicago use; `mark` marks an inexact date.
fn legal(it: &Reference<'_>, mark: impl Fn(&Published, String) -> String) -> Option<String> {
    let year = it.issued.as_ref().map(|date| mark(date, years(date)));
    let year = year.map(|year| format!(" ({year})")).unwrap_or_default();
    let date = it.issued.as_ref().map(|date| mark(date, day_first_month(date)));
    let within = it.container.as_deref().map(|name| format!(", {name}")).unwrap_or_default();
    let title = cased(it, &it.title);
    Some(match it.kind {
        SourceType::Treaty => {
            let parties = it.authors.iter().map(|name| format!(", {}", name.family));
            let date = date.map(|date| format!(", {date}")).unwrap_or_default();
            format!("{title}{}{date}{within}", parties.collect::<String>())
        }
        SourceType::Legislation | SourceType::Bill => format!("{title}{within}{year}"),
        SourceType::Hearing => {
            let names = list(&it.authors, " and ", |_, name| full(name));
            let witness = format!(" (testimony of {names})");
            format!("{}{year}{}", it.title, if names.is_empty() { "" } else { &witness })
        }
        SourceType::LegalCase => {
            let date = date.map(|date| format!(" ({date})")).unwrap_or_default();
            format!("{title}{date}")
        }
        _ => return None,
    })
}

pub(super) fn chicago(it: &Reference<'_>) -> String {
    let form = it.form();
    let doubted = |date: &Published, words: String| {
        if date.is_circa { format!("[{words}?]") } else { words }
    };
    if let Some(text) = legal(it, doubted) {
        return ended(with_address(it, text, "Accessed ", ". "));
    }
    let authors = list(&it.authors, ", and ", |nth, name| match &*name.given {
        given if nth == 0 && !given.is_empty() => format!("{}, {given}", name.family),
        _ => full(name),
    });
    let is_book = matches!(it.kind, SourceType::Report | SourceType::Book);
    let date = match &it.issued {
        Some(issued) if is_book => doubted(issued, years(issued)),
        Some(issued) => doubted(issued, day_first_month(issued)),
        None if matches!(it.kind, SourceType::Webpage | SourceType::EntryEncyclopedia) => {
            String::new()
        }
        None => "n.d.".to_owned(),
    };
    let is_in = it.kind == SourceType::EntryEncyclopedia || !form.is_part;
    let before = if is_in { "In " } else { "" };
    let container = it.container.as_deref().map(|name| format!("{before}{}", cased(it, name)));
    let publisher = it.publisher.map(str::to_owned).filter(|_| !form.is_part);
    let mut within = container.or(publisher).unwrap_or_default();
    // An unsigned article is listed under its newspaper.
    let mut text = authors;
    if text.is_empty()
        && (it.form().bibtex == "article" || it.kind == SourceType::Webpage)
        && it.kind != SourceType::ArticleJournal
    {
        text = std::mem::take(&mut within);
    }
    let title = match it.kind {
        SourceType::Post => Cow::Borrowed(&*it.title),
        _ => cased(it, &it.title),
    };
    sentence(&mut text, &if is_book { title.into_owned() } else { quoted(&title) });
    let separator = if is_in && it.container.is_some() { ". " } else { ", " };
    let both = [within.as_str(), date.as_str()];
    let both: Vec<&str> = both.into_iter().filter(|part| !part.is_empty()).collect();
    sentence(&mut text, &both.join(separator));
    ended(with_address(it, text, "Accessed ", ". "))
}

/// A title in quotation marks: inner ones become single, and a full stop goes inside.
fn quoted(title: &str) -> String {
    let mut is_open = false;
    let single = |letter| match letter {
        '"' => {
            is_open = !is_open;
            if is_open { '‘' } else { '’' }
        }
        '“' => '‘',
        '”' => '’',
        letter => letter,
    };
    let inner: String = title.chars().map(single).collect();
    let is_ended = inner.trim_end_matches('’').ends_with(['.', '?', '!']);
    match inner.strip_suffix('’').filter(|_| !is_ended && title.ends_with(['"', '”'])) {
        Some(inner) => format!("“{inner}.’”"),
        None => format!("“{inner}{}”", if is_ended { "" } else { "." }),
    }
}

/// Joins names with commas; `last`, which begins with a comma, precedes the last one.
fn list(
    names: &[NameParts<'_>],
    last: &str,
    write: impl Fn(usize, &NameParts<'_>) -> String,
) -> String {
    let mut text = String::new();
    for (nth, name) in names.iter().enumerate() {
        if nth > 0 {
            text.push_str(if nth + 1 == names.len() { last } else { ", " });
        }
        text.push_str(&write(nth, name));
    }
    text
}

fn full(name: &NameParts<'_>) -> String {
    format!("{} {}", name.given, name.family).trim().to_owned()
}
