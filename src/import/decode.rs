//! Bytes → text: UTF-8, UTF-16 with and without a mark, older encodings, and the sheets of workbooks.

use super::{Options, foreign, workbook};
use crate::diagnostics::{Code, SpanDiagnostic, quoted};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) is_workbook: bool,
    pub(super) notices: Vec<SpanDiagnostic>,
}

/// The bytes that are examined for UTF-16 without a mark.
const START: usize = 1 << 12;

pub(super) fn decode<'a>(
    bytes: &'a [u8],
    options: &Options,
) -> Result<Decoded<'a>, SpanDiagnostic> {
    if let Some((text, notices)) = workbook::read(bytes, options.sheet.as_deref())? {
        return Ok(Decoded { text: Cow::Owned(text), is_workbook: true, notices });
    }
    if let Some(diagnostic) = foreign::binary(bytes) {
        return Err(diagnostic);
    }
    if options.sheet.is_some() {
        let message = "--sheet: only a workbook has sheets";
        return Err(SpanDiagnostic::new(Code::Table, 0..0, message));
    }
    let mut notices = Vec::new();
    let text = match (&options.encoding, std::str::from_utf8(bytes)) {
        // A stray zero byte is reported with its cell; UTF-16 has many.
        (None, Ok(text)) if zeros(bytes).iter().sum::<usize>() * 20 <= bytes.len().min(START) => {
            Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text))
        }
        (given, _) => {
            let encoding = match given {
                Some(name) => Encoding::for_label(name.as_bytes()).ok_or_else(|| {
                    let message = format!("unknown encoding {}", quoted(name));
                    SpanDiagnostic::new(Code::Encoding, 0..0, message)
                        .help("examples: utf-16le, windows-1251, windows-1252, macintosh, koi8-r")
                })?,
                None => guess(bytes),
            };
            let (text, used, has_errors) = encoding.decode(bytes);
            if has_errors || text.contains('\0') {
                let message = format!("not a text in {}", used.name());
                return Err(SpanDiagnostic::new(Code::Encoding, 0..0, message)
                    .help("save it as UTF-8, or name its encoding: --encoding windows-1251"));
            }
            if given.is_none() {
                let message = format!("not UTF-8: read as {}", used.name());
                notices.push(
                    SpanDiagnostic::new(Code::Guess, 0..0, message)
                        .help("--encoding NAME reads it in another one"),
                );
            }
            Cow::Owned(text.into_owned())
        }
    };
    let text = if text.contains('\r') && !text.contains('\n') {
        Cow::Owned(text.replace('\r', "\n"))
    } else {
        text
    };
    Ok(Decoded { text, is_workbook: false, notices })
}

/// The zero bytes at even and at odd offsets.
fn zeros(bytes: &[u8]) -> [usize; 2] {
    let start = bytes.get(..START).unwrap_or(bytes);
    [0, 1].map(|odd| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count())
}

/// Guesses the encoding from its mark, the zero bytes of UTF-16, or the frequencies of letters.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    match zeros(bytes) {
        [0, 0] => {}
        [even, odd] if even > odd => return UTF_16BE,
        _ => return UTF_16LE,
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Allow);
    // The detector does not know Mac Roman.
    let is_western = guessed == WINDOWS_1252 || guessed == UTF_8;
    if is_western && oddities(WINDOWS_1252, bytes) > oddities(MACINTOSH, bytes) {
        return MACINTOSH;
    }
    if guessed == UTF_8 { WINDOWS_1252 } else { guessed }
}

fn oddities(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    const USUAL: &str = "«»–—‘’“”„…°§£€ ¡¿ªº·";
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let is_odd = |letter: &char| {
        !letter.is_ascii()
            && !matches!(letter, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'œ' | 'Œ')
            && !USUAL.contains(*letter)
    };
    text.chars().filter(is_odd).count()
}
