//! The program ends or is interrupted while keys arrive.

use crate::{
    rng::Rng,
    support::pty::{DEADLY, Fate, Program, Pty, Stand, Waited},
    trial::{Options, Outcome, Trial},
};
use chancery::text::group_digits;
use rustix::process::Signal;
use std::time::Duration;

pub(crate) const TRIALS: [Trial; 5] = [
    Trial {
        name: "signals",
        what: "TERM, HUP, INT, QUIT, ALRM, USR1, USR2 at a random moment during input: the parent \
               sees that signal, the terminal is restored",
        run: signals,
    },
    Trial {
        name: "stops",
        what: "TSTP and CONT during input: the shell gets a restored terminal, then the program \
               redraws and responds",
        run: stops,
    },
    Trial {
        name: "resizes",
        what: "resizes as fast as possible, with keys in between: the program responds, q quits",
        run: storms,
    },
    Trial {
        name: "hang-ups",
        what: "the terminal disappears at a random moment, with and without SIGHUP: the program \
               ends",
        run: hang_ups,
    },
    Trial {
        name: "unclosed pastes",
        what: "a paste that is never closed: Ctrl-c ends the program",
        run: endless_pastes,
    },
];

const PATIENCE: Duration = Duration::from_secs(20);

fn explorer(options: &Options) -> Program {
    Program::at(options.program.clone(), "q quit")
}

/// Some keys, none of which quits.
fn keys(rng: &mut Rng) -> Vec<u8> {
    let alphabet = b"jkhlgGfxnN[]t/2\r\x1b";
    (0..rng.below(30)).map(|_| *rng.choose(alphabet)).collect()
}

fn pause(rng: &mut Rng) {
    std::thread::sleep(Duration::from_micros(rng.below(20_000) as u64));
}

fn signals(options: &Options) -> Outcome {
    let (mut rng, times) = (Rng::new(options.seed), options.times(70, 1_000));
    for _ in 0..times {
        let signal = *rng.choose(&DEADLY);
        let mut pty = Pty::start(&explorer(options), Stand::Job);
        pty.send(&keys(&mut rng));
        pause(&mut rng);
        pty.signal(signal);
        assert_eq!(pty.fate(), Fate::Signal(signal.as_raw()));
        pty.assert_restored();
    }
    Outcome::new(format!("{} signals", group_digits(times)), "passed")
}

fn stops(options: &Options) -> Outcome {
    let (mut rng, times) = (Rng::new(options.seed), options.times(60, 1_000));
    let mut done = 0;
    while done < times {
        let mut pty = Pty::start(&explorer(options), Stand::Job);
        for _ in 0..20 {
            pty.send(&keys(&mut rng));
            pause(&mut rng);
            pty.signal(Signal::TSTP);
            assert_eq!(pty.fate(), Fate::Stopped);
            pty.assert_restored();
            pty.resize(60 + rng.below(60) as u16, 20);
            pty.signal(Signal::CONT);
            let screen = pty.comes(PATIENCE, |screen| screen.modes.contains(&1049));
            assert_eq!(screen, Waited::Met, "the screen after a stop");
            done += 1;
        }
        leave(&mut pty);
    }
    Outcome::new(format!("{} stops", group_digits(done)), "passed")
}

fn storms(options: &Options) -> Outcome {
    let (mut rng, times) = (Rng::new(options.seed), options.times(5_000, 100_000));
    let mut pty = Pty::start(&explorer(options), Stand::Job);
    for at in 0..times {
        let (width, height) = (1 + rng.below(200) as u16, 1 + rng.below(60) as u16);
        pty.resize(width, height);
        if at % 50 == 0 {
            // Only keys that move: what is typed into a search costs more than the sizes.
            pty.send(*rng.choose(&[b"j", b"G", b"k", b"\t", b"t"]));
        }
    }
    pty.resize(80, 24);
    leave(&mut pty);
    Outcome::new(format!("{} sizes", group_digits(times)), "passed")
}

fn hang_ups(options: &Options) -> Outcome {
    let (mut rng, times) = (Rng::new(options.seed), options.times(40, 500));
    for at in 0..times {
        let stand = if at % 2 == 0 { Stand::Detached } else { Stand::Alone };
        let mut pty = Pty::start(&explorer(options), stand);
        pty.send(&keys(&mut rng));
        pause(&mut rng);
        pty.hang_up();
        let fate = pty.fate();
        let expected = [Fate::Exit(129), Fate::Signal(Signal::HUP.as_raw())];
        assert!(expected.contains(&fate), "{fate:?}");
    }
    Outcome::new(format!("{} hang-ups", group_digits(times)), "passed")
}

fn endless_pastes(options: &Options) -> Outcome {
    let (mut rng, times) = (Rng::new(options.seed), options.times(10, 200));
    for _ in 0..times {
        let mut pty = Pty::start(&explorer(options), Stand::Job);
        pty.send(b"/\x1b[200~");
        pty.send(&b"never closed ".repeat(rng.below(5_000)));
        // Ctrl-c counts as typed when it is read alone.
        let mut fate = Waited::InVain;
        for _ in 0..20 {
            std::thread::sleep(Duration::from_millis(100));
            pty.send(b"\x03");
            fate = pty.comes(Duration::from_millis(50), |_| false);
            if fate != Waited::InVain {
                break;
            }
        }
        // Typed again once the terminal is given back, Ctrl-c is a signal as anywhere.
        let interrupted = Fate::Signal(Signal::INT.as_raw());
        let expected = [Waited::Ended(Fate::Exit(0)), Waited::Ended(interrupted)];
        assert!(expected.contains(&fate), "{fate:?}");
        pty.assert_restored();
    }
    Outcome::new(format!("{} pastes", group_digits(times)), "passed")
}

/// Esc out of everything, then q.
fn leave(pty: &mut Pty) {
    for _ in 0..12 {
        pty.send(b"\x1b[27u");
    }
    pty.send(b"q");
    let fate = pty.comes(PATIENCE, |_| false);
    assert_eq!(fate, Waited::Ended(Fate::Exit(0)), "{}", pty.screen.text());
    pty.assert_restored();
}
