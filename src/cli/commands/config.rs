//! `chancery config`: effective settings and their origin.

use crate::{
    cli::{output::CommandOutput, table},
    config::{Config, example, report},
    text::clean_lines,
};

pub(crate) fn config(config: &Config, starter: bool) -> CommandOutput {
    if starter {
        return CommandOutput::text(example());
    }
    let file = match config.file() {
        Some((path, true)) => format!("file: {}\n", path.to_string_lossy()),
        Some((path, false)) => format!(
            "file: {} (missing; `chancery config --example` prints one)\n",
            path.to_string_lossy()
        ),
        None => "file: none (neither XDG_CONFIG_HOME nor HOME is set)\n".to_owned(),
    };
    let table = table::columns(["Setting", "Value", "Origin"], report(config));
    let mut output = CommandOutput::table(table);
    output.out.insert_str(0, &clean_lines(&file));
    CommandOutput { code: if config.diagnostics.is_empty() { 0 } else { 2 }, ..output }
}
