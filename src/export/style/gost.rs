//! GOST R 7.0.5 (references in Russian-language publications) and GOST R 7.0.100 (full descriptions).

use super::{dates::years, ended, list, sentence};
use crate::export::reference::{DateParts, NameParts, Reference};

/// The abbreviations of GOST R 7.0.12.
const RUSSIAN_MONTHS: &str = "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.";

pub(in crate::export) fn gost(it: &Reference<'_>) -> String {
    let few = it.authors.get(..1).filter(|_| it.authors.len() > 3);
    let mut text = list(few.unwrap_or(&it.authors), ", ", |_, name| inverted(name, " "));
    if few.is_some() {
        text.push_str(" и др.");
    }
    if !text.is_empty() {
        text.push_str(if text.ends_with('.') { " " } else { ". " });
    }
    text.push_str(&it.title);
    if it.is_electronic {
        text.push_str(" [Электронный ресурс]");
    }
    let year = it.issued.as_ref().map(years).unwrap_or_default();
    if let Some(container) = &it.container {
        text.push_str(&format!(" // {container}"));
    }
    match it.publisher.filter(|_| it.container.is_none()) {
        Some(publisher) if year.is_empty() => sentence(&mut text, publisher),
        Some(publisher) => sentence(&mut text, &format!("{publisher}, {year}")),
        None => sentence(&mut text, &year),
    }
    sentence(&mut text, &address(it));
    ended(text)
}

/// The entry after GOST R 7.0.100: areas joined by dashes, and the content type.
pub(in crate::export) fn gost_full(it: &Reference<'_>) -> String {
    let mut text = match it.authors.as_slice() {
        [first, ..] if it.authors.len() < 4 => inverted(first, ", ") + " ",
        _ => String::new(),
    };
    text.push_str(&it.title);
    let names = list(&it.authors, ", ", |_, name| {
        [name.initials().as_str(), name.family].join(" ").trim().to_owned()
    });
    if !names.is_empty() {
        text.push_str(&format!(" / {names}"));
    }
    let mut areas = vec![text];
    let medium = if it.is_electronic {
        "Текст : электронный"
    } else {
        "Текст : непосредственный"
    };
    let site = if it.form().bibtex == "online" { " : [сайт]" } else { "" };
    let year = it.issued.as_ref().map(years).unwrap_or_default();
    match (&it.container, it.publisher) {
        (Some(container), _) => {
            areas.push(format!("{medium} // {container}{site}"));
            areas.push(year);
            let day = it.issued.as_ref().filter(|date| date.to.is_none()).map(|date| date.from);
            areas.extend(day.and_then(russian_day));
        }
        (None, publisher) => {
            let both = [publisher.unwrap_or_default(), &year];
            let both: Vec<&str> = both.into_iter().filter(|part| !part.is_empty()).collect();
            areas.push(both.join(", "));
            areas.push(medium.to_owned());
        }
    }
    areas.push(address(it));
    let mut text = String::new();
    for area in areas.iter().filter(|area| !area.is_empty()) {
        if !text.is_empty() {
            text.push_str(if text.ends_with('.') { " – " } else { ". – " });
        }
        text.push_str(area);
    }
    ended(text)
}

fn address(it: &Reference<'_>) -> String {
    let Some(url) = it.url else { return String::new() };
    let day = |(year, month, day): DateParts| match (month, day) {
        (0, _) => year.to_string(),
        (month, 0) => format!("{month:02}.{year}"),
        (month, day) => format!("{day:02}.{month:02}.{year}"),
    };
    match it.accessed {
        Some(accessed) => format!("URL: {url} (дата обращения: {})", day(accessed.from)),
        None => format!("URL: {url}"),
    }
}

fn russian_day((_, month, day): DateParts) -> Option<String> {
    let month = RUSSIAN_MONTHS.split(' ').nth(usize::try_from(month - 1).ok()?)?;
    (day > 0).then(|| format!("{day} {month}"))
}

fn inverted(name: &NameParts<'_>, separator: &str) -> String {
    match &*name.initials() {
        "" => name.family.to_owned(),
        initials => format!("{}{separator}{initials}", name.family),
    }
}
