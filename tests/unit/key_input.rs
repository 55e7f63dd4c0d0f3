use super::*;

#[test]
fn backgrounds_are_told_apart() {
    assert!(is_light(255, 255, 255) && is_light(253, 246, 227));
    assert!(!is_light(0, 0, 0) && !is_light(0, 43, 54) && !is_light(40, 42, 120));
}

#[test]
fn keys_come_over_as_they_are() {
    let press = |code, modifiers| key(KeyEvent::new(code, modifiers)).to_string();
    assert_eq!(press(Code::Char('G'), KeyModifiers::SHIFT), "G");
    assert_eq!(press(Code::Char('D'), KeyModifiers::CONTROL), "ctrl-d");
    assert_eq!(press(Code::BackTab, KeyModifiers::SHIFT), "shift-tab");
}
