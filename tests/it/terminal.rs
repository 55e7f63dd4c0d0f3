//! The terminal is restored, however the program ends.
//!
//! Rules for every program of the terminal layer are tested with all [`programs`]; what needs
//! certain keys or screens, with the minimal one.

use crate::support::pty::{DEADLY, Fate, Program, Pty, Stand, sleeps};
use rustix::process::Signal;
use std::{
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// All programs that are held to the rules. Each quits at `q`.
fn programs() -> [Program; 2] {
    [minimal(), explorer()]
}

/// The program itself; its first screen ends with how to quit.
fn explorer() -> Program {
    Program::explorer("q quit")
}

fn minimal() -> Program {
    Program::example("minimal_handler", "keys ")
}

#[track_caller]
fn ends_by_key(program: &Program, key: &str, fate: Fate) -> Pty {
    let mut pty = Pty::start(program, Stand::Job);
    pty.assert_taken();
    pty.press(key);
    assert_eq!(pty.fate(), fate);
    pty.assert_restored();
    pty
}

#[track_caller]
fn dies_of(program: &Program, signal: Signal) {
    let mut pty = Pty::start(program, Stand::Job);
    pty.signal(signal);
    assert_eq!(pty.fate(), Fate::Signal(signal.as_raw()));
    pty.assert_restored();
}

#[track_caller]
fn comes_back_after(program: &Program, stop: impl Fn(&mut Pty)) {
    let mut pty = Pty::start(program, Stand::Job);
    for width in [100, 120] {
        stop(&mut pty);
        assert_eq!(pty.fate(), Fate::Stopped);
        pty.assert_restored();
        pty.resize(width, 30);
        pty.signal(Signal::CONT);
        pty.wait_until("the screen again", |screen| {
            screen.modes.contains(&1049) && screen.text().contains(&program.ready)
        });
        pty.assert_taken();
    }
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    pty.assert_restored();
}

#[test]
fn quit_restores_the_terminal() {
    for program in programs() {
        ends_by_key(&program, "q", Fate::Exit(0));
    }
}

#[test]
fn quit_restores_the_mouse() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    pty.press("m");
    pty.wait_until("the mouse", |screen| screen.modes.contains(&1006));
    pty.press("\x1b[<0;3;4M");
    pty.wait_for("said mouse 2,3.");
    pty.press("\x03");
    assert_eq!(pty.fate(), Fate::Exit(0));
    pty.assert_restored();
}

/// Fatal signals restore the terminal, and the parent sees that signal.
#[test]
fn fatal_signals_restore_the_terminal() {
    for signal in DEADLY {
        programs().iter().for_each(|program| dies_of(program, signal));
    }
}

/// Signals that no other program sends, whose death cannot be imitated: the status tells the signal.
#[test]
fn rare_signals_restore_the_terminal() {
    for signal in [Signal::IO, Signal::POWER] {
        let mut pty = Pty::start(&minimal(), Stand::Job);
        pty.signal(signal);
        assert_eq!(pty.fate(), Fate::Exit(128 + signal.as_raw()));
        pty.assert_restored();
    }
}

#[test]
fn signal_lets_the_handler_save() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("saved");
    dies_of(&minimal().environment("SAVE_ON_SIGNAL", file.to_str().unwrap()), Signal::TERM);
    assert_eq!(std::fs::read_to_string(file).unwrap(), "saved");
}

#[test]
fn signal_during_startup_restores() {
    for (program, moment) in programs().iter().flat_map(|one| (0..40).map(move |at| (one, at))) {
        let mut pty = Pty::spawn(program, Stand::Job);
        let due = Instant::now() + Duration::from_micros(moment * 250);
        while Instant::now() < due {}
        pty.signal(Signal::TERM);
        assert_eq!(pty.fate(), Fate::Signal(Signal::TERM.as_raw()), "at moment {moment}");
        pty.assert_restored();
    }
}

/// A panic in any thread ends the program with one line.
#[test]
fn panic_ends_with_one_line() {
    for key in ["p", "t"] {
        let pty = ends_by_key(&minimal(), key, Fate::Exit(101));
        let text = pty.screen.text().replace('\n', "");
        assert!(text.contains("a fault with ␛[2J in it"), "{text}");
        assert!(text.contains("minimal_handler.rs:"), "{text}");
        assert_eq!(text.matches("internal error").count(), 1, "{text}");
    }
}

#[test]
fn suspend_and_resume() {
    for program in programs() {
        comes_back_after(&program, |pty| pty.press("\x1a"));
        comes_back_after(&program, |pty| pty.signal(Signal::TSTP));
    }
}

#[test]
fn redraws_after_sigstop() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    pty.signal(Signal::STOP);
    assert_eq!(pty.fate(), Fate::Stopped);
    pty.screen.feed(b"\x1b[?1049l\x1b[?25hsomething else\x1b[?1049h\x1b[H\x1b[2Jrubbish");
    pty.signal(Signal::CONT);
    pty.wait_for("keys 0 ");
    assert!(!pty.screen.text().contains("rubbish"));
    pty.wait_until("no cursor", |screen| !screen.modes.contains(&25));
    pty.assert_taken();
}

#[test]
fn no_suspend_without_a_shell() {
    let mut pty = Pty::start(&minimal(), Stand::Alone);
    pty.press("z");
    pty.signal(Signal::TSTP);
    pty.press("x");
    pty.wait_for("keys 2 ");
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    pty.assert_restored();
}

/// A hang-up ends the program with or without SIGHUP.
#[test]
fn hang_up_ends_the_program() {
    for program in programs() {
        let mut pty = Pty::start(&program, Stand::Detached);
        pty.hang_up();
        assert_eq!(pty.fate(), Fate::Exit(129));
        let mut pty = Pty::start(&program, Stand::Alone);
        pty.hang_up();
        let fate = pty.fate();
        assert!([Fate::Exit(129), Fate::Signal(Signal::HUP.as_raw())].contains(&fate), "{fate:?}");
    }
}

#[test]
fn blocked_terminal_does_not_delay_exit() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    pty.stuff(&"c".repeat(512));
    let began = Instant::now();
    pty.signal(Signal::TERM);
    assert_eq!(pty.fate_unread(), Fate::Signal(Signal::TERM.as_raw()));
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_megabyte_of_keys_is_read() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    pty.press(&"x".repeat(1 << 20));
    pty.wait_for("keys 1048576 ");
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    pty.assert_restored();
}

#[test]
fn bracketed_paste_is_one_input() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    pty.press("\x1b[200~quit? q\n\x1b[201~\n");
    pty.wait_for("keys 1 pastes 8 ");
    pty.wait_for("said ctrl-j.");
}

#[test]
fn unclosed_paste_does_not_block_keys() {
    for key in ["\x03", "q"] {
        let mut pty = Pty::start(&minimal(), Stand::Job);
        pty.press("\x1b[200~abc");
        if key == "q" {
            // Silence ends the paste: nothing else can be waited for.
            pty.wait_for("pastes 3 ");
        } else {
            // A key is one read of its own; the paste before it must have been read.
            std::thread::sleep(Duration::from_millis(100));
        }
        pty.press(key);
        assert_eq!(pty.fate(), Fate::Exit(0));
        pty.assert_restored();
    }
}

#[test]
fn random_bytes_do_no_harm() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    // A mouse and a cursor at row 0, which no terminal has.
    pty.press("\x1b[<0;0;0M\x1b[0;0R\x1b[0;0;0M\x1b[M   x");
    pty.wait_for("keys 1 ");
    let alphabet = b"\x1b\x1b[[<<?;:0123456789MmRu~OIABCDFHPQSZ]/\\\x07";
    let mut seed = 88_172_645_463_325_252_u64;
    let rubbish: String = (0..200_000)
        .map(|_| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            char::from(alphabet[seed as usize % alphabet.len()])
        })
        .collect();
    pty.press(&rubbish);
    // Ends a paste that the rubbish began, and whatever else it left open.
    pty.press("\x1b[201~\x18q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    pty.assert_restored();
}

#[test]
fn idle_program_never_wakes() {
    for program in programs() {
        let mut pty = Pty::start(&program, Stand::Job);
        pty.press("\x1b[B");
        // The threads need a moment to fall asleep; then none may wake.
        let deadline = Instant::now() + Duration::from_secs(20);
        while {
            let before = sleeps(pty.pid());
            std::thread::sleep(Duration::from_secs(1));
            sleeps(pty.pid()) != before
        } {
            assert!(Instant::now() < deadline, "it never rests");
        }
    }
}

#[test]
fn thread_wakes_the_loop() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    pty.press("xw");
    pty.wait_for("keys 2 pastes 0 wakes 1.");
}

#[test]
fn resize_is_drawn() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    for width in 20..=120 {
        pty.resize(width, 30);
    }
    pty.wait_for("size 120x30.");
    pty.resize(1, 1);
    pty.wait_until("a tiny screen", |screen| screen.text() == "k");
    pty.resize(0, 0);
    pty.wait_for("size 80x24.");
}

/// The background colour is queried after the first frame; the reply is not taken for keys.
#[test]
fn background_query_is_not_input() {
    let mut pty = Pty::start(&minimal().argument("--ask"), Stand::Job);
    pty.wait_until("a question", |screen| screen.commands == ["11;?"]);
    let text = String::from_utf8_lossy(&pty.screen.bytes).into_owned();
    assert!(text.find("keys 0") < text.find("\x1b]11;?"));
    pty.press("\x1b]11;rgb:0000/2b2b/ffff\x1b\\");
    pty.wait_for("said background 0 43 255.");
    pty.press("\x1b]");
    pty.wait_for("keys 1 ");
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    pty.assert_restored();
}

#[test]
fn child_program_gets_terminal_and_keys() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    pty.press("e");
    pty.wait_until("the other program", |screen| {
        !screen.modes.contains(&1049) && screen.text().contains("outside")
    });
    pty.assert_restored();
    // It reads a little later; until then nobody else may.
    pty.press("qqq\n");
    pty.wait_until("the session", |screen| screen.modes.contains(&1049));
    let text = String::from_utf8_lossy(&pty.screen.bytes).into_owned();
    assert!(text.contains("got qqq"), "{text}");
    pty.press("x");
    pty.wait_for("keys 2 ");
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
    pty.assert_restored();
}

#[test]
fn interrupt_of_a_child_is_ignored() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    pty.press("e");
    pty.wait_until("the other program", |screen| screen.text().contains("outside"));
    pty.press("\x03");
    pty.wait_until("the session", |screen| screen.modes.contains(&1049));
    pty.press("q");
    assert_eq!(pty.fate(), Fate::Exit(0));
}

#[test]
fn redraw_and_raw_bytes_are_written() {
    let mut pty = Pty::start(&minimal(), Stand::Job);
    pty.screen.feed(b"\x1b[2J");
    pty.press("lc");
    pty.wait_for("size 80x24.");
    pty.wait_until("the copy", |screen| screen.commands == ["52;c;aGk="]);
}

#[test]
fn no_terminal_is_one_error_line() {
    let program = minimal();
    let output = Command::new(&program.path).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert_eq!(output.stderr, b"minimal_handler: standard output is not a terminal\n");
    for name in ["dumb", ""] {
        let mut pty = Pty::spawn(&program.clone().environment("TERM", name), Stand::Job);
        assert_eq!(pty.fate(), Fate::Exit(2));
        assert!(!pty.screen.bytes.contains(&b'\x1b'));
        assert!(
            pty.screen
                .text()
                .starts_with("minimal_handler: the terminal cannot show a full screen")
        );
    }
}
