//! How words are written in other letters than Latin ones: what a completion puts in for somebody
//! who types in those. Knows nothing of where they stand.

use super::term_dictionary::StringTable;

/// The written forms of words, by the numbers of the words.
#[derive(Debug, Default)]
pub(crate) struct SurfaceForms {
    words: Vec<u32>,
    forms: StringTable,
}

impl SurfaceForms {
    /// Takes forms in small letters, each with its word, in any order and as often as they come.
    pub(crate) fn new(mut forms: Vec<(u32, String)>) -> Self {
        forms.sort_unstable();
        forms.dedup();
        let mut new = Self::default();
        for (word, form) in forms {
            new.words.push(word);
            new.forms.push(&form);
        }
        new
    }

    /// The form of the word that begins as what was typed does, the shortest where several do.
    pub(crate) fn begun(&self, word: u32, typed: &str) -> Option<&str> {
        let first = self.words.partition_point(|known| *known < word);
        let own = self.words.iter().zip(0..).skip(first).take_while(|(known, _)| **known == word);
        let forms = own.map(|(_, at)| self.forms.get(at));
        forms.filter(|form| form.starts_with(typed)).min_by_key(|form| form.len())
    }

    /// The bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.words.len() * 4 + self.forms.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_found_by_how_it_begins() {
        let forms = [(3, "кокойты"), (1, "мы"), (3, "კოკოითი"), (3, "кокойты")];
        let forms = forms.map(|(word, form)| (word, form.to_owned())).to_vec();
        let written = SurfaceForms::new(forms);
        assert_eq!(written.begun(3, "кок"), Some("кокойты"));
        assert_eq!(written.begun(3, "კო"), Some("კოკოითი"));
        assert_eq!(written.begun(3, "мы"), None);
        assert_eq!(written.begun(2, "м"), None);
    }
}
