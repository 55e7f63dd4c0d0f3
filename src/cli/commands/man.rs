//! `chancery man`: the main page, from arguments, settings and keys, and one page per command.

use crate::{
    app::Keymap,
    cli::{
        args::{self, help},
        output::{Answer, CommandOutput},
        save, table,
    },
    config::Setting,
    text::wrap,
};
use clap::Command;
use std::path::Path;

/// The date of the last change to the text of this page, for the title line.
const DATE: &str = "2026-11-30";

const DOSSIER: &str = "A dossier is a set of events, treaties, people, organizations, places, statements and \
     figures, each with its sources. The program ships with one on the relations between Russia \
     and South Ossetia. PATH is the file, folder or name of another dossier, or - for standard \
     input.";

pub(crate) fn man(dir: Option<&Path>, force: bool) -> Answer {
    let Some(dir) = dir else {
        return Ok(CommandOutput::data(main_page()));
    };
    let mut command = args::command();
    command.build();
    let mut pages = vec![("chancery.1".to_owned(), main_page())];
    for inner in command.get_subcommands().filter(|it| !it.is_hide_set()) {
        let name = format!("chancery-{}", inner.get_name());
        pages.push((format!("{name}.1"), page_of(inner, &name)));
    }
    save::folder(dir, &pages, force)?;
    Ok(super::export::wrote(dir))
}

/// Renders a page without what `mandoc -Tlint` rejects: breaks after headings, needless spaces.
fn page_of(command: &Command, name: &str) -> String {
    let mut bytes = Vec::new();
    // The short help hides some options to fit one screen; the manual has all.
    let command = command.clone().mut_args(|arg| arg.hide_short_help(false));
    let page = clap_mangen::Man::new(command.display_name(name.to_owned()))
        .title(name.to_uppercase())
        .date(DATE)
        .source(concat!("chancery ", env!("CARGO_PKG_VERSION")))
        .manual("User Commands");
    // Writing to memory does not fail.
    let _ = page.render(&mut bytes);
    let text = String::from_utf8_lossy(&bytes);
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        let is_break = matches!(line, ".br" | ".sp" | ".PP");
        let after_heading = lines.last().is_some_and(|it| it.starts_with(".SH") || *it == ".PP");
        if !(is_break && after_heading) {
            lines.push(if matches!(line, ".br" | ".sp") { ".PP" } else { line });
        }
    }
    lines.join("\n") + "\n"
}

pub(crate) fn main_page() -> String {
    let command = args::command();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let command = command
        .about("explore the diplomatic record in the terminal")
        .long_about(format!("{about}\n\n{DOSSIER}"))
        .after_help(None::<&str>);
    let mut page = Page(page_of(&command, "chancery"));
    page.section("QUERIES");
    page.verbatim(&help::queries());
    page.section("EXAMPLES");
    page.verbatim(&["chancery", "show", "as-of", "import", "export"].map(help::examples).concat());
    page.section("KEYS");
    page.verbatim(&table::keys(&Keymap::default(), table::Screen::default()).0);
    page.section("FILES");
    page.items("files");
    page.section("ENVIRONMENT");
    page.items("environment");
    for setting in Setting::ALL {
        page.item(&setting.variable(), &format!("{}.", setting.help()));
    }
    page.section("EXIT STATUS");
    help::EXIT_STATUS.iter().for_each(|(code, text)| page.item(code, text));
    page.0
}

struct Page(String);

impl Page {
    fn section(&mut self, title: &str) {
        self.0.push_str(&format!(".SH {title}\n"));
    }

    /// A term and its description, in lines short enough for roff tools.
    fn item(&mut self, term: &str, text: &str) {
        self.0.push_str(&format!(".TP\n\\fB{}\\fR\n", escape(term)));
        for line in wrap(text, 78) {
            self.0.push_str(&protected(text.get(line).unwrap_or_default()));
        }
    }

    /// The terms and descriptions of a section of `assets/help.txt`.
    fn items(&mut self, section: &str) {
        let lines = help::section(section).unwrap_or_default().lines();
        let items = lines.filter_map(|line| line.split_once("  "));
        items.for_each(|(term, text)| self.item(term, text.trim_start()));
    }

    fn verbatim(&mut self, text: &str) {
        let lines: String = text.lines().map(|line| protected(line.trim_end())).collect();
        self.0.push_str(&format!(".nf\n{lines}.fi\n"));
    }
}

/// A line of text; a leading dot or apostrophe would be a request.
fn protected(line: &str) -> String {
    let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
    format!("{guard}{}\n", escape(line))
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-")
}
