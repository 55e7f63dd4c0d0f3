//! What the file, the environment and the command line make of each setting.

use crate::config::*;

fn config(file: &str, variables: &[(&str, &str)], given: &[(Setting, String)]) -> Config {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("config.toml");
    fs::write(&path, file).unwrap();
    let variable = |name: &str| match name {
        VARIABLE => Some(path.clone().into_os_string()),
        _ => variables.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into()),
    };
    let mut config = Config::load(variable, &Dirs::of(|_| None), given).unwrap();
    let folder = format!("{}/", home.path().display());
    for fault in &mut config.faults {
        fault.text = fault.text.replace(&folder, "");
    }
    config
}

fn told(config: &Config) -> Vec<(String, String)> {
    let told = |fault: &ReadProblem| (fault.text.clone(), fault.help.clone().unwrap_or_default());
    config.faults().iter().map(told).collect()
}

#[test]
fn each_origin_stands_over_the_one_before() {
    let file = "theme = \"dark\"\nmouse = true\nstart = \"scale\"\n";
    let set = [("CHANCERY_THEME", "light"), ("CHANCERY_ASCII", "true")];
    let given = [(Setting::Ascii, "false".to_owned())];
    let config = config(file, &set, &given);
    let rows = report(&config);
    let row = |name: &str| rows.iter().find(|row| row[0] == name).unwrap()[1..].to_vec();
    assert_eq!(row("theme"), ["\"light\"", "environment, CHANCERY_THEME"]);
    assert_eq!(row("mouse"), ["true", "file, line 2"]);
    assert_eq!(row("ascii"), ["false", "command line, --ascii"]);
    assert_eq!(row("dates"), ["\"day-month\"", "default"]);
    assert_eq!(config.theme(), ThemeChoice::Light);
    assert_eq!(config.start(), Start::Scale);
    assert!(config.is_on(Setting::Mouse) && !config.is_on(Setting::Ascii));
    assert_eq!(told(&config), []);
}

#[test]
fn what_is_wrong_has_its_place_and_a_cure_and_the_rest_is_in_force() {
    let file = "# ключ\ntheem = \"dark\"\n  start = \"treties\"\nmouse = \"yes\"\nascii = true\n[keys]\nserch = \"s\"\ndown = [\"j\", \"pgdn\"]\nup = 3\n";
    let config = config(file, &[("CHANCERY_DATES", "us")], &[]);
    let told = told(&config);
    let at = |place: &str| {
        told.iter().find(|(text, _)| text.starts_with(place)).unwrap_or_else(|| panic!("{told:?}"))
    };
    assert_eq!(at("config.toml:2:1:").1, "did you mean theme?");
    assert_eq!(at("config.toml:3:11:").1, "did you mean \"treaties\"?");
    assert!(at("config.toml:4:9:").0.contains("true or false"));
    assert_eq!(at("config.toml:7:1:").1, "did you mean search?");
    assert!(at("config.toml:8:14:").0.contains("pgdn"));
    assert!(at("config.toml:9:6:").0.contains("a number"));
    assert!(at("CHANCERY_DATES").1.contains("month-day"));
    assert!(config.is_on(Setting::Ascii));
    assert_eq!(config.keymap().labels(Action::Down), "j");
    assert_eq!(config.keymap().labels(Action::Up), Keymap::default().labels(Action::Up));
}

#[test]
fn broken_toml_is_told_with_its_place_and_never_panics() {
    let config = config("theme = \"dark\"\nmouse = = true\nascii = true\n", &[], &[]);
    assert!(told(&config)[0].0.starts_with("config.toml:2:"), "{:?}", told(&config));
    assert_eq!(config.theme(), ThemeChoice::Dark);
}

#[test]
fn a_key_that_two_actions_want_is_told() {
    let config = config("[keys]\nnarrow = \"x\"\nquit = \"Q\"\nopen = \"j\"\n", &[], &[]);
    let told = told(&config);
    assert!(
        told.iter().any(|(text, help)| text
            == "config.toml:2:1: x is set for narrow and is a key of widen too"
            && help == "narrow has it now; set another key for widen"),
        "{told:?}"
    );
    assert!(told.iter().any(|(text, _)| text.contains("j is set for open")), "{told:?}");
    let keymap = config.keymap();
    assert_eq!(keymap.labels(Action::FilterRelated), "x");
    assert_eq!(keymap.labels(Action::ClearFilter), "Delete");
    assert_eq!(keymap.labels(Action::Close), "Q");
}

#[test]
fn ctrl_c_always_quits() {
    let config = config("[keys]\nsearch = \"ctrl-c\"\nquit-now = []\n", &[], &[]);
    assert!(config.keymap().labels(Action::Quit).contains("Ctrl-c"));
    assert!(!config.keymap().labels(Action::Search).contains("Ctrl-c"));
    assert_eq!(told(&config).len(), 2, "{:?}", told(&config));
}

#[test]
fn a_file_that_is_named_must_be_there() {
    let named = |name: &str| (name == VARIABLE).then(|| "/nowhere/config.toml".into());
    let error = Config::load(named, &Dirs::of(|_| None), &[]).unwrap_err();
    assert!(error.to_string().contains("/nowhere/config.toml"), "{error}");
    let nothing = Config::load(|_| None, &Dirs::of(|_| None), &[]).unwrap();
    assert!(nothing.faults().is_empty() && nothing.file().is_none());
}

#[test]
fn folders_are_taken_from_the_file_or_the_home() {
    let config = config("documents = \"~/texts\"\n", &[("HOME", "/home/a")], &[]);
    assert_eq!(config.documents(), Some("/home/a/texts".into()));
    let relative =
        crate::config::tests::config("documents = \"texts\"\n", &[], &[]).documents().unwrap();
    assert!(relative.is_absolute() && relative.ends_with("texts"));
}

#[test]
fn the_example_is_the_default() {
    let text = example();
    let plain = config(&text, &[], &[]);
    assert_eq!(told(&plain), []);
    // With every comment that sets something taken away it says the same as no file at all.
    let set: String = text
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(rest) if !rest.starts_with(' ') && !rest.starts_with("documents") => rest,
            _ => line,
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let all = config(&set, &[], &[]);
    assert_eq!(told(&all), []);
    assert_eq!(all.keymap().bindings(), Keymap::default().bindings());
    for spec in SETTINGS {
        assert_eq!(all.text(spec.setting), spec.default);
        assert_eq!(all.is_default(spec.setting), spec.setting == Setting::Documents);
    }
}
