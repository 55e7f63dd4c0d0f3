//! HTML in the texts of timelines → plain text.

/// A paragraph with its class.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The class, or empty.
    pub(super) class: String,
    /// The text.
    pub(super) text: String,
}

/// The paragraphs of a text; a link is followed by its address in parentheses.
pub(super) fn paragraphs(html: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let (mut text, mut class, mut link) = (String::new(), String::new(), None::<String>);
    let mut rest = html;
    while !rest.is_empty() {
        let (before, tag) = match rest.split_once('<') {
            Some((before, after)) if starts_tag(after) => match after.split_once('>') {
                Some((tag, after)) => {
                    rest = after;
                    (before, Some(tag))
                }
                None => (std::mem::take(&mut rest), None),
            },
            Some((before, after)) => {
                text.push_str(&unescaped(before));
                text.push('<');
                rest = after;
                continue;
            }
            None => (std::mem::take(&mut rest), None),
        };
        text.push_str(&unescaped(before));
        let Some(tag) = tag else { continue };
        let name: String = tag
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '/')
            .collect::<String>()
            .to_ascii_lowercase();
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
    }
    push(&mut found, &mut text, &class);
    found
}

/// All paragraphs in one line.
pub(super) fn plain(html: &str) -> String {
    let texts: Vec<String> = paragraphs(html).into_iter().map(|paragraph| paragraph.text).collect();
    texts.join(" ")
}

/// Whether the text after `<` begins a tag.
fn starts_tag(after: &str) -> bool {
    after
        .trim_start_matches('/')
        .starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '!')
}

fn push(found: &mut Vec<Paragraph>, text: &mut String, class: &str) {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !line.is_empty() {
        found.push(Paragraph { class: class.to_owned(), text: line });
    }
    text.clear();
}

/// The value of an attribute in quotation marks.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}="))?;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let value = rest.get(1..)?.split(quote).next()?;
    Some(unescaped(value))
}

/// The text with character references replaced.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let name =
            after.split(';').next().filter(|name| name.len() <= 8 && name.len() < after.len());
        match name.and_then(|name| character(name).map(|letter| (letter, name.len()))) {
            Some((letter, length)) => {
                plain.push(letter);
                rest = after.get(length + 1..).unwrap_or_default();
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    let code = number.and_then(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    });
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "hellip" => Some('…'),
        "laquo" => Some('«'),
        "raquo" => Some('»'),
        _ => code.and_then(char::from_u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn html_becomes_text() {
        for (html, text) in [
            ("<p>One.</p><p class=\"sources\">Two &amp; <b>three</b></p>", "One. Two & three"),
            ("A < B &lt; C<br/>D", "A < B < C D"),
            ("<a href=\"https://example.org/\">here</a>", "here (https://example.org/)"),
            ("AT&T &#8211; &#x27;x&#x27; &unknown; &", "AT&T – 'x' &unknown; &"),
            ("<p>never closed <a href='x", "never closed <a href='x"),
        ] {
            assert_eq!(plain(html), text);
        }
        let found = paragraphs("<p>One.</p><p class=\"sources\">Two</p>");
        assert_eq!(found.last().map(|last| last.class.as_str()), Some("sources"));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[<>/pa \"'=&;#x0é]{0,40}") {
            let _ = paragraphs(&text);
        }
    }
}
