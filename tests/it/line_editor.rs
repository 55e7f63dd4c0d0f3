//! The line editor of prompts.

use chancery::app::LineEditor;
use proptest::prelude::*;

#[test]
fn graphemes_are_deleted_as_one() {
    let mut line = LineEditor::with("talu\u{301}");
    line.backspace();
    assert_eq!(line.text(), "tal");
    line.home();
    line.insert("a ");
    line.delete();
    assert_eq!((line.text(), line.before_cursor()), ("a al", "a "));
    line.end();
    line.delete_word();
    assert_eq!(line.text(), "a ");
}

#[test]
fn pasted_text_is_cleaned_and_cut() {
    let mut line = LineEditor::default();
    line.insert("a\nb\u{202e}c");
    assert_eq!(line.text(), "a b<U+202E>c");
    line.delete_before();
    line.insert("Tskhin\u{200b}va\u{ad}li");
    assert_eq!(line.text(), "Tskhinvali");
    line.delete_before();
    line.insert(&"x".repeat(10_000));
    assert_eq!(line.text().chars().count(), 4096);
    let message = line.fullness().expect("a full line says so");
    assert!(message.contains("4,096"), "{message}");
    line.backspace();
    assert_eq!(line.fullness(), None);
    line.delete_before();
    line.insert(&"\u{202e}".repeat(10_000));
    assert_eq!(line.text().chars().count(), 4096);
}

proptest! {
    #[test]
    fn editing_keeps_the_cursor_at_a_boundary(steps in prop::collection::vec((0_u8..8, any::<char>()), 0..60)) {
        let mut line = LineEditor::default();
        for (step, letter) in steps {
            match step {
                0 => line.left(),
                1 => line.right(),
                2 => line.backspace(),
                3 => line.delete(),
                4 => line.delete_word(),
                5 => line.home(),
                _ => line.insert(letter.encode_utf8(&mut [0; 4])),
            }
            prop_assert!(line.text().is_char_boundary(line.before_cursor().len()));
        }
    }
}

#[test]
fn typing_replaces_selected_text() {
    let mut line = LineEditor::selected("russian");
    line.insert("m");
    assert_eq!(line.text(), "m");
    let mut line = LineEditor::selected("russian");
    line.left();
    line.insert("m");
    assert_eq!(line.text(), "russiamn");
}
