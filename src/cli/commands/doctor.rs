//! `chancery doctor`: what the program finds round itself, what is amiss, and what cures it.

use crate::{
    cli::{environment, output::CommandOutput, table},
    clipboard::ClipboardTargets,
    config::Config,
    dossier::{Dossier, Kind},
    storage::{Dirs, MissingDir},
    terminal,
    ui::Depth,
};
use rustix::fs::{Access, access};
use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
};

/// One line of the report.
struct DoctorLine {
    what: &'static str,
    found: String,
    /// What to do where it is amiss.
    cure: Option<String>,
}

fn well(what: &'static str, found: impl Into<String>) -> DoctorLine {
    DoctorLine { what, found: found.into(), cure: None }
}

fn amiss(what: &'static str, found: impl Into<String>, cure: impl Into<String>) -> DoctorLine {
    DoctorLine { what, found: found.into(), cure: Some(cure.into()) }
}

pub(crate) fn doctor(dossier: &Dossier, config: &Config, folders: &Dirs) -> CommandOutput {
    let mut findings = vec![
        well("version", format!("{} on {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS)),
        well("dossier", counts(dossier)),
    ];
    findings.extend(screen());
    findings.push(letters());
    findings.push(settings(config));
    findings.push(folder("settings in", &folders.config));
    findings.push(folder("marks in", &folders.state));
    findings.push(folder("dossiers in", &folders.data));
    let ways = ClipboardTargets::of(
        |name| std::env::var_os(name),
        config.clipboard(),
        folders.state.clone(),
    );
    findings.push(match ways.words() {
        none if none.is_empty() => amiss("copying to", "nothing", "set HOME"),
        ways => well("copying to", ways.join(", ")),
    });
    let rows = findings.iter().map(|finding| {
        let sign = if finding.cure.is_some() { "!" } else { " " };
        let cure = finding.cure.as_ref().map(|cure| format!(": {cure}")).unwrap_or_default();
        [sign.to_owned(), finding.what.to_owned(), format!("{}{cure}", finding.found)]
    });
    let out = table::columns(rows);
    let sick = findings.iter().any(|finding| finding.cure.is_some());
    CommandOutput { out, code: if sick { 2 } else { 0 }, ..CommandOutput::default() }
}

fn counts(dossier: &Dossier) -> String {
    let about = dossier.metadata();
    let version = about.version.as_ref().map(|it| format!(" {it}")).unwrap_or_default();
    let kinds = Kind::ALL.into_iter().map(|kind| (dossier.entries_of_kind(kind).count(), kind));
    let counts: Vec<String> = kinds
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| format!("{count} {}", kind.plural().to_lowercase()))
        .collect();
    format!("{}{version}: {}", about.title, counts.join(", "))
}

/// The terminal: whether it can be used, how large it is, its colours, what stands between.
fn screen() -> Vec<DoctorLine> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let term = set("TERM").unwrap_or_else(|| "not set".to_owned());
    let mut findings = Vec::new();
    if !std::io::stdout().is_terminal() {
        // A report is often written into a file: that is no fault of the terminal.
        findings
            .push(well("terminal", format!("none here, this is a file or a pipe; TERM {term}")));
    } else if let Err(reason) = terminal::usable() {
        let cure = "set TERM to what the terminal is, such as xterm-256color";
        findings.push(amiss("terminal", reason.to_string(), cure));
    } else {
        let size = crossterm::terminal::size().unwrap_or((0, 0));
        let found = format!("{term}, {} columns by {} lines", size.0, size.1);
        findings.push(if size.0 < 20 || size.1 < 5 {
            amiss("terminal", found, "at least 20 by 5 are needed: enlarge it")
        } else {
            well("terminal", found)
        });
    }
    let depth = match environment::depth() {
        Depth::Mono => "none (NO_COLOR is set)",
        Depth::Sixteen => "16 (COLORTERM=truecolor tells of more)",
        Depth::Indexed => "256",
        Depth::True => "all",
    };
    let ground = match environment::light() {
        Some(true) => "on a light ground, as COLORFGBG says",
        Some(false) => "on a dark ground, as COLORFGBG says",
        None => "the explorer asks the terminal for its ground",
    };
    findings.push(well("colours", format!("{depth}; {ground}")));
    let between = [("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "ssh")];
    let between: Vec<&str> =
        between.iter().filter(|(name, _)| set(name).is_some()).map(|(_, it)| *it).collect();
    if !between.is_empty() {
        findings.push(well("through", between.join(", ")));
    }
    findings
}

/// Which letters the terminal is said to know.
fn letters() -> DoctorLine {
    match environment::locale() {
        Some((name, value)) => {
            let lower = value.to_lowercase();
            let found = format!("{name} is {value}");
            if lower.contains("utf-8") || lower.contains("utf8") {
                well("letters", found)
            } else {
                amiss("letters", found, "set LC_ALL=C.UTF-8, or use --ascii")
            }
        }
        None => amiss("letters", "no locale is set", "set LC_ALL=C.UTF-8, or use --ascii"),
    }
}

fn settings(config: &Config) -> DoctorLine {
    let file = match config.file() {
        Some((path, true)) => path.to_string_lossy().into_owned(),
        Some((_, false)) | None => "no file".to_owned(),
    };
    match config.diagnostics().len() {
        0 => well("settings", file),
        1 => amiss("settings", format!("{file}: 1 fault"), "`chancery config` tells it"),
        many => amiss("settings", format!("{file}: {many} faults"), "`chancery config` tells them"),
    }
}

/// A folder of the user, and whether what belongs there can be written.
fn folder(what: &'static str, folder: &Result<PathBuf, MissingDir>) -> DoctorLine {
    let path = match folder {
        Ok(path) => path,
        Err(error) => return amiss(what, error.to_string(), "set HOME"),
    };
    let shown = path.to_string_lossy();
    // Of what is not there yet, whether it could be made.
    let there = path.ancestors().find(|path| path.exists()).unwrap_or(Path::new("/"));
    let writable = there.is_dir() && access(there, Access::WRITE_OK | Access::EXEC_OK).is_ok();
    match (writable, there == path) {
        (true, true) => well(what, shown),
        (true, false) => well(what, format!("{shown}, not there yet")),
        (false, true) => {
            amiss(what, format!("{shown} cannot be written"), "give yourself the right to")
        }
        (false, false) => amiss(
            what,
            format!("{shown} cannot be made"),
            format!("give yourself the right to write in {}", there.to_string_lossy()),
        ),
    }
}
