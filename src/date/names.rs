//! The words of dates in the languages that people write, one table for each.

use super::{Endpoint, Qualifier, YearPart};
use std::{collections::HashMap, sync::OnceLock};

/// What a word means in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A month or a season.
    Name(CalendarName),
    /// A day of the week, which restricts nothing.
    Weekday,
    /// Early, mid, late.
    Part(YearPart),
    /// First to fourth.
    Ordinal(i8),
    /// A unit of time.
    Unit(Unit),
    /// About.
    About,
    /// Where the date comes from.
    Qualifier(Qualifier),
    /// The side of the date that follows.
    Side(Endpoint),
    /// The side of the date before it: onwards.
    Suffix(Endpoint),
    /// Opens a range of which some day is meant.
    Between,
    /// Opens a range.
    From,
    /// Joins the ends of a range.
    To,
    /// The end of what goes on: present.
    Still,
    /// A day, counted from today.
    Today(i32),
    /// Last, this, next: a number of units from the present one.
    Step(i16),
    /// Ago.
    Ago,
    /// A decade by its name: the nineties.
    Decade(i16),
    /// Before Christ, or after.
    Era { before: bool },
    /// Says nothing: of, the, in.
    Link,
    /// The night between two days.
    Night,
}

/// A month or a season by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CalendarName {
    /// 1 to 12, or a season as in EDTF: 21 to 24.
    pub(super) number: i8,
    /// What the name means without a number beside it.
    pub(super) alone: Alone,
}

/// What a name means without a number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alone {
    /// The month.
    Month,
    /// The month, or an ordinary word: `may`, `mar`, `spring`.
    MonthOrWord,
    /// An ordinary word: `ago`, `mars`, `été`.
    Word,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

use Endpoint::{After, Before, Since, Until};
use Meaning::{About, Ago, Between, From, Link, Night, Part, Side, Still, Suffix, To, Weekday};

/// The words of one language: separated by spaces, `_` inside of a phrase.
struct Language {
    /// Months in their forms; after `|` what may as well be another word.
    months: [&'static str; 12],
    /// Spring, summer, autumn, winter.
    seasons: [&'static str; 4],
    /// Whether a name counts without a number beside it.
    alone: bool,
    words: &'static [(Meaning, &'static str)],
}

const EARLY: Meaning = Part(YearPart::Early);
const MIDDLE: Meaning = Part(YearPart::Middle);
const LATE: Meaning = Part(YearPart::Late);
const DAY: Meaning = Meaning::Unit(Unit::Day);
const WEEK: Meaning = Meaning::Unit(Unit::Week);
const MONTH: Meaning = Meaning::Unit(Unit::Month);
const QUARTER: Meaning = Meaning::Unit(Unit::Quarter);
const HALF: Meaning = Meaning::Unit(Unit::Half);
const YEAR: Meaning = Meaning::Unit(Unit::Year);
const DECADE: Meaning = Meaning::Unit(Unit::Decade);
const CENTURY: Meaning = Meaning::Unit(Unit::Century);
const BC: Meaning = Meaning::Era { before: true };
const AD: Meaning = Meaning::Era { before: false };
const FIRST: Meaning = Meaning::Ordinal(1);
const SECOND: Meaning = Meaning::Ordinal(2);
const THIRD: Meaning = Meaning::Ordinal(3);
const FOURTH: Meaning = Meaning::Ordinal(4);
const LAST: Meaning = Meaning::Step(-1);
const THIS: Meaning = Meaning::Step(0);
const NEXT: Meaning = Meaning::Step(1);
const YESTERDAY: Meaning = Meaning::Today(-1);
const TODAY: Meaning = Meaning::Today(0);
const TOMORROW: Meaning = Meaning::Today(1);

const ENGLISH: Language = Language {
    months: [
        "january|jan",
        "february|feb",
        "|march mar",
        "april|apr",
        "|may",
        "june|jun",
        "july|jul",
        "august|aug",
        "september|sep sept",
        "october|oct",
        "november|nov",
        "december|dec",
    ],
    seasons: ["|spring", "|summer", "|autumn fall", "|winter"],
    alone: true,
    words: &[
        (Weekday, "monday tuesday wednesday thursday friday saturday sunday"),
        (Weekday, "mon tue tues wed thu thur thurs fri sat sun"),
        (EARLY, "early beginning start"),
        (MIDDLE, "mid middle"),
        (LATE, "late end"),
        (FIRST, "first"),
        (SECOND, "second"),
        (THIRD, "third"),
        (FOURTH, "fourth"),
        (DAY, "day days"),
        (WEEK, "week weeks w"),
        (MONTH, "month months"),
        (QUARTER, "quarter q"),
        (HALF, "half h"),
        (YEAR, "year years"),
        (DECADE, "decade decades"),
        (CENTURY, "century centuries"),
        (About, "about circa around c ca approximately approx abt roughly"),
        (Meaning::Qualifier(Qualifier::Computed), "cal calculated"),
        (Meaning::Qualifier(Qualifier::Estimated), "est estimated"),
        (Meaning::Qualifier(Qualifier::Inferred), "int"),
        (Side(Before), "before bef pre prior_to"),
        (Side(After), "after aft post"),
        (Side(Since), "since from starting_from not_before"),
        (Side(Until), "until till by to up_to no_later_than"),
        (Suffix(Since), "onward onwards and_later or_later and_after"),
        (Suffix(Until), "or_earlier and_earlier and_before"),
        (Between, "between bet btw"),
        (From, "from"),
        (To, "to until till and through thru"),
        (Still, "present the_present today now ongoing"),
        (TODAY, "today"),
        (YESTERDAY, "yesterday"),
        (TOMORROW, "tomorrow"),
        (LAST, "last previous past the_last the_past"),
        (THIS, "this"),
        (NEXT, "next"),
        (Ago, "ago"),
        (Meaning::Decade(20), "twenties"),
        (Meaning::Decade(30), "thirties"),
        (Meaning::Decade(40), "forties"),
        (Meaning::Decade(50), "fifties"),
        (Meaning::Decade(60), "sixties"),
        (Meaning::Decade(70), "seventies"),
        (Meaning::Decade(80), "eighties"),
        (Meaning::Decade(90), "nineties"),
        (BC, "bc bce b_c b_c_e"),
        (AD, "ad ce a_d c_e"),
        (Link, "of in on the"),
        (Night, "night nights"),
    ],
};

const RUSSIAN: Language = Language {
    months: [
        "январь января январю январе январем январём|янв",
        "февраль февраля февралю феврале февралем февралём|фев февр",
        "март марта марту марте мартом|мар",
        "апрель апреля апрелю апреле апрелем|апр",
        "|май мая мае маю маем",
        "июнь июня июню июне июнем|июн",
        "июль июля июлю июле июлем|июл",
        "август августа августу августе августом|авг",
        "сентябрь сентября сентябрю сентябре сентябрем сентябрём|сен сент",
        "октябрь октября октябрю октябре октябрем октябрём|окт",
        "ноябрь ноября ноябрю ноябре ноябрем ноябрём|ноя нояб",
        "декабрь декабря декабрю декабре декабрем декабрём|дек",
    ],
    seasons: [
        "|весна весной весны весну",
        "|лето летом лета",
        "|осень осенью осени",
        "|зима зимой зимы зиму",
    ],
    alone: true,
    words: &[
        (Weekday, "понедельник понедельника вторник вторника среда среду среды четверг четверга"),
        (Weekday, "пятница пятницу пятницы суббота субботу субботы воскресенье воскресенья"),
        (Weekday, "пн вт ср чт пт сб вс"),
        (EARLY, "начало начале начала нач"),
        (MIDDLE, "середина середине середины"),
        (LATE, "конец конце конца"),
        (FIRST, "первый первая первое первой первую первого"),
        (SECOND, "второй вторая второе вторую второго"),
        (THIRD, "третий третья третье третьей третьего"),
        (FOURTH, "четвертый четвёртый четвертая четвёртая четвертого четвёртого"),
        (DAY, "день дня дней"),
        (WEEK, "неделя неделе неделю недели недель неделей"),
        (MONTH, "месяц месяце месяца месяцев"),
        (QUARTER, "квартал квартале квартала кв"),
        (HALF, "полугодие полугодии полугодия половина половине половину половины"),
        (YEAR, "г гг год года году годов годом годы годах лет"),
        (DECADE, "десятилетие десятилетия десятилетий"),
        (CENTURY, "век века веке веков столетие столетия столетии"),
        (About, "около ок примерно приблизительно"),
        (Side(Before), "до перед"),
        (Side(After), "после"),
        (Side(Since), "с со начиная_с не_ранее не_раньше"),
        (Side(Until), "по вплоть_до не_позднее не_позже"),
        (Between, "между"),
        (From, "с со от"),
        (To, "по до и"),
        (Still, "настоящее_время наст_время н_в сегодня наши_дни"),
        (TODAY, "сегодня"),
        (YESTERDAY, "вчера"),
        (TOMORROW, "завтра"),
        (
            LAST,
            "прошлый прошлого прошлом прошлой прошлую последний последние последних за_последние",
        ),
        (THIS, "этот этом этого этой эту текущий текущем"),
        (NEXT, "следующий следующем следующей следующую будущем"),
        (Ago, "назад"),
        (Meaning::Decade(20), "двадцатые двадцатых"),
        (Meaning::Decade(30), "тридцатые тридцатых"),
        (Meaning::Decade(40), "сороковые сороковых"),
        (Meaning::Decade(50), "пятидесятые пятидесятых"),
        (Meaning::Decade(60), "шестидесятые шестидесятых"),
        (Meaning::Decade(70), "семидесятые семидесятых"),
        (Meaning::Decade(80), "восьмидесятые восьмидесятых"),
        (Meaning::Decade(90), "девяностые девяностых"),
        (BC, "до_н_э до_нашей_эры"),
        (AD, "н_э нашей_эры"),
        (Link, "в во на от"),
        (Night, "ночь"),
    ],
};

const GEORGIAN: Language = Language {
    months: [
        "იანვარი იანვარს იანვარში იანვრის იანვარ",
        "თებერვალი თებერვალს თებერვალში თებერვლის თებერვალ",
        "მარტი მარტს მარტში მარტის მარტ",
        "აპრილი აპრილს აპრილში აპრილის აპრილ",
        "მაისი მაისს მაისში მაისის მაის",
        "ივნისი ივნისს ივნისში ივნისის ივნის",
        "ივლისი ივლისს ივლისში ივლისის ივლის",
        "აგვისტო აგვისტოს აგვისტოში აგვისტოი",
        "სექტემბერი სექტემბერს სექტემბერში სექტემბრის სექტემბერ",
        "ოქტომბერი ოქტომბერს ოქტომბერში ოქტომბრის ოქტომბერ",
        "ნოემბერი ნოემბერს ნოემბერში ნოემბრის ნოემბერ",
        "დეკემბერი დეკემბერს დეკემბერში დეკემბრის დეკემბერ",
    ],
    seasons: [
        "|გაზაფხული გაზაფხულს გაზაფხულზე",
        "|ზაფხული ზაფხულს ზაფხულში",
        "|შემოდგომა შემოდგომას შემოდგომაზე",
        "|ზამთარი ზამთარს ზამთარში",
    ],
    alone: true,
    words: &[
        (Weekday, "ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა"),
        (EARLY, "დასაწყისი დასაწყისში"),
        (MIDDLE, "შუა"),
        (LATE, "ბოლო ბოლოს"),
        (FIRST, "პირველი"),
        (SECOND, "მეორე"),
        (THIRD, "მესამე"),
        (FOURTH, "მეოთხე"),
        (WEEK, "კვირა კვირაში კვირის"),
        (MONTH, "თვე თვეში თვის"),
        (QUARTER, "კვარტალი კვარტალში"),
        (HALF, "ნახევარი ნახევარში"),
        (YEAR, "წ წელი წლის წელს წლები წლების წლებში"),
        (CENTURY, "საუკუნე საუკუნის საუკუნეში"),
        (About, "დაახლოებით"),
        (Suffix(Since), "წლიდან დან"),
        (Suffix(Until), "წლამდე მდე"),
        (Suffix(After), "შემდეგ"),
        (To, "და"),
        (Still, "დღემდე"),
        (TODAY, "დღეს"),
        (YESTERDAY, "გუშინ"),
        (TOMORROW, "ხვალ"),
        (LAST, "გასული გასულ წინა"),
        (THIS, "ეს ამ"),
        (NEXT, "მომავალი მომავალ"),
        (Ago, "წინ"),
        (BC, "ძვ_წ"),
        (AD, "ახ_წ"),
    ],
};

const GERMAN: Language = Language {
    months: [
        "januar jänner jan",
        "februar feber feb",
        "märz maerz mär",
        "april apr",
        "mai",
        "juni jun",
        "juli jul",
        "august aug",
        "september sept sep",
        "oktober okt",
        "november nov",
        "dezember dez",
    ],
    seasons: ["frühling frühjahr", "sommer", "herbst", "winter"],
    alone: false,
    words: &[
        (Weekday, "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"),
        (EARLY, "anfang"),
        (MIDDLE, "mitte"),
        (LATE, "ende"),
        (FIRST, "erste erstes ersten erster"),
        (SECOND, "zweite zweites zweiten zweiter"),
        (THIRD, "dritte drittes dritten dritter"),
        (FOURTH, "vierte viertes vierten vierter"),
        (DAY, "tag tage tagen"),
        (WEEK, "woche wochen kw"),
        (MONTH, "monat monate monaten"),
        (QUARTER, "quartal"),
        (HALF, "halbjahr hälfte"),
        (YEAR, "jahr jahre jahren jahres"),
        (DECADE, "jahrzehnt"),
        (CENTURY, "jahrhundert jahrhunderts jh"),
        (About, "um etwa gegen ungefähr"),
        (Side(Before), "vor"),
        (Side(After), "nach"),
        (Side(Since), "seit ab von"),
        (Side(Until), "bis bis_zum"),
        (Between, "zwischen"),
        (From, "von vom"),
        (To, "bis bis_zum und"),
        (Still, "heute"),
        (TODAY, "heute"),
        (YESTERDAY, "gestern"),
        (LAST, "letztes letzten letzte letzter voriges vorigen"),
        (THIS, "dieses diesen diese dieser"),
        (NEXT, "nächstes nächsten nächste nächster"),
        (BC, "v_chr"),
        (AD, "n_chr"),
        (Link, "im am der des dem"),
        (Night, "nacht"),
    ],
};

const FRENCH: Language = Language {
    months: [
        "janvier janv",
        "février fevrier févr",
        "mars",
        "avril avr",
        "mai",
        "juin",
        "juillet juil",
        "août aout",
        "septembre",
        "octobre",
        "novembre",
        "décembre decembre déc",
    ],
    seasons: ["printemps", "été", "automne", "hiver"],
    alone: false,
    words: &[
        (Weekday, "lundi mardi mercredi jeudi vendredi samedi dimanche"),
        (EARLY, "début"),
        (MIDDLE, "mi milieu"),
        (LATE, "fin"),
        (FIRST, "premier première"),
        (SECOND, "deuxième seconde"),
        (THIRD, "troisième"),
        (FOURTH, "quatrième"),
        (DAY, "jour jours"),
        (WEEK, "semaine semaines"),
        (MONTH, "mois"),
        (QUARTER, "trimestre"),
        (HALF, "semestre moitié"),
        (YEAR, "an ans année années"),
        (CENTURY, "siècle siècles"),
        (About, "vers environ"),
        (Side(Before), "avant"),
        (Side(After), "après"),
        (Side(Since), "depuis dès de"),
        (Side(Until), "jusqu_en jusqu_à jusqu_au"),
        (Between, "entre"),
        (From, "de du"),
        (To, "à au et"),
        (Still, "aujourd_hui"),
        (TODAY, "aujourd_hui"),
        (YESTERDAY, "hier"),
        (THIS, "cette ce"),
        (BC, "av_j_c"),
        (AD, "ap_j_c"),
        (Link, "de du des la le les en l"),
        (Night, "nuit"),
    ],
};

const SPANISH: Language = Language {
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

const ITALIAN: Language = Language {
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

const PORTUGUESE: Language = Language {
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

const TURKISH: Language = Language {
    months: [
        "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim",
        "kasım", "aralık",
    ],
    seasons: ["ilkbahar", "yaz", "sonbahar", "kış"],
    alone: false,
    words: &[],
};

const UKRAINIAN: Language = Language {
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

const LANGUAGES: [Language; 10] =
    [ENGLISH, RUSSIAN, GEORGIAN, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, TURKISH, UKRAINIAN];

/// The meanings of the words and phrases that begin with a word: the rest of the phrase, and what
/// it means.
type Dictionary = HashMap<&'static str, Vec<(Vec<&'static str>, Meaning)>>;

fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(|| {
        let mut dictionary = Dictionary::new();
        let mut add = |forms: &'static str, meaning: Meaning| {
            for form in forms.split_whitespace() {
                let mut words = form.split('_');
                let meanings = dictionary.entry(words.next().unwrap_or("")).or_default();
                let entry = (words.collect::<Vec<_>>(), meaning);
                let is_name = |(rest, known): &(Vec<&str>, Meaning)| {
                    rest.is_empty() && matches!(known, Meaning::Name(_))
                };
                // The name of a month in an earlier language counts: English `april` before German.
                if !(is_name(&entry) && meanings.iter().any(is_name)) {
                    meanings.push(entry);
                }
            }
        };
        for language in LANGUAGES {
            for (names, number) in
                language.months.into_iter().zip(1..).chain(language.seasons.into_iter().zip(21..))
            {
                let (sure, doubtful) = names.split_once('|').unwrap_or((names, ""));
                let name = |alone| {
                    let alone = if language.alone { alone } else { Alone::Word };
                    Meaning::Name(CalendarName { number, alone })
                };
                add(sure, name(Alone::Month));
                add(doubtful, name(Alone::MonthOrWord));
            }
            for (meaning, forms) in language.words {
                add(forms, *meaning);
            }
        }
        dictionary
    })
}

/// The meanings of the word, each with what must follow it.
pub(super) fn meanings(word: &str) -> &'static [(Vec<&'static str>, Meaning)] {
    dictionary().get(word).map_or(&[], Vec::as_slice)
}

/// The month or season that the word, in lower case, names.
pub(super) fn named(word: &str) -> Option<CalendarName> {
    meanings(word).iter().find_map(|(rest, meaning)| match meaning {
        Meaning::Name(name) if rest.is_empty() => Some(*name),
        _ => None,
    })
}

/// The month whose name begins so, when at least three letters are typed.
pub(super) fn begun(word: &str) -> Option<CalendarName> {
    let long_enough = word.chars().count() >= 3;
    let name = |alone: bool, names: &str| {
        alone && names.split([' ', '|']).any(|name| name.starts_with(word))
    };
    LANGUAGES.iter().filter(|_| long_enough).find_map(|language| {
        let months = language.months.iter().zip(1..);
        let number = months
            .filter(|(names, _)| name(language.alone, names))
            .map(|(_, number)| number)
            .next()?;
        Some(CalendarName { number, alone: Alone::MonthOrWord })
    })
}

/// The month that the word names with one slip: a letter too many, too few or wrong, or two that
/// changed places. In a name of five letters only the last, as `match` is no slip of `march`.
pub(super) fn with_slip(word: &str) -> Option<CalendarName> {
    let typed: Vec<char> = word.chars().collect();
    if typed.len() < 5 {
        return None;
    }
    LANGUAGES.iter().flat_map(|language| language.months.iter().zip(1..)).find_map(
        |(names, number)| {
            let slipped = |name: &str| {
                let name: Vec<char> = name.chars().collect();
                is_swap(&typed, &name) || name.len() >= 6 && is_one_edit(&typed, &name)
            };
            let found = names.split([' ', '|']).any(slipped);
            found.then_some(CalendarName { number, alone: Alone::Word })
        },
    )
}

fn is_swap(one: &[char], other: &[char]) -> bool {
    let mut differing = one.iter().zip(other).enumerate().filter(|(_, (a, b))| a != b);
    let (Some((at, (a, b))), Some((next, (c, d))), None) =
        (differing.next(), differing.next(), differing.next())
    else {
        return false;
    };
    one.len() == other.len() && next == at + 1 && a == d && b == c
}

fn is_one_edit(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(same..).unwrap_or(&[]), other.get(same..).unwrap_or(&[]));
    let after = |chars: &[char], count: usize| chars.get(count..).map(<[char]>::to_vec);
    [(1, 0), (0, 1), (1, 1)].into_iter().any(|(skip_one, skip_other)| {
        after(one, skip_one).is_some_and(|rest| Some(rest) == after(other, skip_other))
    })
}

/// The number that Roman numerals from I to XXX write; Cyrillic letters of the same shape count.
pub(super) fn roman(word: &str) -> Option<i8> {
    let mut rest = word.replace('х', "x").replace('і', "i");
    let mut number = 0;
    for (numeral, value) in [("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)] {
        let most = if matches!(numeral, "x" | "i") { 3 } else { 1 };
        for _ in 0..most {
            if let Some(tail) = rest.strip_prefix(numeral) {
                number += value;
                rest = tail.to_owned();
            }
        }
    }
    (rest.is_empty() && number > 0).then_some(number)
}

/// Whether the word, in lower case, names a month or a season.
pub(crate) fn is_calendar_name(word: &str) -> bool {
    named(word).is_some_and(|name| name.alone != Alone::Word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_the_forms_people_type() {
        for (word, number) in [
            ("august", 8),
            ("sept", 9),
            ("may", 5),
            ("августе", 8),
            ("мая", 5),
            ("ноя", 11),
            ("აგვისტოში", 8),
            ("იანვრის", 1),
            ("märz", 3),
            ("août", 8),
            ("серпня", 8),
            ("летом", 22),
        ] {
            assert_eq!(named(word).map(|name| name.number), Some(number), "{word}");
        }
        for word in ["", "augu", "market", "мария", "марий", "ма", "decree", "августовский"]
        {
            assert_eq!(named(word), None, "{word}");
        }
    }

    #[test]
    fn ordinary_words_are_told_from_months() {
        for (word, alone) in [
            ("may", Alone::MonthOrWord),
            ("march", Alone::MonthOrWord),
            ("dec", Alone::MonthOrWord),
            ("august", Alone::Month),
            ("марта", Alone::Month),
            ("mars", Alone::Word),
        ] {
            assert_eq!(named(word).map(|name| name.alone), Some(alone), "{word}");
        }
    }

    #[test]
    fn slips_and_beginnings_of_months() {
        let slip = |word: &str| with_slip(word).map(|name| name.number);
        for (word, number) in
            [("авуст", 8), ("spetember", 9), ("marhc", 3), ("авгус", 8), ("ocotber", 10)]
        {
            assert_eq!(slip(word), Some(number), "{word}");
        }
        for word in ["match", "карта", "marsh", "decembrist", "jun"] {
            assert_eq!(slip(word), None, "{word}");
        }
        assert_eq!(begun("octo").map(|name| name.number), Some(10));
        assert_eq!(begun("ju"), None);
        assert_eq!(roman("viii"), Some(8));
        assert_eq!(roman("хіх"), Some(19));
        assert_eq!(roman("iiii"), None);
    }
}
