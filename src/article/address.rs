//! The address of a cited passage: its source's URL with a text fragment that browsers scroll to.

use crate::{
    dossier::{
        Dossier, EntryId, LinkKind,
        record::{Anchor, Citation},
    },
    text::after_web_scheme,
};

/// The address of the passage; none if its source has no address that is safe to open.
pub fn address(dossier: &Dossier, citation: &Citation) -> Option<String> {
    let source = dossier.source(&citation.source)?;
    passage_address(source.url.as_deref()?, citation.anchor.as_ref())
}

/// The address on a map of a place, or of the first place of an entry.
pub fn map_address(dossier: &Dossier, id: EntryId) -> Option<String> {
    let places = std::iter::once(id).chain(dossier.linked(id, LinkKind::At, true));
    let mut places = places.filter_map(|id| dossier.record(id).try_as_place_ref());
    let (lat, lon) = places.find_map(|place| place.lat.zip(place.lon))?;
    Some(format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=9/{lat}/{lon}"))
}

/// The address with a text fragment. Only `http` and `https`, encoded: a dossier may be anybody's.
fn passage_address(url: &str, anchor: Option<&Anchor>) -> Option<String> {
    after_web_scheme(url)?;
    let mut address = encode(url, b"-_.~:/?#[]@!$&'()*+,;=%");
    if let Some(anchor) = anchor {
        address.push_str(if url.contains('#') { ":~:text=" } else { "#:~:text=" });
        // `-`, `,` and `&` have a meaning in text fragments.
        address.push_str(&encode(&anchor.first, b"_.~"));
        if let Some(last) = &anchor.last {
            address.push(',');
            address.push_str(&encode(last, b"_.~"));
        }
    }
    Some(address)
}

/// Percent-encodes every byte except letters, digits and those in `kept`.
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
