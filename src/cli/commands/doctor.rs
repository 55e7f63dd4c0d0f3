//! `chancery doctor`: checks the environment and suggests fixes.

use crate::{
    cli::{
        environment::{self, variable},
        output::CommandOutput,
        table,
    },
    clipboard::ClipboardTargets,
    config::Config,
    dossier::Dossier,
    storage::{Dirs, MissingDir},
    terminal::{NoTerminal, check_terminal},
    text::quantity,
    ui::{Depth, SMALLEST},
};
use rustix::fs::{Access, access};
use std::path::{Path, PathBuf};

/// A finding, or a problem with its fix.
type Finding = Result<String, String>;

pub(crate) fn doctor(dossier: &Dossier, config: &Config, dirs: &Dirs) -> CommandOutput {
    let findings = [
        ("version", Ok(format!("{} on {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS))),
        ("dossier", Ok(counts(dossier))),
        ("terminal", terminal()),
        ("colours", Ok(colors())),
        ("encoding", encoding()),
        ("settings", settings(config)),
        ("settings in", directory(&dirs.config)),
        ("annotations in", directory(&dirs.state)),
        ("dossiers in", directory(&dirs.data)),
        ("clipboard", clipboard(config, dirs)),
    ];
    let code = if findings.iter().any(|(_, found)| found.is_err()) { 2 } else { 0 };
    let rows = findings.map(|(what, found)| {
        let sign = if found.is_ok() { " " } else { "!" };
        [sign.to_owned(), what.to_owned(), found.unwrap_or_else(|problem| problem)]
    });
    let table = table::columns(["", "Checked", "Found and fix"], rows);
    CommandOutput { code, ..CommandOutput::table(table) }
}

/// The number of records, as `chancery check` and `chancery dossiers` count them.
fn counts(dossier: &Dossier) -> String {
    let about = dossier.metadata();
    let version = about.version.as_ref().map(|it| format!(" {it}")).unwrap_or_default();
    format!("{}{version}: {}", about.title, quantity(dossier.records().len(), "record"))
}

fn terminal() -> Finding {
    let term = variable("TERM").unwrap_or_else(|| "not set".to_owned());
    match check_terminal() {
        // The report is often redirected to a file, which is not a problem of the terminal.
        Err(NoTerminal::Output) => {
            return Ok(format!("not a terminal (file or pipe); TERM={term}"));
        }
        Err(reason) => return Err(format!("{reason}: set TERM, for example to xterm-256color")),
        Ok(()) => {}
    }
    let (width, height) = crossterm::terminal::size().unwrap_or((0, 0));
    let within = [("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "ssh")];
    let within = within.into_iter().filter(|(name, _)| variable(name).is_some());
    let within: String = within.map(|(_, program)| format!(", in {program}")).collect();
    let found = format!("{term}, {width} columns by {height} lines{within}");
    let (columns, lines) = SMALLEST;
    match width < columns || height < lines {
        true => Err(format!("{found}: enlarge it to at least {columns} by {lines}")),
        false => Ok(found),
    }
}

fn colors() -> String {
    let depth = match environment::color_depth() {
        Depth::Mono => "off (NO_COLOR is set)",
        Depth::Sixteen => "16 colours (set COLORTERM=truecolor for more)",
        Depth::Indexed => "256 colours",
        Depth::True => "true colour",
    };
    let background = match environment::light_background() {
        Some(true) => "light background (COLORFGBG)",
        Some(false) => "dark background (COLORFGBG)",
        None => "background detected at start",
    };
    format!("{depth}; {background}")
}

fn encoding() -> Finding {
    let (found, is_utf8) = match environment::locale() {
        Some((name, value)) => {
            let lower = value.to_lowercase();
            (format!("{name}={value}"), lower.contains("utf-8") || lower.contains("utf8"))
        }
        None => ("no locale set".to_owned(), false),
    };
    match is_utf8 {
        true => Ok(format!("UTF-8 ({found})")),
        false => Err(format!("{found}: set LC_ALL=C.UTF-8 or use --ascii")),
    }
}

fn settings(config: &Config) -> Finding {
    let file = match config.file() {
        Some((path, true)) => path.to_string_lossy().into_owned(),
        Some((_, false)) | None => "no file".to_owned(),
    };
    match config.diagnostics.len() {
        0 => Ok(file),
        count => Err(format!("{file}: {}: see `chancery config`", quantity(count, "error"))),
    }
}

fn directory(folder: &Result<PathBuf, MissingDir>) -> Finding {
    let path = folder.as_ref().map_err(|error| format!("{error}: set HOME"))?;
    let shown = path.to_string_lossy();
    // A missing directory is fine if it can be created.
    let existing = path.ancestors().find(|path| path.exists()).unwrap_or(Path::new("/"));
    if existing.is_dir() && access(existing, Access::WRITE_OK | Access::EXEC_OK).is_ok() {
        let note = if existing == path { "" } else { " (not created yet)" };
        return Ok(format!("{shown}{note}"));
    }
    let existing = existing.to_string_lossy();
    Err(format!("{shown} cannot be written: make {existing} writable (chmod u+w)"))
}

fn clipboard(config: &Config, dirs: &Dirs) -> Finding {
    let targets =
        ClipboardTargets::of(|name| std::env::var_os(name), config.clipboard(), dirs.state.clone());
    match targets.words() {
        none if none.is_empty() => Err("none: set HOME".to_owned()),
        targets => Ok(targets.join(", ")),
    }
}
