//! Writes generated titles, one per line after its date: `make_titles 1000000 > titles.txt`.
//! Deterministic, so that measurements can be repeated.

#[path = "../benches/common/made/mod.rs"]
mod made;

use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    let mut maker = made::Maker::new(count);
    let mut out = BufWriter::new(io::stdout().lock());
    for _ in 0..count {
        let made::Made { date, title, .. } = maker.make();
        writeln!(out, "{date} {title}")?;
    }
    out.flush()
}
