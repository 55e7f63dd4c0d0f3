//! The bytes that terminals and programs get.

use chancery::{
    clipboard::{ClipboardTargets, MOST_BYTES},
    config::Clipboard,
    storage::Dirs,
};
use proptest::prelude::*;

fn targets(set: &[(&str, &str)], wanted: Clipboard) -> ClipboardTargets {
    let value =
        |name: &str| set.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into());
    ClipboardTargets::of(value, wanted, Dirs::of(value).state)
}

#[test]
fn multiplexers_pass_the_sequence_on() {
    let sequence = |set: &[(&str, &str)]| {
        String::from_utf8(targets(set, Clipboard::Auto).copy("hi").sequence).unwrap()
    };
    let plain = "\x1b]52;c;aGk=\x07";
    assert_eq!(sequence(&[("TERM", "xterm")]), plain);
    let tmux = sequence(&[("TERM", "tmux-256color"), ("TMUX", "/tmp/none,1,0")]);
    assert_eq!(tmux, format!("{plain}\x1bPtmux;\x1b{plain}\x1b\\"));
    assert_eq!(sequence(&[("TERM", "screen"), ("STY", "1.x")]), format!("\x1bP{plain}\x1b\\"));
    assert_eq!(sequence(&[("TERM", "linux")]), "");
    let long = targets(&[("STY", "1.x")], Clipboard::Auto).copy(&"x".repeat(5_000)).sequence;
    let pieces = String::from_utf8(long).unwrap();
    let joined: String =
        pieces.split("\x1b\\").map(|piece| piece.replacen("\x1bP", "", 1)).collect();
    // Three letters x are "eHh4" in Base64, the last two "eHg=".
    assert_eq!(joined, format!("\x1b]52;c;{}eHg=\x07", "eHh4".repeat(1_666)));
    assert!(pieces.split("\x1b\\").all(|piece| piece.len() <= 768));
}

#[test]
fn too_long_text_goes_into_a_file() {
    let home = tempfile::tempdir().unwrap();
    let nowhere = targets(&[("TERM", "xterm")], Clipboard::Auto);
    let fits = nowhere.copy(&"x".repeat(MOST_BYTES));
    assert!(fits.sequence.len() < 100_010 && fits.outcome.is_ok());
    let long = "x".repeat(MOST_BYTES + 1);
    let failed = nowhere.copy(&long);
    assert!(failed.sequence.is_empty() && failed.outcome.unwrap_err().contains("HOME"));
    let folder = home.path().to_str().unwrap();
    let somewhere = targets(&[("TERM", "xterm"), ("XDG_STATE_HOME", folder)], Clipboard::Auto);
    let copied = somewhere.copy(&long);
    assert!(copied.outcome.unwrap().contains("too long for a terminal"));
    let text = std::fs::read_to_string(home.path().join("chancery/copied.txt")).unwrap();
    assert_eq!(text, long);
}

#[test]
fn first_working_program_gets_the_text() {
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
    let copied = targets(&set, Clipboard::Auto).copy("Цхинвал");
    assert_eq!(copied.outcome.unwrap(), "to xclip");
    assert_eq!(std::fs::read_to_string(home.path().join("taken")).unwrap(), "Цхинвал");
    let none = targets(&[("PATH", &*path), ("TERM", "linux")], Clipboard::Auto).copy("x");
    assert!(none.outcome.is_err());
}

/// What `chancery doctor` lists is what is tried, by the setting.
#[test]
fn listed_targets_are_those_of_the_setting() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let (path, file) = (home.path().to_str().unwrap(), home.path().join("xclip"));
    std::fs::write(&file, "#!/bin/sh\nexec /bin/cat > /dev/null\n").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    let set = [("PATH", path), ("DISPLAY", ":0"), ("TERM", "xterm"), ("HOME", path)];
    for (wanted, has_terminal, has_program) in [
        (Clipboard::Auto, true, true),
        (Clipboard::Terminal, true, false),
        (Clipboard::Program, false, true),
        (Clipboard::File, false, false),
    ] {
        let targets = targets(&set, wanted);
        let words = targets.words();
        let has = |name: &str| words.iter().any(|word| word.contains(name));
        assert_eq!((has("terminal"), has("xclip")), (has_terminal, has_program), "{wanted:?}");
        assert!(has("copied.txt"), "{wanted:?}");
        let copied = targets.copy("x").outcome.unwrap();
        let is_tried = (copied.contains("terminal"), copied.contains("xclip"));
        assert_eq!(is_tried, (has_terminal, has_program), "{wanted:?}");
    }
}

proptest! {
    #[test]
    fn sequence_holds_only_base64(text in any::<String>()) {
        let sequence = targets(&[("TERM", "xterm")], Clipboard::Terminal).copy(&text).sequence;
        let inner = sequence.strip_prefix(b"\x1b]52;c;").unwrap().strip_suffix(b"\x07").unwrap();
        prop_assert!(inner.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte)));
        prop_assert_eq!(inner.len() % 4, 0);
    }
}
