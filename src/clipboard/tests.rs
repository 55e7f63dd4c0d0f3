//! What is sent to terminals and programs, byte by byte.

use crate::clipboard::*;
use proptest::prelude::*;

fn ways(set: &[(&str, &str)], wanted: Clipboard) -> ClipboardTargets {
    let value = |name: &str| set.iter().find(|(key, _)| *key == name).map(|(_, it)| it.into());
    ClipboardTargets::of(value, wanted, crate::storage::Dirs::of(|_| None).state)
}

#[test]
fn the_letters_are_those_of_the_standard() {
    // The test vectors of RFC 4648.
    let vectors = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ];
    for (text, wanted) in vectors {
        assert_eq!(base64(text.as_bytes()), wanted);
    }
}

#[test]
fn what_stands_between_passes_the_sequence_on() {
    let sequence = |set: &[(&str, &str)]| {
        String::from_utf8(ways(set, Clipboard::Auto).copy("hi").sequence).unwrap()
    };
    let plain = "\x1b]52;c;aGk=\x07";
    assert_eq!(sequence(&[("TERM", "xterm")]), plain);
    let tmux = sequence(&[("TERM", "tmux-256color"), ("TMUX", "/tmp/none,1,0")]);
    assert_eq!(tmux, format!("{plain}\x1bPtmux;\x1b{plain}\x1b\\"));
    assert_eq!(sequence(&[("TERM", "screen"), ("STY", "1.x")]), format!("\x1bP{plain}\x1b\\"));
    assert_eq!(sequence(&[("TERM", "linux")]), "");
    let long = ways(&[("STY", "1.x")], Clipboard::Auto).copy(&"x".repeat(5_000)).sequence;
    let pieces = String::from_utf8(long).unwrap();
    let joined: String =
        pieces.split("\x1b\\").map(|piece| piece.replacen("\x1bP", "", 1)).collect();
    assert_eq!(joined, format!("\x1b]52;c;{}\x07", base64(&[b'x'; 5_000])));
    assert!(pieces.split("\x1b\\").all(|piece| piece.len() <= 768));
}

#[test]
fn what_is_too_long_goes_into_a_file_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let mut ways = ways(&[("TERM", "xterm")], Clipboard::Auto);
    let fits = ways.copy(&"x".repeat(MOST_BYTES));
    assert!(fits.sequence.len() < 100_010 && fits.went.is_ok());
    let long = "x".repeat(MOST_BYTES + 1);
    let nowhere = ways.copy(&long);
    assert!(nowhere.sequence.is_empty() && nowhere.went.unwrap_err().contains("HOME"));
    ways.folder = Ok(home.path().join("state"));
    let copied = ways.copy(&long);
    assert!(copied.went.unwrap().contains("too long for a terminal"));
    let text = std::fs::read_to_string(home.path().join("state").join(FILE)).unwrap();
    assert_eq!(text, long);
}

#[test]
fn a_program_takes_it_where_there_is_one_and_it_works() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let path = home.path().to_str().unwrap().to_owned();
    let script = |name: &str, text: &str| {
        let file = home.path().join(name);
        std::fs::write(&file, text).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    };
    script("wl-copy", "#!/bin/sh\nexit 1\n");
    script("xclip", &format!("#!/bin/sh\nexec /bin/cat > {path}/taken\n"));
    let set = [("PATH", &*path), ("WAYLAND_DISPLAY", "w"), ("DISPLAY", ":0"), ("TERM", "linux")];
    let copied = ways(&set, Clipboard::Auto).copy("Цхинвал");
    assert_eq!(copied.went.unwrap(), "to xclip");
    assert_eq!(std::fs::read_to_string(home.path().join("taken")).unwrap(), "Цхинвал");
    let none = ways(&[("PATH", &*path), ("TERM", "linux")], Clipboard::Auto).copy("x");
    assert!(none.went.is_err());
}

proptest! {
    #[test]
    fn nothing_but_letters_stands_in_the_sequence(text in any::<String>()) {
        let sequence = ways(&[("TERM", "xterm")], Clipboard::Terminal).copy(&text).sequence;
        let inner = sequence.strip_prefix(b"\x1b]52;c;").unwrap().strip_suffix(b"\x07").unwrap();
        prop_assert!(inner.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte)));
        prop_assert_eq!(inner.len() % 4, 0);
    }
}
