//! Words of dates in languages of which little more than the months is known.

use super::{CENTURY, EARLY, LATE, Language, Meaning::Link, YEAR};

pub(super) const SPANISH: Language = Language {
    months: [
        "enero ene",
        "febrero",
        "marzo",
        "abril abr",
        "mayo",
        "junio",
        "julio",
        "agosto ago",
        "septiembre setiembre",
        "octubre",
        "noviembre",
        "diciembre dic",
    ],
    seasons: ["primavera", "verano", "otoño", "invierno"],
    alone: false,
    words: &[(Link, "del el"), (YEAR, "año años anno"), (CENTURY, "siglo")],
};

pub(super) const ITALIAN: Language = Language {
    months: [
        "gennaio",
        "febbraio",
        "",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    seasons: ["primavera", "estate", "autunno", "inverno"],
    alone: false,
    words: &[],
};

pub(super) const PORTUGUESE: Language = Language {
    months: [
        "janeiro",
        "fevereiro",
        "março",
        "",
        "maio",
        "junho",
        "julho",
        "",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    seasons: ["primavera", "verão", "outono", "inverno"],
    alone: false,
    words: &[],
};

pub(super) const TURKISH: Language = Language {
    months: [
        "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim",
        "kasım", "aralık",
    ],
    seasons: ["ilkbahar", "yaz", "sonbahar", "kış"],
    alone: false,
    words: &[],
};

pub(super) const UKRAINIAN: Language = Language {
    months: [
        "січня січень",
        "лютого лютий",
        "березня березень",
        "квітня квітень",
        "травня травень",
        "червня червень",
        "липня липень",
        "серпня серпень",
        "вересня вересень",
        "жовтня жовтень",
        "листопада листопад",
        "грудня грудень",
    ],
    seasons: ["весна", "літо", "осінь", "зима"],
    alone: false,
    words: &[(YEAR, "р рік року роки"), (LATE, "кінець кінця"), (EARLY, "початок")],
};
