//! Bytes → UTF-8, or a problem that names the encoding or file type found instead.

use crate::diagnostics::{Code, SpanDiagnostic};

/// The first bytes of a type of files, its name, and what to do with such a file.
type FileType = (&'static [u8], &'static str, &'static str);

const TABLE: &str = "save its table as CSV or xlsx, and import that";
const UNPACK: &str = "unpack it, and open or import the files in it";
pub(crate) const UTF_16: &str = "UTF-16 text";

const FILE_TYPES: [FileType; 21] = [
    (b"%PDF-", "a PDF", "copy its table into a spreadsheet, and import that"),
    (b"PK\x03\x04", "a zip archive", UNPACK),
    (b"\x1f\x8b", "compressed with gzip", "decompress it: gunzip FILE"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "decompress it: unzstd FILE"),
    (b"\xfd7zXZ\0", "compressed with xz", "decompress it: unxz FILE"),
    (b"BZh", "compressed with bzip2", "decompress it: bunzip2 FILE"),
    (b"7z\xbc\xaf", "a 7-Zip archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"SQLite format 3\0", "an SQLite database", "export a table: sqlite3 -csv -header FILE QUERY"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Office program", TABLE),
    (b"\x89PNG", "a picture", "import the table that it shows"),
    (b"\xff\xd8\xff", "a picture", "import the table that it shows"),
    (b"{\\rtf", "an RTF document", TABLE),
    (b"\xff\xfe\0\0", "UTF-32 text", RECODE),
    (b"\0\0\xfe\xff", "UTF-32 text", RECODE),
    (b"{\0\0\0", "UTF-32 text", RECODE),
    (b"\0\0\0{", "UTF-32 text", RECODE),
    (b"\xff\xfe", UTF_16, RECODE),
    (b"\xfe\xff", UTF_16, RECODE),
    (b"{\0", UTF_16, RECODE),
    (b"\0{", UTF_16, RECODE),
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

/// The type of a file that is not UTF-8 text.
pub(crate) fn file_type(start: &[u8]) -> Option<&'static FileType> {
    FILE_TYPES.iter().find(|(magic, ..)| start.starts_with(magic))
}

pub(crate) fn other_kind(start: &[u8]) -> Option<SpanDiagnostic> {
    if let Some((_, what, help)) = file_type(start) {
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
    if file_type(bytes).is_some() {
        return "";
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}
