//! The bytes of terminals and what they mean: keys, pastes, the mouse, answers.

use chancery::terminal::{Decoder, Input};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEventKind};
use std::time::Instant;

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(KeyEvent::new(code, modifiers))
}

fn letter(letter: char) -> Input {
    key(KeyCode::Char(letter), KeyModifiers::NONE)
}

fn plain(code: KeyCode) -> Input {
    key(code, KeyModifiers::NONE)
}

/// Gives the pieces one after the other, then waits until nothing is held.
fn read(pieces: &[&[u8]]) -> Vec<Input> {
    let mut decoder = Decoder::default();
    let (mut now, mut out) = (Instant::now(), Vec::new());
    for piece in pieces {
        decoder.take(piece, now, &mut out);
    }
    while let Some(until) = decoder.until() {
        now = until;
        decoder.give_up(now, &mut out);
    }
    out
}

#[track_caller]
fn case(bytes: &[u8], expected: &[Input]) {
    let shown = bytes.escape_ascii();
    assert_eq!(read(&[bytes]), expected, "{shown}");
    let torn: Vec<&[u8]> = bytes.chunks(1).collect();
    assert_eq!(read(&torn), expected, "{shown} byte by byte");
}

#[test]
fn keys_of_all_usual_terminals_are_known() {
    let control = |letter| key(KeyCode::Char(letter), KeyModifiers::CONTROL);
    case("aG й\u{1f600}".as_bytes(), &"aG й\u{1f600}".chars().map(letter).collect::<Vec<_>>());
    case(b"\r\t\x7f", &[KeyCode::Enter, KeyCode::Tab, KeyCode::Backspace].map(plain));
    case(b"\x01\x0a\x1a\x00\x1c", &['a', 'j', 'z', ' ', '4'].map(control));
    for bytes in [b"\x1b[A", b"\x1bOA"] {
        case(bytes, &[plain(KeyCode::Up)]);
    }
    case(b"\x1b[1;5C", &[key(KeyCode::Right, KeyModifiers::CONTROL)]);
    case(b"\x1b[Z", &[plain(KeyCode::BackTab)]);
    for bytes in [b"\x1b[H".as_slice(), b"\x1b[1~", b"\x1b[7~", b"\x1bOH"] {
        case(bytes, &[plain(KeyCode::Home)]);
    }
    case(
        b"\x1b[3~\x1b[5~\x1b[6~",
        &[KeyCode::Delete, KeyCode::PageUp, KeyCode::PageDown].map(plain),
    );
    for (bytes, number) in
        [(b"\x1bOP".as_slice(), 1), (b"\x1b[[A", 1), (b"\x1b[11~", 1), (b"\x1b[15~", 5)]
    {
        case(bytes, &[plain(KeyCode::F(number))]);
    }
    case(b"\x1b[17~\x1b[21~\x1b[24~", &[6, 10, 12].map(|number| plain(KeyCode::F(number))));
    case(b"\x1b[27u\x1b[99;5u", &[plain(KeyCode::Esc), control('c')]);
    case(b"\x1b[27;5;99~", &[control('c')]);
    // A key that is let go is none.
    case(b"\x1b[97;1:3u", &[]);
}

/// Answers that another program has asked for type nothing.
#[test]
fn strings_of_the_terminal_are_no_keys() {
    for string in [
        b"\x1bP>|XTerm(390)\x1b\\".as_slice(),
        b"\x1b_Gi=31;OK\x1b\\",
        b"\x1bPtmux;q\x1b\\",
        b"\x1b^private\x07",
        b"\x1bXlonger than what is kept of a sequence, so that its middle is gone: q q q q\x1b\\",
    ] {
        case(string, &[]);
        case(&[string, b"q"].concat(), &[letter('q')]);
    }
    case(b"\x1bP", &[key(KeyCode::Char('P'), KeyModifiers::ALT)]);
    case(b"\x1bP\x1b[A", &[key(KeyCode::Char('P'), KeyModifiers::ALT), plain(KeyCode::Up)]);
}

#[test]
fn an_esc_is_told_from_alt_by_what_follows() {
    case(b"\x1b", &[plain(KeyCode::Esc)]);
    assert_eq!(read(&[b"\x1bx"]), [key(KeyCode::Char('x'), KeyModifiers::ALT)]);
    assert_eq!(read(&["\x1bй".as_bytes()]), [key(KeyCode::Char('й'), KeyModifiers::ALT)]);
    case(b"\x1b[", &[key(KeyCode::Char('['), KeyModifiers::ALT)]);
    case(b"\x1b\x1b[A", &[plain(KeyCode::Esc), plain(KeyCode::Up)]);
    let mut decoder = Decoder::default();
    let (now, mut out) = (Instant::now(), Vec::new());
    decoder.take(b"\x1b", now, &mut out);
    assert!(decoder.until() > Some(now) && out.is_empty());
}

#[test]
fn mouse_is_reported_and_focus_ignored() {
    let mouse = |kind, column, row| {
        let modifiers = KeyModifiers::NONE;
        Input::Mouse(crossterm::event::MouseEvent { kind, column, row, modifiers })
    };
    case(b"\x1b[<0;3;4M", &[mouse(MouseEventKind::Down(MouseButton::Left), 2, 3)]);
    case(b"\x1b[<2;3;4m", &[mouse(MouseEventKind::Up(MouseButton::Right), 2, 3)]);
    case(b"\x1b[<65;1;1M", &[mouse(MouseEventKind::ScrollDown, 0, 0)]);
    case(b"\x1b[<32;1;1M", &[mouse(MouseEventKind::Drag(MouseButton::Left), 0, 0)]);
    case(b"\x1b[I\x1b[O\x1b[M !!", &[]);
    // A cell 0, a number too large, too few numbers.
    case(b"\x1b[<0;0;0M\x1b[<0;99999;1M\x1b[<0M", &[]);
}

const BLUE: Input = Input::Background { red: 0, green: 0x2b, blue: 0xff };

#[test]
fn an_answer_about_the_background_is_no_key() {
    for bytes in [
        b"\x1b]11;rgb:0000/2b2b/ffff\x1b\\".as_slice(),
        b"\x1b]11;rgb:0000/2B2B/FFFF\x07",
        b"\x1b]11;rgb:00/2b/ff\x07",
        b"\x1b]11;rgba:0000/2b2b/ffff/8080\x1b\\",
    ] {
        case(bytes, &[BLUE]);
        case(&[b"a", bytes, b"b"].concat(), &[letter('a'), BLUE, letter('b')]);
    }
    for bytes in [
        b"\x1b]11;rgb:12/34/xy\x07".as_slice(),
        b"\x1b]11;rgb:\x07",
        b"\x1b]11;rgb:12345/0/0\x07",
        b"\x1b]10;rgb:0/0/0\x1b\\",
        b"\x1b]11;rgb:00/2b",
    ] {
        case(bytes, &[]);
    }
    let endless = [b"\x1b]11;".as_slice(), &[b'x'; 500], b"\x1b\\q"].concat();
    case(&endless, &[letter('q')]);
}

#[test]
fn a_paste_is_one_input_whatever_is_in_it() {
    case(
        b"\x1b[200~q\x1b[A\r\n\x1b[20\x1b[201~x",
        &[Input::Paste("q\x1b[A\r\n\x1b[20".to_owned()), letter('x')],
    );
    let long = [b"\x1b[200~".as_slice(), &vec![b'x'; 3 << 20], b"\x1b[201~q"].concat();
    let out = read(&[&long]);
    assert!(matches!(&out[0], Input::Paste(text) if text.len() == 1 << 20));
    assert_eq!(out[1], letter('q'));
}

#[test]
fn unclosed_paste_ends_after_silence() {
    let mut decoder = Decoder::default();
    let (mut now, mut out) = (Instant::now(), Vec::new());
    decoder.take(b"\x1b[200~", now, &mut out);
    // As long as it comes at the pace of a line it goes on.
    for _ in 0..5 {
        decoder.take(&[b'x'; 1000], now, &mut out);
        now = decoder.until().unwrap();
        decoder.give_up(now, &mut out);
    }
    assert!(out.is_empty());
    // A person typing does not keep it open.
    decoder.take(b"jjq", now, &mut out);
    now = decoder.until().unwrap();
    decoder.give_up(now, &mut out);
    assert_eq!(out, [Input::Paste("x".repeat(5000) + "jjq")]);
    decoder.take(b"q", now, &mut out);
    assert_eq!(out[1], letter('q'));
}

#[test]
fn ctrl_c_ends_a_paste_without_end() {
    let interrupt = key(KeyCode::Char('c'), KeyModifiers::CONTROL);
    let pieces: [&[u8]; 3] = [b"\x1b[200~ab", b"\x1b", b"\x03"];
    assert_eq!(read(&pieces), [Input::Paste("ab\x1b".to_owned()), interrupt]);
    // In the midst of others it was pasted.
    assert_eq!(read(&[b"\x1b[200~a\x03b\x1b[201~"]), [Input::Paste("a\x03b".to_owned())]);
}

#[test]
fn broken_sequences_keep_control_keys() {
    let draw = key(KeyCode::Char('l'), KeyModifiers::CONTROL);
    for begun in [
        "\x1b",
        "\x1b[",
        "\x1b[<",
        "\x1b[<0;1",
        "\x1b[?",
        "\x1b[1;",
        "\x1bO",
        "\x1b[[",
        "\x1b]",
        "\x1b]11;rgb:ff",
        "\x1b]11;rgb:ff\x1b",
        "\x1bP1$r",
        "\u{e9}",
        "\x1b[1;1;1;1;1",
    ] {
        let mut bytes = begun.as_bytes().to_vec();
        bytes.push(0x0c);
        let out = read(&[&bytes]);
        assert_eq!(out.last(), Some(&draw), "{begun:?}");
    }
    for broken in [&[0xf0, 0x9f][..], &[0xff], &[0xc0, 0x80], &[0xed, 0xa0, 0x80]] {
        let out = read(&[&[broken, b"\x0c"].concat()]);
        assert_eq!(out, std::slice::from_ref(&draw), "{broken:?}");
    }
}
