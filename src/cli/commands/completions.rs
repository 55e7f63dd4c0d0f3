//! `chancery completions` and `chancery man`, generated from the arguments and the table of
//! actions.

use crate::{
    app::Keymap,
    cli::{Args, output::CommandOutput, table},
};
use clap::CommandFactory;

/// The completion script of a shell.
pub(crate) fn completions(shell: clap_complete::Shell) -> CommandOutput {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "chancery", &mut bytes);
    // Scripts contain tabs, which cleaning would replace.
    CommandOutput::data(String::from_utf8_lossy(&bytes).into_owned())
}

/// The man page: the program, its commands, and the keys of the explorer.
pub(crate) fn man_page() -> CommandOutput {
    let mut command = Args::command();
    command.build();
    let mut bytes = Vec::new();
    let mut render = || -> std::io::Result<()> {
        clap_mangen::Man::new(command.clone()).render(&mut bytes)?;
        for inner in command.get_subcommands() {
            let page = clap_mangen::Man::new(inner.clone());
            bytes
                .extend_from_slice(format!(".SH {}\n", inner.get_name().to_uppercase()).as_bytes());
            page.render_description_section(&mut bytes)?;
            page.render_options_section(&mut bytes)?;
        }
        Ok(())
    };
    match render() {
        Ok(()) => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            CommandOutput::data(format!(
                "{text}.SH KEYS\n.nf\n{}.fi\n",
                preformatted(&table::keys(&Keymap::default()))
            ))
        }
        Err(error) => CommandOutput::error(format!("chancery: the page cannot be made: {error}\n")),
    }
}

/// Lines of roff that are printed verbatim.
fn preformatted(text: &str) -> String {
    // A line that begins with a dot or an apostrophe would be a request.
    text.lines().map(|line| format!("\\&{}\n", line.replace('\\', "\\e"))).collect()
}
