//! What happened, what was said and counted, and names together with words and years.

use super::{
    Row,
    Want::{First, Nothing, OneOf, Same, Top, Within, Without},
};

pub(super) const ROWS: &[Row] = &[
    (
        "gas pipeline",
        Top("dzuarikau-tskhinvali-pipeline-starts dzuarikau-tskhinvali-building-begins"),
    ),
    ("gas pipline", Within(2, "dzuarikau-tskhinvali-pipeline-starts")),
    ("dzuarikau", First("dzuarikau-tskhinvali-building-begins")),
    ("газопровод", Within(2, "dzuarikau-tskhinvali-pipeline-starts")),
    ("pipeline cost", First("pipeline-cost")),
    ("ambassador", Within(15, "kargiyev-appointed-2008 medoyev-appointed-2009")),
    ("first ambassador", Within(3, "kargiyev-appointed-2008 medoyev-appointed-2009")),
    ("russian ambassador", Within(14, "kargiyev-appointed-2008 kulakhmetov-appointed")),
    ("посол", Within(14, "kargiyev-appointed-2008")),
    ("embassy opens", First("russian-embassy-compound-opens")),
    ("diplomatic relations", Within(6, "diplomatic-relations-established-2008")),
    ("recognition nauru", OneOf("nauru-diplomatic-relations south-ossetia/recognition-6")),
    ("nauru recognition", First("south-ossetia/recognition-6")),
    ("recognition syria", OneOf("syria-recognition-announced south-ossetia/recognition-8")),
    (
        "recognition venezuela",
        Within(3, "venezuela-announces-recognition south-ossetia/recognition-5"),
    ),
    ("nicaragua recognises", Within(2, "south-ossetia/recognition-4")),
    ("recognized by nicaragua", Within(3, "south-ossetia/recognition-4")),
    ("tuvalu withdrew", First("tuvalu-withdraws-recognition")),
    ("tuvalu withdraws", First("tuvalu-withdraws-recognition")),
    ("tuvalu withdrawal", First("tuvalu-withdraws-recognition")),
    ("withdrawal of recognition tuvalu", First("tuvalu-withdraws-recognition")),
    (
        "russia recognises south ossetia",
        Top("medvedev-announces-recognition-2008 south-ossetia/recognition-3"),
    ),
    (
        "russia recognizes south ossetia",
        Top("medvedev-announces-recognition-2008 south-ossetia/recognition-3"),
    ),
    (
        "when did russia recognise south ossetia",
        Within(3, "medvedev-announces-recognition-2008 south-ossetia/recognition-3"),
    ),
    (
        "who recognised south ossetia",
        Within(
            8,
            "south-ossetia/recognition-3 south-ossetia/recognition-4 south-ossetia/recognition-6",
        ),
    ),
    ("25 years", Top("alliance-treaty-2015-term alliance-treaty-2015")),
    (
        "49 years",
        Within(
            5,
            "base-agreement-2010 military-cooperation-agreement-2009 base-agreement-abkhazia-2010 military-cooperation-agreement-abkhazia-2009",
        ),
    ),
    ("3700", Top("makarov-confirms-3700-soldiers russian-soldiers-november-2008")),
    ("3,700", Same("3700")),
    ("3 700", First("makarov-confirms-3700-soldiers")),
    ("3.700 soldiers", Within(3, "makarov-confirms-3700-soldiers russian-soldiers-november-2008")),
    // Other words for it, words as one, and another layout with a date.
    ("пятидневная война", Within(5, "august-2008-conflict")),
    ("выборы 2012", Within(5, "presidential-election-2012")),
    ("didikhurvaleti", First("didi-khurvaleti")),
    ("southossetia", Top("south-ossetia south-ossetia-territory")),
    ("vtldtltd fduecn 2008", Same("медведев август 2008")),
    ("3700 soldiers", Within(3, "makarov-confirms-3700-soldiers russian-soldiers-november-2008")),
    ("2.8 billion", Within(4, "russia-allocates-2-8-billion-2009 budget-grant-march-2009")),
    ("2,8 млрд", Same("2.8 billion")),
    ("2.8 bn rubles", Within(2, "russia-allocates-2-8-billion-2009")),
    ("8.5 billion", Within(2, "russia-allocates-8-5-billion rebuilding-grant-8-5-billion")),
    ("9.2 billion", Within(3, "moscow-pledge-sukhum-2015 pledge-sukhum-2015")),
    ("39611/18", Within(2, "echr-application-2018")),
    ("article 51", First("russia-cites-article-51")),
    ("war crimes", First("icc-prosecutor-allegations")),
    ("arrest warrants", Top("icc-warrants-issued icc-warrants-applied-for")),
    ("august 2008 war", Within(3, "august-2008-conflict")),
    ("armed conflict 2008", First("august-2008-conflict")),
    ("referendum 2017", First("name-referendum-2017")),
    ("independence referendum", Within(3, "referendum-2006 referendum-1992")),
    (
        "referendum joining russia",
        Top("referendum-on-joining-russia-called referendum-on-joining-russia-suspended"),
    ),
    ("referendum on joining russia suspended", First("referendum-on-joining-russia-suspended")),
    (
        "presidential election",
        Within(
            4,
            "presidential-election-2011 presidential-election-2012 presidential-election-2017 \
         presidential-election-2022",
        ),
    ),
    ("crossing points closed", First("crossing-points-closed-2019")),
    ("fences", Within(4, "boundary-fences-begin-2011 boundary-fences-2013")),
    ("fact finding report", First("fact-finding-report-2009")),
    ("tagliavini report", Within(3, "fact-finding-report-2009")),
    ("peacekeepers 1992", Within(3, "joint-peacekeeping-forces-deployed-1992")),
    ("crimea anniversary", First("crimea-anniversary-2015")),
    ("anti-fascist forum", Top("anti-fascist-forum anti-fascist-forum-2024")),
    ("antifascist forum", Top("anti-fascist-forum anti-fascist-forum-2024")),
    ("brics games", First("brics-games-2024")),
    ("displaced persons resolution", Within(3, "unga-resolution-2025 syria-abstains-2025")),
    ("1st round", First("geneva-round-1")),
    ("49th round", First("geneva-round-49")),
    ("geneva round 2015", Within(3, "geneva-round-2015-03 geneva-round-2015-06")),
    (
        "annexation",
        Top(
            "shevardnadze-hidden-annexation-2002 saakashvili-on-recognition-2008 bokeria-on-recognition-2008",
        ),
    ),
    ("occupied territories", Within(3, "georgia-regards-occupied-2008")),
    ("territorial integrity", First("saakashvili-promises-territorial-integrity")),
    ("blitzkrieg", First("kulakhmetov-summer-2004-blitzkrieg")),
    ("troops enter", First("russian-troops-enter-2008")),
    ("withdrawal 2008", Top("withdrawal-completed-2008 withdrawal-deadline-2008")),
    ("population", Top("tskhinvali-population-2019 akhalgori-district-population-2015")),
    ("area of south ossetia", Top("south-ossetia-area south-ossetia-area-georgian-government")),
    (
        "losses 2008",
        Within(
            6,
            "losses-2008-georgia-civilians losses-2008-russia-servicemen \
         losses-2008-south-ossetia-persons",
        ),
    ),
    ("turnout 2022", First("election-2022-turnout")),
    ("votes duma alliance", Within(2, "alliance-treaty-votes-duma")),
    ("state of alania", First("south-ossetia")),
    ("interview kulakhmetov", Within(10, "kulakhmetov-gives-interview kulakhmetov-interview")),
    // Names with words.
    ("kargiyev appointed", First("kargiyev-appointed-2008")),
    ("kargiev apointed", First("kargiyev-appointed-2008")),
    ("kargiyev credentials", First("kargiyev-credentials-2008")),
    ("kulakhmetov appointed", First("kulakhmetov-appointed")),
    ("medoyev credentials", First("medoyev-credentials-2009")),
    ("medoyev ambassador", OneOf("dmitry-medoyev dmitry-medoyev/term-2")),
    ("lavrov warsaw", First("lavrov-in-warsaw")),
    ("лавров варшава", First("lavrov-in-warsaw")),
    ("lavrov vesti", First("lavrov-vesti-interview-2009")),
    ("kokoity interview", Top("kokoity-interfax-interview kokoity-ria-interview-2009")),
    ("kokoity medvedev", Within(3, "kokoity-medvedev-talks-joining-russia")),
    ("putin tibilov", Top("putin-tibilov-moscow-2012 alliance-treaty-signing-2015")),
    ("путин тибилов", Same("putin tibilov")),
    (
        "putin bibilov",
        Top(
            "putin-bibilov-sochi-2017 putin-bibilov-novo-ogaryovo-2017 putin-bibilov-moscow-2018 putin-bibilov-kremlin-2019",
        ),
    ),
    ("putin bibilov sochi", First("putin-bibilov-sochi-2017")),
    ("putin gagloev", Within(2, "presidents-meeting-march-2023")),
    (
        "shevardnadze chibirov",
        Top("shevardnadze-chibirov-meeting-1996 shevardnadze-chibirov-meeting-1997 \
         shevardnadze-chibirov-meeting-1998"),
    ),
    ("sarkozy ceasefire", First("sarkozy-brokers-ceasefire")),
    (
        "medvedev tskhinvali visit",
        Within(4, "medvedev-visits-tskhinvali-2009 medvedev-visits-tskhinvali-2012"),
    ),
    ("medvedev visits base", First("medvedev-visits-base-2009")),
    ("chavez recognition", First("venezuela-announces-recognition")),
    ("gagloev referendum", First("referendum-on-joining-russia-suspended")),
    ("kokoity border guards", First("kokoity-border-guards-ease-tensions")),
    ("mogherini treaty", First("mogherini-treaty-2015")),
    ("psaki treaty", First("psaki-non-recognition-2015")),
    ("miller gazprom", First("alexei-miller")),
    (
        "president of south ossetia",
        Within(
            12,
            "eduard-kokoity/term-1 leonid-tibilov/term-1 anatoly-bibilov/term-2 alan-gagloev/term-1 \
         lyudvig-chibirov/term-2",
        ),
    ),
    ("foreign minister of south ossetia", Within(3, "murat-dzhioyev/term-1 david-sanakoev/term-2")),
    ("ambassador of russia", Within(4, "elbrus-kargiyev marat-kulakhmetov")),
    // Names with years: what is dated in that year, best with the name in its title.
    (
        "medvedev 2008",
        Within(
            9,
            "medvedev-duty-to-protect medvedev-guided-by-instruments medvedev-not-easy-choice \
         medvedev-warns-georgia-2008 chambers-motions-2008-08-25",
        ),
    ),
    ("medvedv 2008", Same("medvedev 2008")),
    ("медведев 2008", First("chambers-motions-2008-08-25")),
    ("2008 medvedev", Same("medvedev 2008")),
    ("medvedev 2012", First("medvedev-visits-tskhinvali-2012")),
    ("medvedev 13 july 2009", Within(3, "medvedev-visits-tskhinvali-2009")),
    (
        "kokoity 2009",
        OneOf(
            "kokoity-ria-interview-2009 kokoity-border-guards-ease-tensions kokoity-no-need-more-troops medvedev-meets-so-government-2009",
        ),
    ),
    (
        "kokoity august 2009",
        OneOf(
            "kokoity-ria-interview-2009 kokoity-border-guards-ease-tensions kokoity-no-need-more-troops",
        ),
    ),
    ("putin 2017", Top("putin-bibilov-sochi-2017 putin-bibilov-novo-ogaryovo-2017")),
    ("putin 2015", Within(2, "alliance-treaty-signing-2015 putin-funds-2015")),
    ("nauru 2009", Within(4, "nauru-diplomatic-relations south-ossetia/recognition-6")),
    ("tuvalu 2014", First("tuvalu-withdraws-recognition")),
    (
        "syria 2018",
        Within(
            5,
            "syria-recognition-announced south-ossetia/recognition-8 syria-friendship-treaty-2018 syria-diplomatic-relations-2018",
        ),
    ),
    (
        "gagloev 2022",
        Within(4, "presidential-election-2022 referendum-on-joining-russia-suspended"),
    ),
    ("saakashvili 2004", Within(4, "mikheil-saakashvili/term-1")),
    ("tibilov 2012", Within(4, "presidential-election-2012 leonid-tibilov/term-1")),
    // Questions.
    (
        "who signed the friendship treaty",
        OneOf(
            "friendship-treaty-2008 friendship-treaty-2008/signature friendship-treaty-signing-2008",
        ),
    ),
    (
        "who signed alliance treaty",
        OneOf("alliance-treaty-2015 alliance-treaty-2015/signature alliance-treaty-signing-2015"),
    ),
    ("when was kargiyev appointed", First("kargiyev-appointed-2008")),
    (
        "when did the friendship treaty enter into force",
        First("friendship-treaty-2008/entry_into_force"),
    ),
    ("what is the six-point plan", First("six-point-plan-2008")),
    ("who is kulakhmetov", First("marat-kulakhmetov")),
    ("who was kokoity?", First("eduard-kokoity")),
    ("кто такой кокойты", First("eduard-kokoity")),
    ("когда медведев 2012", First("medvedev-visits-tskhinvali-2012")),
    ("what happened in 2012", Same("2012")),
    ("что случилось 8 августа 2008", Same("8 aug 2008")),
    ("what is the 2015 treaty about", Within(3, "alliance-treaty-2015 state-border-treaty-2015")),
    ("how many soldiers", Within(3, "russian-soldiers-november-2008")),
    ("did tuvalu withdraw", First("tuvalu-withdraws-recognition")),
    // What is not there.
    ("zzzqqqzzz", Nothing),
    ("mh17", Nothing),
    ("kokoity 1975", Nothing),
    ("kargiyev", Without("alan-gagloev")),
    ("tibilov", Without("presidential-election-2022")),
    ("3701", Nothing),
];
