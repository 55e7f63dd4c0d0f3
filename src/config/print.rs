//! The effective settings with their origins, and a sample configuration file.

use super::{Config, Origin, Setting, VARIABLE, Values};
use crate::{
    app::{Action, Scope},
    text::{clean, wrap},
};

/// The effective settings: name, value and origin.
pub fn report(config: &Config) -> Vec<[String; 3]> {
    let mut rows = Vec::new();
    for (setting, value) in Setting::ALL.into_iter().zip(&config.values) {
        let from = match &value.origin {
            Origin::Default => "default".to_owned(),
            Origin::File(line) => format!("file, line {line}"),
            Origin::Environment(name) => format!("environment, {name}"),
            Origin::CommandLine(flag) => format!("command line, {flag}"),
            Origin::Explorer => "chosen in the explorer".to_owned(),
        };
        rows.push([setting.name().to_owned(), as_toml(setting, &value.text), from]);
    }
    for action in &config.bound {
        let keys: Vec<String> =
            config.keymap.keys(*action).map(|key| quoted(&key.to_string())).collect();
        let name = format!("keys.{}", action.name());
        rows.push([name, format!("[{}]", keys.join(", ")), "file".to_owned()]);
    }
    rows
}

/// A configuration file with every setting and key binding at its default, commented out.
pub fn example() -> String {
    let mut text = format!(
        "# Configuration of chancery. Lines that begin with # are comments: remove the # to set a\n\
         # value. The file is config.toml in $XDG_CONFIG_HOME/chancery (~/.config/chancery), or the\n\
         # one named by {VARIABLE}. `chancery config` shows the effective settings.\n"
    );
    for setting in Setting::ALL {
        text.push_str(&format!("\n# {}.\n", setting.help()));
        let words = setting.words();
        if !words.is_empty() {
            text.push_str(&format!("# One of: {}.\n", words.join(", ")));
        }
        text.push_str(&format!("#{} = {}\n", setting.name(), as_toml(setting, setting.default())));
    }
    text.push_str(
        "\n# Keys for actions, one or several: \"j\", \"ctrl-d\", \"alt-x\", \"f5\", \"pagedown\"; [] for none.\n[keys]\n",
    );
    for scope in Scope::ALL {
        text.push_str(&format!("\n# {}\n", scope.title()));
        for action in Action::ALL.into_iter().filter(|action| action.scope() == scope) {
            let keys: Vec<String> = action.keys().iter().map(|key| quoted(key)).collect();
            for range in wrap(action.help(), 96) {
                let line = action.help().get(range).unwrap_or("").trim_end();
                text.push_str(&format!("# {line}\n"));
            }
            text.push_str(&format!("#{} = [{}]\n", action.name(), keys.join(", ")));
        }
    }
    text
}

fn as_toml(setting: Setting, value: &str) -> String {
    if matches!(setting.values(), Values::Switch) { value.to_owned() } else { quoted(value) }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", clean(text).replace('\\', "\\\\").replace('"', "\\\""))
}
