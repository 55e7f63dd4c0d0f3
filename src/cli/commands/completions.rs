//! `chancery completions` and `chancery man`: both made from the command line and from the table
//! of actions, so that they cannot tell anything else than the program does.

use crate::{
    app::Keymap,
    cli::{Args, output::CommandOutput, table},
};
use clap::CommandFactory;

/// What a shell needs to complete the commands.
pub(crate) fn completions(shell: clap_complete::Shell) -> CommandOutput {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "chancery", &mut bytes);
    // A script is indented with tabs here and there: it leaves as it was made.
    CommandOutput::data(String::from_utf8_lossy(&bytes).into_owned())
}

/// The manual page: the command, each of its commands, and the keys of the explorer.
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

/// Lines of a manual page that stand as they are.
fn preformatted(text: &str) -> String {
    // A line that begins with a point or a quotation mark would be an instruction.
    text.lines().map(|line| format!("\\&{}\n", line.replace('\\', "\\e"))).collect()
}
