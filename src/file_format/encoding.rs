//! Bytes → UTF-8, or a problem that names the encoding or file type found instead.

use crate::diagnostics::{Code, SpanDiagnostic};

const MAGIC: [(&[u8], &str, &str); 14] = [
    (b"\xff\xfe\0\0", "UTF-32 text", RECODE),
    (b"\0\0\xfe\xff", "UTF-32 text", RECODE),
    (b"\xff\xfe", "UTF-16 text", RECODE),
    (b"\xfe\xff", "UTF-16 text", RECODE),
    (b"{\0\0\0", "UTF-32 text", RECODE),
    (b"\0\0\0{", "UTF-32 text", RECODE),
    (b"{\0", "UTF-16 text", RECODE),
    (b"\0{", "UTF-16 text", RECODE),
    (b"\x1f\x8b", "compressed with gzip", "decompress it: gunzip FILE"),
    (b"PK\x03\x04", "a zip archive", "unpack it: unzip FILE"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "decompress it: unzstd FILE"),
    (b"\xfd7zXZ\0", "compressed with xz", "decompress it: unxz FILE"),
    (b"%PDF-", "a PDF", "a dossier is JSON text"),
    (b"SQLite format 3\0", "an SQLite database", "a dossier is JSON text"),
];

pub(crate) const RECODE: &str = "save it as UTF-8";

/// The text of the file, without a byte order mark.
pub(crate) fn text_of(bytes: &[u8]) -> Result<&str, SpanDiagnostic> {
    if let Some(problem) = other_kind(bytes) {
        return Err(problem);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or(0);
        let message = format!("invalid UTF-8: byte 0x{byte:02x} at offset {at}");
        SpanDiagnostic::new(Code::Encoding, at..at, message).help(RECODE)
    })
}

pub(crate) fn other_kind(start: &[u8]) -> Option<SpanDiagnostic> {
    if let Some((_, what, help)) = MAGIC.iter().find(|(magic, ..)| start.starts_with(magic)) {
        return Some(other_file(what, help));
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    text.starts_with(b"<").then(|| other_file("HTML or XML", "a dossier is JSON text"))
}

fn other_file(what: &str, help: &str) -> SpanDiagnostic {
    SpanDiagnostic::new(Code::Encoding, 0..0, format!("this file is {what}, not a dossier"))
        .help(help)
}

/// The longest prefix that is UTF-8, for the snippet of a problem.
pub(crate) fn valid_start(bytes: &[u8]) -> &str {
    if MAGIC.iter().any(|(start, ..)| bytes.starts_with(start)) {
        return "";
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}
