//! Links, records and filters are chosen by one rule each, and nothing typed is ignored in silence.

use crate::support::stage::Stage;
use chancery::{
    app::{Code, Filter, Focus, Key, ListKind, ListRow, PaneId, Row},
    dossier::EntryId,
    file_format::builtin,
};

/// The number of the selected link.
fn selected_link(stage: &Stage) -> usize {
    stage.app.view().position.selected.map_or(0, |link| link + 1)
}

#[test]
fn details_open_at_the_first_link() {
    for query in ["friendship treaty", "russia recognises south", "kokoity", "alliance treaty 2015"]
    {
        for size in [(80, 24), (120, 36), (40, 12), (60, 16)] {
            let mut stage = Stage::of(builtin(), size.0, size.1);
            stage.keys(&format!("/{query}<enter>"));
            let before = stage.app.view().current;
            stage.keys("<enter>");
            assert_eq!(selected_link(&stage), 1, "{query} at {size:?}");
            // One press follows what is on the screen, otherwise the first one shows it.
            stage.keys("<enter>");
            if stage.app.view().current == before {
                assert!(stage.text().contains("[1]"), "{query} at {size:?}: {}", stage.text());
                stage.keys("<enter>");
            }
            assert_ne!(stage.app.view().current, before, "{query} at {size:?}");
        }
    }
}

/// Enter follows a link that is on the screen, also after the text was scrolled.
#[test]
fn scrolled_details_select_what_they_show() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/alliance treaty 2015 kind:treaty<enter><enter><pagedown><pagedown>");
    let link = selected_link(&stage);
    assert!(link > 1, "{}", stage.text());
    stage.find(&format!("[{link}]"));
}

#[test]
fn details_without_links_say_what_to_do() {
    let mut stage = Stage::new(80, 24);
    stage.keys("/kind:source<enter>");
    let bare = (0..20).find(|_| {
        stage.keys("<down>");
        stage.app.article().text().targets.is_empty()
    });
    assert!(bare.is_some(), "every source has a link: {}", stage.text());
    stage.keys("<enter><enter>");
    assert!(stage.text().contains("No links"), "{}", stage.text());
}

/// Esc closes a list as its footer says, also where something is typed; Ctrl-u clears that.
#[test]
fn escape_closes_a_filtered_list() {
    let mut stage = Stage::new(80, 24);
    stage.keys("?bookmark<ctrl-u>zoom<esc>");
    assert!(stage.app.overlays().is_empty(), "{}", stage.text());
}

#[test]
fn commands_say_how_lists_are_sorted() {
    let mut stage = Stage::new(80, 24);
    stage.keys("?sort");
    stage.find("By time; people by surname, places by events");
    stage.keys("<enter>");
    stage.find("The order is fixed. By time; people by surname, places by events");
    stage.keys("?money");
    stage.find("figures and amounts");
}

#[test]
fn space_stays_on_its_row() {
    let mut stage = Stage::new(80, 24);
    stage.keys("1gg<space><down><space><down><space>");
    assert_eq!(stage.app.browse().picked.len(), 3);
    stage.find("3 selected · Space again undoes · e exports");
    stage.keys("<space>");
    assert_eq!(stage.app.browse().picked.len(), 2);
}

/// The title tells of all rows; what the best match lacks is named while typing.
#[test]
fn partial_searches_are_named() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/lavrov 2015 alliance treaty");
    let typed = stage.text();
    assert!(typed.contains("without alliance"), "{typed}");
    stage.keys("<enter>");
    stage.find("[search (partial): lavrov 2015 alliance treaty ×]");
    stage.keys("<down>");
    stage.find("[search (partial): lavrov 2015 alliance treaty ×]");
}

/// What a search did not do as typed is said once it is accepted.
#[test]
fn hints_outlast_the_prompt() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/never ratified<enter>");
    stage.find("\"never\" is ignored");
    stage.keys("<down>");
    assert!(!stage.text().contains("is ignored"), "{}", stage.text());
}

/// Counts of other kinds follow every filter, an empty list names the way out, and all filters are seen.
#[test]
fn filters_are_counted_and_left() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/roki tunnel<enter>fl");
    assert!(stage.text().contains("5 Places 1 of 62 ─"), "{}", stage.text());
    stage.keys("6");
    stage.find("6 Statements 0 of 456  5 Places 1 ─");
    stage.keys("<esc><esc>/kokoity<enter>g2015<enter>flfc");
    let text = stage.text();
    let shown = ["search: kokoity ×", "linked to: Kok", "is: contested ×", "3 People 0 of 201 ─"];
    assert!(shown.iter().all(|words| text.contains(words)), "{text}");
    stage.find("no matches; Esc clears last filter");
    stage.keys("<esc>");
    stage.find("Filter removed");
    stage.find("1 Timeline 1 of 589");
}

/// A filter by side opens the list that has what it finds.
#[test]
fn filter_by_side_shows_statements() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("fs<enter>");
    let text = stage.text();
    assert!(text.contains("─ 6 Statements 160 of 456 ─") && text.contains("▌2002"), "{text}");
}

/// The rows around a day are those of the list, which a filter may make distant.
#[test]
fn rows_around_a_day_claim_no_more() {
    let mut stage = Stage::of(builtin(), 120, 36);
    stage.keys("a2013-12-31<enter>");
    stage.find("last before");
    stage.keys("/tuvalu<enter>");
    let text = stage.text();
    assert!(text.contains("first after") && !text.contains("event "), "{text}");
}

/// The windows of values name their field, and rows of menus begin with a capital.
#[test]
fn menus_name_what_they_choose() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("fs");
    stage.find("Filter by side · Enter filters");
    stage.keys("<esc>fp");
    stage.find("Filter by party · Enter filters");
    stage.keys("<esc>y");
    for row in ["▌Title", "Sources (BibTeX)", "Source URLs", "Cited passages"] {
        stage.find(row);
    }
}

#[test]
fn dates_filter_from_the_menu() {
    for (keys, label) in [
        ("f2009<enter>", "date: 2009"),
        ("fdaug 2008<enter>", "date: aug 2008"),
        ("fd2008..2010<enter>", "date: 2008..2010"),
    ] {
        let mut stage = Stage::of(builtin(), 80, 24);
        stage.keys(keys);
        let filters = &stage.app.view().filters;
        assert!(matches!(&**filters, [Filter::Field(_)]), "{keys}: {filters:?}");
        stage.find(label);
    }
}

/// What cannot be used stays in the line, with the reason.
#[test]
fn refused_inputs_stay_in_the_line() {
    for (keys, typed) in [
        ("fdfoo<enter>", "foo"),
        ("fd13/13/2008<enter>", "13/13/2008"),
        ("gfoo<enter>", "foo"),
        ("afoo<enter>", "foo"),
    ] {
        let mut stage = Stage::of(builtin(), 80, 24);
        stage.keys(keys);
        let prompt = stage.app.prompt().unwrap_or_else(|| panic!("{keys} closed the prompt"));
        assert_eq!(prompt.editor().text(), typed);
        assert!(stage.app.status().notice().is_some(), "{keys}: no reason");
        assert!(stage.app.view().filters.is_empty());
    }
}

#[test]
fn unknown_letters_of_a_menu_are_answered() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("fx");
    stage.find("x: no such key here · Esc closes");
}

/// Letters that arrive together filter once: a paste without brackets is keys.
#[test]
fn lists_are_filtered_once_a_frame() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys(":");
    let all = stage.list().rows.len();
    for letter in "statistics".chars() {
        stage.app.press(Key::plain(Code::Char(letter)));
        assert_eq!(stage.list().rows.len(), all);
    }
    stage.app.press(Key::plain(Code::Enter));
    assert_eq!(stage.list().kind, ListKind::Statistics);
}

/// The command that is meant comes first: a word of its title begins with what is typed.
#[test]
fn commands_are_ranked_by_their_titles() {
    for (word, title) in [
        ("note", "Edit note…"),
        ("list", "Reading list…"),
        ("cit", "Copy or cite…"),
        ("signs", "Legend of signs"),
        ("map", "Map in browser"),
        ("date", "Date…"),
    ] {
        let mut stage = Stage::of(builtin(), 80, 24);
        stage.keys(&format!("?{word}"));
        let first = stage.list().row();
        let is_meant = matches!(first, Some(ListRow::Action(action, _)) if action.title() == title);
        assert!(is_meant, "{word}: {first:?}");
    }
}

#[test]
fn legend_opens_at_the_signs() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("?signs<enter>");
    for sign in ["◆   treaty", "≠   contested", "[1] link"] {
        stage.find(sign);
    }
}

/// A mark of several records says so before it names one of them.
#[test]
fn marks_say_what_enter_does() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("t");
    stage.find("▌3 records, Enter lists: 26 August 2008");
    let single = (0..12).find(|_| {
        stage.keys("<down>");
        !stage.text().contains("Enter lists")
    });
    assert!(single.is_some(), "no mark of one record: {}", stage.text());
    stage.keys("<enter>");
    assert!(stage.app.overlays().is_empty(), "{}", stage.text());
}

/// Esc closes one thing at a time: what was typed, then the list, and the search last.
#[test]
fn esc_closes_one_thing_at_a_time() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/russian money<enter>?sort<esc>");
    assert!(stage.app.overlays().is_empty());
    stage.find("search: russian money");
    stage.keys("<esc>");
    assert!(stage.app.view().filters.is_empty());
    stage.find("Search removed; Backspace restores it");
    stage.keys("<backspace>");
    stage.find("search: russian money");
}

/// The connection with another record has its key beside the links.
#[test]
fn connection_is_asked_for_beside_the_links() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/lavrov kind:person<enter>");
    stage.find("c Connection…");
    stage.keys("calliance treaty 2015");
    assert_eq!(stage.list().kind, ListKind::Connection);
    stage.keys("<enter>");
    stage.find("Connection · Enter opens");
}

/// The keys that step from change to change are named where they work.
#[test]
fn summary_of_a_day_names_its_keys() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("a2010-05-01<enter>A");
    stage.find("Enter choose  Esc close  > next change  < previous change");
}

#[test]
fn narrow_rows_have_days() {
    let mut stage = Stage::of(builtin(), 40, 12);
    stage.keys("<down><up>");
    stage.find("▌2008 26 Aug  ◇ Russia recogn");
    stage.find("Enter open");
}

/// A search for a month keeps what comes before the best match in sight, and its rows say why
/// those of other months are there.
#[test]
fn month_is_shown_from_its_first_event() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/august 2008<enter>");
    stage.find("Fighting breaks out");
    // A time alone leads to events, even where a treaty is the best match.
    stage.keys("<esc>/autumn 2008<enter>");
    stage.find("─ 1 Timeline 75 of 589");
    assert_eq!(stage.app.view().focus, Focus::Pane(PaneId::Timeline));
    stage.keys("<esc>/сентябрь 2008<enter>G");
    stage.find("also dated 25 Sep");
    stage.find("by Nov 2008");
}

/// A pane has each entry of its list once: in order, or what is linked first and a rule after it.
#[test]
fn rows_equal_those_of_a_written_list() {
    let mut stage = Stage::of(builtin(), 120, 36);
    for query in ["", "kokoity", "2008", "type:visit", "treaty 2015", "1992..1999"] {
        stage.keys(&format!("<esc><esc>/{query}<enter>"));
        for pane in PaneId::ALL {
            let (listing, rows) =
                (stage.app.view().pane(pane).listing(), stage.app.browse().rows(pane));
            let list: Vec<EntryId> = listing.entries().collect();
            for (nth, id) in list.iter().enumerate() {
                assert_eq!((listing.entry(nth), listing.position(*id)), (Some(*id), Some(nth)));
            }
            assert_eq!((listing.len(), listing.entry(list.len())), (list.len(), None));
            let shown: Vec<Row> = (0..rows.len()).filter_map(|at| rows.row(at)).collect();
            let ids = |rows: &[Row]| -> Vec<EntryId> {
                rows.iter()
                    .filter_map(|row| if let Row::Entry(id) = row { Some(*id) } else { None })
                    .collect()
            };
            let (linked, others) = shown.split_at(rows.linked());
            assert!(others.len() < 2 || rows.linked() == 0 || matches!(others[0], Row::Others(_)));
            let others = ids(others);
            assert!(others.is_sorted_by_key(|id| listing.position(*id)), "{query}");
            let mut all = [ids(linked), others].concat();
            all.sort_by_key(|id| listing.position(*id));
            assert_eq!(all, list, "{query}");
        }
    }
}

#[test]
fn people_of_a_time_have_their_offices_then() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/president 2010-05-01<enter>");
    stage.find("▌Medvedev, Dmitry                                          President of Russia");
}

/// What a newcomer looks for is in the last line of 80 columns.
#[test]
fn last_line_names_the_useful_keys() {
    let mut stage = Stage::of(builtin(), 80, 24);
    for (keys, shown) in [
        ("<down>", "/ search  Enter open  m mark  y copy  v pin  f filter  ? help  q quit"),
        ("<enter>", "/ search  Enter follow  Tab next  m mark  y copy  v pin  ? help  q quit"),
    ] {
        stage.keys(keys);
        let text = stage.text();
        assert!(text.lines().last().unwrap().contains(shown), "{text}");
    }
}

/// The keys from change to change need no third level of a keyboard.
#[test]
fn changes_have_keys_on_any_keyboard() {
    let days = |keys: &str| {
        let mut stage = Stage::of(builtin(), 80, 24);
        stage.keys("a2008-09-17<enter>");
        stage.keys(keys);
        stage.app.view().as_of()
    };
    assert_eq!((days(">>"), days("<")), (days("}}"), days("{")));
    assert_ne!(days(">"), days(""));
}
