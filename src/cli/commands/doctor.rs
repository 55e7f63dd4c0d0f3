//! `chancery doctor`: checks the environment and suggests fixes.

use crate::{
    cli::{environment, output::CommandOutput, table},
    clipboard::ClipboardTargets,
    config::Config,
    dossier::Dossier,
    storage::{Dirs, MissingDir},
    terminal,
    text::quantity,
    ui::Depth,
};
use rustix::fs::{Access, access};
use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
};

/// A sign where there is a problem, what was checked, and what was found with its fix.
type DoctorLine = [String; 3];

const PROBLEM: &str = "!";

fn ok(what: &str, found: impl Into<String>) -> DoctorLine {
    [" ".to_owned(), what.to_owned(), found.into()]
}

fn warning(what: &str, found: impl Into<String>, fix: impl Into<String>) -> DoctorLine {
    [PROBLEM.to_owned(), what.to_owned(), format!("{}: {}", found.into(), fix.into())]
}

pub(crate) fn doctor(dossier: &Dossier, config: &Config, dirs: &Dirs) -> CommandOutput {
    let mut findings = vec![
        ok("version", format!("{} on {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS)),
        ok("dossier", counts(dossier)),
    ];
    findings.extend(terminal_report());
    findings.push(encoding());
    findings.push(config_report(config));
    findings.push(directory("settings in", &dirs.config));
    findings.push(directory("annotations in", &dirs.state));
    findings.push(directory("dossiers in", &dirs.data));
    let targets =
        ClipboardTargets::of(|name| std::env::var_os(name), config.clipboard(), dirs.state.clone());
    findings.push(match targets.words() {
        none if none.is_empty() => warning("clipboard", "none", "set HOME"),
        targets => ok("clipboard", targets.join(", ")),
    });
    let has_warnings = findings.iter().any(|[sign, ..]| sign == PROBLEM);
    let table = table::columns(["", "Checked", "Found and fix"], findings);
    CommandOutput { code: if has_warnings { 2 } else { 0 }, ..CommandOutput::table(table) }
}

/// The number of records, as `chancery check` and `chancery dossiers` count them.
fn counts(dossier: &Dossier) -> String {
    let about = dossier.metadata();
    let version = about.version.as_ref().map(|it| format!(" {it}")).unwrap_or_default();
    format!("{}{version}: {}", about.title, quantity(dossier.records().len(), "record"))
}

fn terminal_report() -> Vec<DoctorLine> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let term = set("TERM").unwrap_or_else(|| "not set".to_owned());
    let mut findings = Vec::new();
    if !std::io::stdout().is_terminal() {
        // A report is often redirected to a file, which is no fault of the terminal.
        findings.push(ok("terminal", format!("not a terminal (file or pipe); TERM={term}")));
    } else if let Err(reason) = terminal::check_terminal() {
        let fix = "set TERM, for example to xterm-256color";
        findings.push(warning("terminal", reason.to_string(), fix));
    } else {
        let size = crossterm::terminal::size().unwrap_or((0, 0));
        let found = format!("{term}, {} columns by {} lines", size.0, size.1);
        findings.push(if size.0 < 20 || size.1 < 5 {
            warning("terminal", found, "enlarge it to at least 20 by 5")
        } else {
            ok("terminal", found)
        });
    }
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
    findings.push(ok("colours", format!("{depth}; {background}")));
    let multiplexers = [("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "ssh")];
    let multiplexers: Vec<&str> =
        multiplexers.iter().filter(|(name, _)| set(name).is_some()).map(|(_, it)| *it).collect();
    if !multiplexers.is_empty() {
        findings.push(ok("inside", multiplexers.join(", ")));
    }
    findings
}

fn encoding() -> DoctorLine {
    match environment::locale() {
        Some((name, value)) => {
            let lower = value.to_lowercase();
            let found = format!("{name}={value}");
            if lower.contains("utf-8") || lower.contains("utf8") {
                ok("encoding", format!("UTF-8 ({found})"))
            } else {
                warning("encoding", found, "set LC_ALL=C.UTF-8 or use --ascii")
            }
        }
        None => warning("encoding", "no locale set", "set LC_ALL=C.UTF-8 or use --ascii"),
    }
}

fn config_report(config: &Config) -> DoctorLine {
    let file = match config.file() {
        Some((path, true)) => path.to_string_lossy().into_owned(),
        Some((_, false)) | None => "no file".to_owned(),
    };
    match config.diagnostics().len() {
        0 => ok("settings", file),
        count => {
            let found = format!("{file}: {}", quantity(count, "error"));
            warning("settings", found, "see `chancery config`")
        }
    }
}

fn directory(what: &str, folder: &Result<PathBuf, MissingDir>) -> DoctorLine {
    let path = match folder {
        Ok(path) => path,
        Err(error) => return warning(what, error.to_string(), "set HOME"),
    };
    let shown = path.to_string_lossy();
    // A missing directory is fine where it can be created.
    let existing = path.ancestors().find(|path| path.exists()).unwrap_or(Path::new("/"));
    let writable =
        existing.is_dir() && access(existing, Access::WRITE_OK | Access::EXEC_OK).is_ok();
    match (writable, existing == path) {
        (true, true) => ok(what, shown),
        (true, false) => ok(what, format!("{shown} (not created yet)")),
        (false, true) => warning(what, format!("{shown} is not writable"), "chmod u+w"),
        (false, false) => warning(
            what,
            format!("{shown} cannot be created"),
            format!("make {} writable (chmod u+w)", existing.to_string_lossy()),
        ),
    }
}
