//! What the search does not manage, and why. A row that begins to pass must leave this list.

/// A query of the table and the reason.
pub(super) const KNOWN_MISSES: &[(&str, &str)] = &[
    ("president of south ossetia", "who held an office comes before the terms"),
    ("foreign minister of south ossetia", "who held an office comes before the terms"),
    // Something else of the same time or name comes first.
    ("occupied territories", "the law of that name and its two actions come before the statement"),
    ("august", "a month of any year is answered in the order of time, sources among events"),
    ("medvedv 2008", "a slip leaves the names of treaties out, the name as typed does not"),
    (
        "-vtldtltd медведев",
        "what is excluded by its name in the other layout is found by a treaty's title",
    ),
    // The search does not try it.
];
