//! The file, the environment and the command line, and the problems of each.

use chancery::{
    app::{Action, Keymap, Start, ThemeChoice},
    config::*,
    storage::Dirs,
};
use std::fs;

fn config(file: &str, variables: &[(&str, &str)], arguments: &[(Setting, String)]) -> Config {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("config.toml");
    fs::write(&path, file).unwrap();
    let variable = |name: &str| match name {
        VARIABLE => Some(path.clone().into_os_string()),
        _ => variables.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into()),
    };
    Config::load(variable, &Dirs::of(|_| None), arguments).unwrap()
}

fn problems(config: &Config) -> Vec<String> {
    let text = |problem: &dyn ToString| {
        let text = problem.to_string();
        // Without the folder of this run.
        text.find("config.toml").map_or(text.clone(), |at| text[at..].to_owned())
    };
    config.diagnostics.iter().map(|problem| text(problem)).collect()
}

#[test]
fn later_origins_override_earlier_ones() {
    let file = "theme = \"dark\"\nmouse = true\nstart = \"scale\"\n";
    let set = [("CHANCERY_THEME", "light"), ("CHANCERY_ASCII", "true")];
    let config = config(file, &set, &[(Setting::Ascii, "false".to_owned())]);
    let rows = report(&config);
    let row = |name: &str| rows.iter().find(|row| row[0] == name).unwrap()[1..].to_vec();
    assert_eq!(row("theme"), ["\"light\"", "environment, CHANCERY_THEME"]);
    assert_eq!(row("mouse"), ["true", "file, line 2"]);
    assert_eq!(row("ascii"), ["false", "command line, --ascii"]);
    assert_eq!(row("dates"), ["\"day-month\"", "default"]);
    assert_eq!(config.theme(), ThemeChoice::Light);
    assert_eq!(config.start(), Start::Scale);
    assert!(config.is_on(Setting::Mouse) && !config.is_on(Setting::Ascii));
    assert_eq!(problems(&config), <[&str; 0]>::default());
}

#[test]
fn problems_show_line_and_suggestion() {
    let file = "# ключ\ntheem = \"dark\"\n  start = \"treties\"\nmouse = \"yes\"\nascii = true\n[keys]\nserch = \"s\"\nup = 3\n";
    let config = config(file, &[("CHANCERY_DATES", "us")], &[]);
    let expected = r#"config.toml:2:1: error[E-config]: unknown setting "theem"
   |
 2 | theem = "dark"
   | ^^^^^
   = help: did you mean "theme"?
config.toml:3:11: error[E-config]: invalid value "treties" for start
   |
 3 |   start = "treties"
   |           ^^^^^^^^^
   = help: did you mean "treaties"?
config.toml:4:9: error[E-config]: mouse must be true or false, not a string
   |
 4 | mouse = "yes"
   |         ^^^^^
config.toml:7:1: error[E-config]: unknown action "serch"
   |
 7 | serch = "s"
   | ^^^^^
   = help: did you mean "search"?
config.toml:8:6: error[E-config]: a key must be a string, not a number
   |
 8 | up = 3
   |      ^
CHANCERY_DATES: error[E-config]: invalid value "us" for dates
  = help: expected one of: day-month, month-day, iso"#;
    assert_eq!(problems(&config).join("\n"), expected);
    assert!(config.is_on(Setting::Ascii));
    assert_eq!(config.keymap.labels(Action::Up), Keymap::default().labels(Action::Up));
}

#[test]
fn invalid_key_leaves_the_others() {
    let config = config("[keys]\ndown = [\"j\", \"pgdn\"]\n", &[], &[]);
    assert!(problems(&config)[0].starts_with("config.toml:2:14: "), "{:?}", problems(&config));
    assert_eq!(config.keymap.labels(Action::Down), "j");
}

#[test]
fn keys_that_cannot_be_pressed_are_reported() {
    let config = config("[keys]\nabout = [\"ctrl-i\", \"M\"]\n", &[], &[]);
    assert!(problems(&config)[0].contains("ctrl-i\" is the same key as tab"));
    assert_eq!(config.keymap.labels(Action::About), "M");
}

#[test]
fn invalid_toml_keeps_the_valid_lines() {
    let config = config("theme = \"dark\"\nmouse = = true\nascii = true\n", &[], &[]);
    assert!(problems(&config)[0].starts_with("config.toml:2:"), "{:?}", problems(&config));
    assert_eq!(config.theme(), ThemeChoice::Dark);
}

#[test]
fn key_of_two_actions_is_reported() {
    let config = config("[keys]\nabout = \"f\"\nquit = \"Q\"\nopen = \"j\"\n", &[], &[]);
    let all = problems(&config).join("\n");
    assert!(all.contains("f is bound to both about and filters\n"), "{all}");
    assert!(all.contains(" 2 | about = \"f\"\n   | ^^^^^\n"), "{all}");
    assert!(all.contains("help: about has it; bind filters to another key"), "{all}");
    assert!(all.contains("j is bound to both open and "), "{all}");
    let keymap = &config.keymap;
    assert_eq!(keymap.labels(Action::About), "f");
    assert_eq!(keymap.labels(Action::Filters), "");
    assert_eq!(keymap.labels(Action::Quit), "Q");
}

#[test]
fn ctrl_c_always_quits() {
    let config = config("[keys]\nsearch = \"ctrl-c\"\nquit-now = []\n", &[], &[]);
    assert!(config.keymap.labels(Action::QuitNow).contains("Ctrl-c"));
    assert!(!config.keymap.labels(Action::Search).contains("Ctrl-c"));
    assert_eq!(problems(&config).len(), 2, "{:?}", problems(&config));
}

#[test]
fn only_a_named_file_must_exist() {
    let named = |name: &str| (name == VARIABLE).then(|| "/nowhere/config.toml".into());
    let error = Config::load(named, &Dirs::of(|_| None), &[]).unwrap_err();
    assert!(error.to_string().contains("/nowhere/config.toml"), "{error}");
    let nothing = Config::load(|_| None, &Dirs::of(|_| None), &[]).unwrap();
    assert!(nothing.diagnostics.is_empty() && nothing.file().is_none());
}

#[test]
fn folders_are_relative_to_file_or_home() {
    let documents = |value: &str| {
        config(&format!("documents = \"{value}\"\n"), &[("HOME", "/home/a")], &[]).documents()
    };
    assert_eq!(documents("~/texts"), Some("/home/a/texts".into()));
    let relative = documents("texts").unwrap();
    assert!(relative.is_absolute() && relative.ends_with("texts"));
}

#[test]
fn sample_file_holds_the_defaults() {
    let text = example();
    assert_eq!(problems(&config(&text, &[], &[])), <[&str; 0]>::default());
    // Every setting uncommented; a folder cannot be empty in a file.
    let set: String = text
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(rest) if !rest.starts_with(' ') && !rest.starts_with("documents") => rest,
            _ => line,
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let all = config(&set, &[], &[]);
    assert_eq!(problems(&all), <[&str; 0]>::default());
    assert_eq!(all.keymap.bindings(), Keymap::default().bindings());
    // The rows after the settings are the keys that were configured.
    let values = |config: &Config| {
        report(config).into_iter().take(Setting::ALL.len()).map(|[name, value, _]| [name, value])
    };
    assert!(values(&all).eq(values(&config("", &[], &[]))));
    for (setting, [_, _, origin]) in Setting::ALL.into_iter().zip(report(&all)) {
        assert_eq!(origin == "default", setting == Setting::Documents);
    }
}

fn dirs(set: &[(&str, &str)]) -> Dirs {
    Dirs::of(|name| set.iter().find(|(key, _)| *key == name).map(|(_, it)| it.into()))
}

#[test]
fn variables_override_home() {
    let found = dirs(&[("HOME", "/home/a"), ("XDG_STATE_HOME", "/s")]);
    assert_eq!(found.config, Ok("/home/a/.config/chancery".into()));
    assert_eq!(found.state, Ok("/s/chancery".into()));
    assert_eq!(found.data, Ok("/home/a/.local/share/chancery".into()));
}

#[test]
fn relative_paths_are_ignored() {
    let missing = dirs(&[]).state.unwrap_err().to_string();
    assert_eq!(missing, "neither XDG_STATE_HOME nor HOME is set");
    let found = dirs(&[("HOME", ""), ("XDG_CONFIG_HOME", "here"), ("XDG_STATE_HOME", "/s")]);
    assert!(found.config.is_err());
    assert_eq!(found.state, Ok("/s/chancery".into()));
}

#[test]
fn every_default_is_valid() {
    for setting in Setting::ALL {
        let words = setting.words();
        assert!(words.is_empty() || words.contains(&setting.default()), "{}", setting.name());
    }
}
