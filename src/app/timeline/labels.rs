//! Titles beside marks, or below with a joint: the most important first, until the room is taken.

use crate::text::{clean, truncate, width};

/// The most cells of a title.
const MOST: usize = 44;
/// The fewest cells to which a title is truncated.
const FEWEST: usize = 18;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub x: usize,
    pub text: String,
    pub mark: usize,
}

struct Lines {
    taken: Vec<Vec<bool>>,
    labels: Vec<Vec<Label>>,
}

/// Places titles, each with the index of its mark; `marks` are given by their cells.
pub(super) fn place(
    marks: &[usize],
    titles: impl IntoIterator<Item = (usize, String)>,
    (cells, lines): (usize, usize),
) -> Vec<Vec<Label>> {
    let taken = vec![vec![false; cells]; lines];
    let mut lines = Lines { taken, labels: vec![Vec::new(); lines] };
    marks.iter().for_each(|x| lines.take(0, *x, x + 1));
    for (at, title) in titles {
        let Some(x) = marks.get(at).copied() else { continue };
        let title = truncate(clean(&title).trim(), MOST);
        let full = width(&title);
        let lengths = if full > FEWEST { vec![full, FEWEST] } else { vec![full] };
        let found = lengths.into_iter().find_map(|least| {
            (0..lines.taken.len()).find_map(|line| Some((line, lines.room(line, x, least)?)))
        });
        if let Some((line, (from, room))) = found {
            lines.put((line, from), at, (x, &truncate(&title, room)));
        }
    }
    lines.labels
}

impl Lines {
    fn take(&mut self, line: usize, from: usize, to: usize) {
        if let Some(cells) = self.taken.get_mut(line) {
            let to = to.min(cells.len());
            cells.get_mut(from.min(to)..to).into_iter().flatten().for_each(|cell| *cell = true);
        }
    }

    fn is_free(&self, line: usize, x: usize) -> bool {
        self.taken.get(line).and_then(|cells| cells.get(x)).is_some_and(|taken| !taken)
    }

    /// The first cell for a title of the mark at `x` and the cells it may take; at least these.
    fn room(&self, line: usize, x: usize, least: usize) -> Option<(usize, usize)> {
        if !(1..=line).all(|above| self.is_free(above, x)) {
            return None;
        }
        // A cell is left blank beside a mark or a joint, and one after the title.
        let right = (x + 1..).take_while(|x| self.is_free(line, *x)).count();
        let ends = x + 1 + right >= self.taken.get(line).map_or(0, Vec::len);
        let right = right.saturating_sub(if ends { 1 } else { 2 });
        if right >= least {
            return Some((x + 2, right));
        }
        let left = (0..x).rev().take_while(|x| self.is_free(line, *x)).count().saturating_sub(2);
        (line > 0 && left >= least).then_some((x.saturating_sub(1 + least), least))
    }

    fn put(&mut self, (line, from): (usize, usize), mark: usize, (x, text): (usize, &str)) {
        let to = from + width(text);
        let mut add = |line: usize, x, text: &str| {
            if let Some(labels) = self.labels.get_mut(line) {
                labels.push(Label { x, text: text.to_owned(), mark });
            }
        };
        add(line, from, text);
        (1..line).for_each(|above| add(above, x, "│"));
        if line > 0 {
            add(line, x, if from > x { "└" } else { "┘" });
        }
        (1..line).for_each(|above| self.take(above, x, x + 1));
        self.take(line, from.min(x), to.max(x) + 1);
    }
}
