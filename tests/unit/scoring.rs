use super::*;

#[test]
fn closer_matches_score_higher() {
    let kinds = [
        MatchKind::FuzzyPrefix,
        MatchKind::Fuzzy { is_one_edit: false },
        MatchKind::Fuzzy { is_one_edit: true },
        MatchKind::Subsequence { similarity: 0 },
        MatchKind::Subsequence { similarity: 3 },
        MatchKind::Infix,
        MatchKind::Synonym,
        MatchKind::Prefix { similarity: 0 },
        MatchKind::Prefix { similarity: 3 },
        MatchKind::Initial,
        MatchKind::Inflection,
        MatchKind::Transliteration,
        MatchKind::Romanization,
        MatchKind::Exact,
    ];
    for class in FieldClass::ALL {
        assert!(kinds.iter().all(|kind| kind.score(class) < 64));
        assert!(kinds.windows(2).all(|pair| pair[0].score(class) < pair[1].score(class)));
    }
}
