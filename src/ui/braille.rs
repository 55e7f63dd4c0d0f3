//! A grid of dots, two by four to a cell, drawn as braille.

/// The bit of each dot of a cell, by column and row.
const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// The most dots of a line: longer ones are mostly off the screen.
const LONGEST: f64 = 20_000.0;

/// The dots of an area of cells.
pub(super) struct BrailleGrid {
    width: usize,
    height: usize,
    cells: Vec<u8>,
}

impl BrailleGrid {
    /// A grid without dots.
    pub(super) fn new(width: u16, height: u16) -> Self {
        let (width, height) = (usize::from(width), usize::from(height));
        Self { width, height, cells: vec![0; width * height] }
    }

    /// Sets the dots of a line between two points in dots. With `dash`, which counts them, the line
    /// is dashed.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), dash: &mut Option<usize>) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let steps = dx.abs().max(dy.abs()).ceil();
        if !steps.is_finite() || steps > LONGEST {
            return;
        }
        let mut step = 0.0;
        while step <= steps {
            let part = if steps > 0.0 { step / steps } else { 0.0 };
            let shown = dash.is_none_or(|nth| nth % 7 < 4);
            if shown {
                self.set(from.0 + dx * part, from.1 + dy * part);
            }
            if let Some(nth) = dash {
                *nth += 1;
            }
            step += 1.0;
        }
    }

    fn set(&mut self, x: f64, y: f64) {
        let (Some(x), Some(y)) = (dot_index(x, self.width * 2), dot_index(y, self.height * 4))
        else {
            return;
        };
        let bit = BITS.get(x % 2).and_then(|column| column.get(y % 4)).copied().unwrap_or(0);
        if let Some(cell) = self.cells.get_mut(y / 4 * self.width + x / 2) {
            *cell |= bit;
        }
    }

    /// The character of a cell; nothing where no dot is set.
    pub(super) fn symbol(&self, x: u16, y: u16) -> Option<String> {
        let at = usize::from(y) * self.width + usize::from(x);
        let bits = self.cells.get(at).copied().filter(|bits| *bits != 0)?;
        char::from_u32(0x2800 + u32::from(bits)).map(String::from)
    }
}

/// The index of a dot, where it is in the grid.
fn dot_index(value: f64, count: usize) -> Option<usize> {
    let end = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if !(0.0..end).contains(&value) {
        return None;
    }
    // The value is in the range of an index, and truncation is intended.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Some(value as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_set_in_their_cells() {
        let mut dots = BrailleGrid::new(2, 1);
        dots.line((0.0, 0.0), (3.0, 3.0), &mut None);
        assert_eq!(dots.symbol(0, 0).as_deref(), Some("⠑"));
        assert_eq!(dots.symbol(1, 0).as_deref(), Some("⢄"));
    }

    #[test]
    fn infinite_lines_draw_nothing() {
        let mut dots = BrailleGrid::new(3, 3);
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            dots.line((0.0, odd), (odd, 1.0), &mut Some(0));
            dots.line((odd, odd), (odd, odd), &mut None);
        }
        assert!((0..3).all(|x| (0..3).all(|y| dots.symbol(x, y).is_none())));
    }
}
