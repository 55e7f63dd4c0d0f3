use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn tokens_are_at_their_offsets(text in "(\\PC|[a-z0-9'’ .,\u{301}-]){0,40}") {
        let mut last_end = 0;
        tokenize(&text, |token| {
            let end = token.start + token.text.len();
            assert_eq!(text.get(token.start..end), Some(token.text));
            if !token.is_composite() {
                assert!(token.start >= last_end);
                last_end = end;
            }
        });
    }
}
