use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn distances_are_those_of_the_matrix(one in "[a-c]{1,9}|[a-e]{60,64}", other in "[a-c]{0,9}|[a-e]{60,66}") {
        let distances: Vec<usize> = EditDistance::new(&one).to_prefixes(&other).collect();
        let prefixes = (1..=other.len()).map(|length| strsim::osa_distance(&one, &other[..length]));
        prop_assert_eq!(distances, prefixes.collect::<Vec<_>>());
    }
}
