//! Positions on a contested record.

use crate::support::stage::Stage;
use chancery::{
    article::{Options, Tab, TextLayout, compose},
    dossier::{Kind, LinkKind},
    file_format::builtin,
    text::width,
};

fn text(page: &TextLayout) -> Vec<String> {
    let line = |line: &chancery::article::Line| {
        line.spans.iter().map(|span| span.text.as_str()).collect::<String>()
    };
    page.lines.iter().map(|it| line(it).trim_end().replace('\u{a0}', " ")).collect()
}

#[test]
fn positions_are_numbered_in_page_order() {
    let dossier = builtin();
    let mut contested = 0;
    for id in dossier.entries().filter(|id| dossier.is_contested(*id)) {
        let said: Vec<_> = dossier
            .links(id)
            .iter()
            .filter(|link| link.kind == LinkKind::About && !link.forward)
            .filter(|link| dossier.kind(link.other) == Kind::Statement)
            .map(|link| link.other)
            .collect();
        contested += usize::from(said.len() > 1);
        for cells in [18, 38, 58, 76, 116, 196] {
            let page = compose(&dossier, id, &Options::default()).layout(cells);
            let slug = dossier.slug(id);
            for it in &said {
                let count = page.targets.iter().filter(|target| target.entry == *it).count();
                assert!(count >= 1, "{} in {slug} at {cells}", dossier.slug(*it));
            }
            assert!(
                page.targets.windows(2).all(|pair| pair[0].line <= pair[1].line),
                "references of {slug} at {cells} are not in the order of the page"
            );
            for (nth, target) in page.targets.iter().enumerate() {
                let begins = format!("[{}]\u{a0}", nth + 1);
                let spans = &page.lines[target.line].spans;
                let stands = spans.iter().any(|span| {
                    span.target == Some(nth) && begins.starts_with(span.text.get(..3).unwrap_or(""))
                });
                assert!(stands, "[{}] of {slug} at {cells} stands elsewhere", nth + 1);
            }
            for line in text(&page) {
                assert!(width(&line) <= cells, "{line} is wider than {cells}");
            }
        }
    }
    assert!(contested > 5, "{contested}");
}

#[test]
fn one_position_is_unfolded() {
    let dossier = builtin();
    let id = dossier.find("tskhinvali-night-of-7-8-august-2008").expect("in the dossier");
    let article = compose(&dossier, id, &Options::default());
    let folded = article.layout_tab(76, Tab::Positions, None);
    let first = folded.targets.first().map(|target| target.entry);
    let mut all = String::new();
    for cells in [38, 76, 116] {
        let lines = text(&article.layout_tab(cells, Tab::Positions, first));
        all.push_str(&format!("--- {cells} cells\n{}\n", lines.join("\n")));
    }
    insta::assert_snapshot!("positions", all);
    // Every claim is in full with its date, below one another.
    let lines: Vec<usize> = folded.targets.iter().map(|target| target.line).collect();
    assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
    for (target, at) in folded.targets.iter().zip(&lines) {
        let end = lines.iter().find(|line| *line > at).copied().unwrap_or(folded.lines.len());
        let claim = text(&folded)[*at..end].join(" ");
        let year = dossier.date(target.entry).and_then(|date| date.order().0.year());
        assert!(year.is_some_and(|year| claim.contains(&year.to_string())), "{claim}");
        let title = dossier.title(target.entry);
        assert!(claim.contains(title.rsplit(' ').next().unwrap()), "{claim}");
    }
}

/// The text that unfolds below a position near the lower edge scrolls into view.
#[test]
fn unfolded_text_is_in_view() {
    let mut stage = Stage::of(builtin(), 80, 24);
    stage.keys("/alliance treaty 2015 kind:treaty<enter>p");
    for link in 0..10 {
        stage.keys(if link == 0 { "<enter>" } else { "<down><enter>" });
        let (text, position) = (stage.app.article().text(), stage.app.view().position);
        let line = text.targets[link].line;
        let end = text.targets.get(link + 1).map_or(text.lines.len(), |next| next.line);
        assert_eq!(position.open, Some(text.targets[link].entry), "{}", stage.text());
        assert!(end > line + 1 && position.scroll <= line, "{}", stage.text());
        let last: String = text.lines[end - 1].spans.iter().map(|it| it.text.as_str()).collect();
        stage.find(last.trim());
    }
}
