//! Treaties and their steps, by title, alias and topic.

use super::{
    Row,
    Want::{First, OneOf, Top, Within},
};

pub(super) const ROWS: &[Row] = &[
    ("alliance treaty", First("alliance-treaty-2015")),
    ("Alliance and Integration", First("alliance-treaty-2015")),
    ("treaty on alliance and integration", First("alliance-treaty-2015")),
    ("alliance and integration agreement", First("alliance-treaty-2015")),
    ("allince treaty", First("alliance-treaty-2015")),
    ("aliance and intergration", First("alliance-treaty-2015")),
    ("alliance treaty abkhazia", First("alliance-treaty-abkhazia-2014")),
    ("alliance treaty 2015", First("alliance-treaty-2015")),
    ("договор о союзничестве и интеграции", First("alliance-treaty-2015")),
    ("союзничество и интеграция", First("alliance-treaty-2015")),
    ("friendship treaty", First("friendship-treaty-2008")),
    ("friendhsip treaty", First("friendship-treaty-2008")),
    ("friendship", First("friendship-treaty-2008")),
    ("frndshp", First("friendship-treaty-2008")),
    ("mutual assistance treaty", First("friendship-treaty-2008")),
    ("treaty of friendship, cooperation and mutual assistance", First("friendship-treaty-2008")),
    ("friendship cooperation and mutual assistance", First("friendship-treaty-2008")),
    ("friendship treaty abkhazia", First("friendship-treaty-abkhazia-2008")),
    ("договор о дружбе", First("friendship-treaty-2008")),
    ("state border treaty", First("state-border-treaty-2015")),
    ("border treaty", First("state-border-treaty-2015")),
    ("treaty on the state border", First("state-border-treaty-2015")),
    ("border protection", First("border-protection-agreement-2009")),
    ("border protection agreement", First("border-protection-agreement-2009")),
    (
        "joint efforts to protect the state border",
        Top("border-protection-agreement-2009 joint-border-protection-abkhazia-2009"),
    ),
    ("sochi agreement", First("sochi-agreement-1992")),
    ("dagomys", First("sochi-agreement-1992")),
    ("dagomys agreement", First("sochi-agreement-1992")),
    ("six-point plan", First("six-point-plan-2008")),
    ("six point plan", First("six-point-plan-2008")),
    ("sixpoint plan", First("six-point-plan-2008")),
    ("ceasefire", Within(4, "six-point-plan-2008 sarkozy-brokers-ceasefire ceasefire-2004")),
    ("ceasefire agreement", OneOf("ceasefire-2004 six-point-plan-2008")),
    ("cease-fire", Within(4, "six-point-plan-2008 sarkozy-brokers-ceasefire ceasefire-2004")),
    ("memorandum 1996", First("security-memorandum-1996")),
    ("base agreement", First("base-agreement-2010")),
    ("joint military base", First("base-agreement-2010")),
    ("military cooperation 2009", First("military-cooperation-agreement-2009")),
    (
        "military-technical",
        Top("military-technical-agreement-2010 military-technical-agreement-2023"),
    ),
    ("military technical agreement", First("military-technical-agreement-2023")),
    ("military technical cooperation treaty", First("military-technical-agreement-2023")),
    ("armed units agreement", First("armed-units-agreement-2017")),
    ("dual citizenship", First("dual-citizenship-agreement-2021")),
    ("visa free", First("visa-free-agreement-2010")),
    ("visa-free travel", First("visa-free-agreement-2010")),
    ("customs agreement", First("customs-agreement")),
    ("recognition decree", First("recognition-decree-2008")),
    ("exchange of notes", First("exchange-of-notes-2008")),
    (
        "consultations plan",
        Top(
            "consultations-plan-2021-2022 consultations-plan-2024-2025 consultations-plan-2026-2027 so-abkhazia-consultations-plan-2024",
        ),
    ),
    ("investment programme", Top("investment-programme-2015-2017 investment-programme-2023-2025")),
    ("investment program 2023-2025", First("investment-programme-2023-2025")),
    ("un charter", First("un-charter")),
    ("helsinki final act", First("helsinki-final-act-1975")),
    ("allied interaction treaty", First("allied-interaction-treaty-2026")),
    ("prosecutors agreement", First("prosecutors-agreement-2009")),
    ("prosecutors' agreement", First("prosecutors-agreement-2009")),
    ("russian constitution", First("russian-constitution")),
    (
        "treaty",
        OneOf(
            "alliance-treaty-2015 friendship-treaty-2008 state-border-treaty-2015 \
         allied-interaction-treaty-2026 international-treaties-law",
        ),
    ),
    (
        "trty",
        OneOf(
            "alliance-treaty-2015 friendship-treaty-2008 state-border-treaty-2015 \
         allied-interaction-treaty-2026 international-treaties-law",
        ),
    ),
    // Steps.
    ("alliance treaty in force", First("alliance-treaty-2015")),
    ("alliance treaty entered into force", Within(2, "alliance-treaty-2015/entry_into_force")),
    (
        "alliance treaty signed",
        OneOf("alliance-treaty-2015/signature alliance-treaty-signing-2015"),
    ),
    (
        "alliance treaty ratified",
        Within(
            9,
            "alliance-treaty-2015/lower_house alliance-treaty-2015/other_party_ratification \
         alliance-treaty-2015/upper_house alliance-treaty-2015/law_signed",
        ),
    ),
    (
        "alliance treaty ratification",
        Within(
            12,
            "alliance-treaty-2015/lower_house alliance-treaty-2015/other_party_ratification",
        ),
    ),
    ("alliance treaty negotiated", First("alliance-treaty-2015/negotiation")),
    ("alliance treaty lower house", First("alliance-treaty-2015/lower_house")),
    ("alliance treaty duma", Within(4, "alliance-treaty-2015/lower_house")),
    ("alliance treaty exchange", First("alliance-treaty-2015/exchange")),
    ("friendship treaty in force", First("friendship-treaty-2008")),
    (
        "friendship treaty ratified",
        Within(8, "friendship-treaty-2008/other_party_ratification friendship-treaty-2008/law_signed"),
    ),
    ("friendship treaty duma", Within(3, "friendship-treaty-2008/lower_house")),
    ("friendship treaty submitted", First("friendship-treaty-2008/submission")),
    ("state border treaty duma", Within(3, "state-border-treaty-2015/lower_house")),
    ("base agreement signed", First("base-agreement-2010/signature")),
    (
        "dual citizenship ratified",
        Within(
            7,
            "dual-citizenship-agreement-2021/lower_house dual-citizenship-ratification-law-in-force",
        ),
    ),
    (
        "who signed 2015",
        Within(4, "alliance-treaty-2015/signature state-border-treaty-2015/signature"),
    ),
    (
        "signed 2009",
        Within(
            9,
            "border-protection-agreement-2009/signature military-cooperation-agreement-2009/signature \
         investment-protection-agreement-2009/signature",
        ),
    ),
    (
        "ratified 2008",
        Within(8, "friendship-treaty-2008/lower_house friendship-treaty-2008/upper_house"),
    ),
    ("ratified 2009", Within(6, "friendship-treaty-2008 border-protection-agreement-2009")),
    (
        "ratification 2016",
        Within(4, "state-border-treaty-2015/lower_house state-border-treaty-2015/law_signed"),
    ),
    ("entered into force 2009", OneOf("friendship-treaty-2008/entry_into_force")),
    ("signed april 2009", Within(2, "border-protection-agreement-2009/signature")),
    ("treaty 2015", Within(3, "alliance-treaty-2015 state-border-treaty-2015")),
    (
        "agreement 2009",
        Within(
            6,
            "border-protection-agreement-2009 military-cooperation-agreement-2009 \
         assistance-agreement-2009",
        ),
    ),
];
