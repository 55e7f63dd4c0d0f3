//! HTML in the texts of timelines → plain text.

use super::table::single_spaced;
use html_escape::decode_html_entities;

pub(super) struct Paragraph {
    pub(super) class: String,
    pub(super) text: String,
}

/// The paragraphs of a text; a link is followed by its address in parentheses.
pub(super) fn paragraphs(html: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let (mut text, mut class, mut link) = (String::new(), String::new(), None::<String>);
    let mut parts = html.split('<');
    text.push_str(&decode_html_entities(parts.next().unwrap_or_default()));
    for part in parts {
        let Some((tag, after)) = part.split_once('>').filter(|_| starts_tag(part)) else {
            text.push('<');
            text.push_str(&decode_html_entities(part));
            continue;
        };
        let is_in_name = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '/';
        let name: String = tag.chars().take_while(is_in_name).collect();
        let name = name.to_ascii_lowercase();
        match name.trim_end_matches('/') {
            "p" | "/p" | "br" | "div" | "/div" | "li" | "/li" | "blockquote" | "/blockquote" => {
                push(&mut found, &mut text, &class);
                class = attribute(tag, "class").unwrap_or_default();
            }
            "a" => link = attribute(tag, "href"),
            "/a" => {
                if let Some(address) = link.take().filter(|address| !text.ends_with(&**address)) {
                    text.push_str(&format!(" ({address})"));
                }
            }
            _ => {}
        }
        text.push_str(&decode_html_entities(after));
    }
    push(&mut found, &mut text, &class);
    found
}

pub(super) fn joined(html: &str, between: &str) -> String {
    let texts: Vec<String> = paragraphs(html).into_iter().map(|paragraph| paragraph.text).collect();
    texts.join(between)
}

pub(super) fn plain(html: &str) -> String {
    joined(html, " ")
}

fn starts_tag(after: &str) -> bool {
    after
        .trim_start_matches('/')
        .starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '!')
}

fn push(found: &mut Vec<Paragraph>, text: &mut String, class: &str) {
    let line = single_spaced(text);
    if !line.is_empty() {
        found.push(Paragraph { class: class.to_owned(), text: line });
    }
    text.clear();
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}="))?;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let value = rest.get(1..)?.split(quote).next()?;
    Some(decode_html_entities(value).into_owned())
}
