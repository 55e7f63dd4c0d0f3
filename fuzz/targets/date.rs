//! Any text as a date: what is read and written again is the same.
#![no_main]

use chancery::date::Date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(date) = text.parse::<Date>() {
        let again = date.to_string().parse::<Date>();
        assert_eq!(again.as_ref().ok(), Some(&date), "{text:?} became {date}");
    }
});
