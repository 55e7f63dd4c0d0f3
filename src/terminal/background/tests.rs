use super::*;

fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
    KeyEvent::new(code, modifiers)
}

/// The keys that crossterm makes of these bytes: only as much of its rules as an answer needs.
fn keys(bytes: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    let mut letters = bytes.chars();
    while let Some(letter) = letters.next() {
        keys.push(match letter {
            '\x1b' => match letters.next() {
                Some(next) => key(KeyCode::Char(next), KeyModifiers::ALT),
                None => key(KeyCode::Esc, KeyModifiers::NONE),
            },
            '\x07' => key(KeyCode::Char('g'), KeyModifiers::CONTROL),
            upper if upper.is_uppercase() => key(KeyCode::Char(upper), KeyModifiers::SHIFT),
            other => key(KeyCode::Char(other), KeyModifiers::NONE),
        });
    }
    keys
}

fn feed(filter: &mut Background, bytes: &str, now: Instant) -> Vec<Input> {
    let mut out = Vec::new();
    for key in keys(bytes) {
        filter.take(Event::Key(key), now, &mut out);
    }
    out
}

#[track_caller]
fn case(bytes: &str, expected: &[Input]) {
    let mut filter = Background::default();
    let mut out = feed(&mut filter, bytes, Instant::now());
    if filter.until().is_some() {
        filter.give_up(&mut out);
    }
    assert_eq!(out, expected, "{bytes:?}");
    assert!(filter.held.is_empty() && filter.text.is_empty() && filter.until().is_none());
}

fn typed(bytes: &str) -> Vec<Input> {
    keys(bytes).into_iter().map(Input::Key).collect()
}

const BLUE: Input = Input::Background { red: 0, green: 0x2b, blue: 0xff };

#[test]
fn an_answer_in_any_usual_form_is_found() {
    case("\x1b]11;rgb:0000/2b2b/ffff\x1b\\", &[BLUE]);
    case("\x1b]11;rgb:0000/2B2B/FFFF\x07", &[BLUE]);
    case("\x1b]11;rgb:00/2b/ff\x07", &[BLUE]);
    case("\x1b]11;rgba:0000/2b2b/ffff/8080\x1b\\", &[BLUE]);
    case("\x1b]11;rgb:f/8/0\x07", &[Input::Background { red: 255, green: 136, blue: 0 }]);
}

#[test]
fn keys_around_an_answer_keep_their_order() {
    let mut expected = typed("ab");
    expected.push(BLUE);
    expected.extend(typed("cd"));
    case("ab\x1b]11;rgb:0000/2b2b/ffff\x1b\\cd", &expected);
}

#[test]
fn what_is_not_an_answer_comes_out_as_it_was_typed() {
    for bytes in [
        "\x1b]",
        "\x1b]\x1b]x",
        "\x1b]1x",
        "\x1b]11;rgb:12/34/xy",
        "\x1b]11;rgb:\x07",
        "\x1b]11;rgb:1/2/3/4/5",
        "\x1b]11;rgb:12345",
        "\x1b]10;rgb:0/0/0\x07",
        "\x1b\\\x07",
    ] {
        case(bytes, &typed(bytes));
    }
}

#[test]
fn an_answer_may_follow_a_real_key() {
    let mut expected = typed("\x1b]");
    expected.push(BLUE);
    case("\x1b]\x1b]11;rgb:0000/2b2b/ffff\x07", &expected);
}

#[test]
fn an_end_torn_in_two_still_ends_it() {
    let mut filter = Background::default();
    let now = Instant::now();
    assert!(feed(&mut filter, "\x1b]11;rgb:00/2b/ff\x1b", now).is_empty());
    assert_eq!(feed(&mut filter, "\\x", now), [&[BLUE], typed("x").as_slice()].concat());
    // An end that is no key at all leaves a complete answer.
    case("\x1b]11;rgb:00/2b/ff", &[BLUE]);
}

#[test]
fn the_rest_of_a_torn_answer_never_becomes_keys() {
    case("\x1b]11;rgb:00/2b", &[]);
}

#[test]
fn a_lone_key_is_held_for_a_moment_only() {
    let mut filter = Background::default();
    let now = Instant::now();
    assert!(filter.until().is_none());
    feed(&mut filter, "\x1b]", now);
    assert_eq!(filter.until(), Some(now + HOLD));
    assert!(HOLD <= Duration::from_millis(100));
    feed(&mut filter, "11;r", now);
    assert_eq!(filter.until(), Some(now + REST));
}

#[test]
fn other_events_release_what_is_held_and_releases_of_keys_are_nothing() {
    let mut filter = Background::default();
    let now = Instant::now();
    let mut out = feed(&mut filter, "\x1b]1", now);
    filter.take(Event::Resize(80, 24), now, &mut out);
    let mut release = key(KeyCode::Char('1'), KeyModifiers::NONE);
    release.kind = KeyEventKind::Release;
    filter.take(Event::Key(release), now, &mut out);
    assert!(out.is_empty());
    filter.take(Event::Paste("text".to_owned()), now, &mut out);
    let mut expected = typed("\x1b]1");
    expected.push(Input::Paste("text".to_owned()));
    assert_eq!(out, expected);
}
