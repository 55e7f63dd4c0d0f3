//! Dense sets: their operations, rank and select.

use chancery::bitset::{BitSet, RankSelect};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn set(domain_size: usize, indices: &BTreeSet<u32>) -> BitSet<u32> {
    let mut set = BitSet::empty(domain_size);
    set.insert_all(&indices.iter().copied().collect::<Vec<_>>());
    set
}

#[test]
fn full_set_ends_with_its_domain() {
    assert_eq!(BitSet::full(70).iter().collect::<Vec<u32>>(), (0..70).collect::<Vec<_>>());
    assert_eq!(BitSet::<u32>::full(0).iter().next(), None);
}

proptest! {
    #[test]
    fn operations_match_btree_set(
        one in proptest::collection::btree_set(0_u32..300, 0..60),
        other in proptest::collection::btree_set(0_u32..300, 0..60),
    ) {
        let (left, right) = (set(300, &one), set(300, &other));
        let check = |change: fn(&mut BitSet<u32>, &BitSet<u32>), expected: Vec<u32>| {
            let mut changed = left.clone();
            change(&mut changed, &right);
            assert_eq!(changed.iter().collect::<Vec<_>>(), expected);
            let backwards: Vec<u32> = changed.iter().rev().collect();
            assert_eq!(backwards, expected.into_iter().rev().collect::<Vec<_>>());
        };
        check(BitSet::union_with, one.union(&other).copied().collect());
        check(BitSet::intersect_with, one.intersection(&other).copied().collect());
        check(BitSet::difference_with, one.difference(&other).copied().collect());
        prop_assert!(one.iter().all(|index| left.contains(*index)));
    }

    #[test]
    fn select_inverts_rank(indices in prop::collection::btree_set(0_u32..400, 0..300)) {
        let mut set = BitSet::empty(400);
        indices.iter().for_each(|index| set.insert(*index));
        let ranked = RankSelect::new(set);
        for index in 0..500 {
            prop_assert_eq!(ranked.rank(index), indices.range(..index).count());
        }
        for (rank, index) in indices.iter().enumerate() {
            prop_assert_eq!(ranked.select(rank), Some(*index));
        }
        prop_assert_eq!(ranked.select(indices.len()), None);
    }
}
