//! Environments of the program: closed or full outputs, missing homes, invalid locales.

use crate::{
    commands::{all, output},
    support::pty::{Fate, Program, Pty, Stand, Waited},
    trial::{Options, Outcome, Trial},
};
use std::{
    fs::{self, File, OpenOptions, Permissions},
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
    time::Duration,
};

pub(crate) const TRIALS: [Trial; 3] = [
    Trial {
        name: "closed pipes",
        what: "every command into a closed pipe: exit status and messages as with an open one",
        run: closed,
    },
    Trial {
        name: "full output",
        what: "every command into /dev/full, every export to a device: one error line, status 2",
        run: full,
    },
    Trial {
        name: "environments",
        what: "every command and the explorer with HOME unset, empty, missing or read-only, \
               relative XDG folders, invalid locales, no environment: the output does not change",
        run: homes,
    },
];

fn closed(options: &Options) -> Outcome {
    let commands = all();
    for words in &commands {
        let usual = output(&options.program, words, |_| {});
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = Command::new(&options.program);
        let child = command.args(words).stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped());
        let closed = child.spawn().expect("a child").wait_with_output().expect("its end");
        assert_eq!(closed.status.code(), usual.status.code(), "{words:?}");
        assert_eq!(closed.stderr, usual.stderr, "{words:?}");
    }
    Outcome::new(format!("{} commands", commands.len()), "passed")
}

fn full(options: &Options) -> Outcome {
    let commands = all();
    for words in &commands {
        let device = OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
        let mut command = Command::new(&options.program);
        let child = command.args(words).stdin(Stdio::null()).stdout(device).stderr(Stdio::piped());
        let output = child.spawn().expect("a child").wait_with_output().expect("its end");
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{words:?}: {text}");
        assert!(text.contains("cannot write") && text.lines().count() == 1, "{words:?}: {text}");
    }
    let mut exports = 0;
    for format in chancery::export::Format::ALL {
        for force in [&["--force"][..], &[]] {
            let mut words: Vec<String> =
                ["export", "--to", format.name(), "-o", "/dev/full"].map(str::to_owned).into();
            words.extend(force.iter().map(|word| (*word).to_owned()));
            let output = output(&options.program, &words, |_| {});
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{words:?}: {text}");
            assert_eq!(text.lines().count(), 1, "{words:?}: {text}");
            exports += 1;
        }
    }
    Outcome::new(format!("{} commands, {exports} exports", commands.len()), "passed")
}

/// A change of the environment.
type Change<'a> = (&'a str, Box<dyn Fn(&mut Command) + 'a>);

fn homes(options: &Options) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    let locked = folder.path().join("locked");
    fs::create_dir(&locked).expect("a folder");
    fs::set_permissions(&locked, Permissions::from_mode(0o555)).expect("read-only");
    let file = folder.path().join("file");
    File::create(&file).expect("a file");
    let home = |value: std::path::PathBuf| -> Box<dyn Fn(&mut Command)> {
        Box::new(move |command| _ = command.env("HOME", &value))
    };
    let set = |name: &'static str, value: &'static str| -> Box<dyn Fn(&mut Command)> {
        Box::new(move |command| _ = command.env(name, value))
    };
    let changes: Vec<Change<'_>> = vec![
        ("no HOME", Box::new(|command| _ = command.env_remove("HOME"))),
        ("an empty HOME", set("HOME", "")),
        ("a relative HOME", set("HOME", "somewhere")),
        ("a missing HOME", set("HOME", "/nowhere/at/all")),
        ("a read-only HOME", home(locked)),
        ("a file as HOME", home(file)),
        ("a relative XDG_STATE_HOME", set("XDG_STATE_HOME", "state")),
        ("a relative XDG_CONFIG_HOME", set("XDG_CONFIG_HOME", "../config")),
        ("a missing XDG_DATA_HOME", set("XDG_DATA_HOME", "/nowhere")),
        ("the locale C", set("LC_ALL", "C")),
        ("a locale that is none", set("LC_ALL", "\u{1b}[31m")),
        ("a time zone that is none", set("TZ", "\u{202e}nowhere")),
        ("no environment", Box::new(|command| _ = command.env_clear())),
    ];
    let here = folder.path().join("here");
    fs::create_dir(&here).expect("a folder");
    let mut tried = 0;
    for words in all() {
        let usual = output(&options.program, &words, |command| _ = command.current_dir(&here));
        // One change a command in the short form: each change meets many commands all the same.
        let chosen =
            changes.iter().enumerate().filter(|(at, _)| options.long || at % 4 == tried % 4);
        for (_, (name, change)) in chosen {
            let output = output(&options.program, &words, |command| {
                command.current_dir(&here);
                change(command);
            });
            assert_eq!(output.status.code(), usual.status.code(), "{words:?} with {name}");
            assert!(output.stdout == usual.stdout, "{words:?} with {name} says something else");
        }
        tried += 1;
    }
    let left: Vec<_> = fs::read_dir(&here).expect("a folder").collect();
    assert!(left.is_empty(), "it wrote where it stood: {left:?}");
    let mut explored = 0;
    for (name, value) in [
        ("HOME", ""),
        ("HOME", "/nowhere"),
        ("LC_ALL", "C"),
        ("XDG_STATE_HOME", "state"),
        ("TZ", "?"),
    ] {
        let program = Program::at(options.program.clone(), "q quit").environment(name, value);
        let mut pty = Pty::start(&program, Stand::Job);
        pty.send(b"jtaw\x1b[27u\x1b[27u\x1b[27uq");
        let fate = pty.comes(Duration::from_secs(20), |_| false);
        assert_eq!(fate, Waited::Ended(Fate::Exit(0)), "{name}={value}:\n{}", pty.screen.text());
        pty.assert_restored();
        explored += 1;
    }
    Outcome::new(
        format!("{tried} commands in {} places, {explored} times the explorer", changes.len()),
        "passed",
    )
}
