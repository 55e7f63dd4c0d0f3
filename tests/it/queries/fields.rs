//! Fields, negations, phrases and alternatives.

use super::{
    Row,
    Want::{During, First, Kind, Nothing, OneOf, Only, Same, Top, Within, Without},
};

pub(super) const ROWS: &[Row] = &[
    ("kind:person", Kind("person")),
    ("kind:people", Same("kind:person")),
    ("kind:treaty", Kind("treaty")),
    ("kind:figure 2022", Only("election-2022-gagloev election-2022-turnout")),
    ("kind:person putin", First("vladimir-putin")),
    ("kind:person medvedv", First("dmitry-medvedev")),
    ("kind:place java", First("java")),
    (
        "kind:treaty abkhazia",
        Within(5, "alliance-treaty-abkhazia-2014 friendship-treaty-abkhazia-2008"),
    ),
    ("kind:event putin", Kind("event")),
    ("who:kokoity", Within(60, "kokoity-flies-to-moscow-2008 kargiyev-credentials-2008")),
    ("who:кокойты", Same("who:kokoity")),
    ("who:georgian-parliament kind:event", Within(9, "georgian-parliament-resolution-2008")),
    ("who:lavrov kind:statement", Kind("statement")),
    ("who:lavrov warsaw", First("lavrov-in-warsaw")),
    ("who:kulakhmetov kind:statement", Kind("statement")),
    ("who:\"murat dzhioyev\"", Without("akhsar-dzhioev")),
    ("who:putin|medvedev 2009", During("2009")),
    (
        "party:abkhazia kind:treaty",
        Within(8, "alliance-treaty-abkhazia-2014 friendship-treaty-abkhazia-2008"),
    ),
    ("party:abkhazia", Without("alliance-treaty-2015 friendship-treaty-2008")),
    ("place:warsaw", Within(2, "lavrov-in-warsaw warsaw")),
    ("place:kremlin", Within(12, "alliance-treaty-signing-2015 friendship-treaty-signing-2008")),
    (
        "place:tskhinvali medvedev",
        Within(4, "medvedev-visits-tskhinvali-2009 medvedev-visits-tskhinvali-2012"),
    ),
    (
        "type:referendum",
        Only(
            "referendum-1992 referendum-2006 name-referendum-2017 referendum-on-joining-russia-called \
         referendum-on-joining-russia-suspended",
        ),
    ),
    (
        "type:decree",
        Only(
            "recognition-decree-2008 ambassador-decree-2008 embassy-directive-2009 nicaragua-recognition-decree-2008 citizenship-decree-2025 passport-decree-2025",
        ),
    ),
    (
        "type:ceasefire",
        Only(
            "sochi-agreement-1992 six-point-plan-2008 sarkozy-brokers-ceasefire ceasefire-2004 ceasefire-agreed-again-2004",
        ),
    ),
    ("type:pass", Only("mamison-pass")),
    ("source:aegee", Within(30, "alliance-treaty-2015")),
    ("source:aegee", Without("nauru-diplomatic-relations")),
    ("source:jamnews military-technical", First("military-technical-agreement-2023")),
    ("side:georgia kind:statement", Kind("statement")),
    ("side:georgia", Without("medvedev-duty-to-protect")),
    ("has:claims", Within(200, "alliance-treaty-2015")),
    ("is:contested", Within(90, "recognition-decree-2008 august-2008-conflict")),
    ("has:provisions kind:treaty", Kind("treaty")),
    ("in-force:2010-01-01", Within(5, "friendship-treaty-2008")),
    ("in force 2025-06-01", Without("alliance-treaty-abkhazia-2014")),
    ("treaties in force", Without("alliance-treaty-abkhazia-2014 base-agreement-2010")),
    ("treaties in force", Within(8, "passport-decree-2025 provisional-administration-law-2025")),
    ("действующие договоры", Within(8, "passport-decree-2025")),
    ("treaties currently in force", Within(8, "passport-decree-2025")),
    ("treaties not in force", Without("friendship-treaty-2008 alliance-treaty-2015 un-charter")),
    ("treaties that are no longer in force", Within(60, "ceasefire-2004")),
    ("не действующие договоры", Without("friendship-treaty-2008 alliance-treaty-2015")),
    ("not in force", Kind("treaty")),
    ("unratified", Nothing),
    ("kind:office kokoity", First("eduard-kokoity/term-1")),
    ("kind:recognition nauru", Within(2, "south-ossetia/recognition-6")),
    ("date:2008-13-45", Nothing),
    ("signed:2008-13-45", Nothing),
    ("date:2008-02-30", Nothing),
    ("in-force:2010-01-01", Without("alliance-treaty-2015 state-border-treaty-2015")),
    (
        "in-force:2016",
        Top(
            "friendship-treaty-2008 alliance-treaty-2015 alliance-treaty-abkhazia-2014 visa-free-agreement-2010 \
            occupied-territories-law-2008",
        ),
    ),
    ("signed:2015", Only("alliance-treaty-2015 state-border-treaty-2015")),
    ("signed:september 2008", Within(4, "friendship-treaty-2008")),
    ("signed:2009 kind:treaty", Without("sochi-agreement-1992")),
    ("year:2008 kokoity", During("2008")),
    // Negation.
    ("makarov -sergey", First("nikolay-makarov")),
    ("makarov -sergey", Without("sergey-makarov")),
    ("treaty -alliance", Without("alliance-treaty-2015 alliance-treaty-signing-2015")),
    ("kokoity -2008", Without("kokoity-flies-to-moscow-2008 kargiyev-credentials-2008")),
    ("recognition -kind:statement", Without("medvedev-not-easy-choice")),
    ("medvedev -visits 2009", Without("medvedev-visits-tskhinvali-2009")),
    ("-\"alliance treaty\" putin 2015", Without("alliance-treaty-2015/signature")),
    // Phrases.
    ("\"mutual assistance\"", Within(4, "friendship-treaty-2008 friendship-treaty-abkhazia-2008")),
    ("\"mutual assistance\"", Without("sochi-agreement-1992")),
    ("\"state border\"", Within(3, "state-border-treaty-2015 border-protection-agreement-2009")),
    ("\"alliance treaty\"", First("alliance-treaty-2015")),
    ("«South Ossetia»", Top("south-ossetia south-ossetia-territory")),
    ("\"gas pipeline\" opens", First("dzuarikau-tskhinvali-pipeline-starts")),
    ("\"pipeline gas\"", Nothing),
    (
        "\"medvedev visits\"",
        Top(
            "medvedev-visits-base-2009 medvedev-visits-tskhinvali-2009 medvedev-visits-tskhinvali-2012",
        ),
    ),
    // Alternatives.
    ("bibilov|tibilov", Top("anatoly-bibilov leonid-tibilov")),
    ("bibilov | tibilov", Same("bibilov|tibilov")),
    ("tuvalu | nauru", Top("tuvalu nauru")),
    (
        "kokoity | tibilov | bibilov | gagloev kind:person",
        Top("eduard-kokoity leonid-tibilov anatoly-bibilov alan-gagloev"),
    ),
    (
        "recognition tuvalu|nauru 2009",
        Within(7, "nauru-diplomatic-relations south-ossetia/recognition-6"),
    ),
    (
        "2008-08-26 | 2015-03-18",
        OneOf(
            "medvedev-announces-recognition-2008 recognition-decree-2008 recognition-decree-2008/signature",
        ),
    ),
    // What is not understood fits nothing, so that it cannot seem to work.
    ("xyzzy:plugh", Nothing),
    ("kind:banana", Nothing),
    ("before:yesterdayish", Nothing),
];
