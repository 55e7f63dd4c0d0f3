use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn fast_path_equals_word_breaking(text in "\\PC{0,20}|[a-я ,\u{a0}]{0,20}", cells in 1_usize..30) {
        prop_assert_eq!(wrap(&text, cells), broken_lines(&text, cells, usize::MAX));
    }
}
