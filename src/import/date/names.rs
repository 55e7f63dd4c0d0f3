//! The names of months, seasons and days of the week in the languages that people write.

use crate::search;

/// Months in languages that a search does not know: German, French, Spanish, Italian, Portuguese,
/// Turkish, Ukrainian; each with what it may be shortened to.
const OTHERS: [&[&str]; 12] = [
    &["januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "janeiro", "ocak", "січня"],
    &["februar", "février", "févr", "febrero", "febbraio", "fevereiro", "şubat", "лютого"],
    &["märz", "mär", "mars", "marzo", "março", "mart", "березня"],
    &["avril", "avr", "abril", "abr", "aprile", "nisan", "квітня"],
    &["mai", "mayo", "maggio", "maio", "mayıs", "травня"],
    &["juni", "juin", "junio", "giugno", "junho", "haziran", "червня"],
    &["juli", "juillet", "juil", "julio", "luglio", "julho", "temmuz", "липня"],
    &["août", "aout", "agosto", "ago", "ağustos", "серпня"],
    &["septembre", "septiembre", "settembre", "setembro", "eylül", "вересня"],
    &["oktober", "okt", "octobre", "octubre", "ottobre", "outubro", "ekim", "жовтня"],
    &["novembre", "noviembre", "novembro", "kasım", "листопада"],
    &["dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "aralık"],
];

/// What may stand in a date and says nothing more: days of the week, articles, the word "year".
const SILENT: [&str; 36] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
    "the",
    "of",
    "de",
    "del",
    "in",
    "on",
    "year",
    "г",
    "гг",
    "год",
    "года",
    "году",
    "წელი",
    "წლის",
    "anno",
];

/// The month 1 to 12 that the word, in small letters, names.
pub(super) fn month(word: &str) -> Option<i8> {
    search::month(word).or_else(|| {
        OTHERS.iter().zip(1..).find(|(names, _)| names.contains(&word)).map(|(_, number)| number)
    })
}

/// The season, 21 to 24, that the word names.
pub(super) fn season(word: &str) -> Option<i8> {
    search::season(word)
}

/// Whether the word may be left out.
pub(super) fn is_silent(word: &str) -> bool {
    SILENT.contains(&word)
}
