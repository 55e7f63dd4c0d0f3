//! The address of a cited passage: the URL of its source with a text fragment, so that a browser
//! scrolls to the passage.

use crate::dossier::{
    Dossier, EntryId, LinkKind, Record,
    record::{Anchor, Citation},
};

/// The address of the passage; nothing where the source has none that is safe to open.
pub fn address(dossier: &Dossier, citation: &Citation) -> Option<String> {
    let source = dossier.source(&citation.source)?;
    passage_address(source.url.as_deref()?, citation.anchor.as_ref())
}

/// The address of a map of the place, or of the first place of an entry.
pub fn map_address(dossier: &Dossier, id: EntryId) -> Option<String> {
    let places = std::iter::once(id).chain(dossier.linked(id, LinkKind::At, true));
    let (lat, lon) = places
        .filter_map(|id| match dossier.record(id) {
            Record::Place(place) => place.lat.zip(place.lon),
            _ => None,
        })
        .next()?;
    Some(format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=9/{lat}/{lon}"))
}

/// The URL with a text fragment. Only `http` and `https` are opened, and every character that a URL
/// may not have is percent-encoded: a dossier may come from anybody.
fn passage_address(url: &str, anchor: Option<&Anchor>) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    if !rest.starts_with(|letter: char| letter.is_alphanumeric()) {
        return None;
    }
    let mut address = encode(url, b"-_.~:/?#[]@!$&'()*+,;=%");
    if let Some(anchor) = anchor {
        address.push_str(if url.contains('#') { ":~:text=" } else { "#:~:text=" });
        // In a text fragment `-`, `,` and `&` have a meaning.
        address.push_str(&encode(&anchor.first, b"_.~"));
        if let Some(last) = &anchor.last {
            address.push(',');
            address.push_str(&encode(last, b"_.~"));
        }
    }
    Some(address)
}

/// The text with every byte percent-encoded but letters, digits and those that are kept.
pub(crate) fn encode(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(first: &str, last: Option<&str>) -> Anchor {
        Anchor { first: first.into(), last: last.map(Into::into) }
    }

    #[test]
    fn browsers_land_on_the_passage() {
        let anchor = anchor("On 26 August", Some("South-Ossetia, too"));
        assert_eq!(
            passage_address("https://example.org/a?b=c", Some(&anchor)).unwrap(),
            "https://example.org/a?b=c#:~:text=On%2026%20August,South%2DOssetia%2C%20too"
        );
        assert!(passage_address("http://e.org/#x", Some(&anchor)).unwrap().contains("#x:~:text="));
    }

    #[test]
    fn only_web_addresses_are_opened() {
        for url in ["javascript:alert(1)", "file:///etc/passwd", "https://-oops", "--help", ""] {
            assert_eq!(passage_address(url, None), None, "{url}");
        }
        let odd = passage_address("https://example.org/\u{1b}]0;x `rm`", None).unwrap();
        assert_eq!(odd, "https://example.org/%1B]0;x%20%60rm%60");
    }
}
