use super::*;
use proptest::prelude::*;

fn line(buffer: &Buffer) -> String {
    let cells: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
    cells.trim_end().to_owned()
}

fn is_shown(shown: &str, text: &str) -> bool {
    let text = clean(text).trim_end().to_owned();
    shown == text || shown.strip_suffix('…').is_some_and(|start| text.starts_with(start))
}

proptest! {
    #[test]
    fn cut_text_ends_with_an_ellipsis(
        pieces in prop::collection::vec("[a-zа-я東\u{1b} ]{0,9}", 1..6),
        cells in 1_u16..30,
    ) {
        let area = Rect::new(0, 0, cells, 1);
        let full = pieces.concat();
        let styled: Vec<_> = pieces.iter().map(|it| (it.as_str(), Style::new())).collect();
        let mut together = Buffer::empty(area);
        put_all(&mut together, area, 0, 0, &styled);
        prop_assert!(is_shown(&line(&together), &full), "{:?} for {full:?}", line(&together));
        // Pieces that are drawn one by one are cut alike.
        let mut apart = Buffer::empty(area);
        let mut x = 0;
        for piece in &pieces {
            x += put_all(&mut apart, area, x, 0, &[(piece, Style::new())]);
        }
        let shown = line(&apart);
        let fits = width(&clean(full.trim_end())) <= usize::from(cells);
        prop_assert_eq!(shown.ends_with('…'), !fits, "{:?} for {:?}", shown, full);
    }
}
