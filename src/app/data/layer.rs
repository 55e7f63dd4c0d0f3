//! The dossiers that lie over each other: which there are, and which are shown. The outside knows
//! where they come from; here they have names.

/// One dossier among those that can be laid over each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// What it is called.
    pub name: String,
    /// Where it lies.
    pub place: String,
    /// Whether it is shown.
    pub on: bool,
    /// How many of its records could not be read.
    pub left_out: usize,
}

impl Layer {
    /// What is wrong with it, in a word or two; empty where nothing is.
    #[must_use]
    pub fn fault(&self) -> String {
        match self.left_out {
            0 => String::new(),
            1 => "1 record left out".to_owned(),
            count => format!("{count} records left out"),
        }
    }
}
