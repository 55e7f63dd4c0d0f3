//! From a question to the passage that answers it, in few keys.

use crate::support::stage::Stage;
use chancery::{
    app::{Effect, Overlay, PreparedDossier},
    article::address,
    dossier::{
        Dossier, Metadata, Record,
        record::{Anchor, Citation, Source},
    },
    file_format::{File, builtin, read_sound},
    source_texts::SourceTexts,
};
use serde_json::json;
use std::sync::Arc;

const MOST_KEYS: usize = 18;

/// When did the treaty of 2008 enter into force, and who says so? At 80x24.
#[test]
fn passage_takes_at_most_18_keys() {
    let mut stage = Stage::of(builtin(), 80, 24);
    let search = "/2008 treaty<enter>s";
    stage.keys(search);
    let text = stage.text();
    let line = text.lines().find(|line| line.contains("entered into force 20"));
    let (_, line) = line.unwrap().split_once('[').unwrap();
    let (number, _) = line.split_once(']').unwrap();
    let effect = stage.keys(number).or_else(|| stage.keys("<enter>"));
    let Some(Effect::Open(address)) = effect else { panic!("{effect:?}: {text}") };
    assert!(address.contains("#:~:text="), "{address}");
    let keys = search.replace("<enter>", "\n").chars().count() + number.len() + 1;
    assert!(keys <= MOST_KEYS, "{keys} keys");
}

/// A dossier whose only event cites these ranges of a text, and the text.
fn citing(text: &str, ranges: &[(usize, usize)]) -> (Dossier, SourceTexts) {
    let sum = "02c2c9d9311e1fa78051b2f8a82d41a406d8bc68a7af78a734af078ab65e2008";
    let cites =
        ranges.iter().map(|(start, end)| json!({"source": "a", "start": start, "end": end}));
    let source = json!({"id": "a", "type": "webpage", "title": "A", "perspective": "unstated", "sha256": sum});
    let event = json!({"id": "e", "title": "E", "date": "2008", "type": "other", "cites": cites.collect::<Vec<_>>()});
    let dossier = json!({"sources": [source], "events": [event]}).to_string();
    let dossier = read_sound(&[&dossier]).map_err(|(_, error)| error).unwrap();
    let texts = SourceTexts::of(&dossier, &[File::new("a.txt", text.as_bytes())]);
    (dossier, texts)
}

/// A dossier that is read again while a document is open may have other citations in its place.
#[test]
fn open_passage_outlasts_a_reload() {
    let text = format!("Alpha{}Omega\n", "\n".repeat(80));
    let line = |stage: &Stage| match stage.app.overlays().as_slice() {
        [Overlay::Reader(reader)] => reader.text().targets.first().map(|target| target.line),
        _ => None,
    };
    let mut stage = Stage::of(citing(&text, &[(85, 90)]).0, 80, 24);
    stage.app.set_texts(citing(&text, &[(85, 90)]).1);
    stage.keys("s1");
    let omega = line(&stage);
    assert!(omega > Some(40), "{omega:?}\n{}", stage.text());
    for ranges in [&[(0, 5), (85, 90)][..], &[]] {
        let (dossier, texts) = citing(&text, ranges);
        drop(stage.app.replace_dossier(PreparedDossier::new(Arc::new(dossier))));
        stage.app.set_texts(texts);
        assert_eq!(line(&stage), omega, "{ranges:?}");
    }
    stage.app.set_texts(SourceTexts::default());
    assert!(stage.text().contains("the source text is not available"), "{}", stage.text());
}

/// The address of a passage with these words in a source at this URL.
fn address_at(url: &str, anchor: Option<(&str, Option<&str>)>) -> Option<String> {
    let source = serde_json::json!({
        "id": "source", "type": "webpage", "title": "Source", "URL": url, "perspective": "unstated",
    });
    let source: Source = serde_json::from_value(source).unwrap();
    let dossier = Dossier::new(Metadata::default(), vec![Record::Source(Box::new(source))]);
    let anchor =
        anchor.map(|(first, last)| Anchor { first: first.into(), last: last.map(Into::into) });
    let (start, end, fingerprint, locator) = (None, None, None, None);
    let source = "source".into();
    address(&dossier, &Citation { source, start, end, fingerprint, anchor, locator })
}

#[test]
fn browsers_land_on_the_passage() {
    let anchor = Some(("On 26 August", Some("South-Ossetia, too")));
    assert_eq!(
        address_at("https://example.org/a?b=c", anchor).unwrap(),
        "https://example.org/a?b=c#:~:text=On%2026%20August,South%2DOssetia%2C%20too"
    );
    assert!(address_at("http://e.org/#x", anchor).unwrap().contains("#x:~:text="));
}

#[test]
fn only_web_addresses_are_opened() {
    for url in ["javascript:alert(1)", "file:///etc/passwd", "https://-oops", "--help", ""] {
        assert_eq!(address_at(url, None), None, "{url}");
    }
    let odd = address_at("https://example.org/\u{1b}]0;x `rm`", None).unwrap();
    assert_eq!(odd, "https://example.org/%1B]0;x%20%60rm%60");
}
