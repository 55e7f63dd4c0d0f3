//! The Wikidata item of a record.

use crate::dossier::{Dossier, Record};
use serde_json::{Value, json};

/// The Wikidata item that a record cites as its source or locator.
pub(super) fn wikidata(dossier: &Dossier, record: &Record) -> Value {
    let number = record.citations().iter().find_map(|cite| {
        let url = match dossier.record(dossier.find(&cite.source)?) {
            Record::Source(source) => source.url.as_deref(),
            _ => None,
        };
        let mut texts = [cite.locator.as_deref(), url].into_iter().flatten();
        texts.find(|text| text.contains("wikidata.org/")).and_then(item_number)
    });
    json!(number.map(|number| format!("http://www.wikidata.org/entity/{number}")))
}

/// `Q23427` in an address that ends with it.
fn item_number(text: &str) -> Option<&str> {
    let (_, number) = text.rsplit_once('/')?;
    let digits = number.strip_prefix('Q')?;
    (!digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())).then_some(number)
}
