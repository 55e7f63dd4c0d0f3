//! Addresses of the web.

/// What follows the scheme of an `http` or `https` address, which begins with its host; `None`
/// for other schemes, which could run code.
pub fn after_web_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let has_host = rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[');
    (is_web && has_host).then_some(rest)
}

/// Whether the text is one address of the web, with nothing that an address would encode.
pub fn is_web_address(text: &str) -> bool {
    let is_plain = |letter: char| !letter.is_whitespace() && !letter.is_control();
    after_web_scheme(text).is_some_and(|rest| rest.chars().all(is_plain))
}
