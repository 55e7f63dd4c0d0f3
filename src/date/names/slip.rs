//! Names of months with a slip of the finger: one edit, as Damerau counts them.

/// Whether the word is the name with a letter too many, too few or wrong, or with two letters that
/// changed places. In a name of five letters only the last counts, as `match` is no slip of `march`.
pub(super) fn is_slip(word: &str, name: &str) -> bool {
    // One edit leaves the first or the last letter as it is; most names end here.
    let ends = |text: &str| (text.chars().next(), text.chars().next_back());
    let ((first, last), (name_first, name_last)) = (ends(word), ends(name));
    if first != name_first && last != name_last {
        return false;
    }
    let (word, name): (Vec<char>, Vec<char>) = (word.chars().collect(), name.chars().collect());
    word.len() >= 5 && (is_swap(&word, &name) || name.len() >= 6 && is_one_edit(&word, &name))
}

fn is_swap(one: &[char], other: &[char]) -> bool {
    let mut differing = one.iter().zip(other).enumerate().filter(|(_, (a, b))| a != b);
    let (Some((at, (a, b))), Some((next, (c, d))), None) =
        (differing.next(), differing.next(), differing.next())
    else {
        return false;
    };
    one.len() == other.len() && next == at + 1 && a == d && b == c
}

fn is_one_edit(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    [(1, 0), (0, 1), (1, 1)].into_iter().any(|(skip, skip_other)| {
        let rest = one.get(same + skip..);
        rest.is_some() && rest == other.get(same + skip_other..)
    })
}
