//! Writes a generated dossier as JSON Lines: `make_dossier 1000000 > million.jsonl`. Deterministic,
//! so that measurements can be repeated.

#[path = "../benches/common/made/mod.rs"]
mod made;

use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    let records = made::records::Records::new(count);
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", records.about())?;
    for line in records {
        writeln!(out, "{line}")?;
    }
    out.flush()
}
