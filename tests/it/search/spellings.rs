//! Spellings of a word that find each other: scripts, romanizations, inflections, numbers, slips.

use super::{document, strict, today};
use chancery::{
    dossier::Kind,
    search::{Field, IndexBuilder, Interpretation, Query, explain, search_index},
};

/// How a query finds a name that is alone in an index; `None` where it does not.
fn found(typed: &str, name: &str) -> Option<Interpretation> {
    let mut builder = IndexBuilder::new();
    builder.set_synonyms(&[
        ["pact", "treaty", "договор"].map(Into::into).to_vec(),
        ["five-day war", "armed conflict", "война"].map(Into::into).to_vec(),
    ]);
    builder.add(&document(Kind::Person, &[(Field::Name, name)]));
    let index = builder.finish();
    let matches = search_index(&index, &Query::parse(typed, today()), &strict(1));
    let parts = explain(&index, &matches);
    (matches.total > 0).then(|| parts.iter().map(|part| part.interpretation).max().unwrap())
}

#[track_caller]
fn all_found_as_typed(groups: &[&str]) {
    let words = groups.iter().flat_map(|group| {
        let name = group.split(" / ").next().unwrap();
        group.split(" / ").map(move |typed| (typed, name))
    });
    let is_missed =
        |(typed, name): &(&str, &str)| found(typed, name) != Some(Interpretation::AsTyped);
    assert_eq!(words.filter(is_missed).collect::<Vec<_>>(), []);
}

#[test]
fn spellings_of_a_name_find_it() {
    all_found_as_typed(&[
        "Dzhioyev / Dzhioev / Jioev / Jioyev / Джиоев",
        "Kokoity / Kokoyty / Kokoiti / Кокойты / კოკოითი / Коко\u{438}\u{306}ты",
        "Chibirov / Чибиров / ჩიბიროვი",
        "Saakashvili / Саакашвили / სააკაშვილი",
        "Gagloev / Gagloyev / Гаглоев",
        "Medoev / Medoyev / Медоев",
        "Tskhinval / Tskhinvali / Цхинвал / ცხინვალი / Ts'khinvali",
        "Sukhum / Sukhumi / Sokhumi / Сухум / სოხუმი",
        "Karasin / Карасин",
        "Kulakhmetov / Кулахметов",
        "Java / Джава",
        "Khussar / Хуссар",
        "Iryston / Ирыстон",
        "Хӕдбарады / Х\u{e6}дбарады / khaedbarady",
        "ёлка / елка / е\u{308}лка",
        "O’Brien / obrien",
    ]);
}

#[test]
fn foreign_romanizations_find_a_name() {
    all_found_as_typed(&[
        "Lavrov / Lawrow / Lavroff / Ławrow",
        "Putin / Poutine / Putine / Pootin",
        "Dzhioev / Džioev / Dschiojew / Jioyev / Djioev",
        "Medvedev / Medwedew / Medwedjew / Medvedeff / Miedwiediew",
        "Kokoity / Kokojty / Kokoïty / Kokoiti",
        "Tskhinvali / Zchinwali / Cchinwali / Cchinvali / Tskhinval",
        "Saakashvili / Saakaschwili / Saakachvili / Saakaszwili / Saakašvili",
        "Shevardnadze / Schewardnadse / Chevardnadzé / Szewardnadze / Ševardnadze",
        "Kulakhmetov / Kulachmetow / Koulakhmetov / Kulaxmetov",
        "Yeltsin / Jelzin / Eltsine / Jelcyn",
        "Chibirov / Tschibirow / Tchibirov / Čibirov / Czibirow",
        "Petr / Pyotr / Pjotr / Peter",
        "Semen / Semyon / Semjon",
        "Aleksey / Alexei / Alexej / Aleksej",
        "Aleksandr / Alexander / Alexandre",
        "Gorbachev / Gorbatschow / Gorbatchev / Gorbachyov",
        "Sarkozy / Sarcosy / Sarkozi",
        "Sergey / Sergej / Serguei / Sergueï",
    ]);
}

#[test]
fn arabic_articles_are_found_within_a_word() {
    for typed in ["Abdulrahman", "abdelrahman", "Abdurrahman", "abdalrahman", "Abd ar-Rahman"] {
        assert!(found(typed, "Abd al-Rahman al-Sharif").is_some(), "{typed}");
    }
    assert_eq!(found("abdulrahman", "Abd Rahman"), None);
}

#[test]
fn forms_of_a_word_find_each_other() {
    all_found_as_typed(&[
        "recognises / recognised / recognize / recognition / recognizing",
        "withdraws / withdrew / withdrawal / withdrawn / withdraw",
        "ratified / ratifies / ratify / ratification / ratifications / ratifying",
        "signed / signs / signing / signature",
        "appointed / appoints / appointment",
        "suspends / suspended / suspending / suspension",
        "peacekeeping / peacekeepers / peacekeeper",
        "elections / elected / elects",
        "closed / closes / closing / close",
        "agreement / agreed / agrees",
        "treaties / treaty",
        "met / meets / meeting",
        "ended / ends / end",
        "severed / sever / severs",
        "condemned / condemnation",
        "organisation / organization",
        "neighbours / neighbors",
        "defence / defended / defense",
        "договор / договоры / договора / договором",
        "южная / южной / южную",
        "медведев / медведева / медведевым",
        "путин / путиным / путина",
        "ленингорский / ленингорского",
        "რუსეთი / რუსეთის / რუსეთთან / რუსეთში / რუსეთიდან",
        "საქართველო / საქართველოს / საქართველოში / საქართველოსთან",
        "მოლაპარაკება / მოლაპარაკების / მოლაპარაკებები / მოლაპარაკებებს",
        "თბილისი / თბილისის / თბილისში",
        "ომი / ომის / ომში",
    ]);
}

#[test]
fn numbers_and_compounds_find_each_other() {
    all_found_as_typed(&[
        "3,700 people / 3700 / 3\u{a0}700 / 3 700 / 3.700",
        "2.8 billion rubles / 2,800,000,000 / 2800 million / 2,8 млрд / 2.80 billion",
        "130m euros / 130 million / 130000000 / 130 mln",
        "56.09 percent / 56,09",
        "Novo-Ogaryovo / novoogaryovo / ново-огарёво / novo ogaryovo / ogaryovo",
        "Su-25 / su25 / su 25",
        "US / U.S.",
        "Ts’khinvali's 'end' / tskhinvali / end",
        "58th Army / 58th",
    ]);
}

#[test]
fn synonyms_are_found_by_any_form() {
    all_found_as_typed(&[
        "Treaty / pact / treaties / договоры / договор",
        "Armed conflict / five-day war / five day wars / война / войны",
    ]);
    assert_eq!(found("conflict", "five-day war"), None);
}

#[test]
fn slips_are_guessed() {
    for (typed, name) in [
        ("medvdeev", "Medvedev"),
        ("medvedv", "Medvedev"),
        ("mewvedev", "Medvedev"),
        ("medvadew", "Medvedev"),
        ("madve", "Medvedev"),
        ("vtldtltd", "Медведев"),
        ("ыщгер", "South"),
        ("w[bydfk", "Цхинвал"),
        ("trty", "treaty"),
        ("mdvdv", "Medvedev"),
        ("tskhnvl", "Tskhinvali"),
        ("southossetia", "South Ossetia"),
    ] {
        assert_eq!(found(typed, name), Some(Interpretation::Guessed), "{typed} for {name}");
    }
}

#[test]
fn other_words_are_no_spellings() {
    for (typed, name) in [
        ("Medvedev", "Medoyev"),
        ("Murat", "Akhsar"),
        ("Bibilov", "Tibilov"),
        ("Kargiyev", "Gagloev"),
        ("krim", "Karim"),
        ("makarov", "Macron"),
        ("sanakoev", "Sanakhoev"),
        ("missing", "mission"),
        ("georgian", "Georgia"),
        ("station", "state"),
        ("native", "nation"),
        ("путин", "путь"),
        ("российский", "Россия"),
        ("trty", "party"),
        ("370", "3,700"),
    ] {
        let known = found(typed, name);
        assert_ne!(known, Some(Interpretation::AsTyped), "{typed} for {name}");
    }
}

#[test]
fn guessed_word_is_kept_as_typed() {
    let index = super::index();
    let found = search_index(&index, &Query::parse(" medvdeev ", today()), &strict(1));
    let part = &explain(&index, &found)[0];
    assert_eq!((part.typed.as_str(), part.text.as_str()), ("medvdeev", "~medvedev"));
}
