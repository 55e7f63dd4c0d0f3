//! Random input to the whole program in a pseudo-terminal: keys, pastes, mouse reports, broken
//! sequences, resizes.

use crate::{
    rng::Rng,
    support::pty::{Fate, Program, Pty, Stand, Waited},
    trial::{Options, Outcome, Trial},
};
use chancery::text::group_digits;
use rustix::process::Signal;
use std::{
    panic::resume_unwind,
    thread,
    time::{Duration, Instant},
};

pub(crate) const TRIALS: [Trial; 1] = [Trial {
    name: "keys",
    what: "random keys, pastes up to 2 MB, mouse reports, broken sequences, focus reports and \
               sizes from 1x1 to 500x200: every probe is answered, Esc and q quit, the terminal \
               is restored",
    run: random_keys,
}];

/// How many keys one run of the program gets before it must be left by Esc and q.
const A_RUN: u64 = 2_000;

/// How often the long form says how far it is.
const PROGRESS: u64 = 50_000;

/// How many keys may come between two probes.
const A_BURST: usize = 60;

/// A program that does not answer within this hangs. A build with all checks, on a machine that
/// others use too, takes ten times as long as the one that people use.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });

/// Whatever is open, this many Esc close it.
const LEVELS: usize = 14;

/// Draws the screen anew: no other key makes the program write what [`ANSWER`] is.
const PROBE: &[u8] = b"\x0c";
const ANSWER: &[u8] = b"\x1b[?1049h\x1b[0m\x1b[2J";

fn random_keys(options: &Options) -> Outcome {
    let keys = options.times(20_000, 1_000_000);
    // Several at a time in the long form: while one draws another is sent keys.
    let drivers = options.times(1, 4);
    let (mut done, mut runs, mut slowest) = (0, 0, Duration::ZERO);
    thread::scope(|scope| {
        let started: Vec<_> = (0..drivers)
            .map(|number| {
                scope.spawn(move || Driver::drive(options, options.seed + number, keys / drivers))
            })
            .collect();
        for driver in started {
            let driver = driver.join().unwrap_or_else(|panic| resume_unwind(panic));
            (done, runs) = (done + driver.done, runs + driver.runs);
            slowest = slowest.max(driver.slowest);
        }
    });
    Outcome::new(
        format!("{} keys in {} runs", group_digits(done), group_digits(runs)),
        format!("passed; the slowest answer took {} ms", slowest.as_millis()),
    )
}

struct Driver {
    rng: Rng,
    done: u64,
    runs: u64,
    slowest: Duration,
}

impl Driver {
    fn drive(options: &Options, seed: u64, keys: u64) -> Self {
        let mut driver = Self { rng: Rng::new(seed), done: 0, runs: 0, slowest: Duration::ZERO };
        while driver.done < keys {
            let before = driver.done / PROGRESS;
            driver.run(options);
            if driver.done / PROGRESS > before {
                println!("   {} keys with seed {seed}", group_digits(driver.done));
            }
        }
        driver
    }

    /// One run of the program, until a key quits it or it has had enough.
    fn run(&mut self, options: &Options) {
        let program = Program::at(options.program.clone(), "q quit");
        let mut pty = Pty::start(&program, Stand::Job);
        let until = self.done + A_RUN;
        self.runs += 1;
        let mut last = Vec::new();
        while self.done < until {
            if self.rng.once_in(12) {
                let (width, height) = self.size();
                pty.resize(width, height);
            }
            last = self.burst();
            let mut fate =
                pty.send(&last).map_or_else(|| self.probe(&mut pty, &last), Waited::Ended);
            while fate == Waited::Ended(Fate::Stopped) {
                pty.assert_restored();
                pty.signal(Signal::CONT);
                // What is typed before is typed into the shell, which cuts long lines.
                fate = pty.comes(PATIENCE, |screen| screen.modes.contains(&1049));
                if fate == Waited::Met {
                    // It may have read a second Ctrl-z by then.
                    fate = self.probe(&mut pty, &last);
                }
            }
            match fate {
                Waited::Met => {}
                Waited::Ended(fate) => return end(&mut pty, fate, &last),
                Waited::InVain => {
                    panic!("no answer after {}\n{}", shown(&last), pty.screen.text())
                }
            }
        }
        for _ in 0..LEVELS {
            // Before a control key an Esc cannot be taken for Alt.
            pty.send(b"\x1b");
            let fate = self.probe(&mut pty, &last);
            assert_eq!(fate, Waited::Met, "no answer to Esc after {}", shown(&last));
        }
        pty.send(b"q");
        let fate = pty.comes(PATIENCE, |_| false);
        let Waited::Ended(fate) = fate else {
            panic!("Esc and q do not lead out after {}:\n{}", shown(&last), pty.screen.text())
        };
        end(&mut pty, fate, &last);
    }

    /// Whether the program still does what it is outcome.
    fn probe(&mut self, pty: &mut Pty, last: &[u8]) -> Waited {
        pty.screen.bytes.clear();
        let began = Instant::now();
        if let Some(fate) = pty.send(PROBE) {
            return Waited::Ended(fate);
        }
        let answered = pty.comes(PATIENCE, |screen| contains(&screen.bytes, ANSWER));
        if answered == Waited::Met {
            let took = began.elapsed();
            if took > self.slowest {
                self.slowest = took;
                if took > PATIENCE / 2 {
                    println!("   {} ms after {}", took.as_millis(), shown(last));
                }
            }
        }
        answered
    }

    fn size(&mut self) -> (u16, u16) {
        let (widest, highest) = *self.rng.choose(&[(30, 10), (100, 40), (100, 40), (500, 200)]);
        (self.rng.below(widest) as u16 + 1, self.rng.below(highest) as u16 + 1)
    }

    fn burst(&mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let count = 1 + self.rng.below(A_BURST);
        for _ in 0..count {
            self.key(&mut bytes);
        }
        self.done += count as u64;
        // A paste that is begun and never closed is another trial's.
        let begun = b"\x1b[200~";
        while let Some(at) = bytes.windows(begun.len()).position(|window| window == begun) {
            let closed = bytes[at..].windows(6).any(|window| window == b"\x1b[201~");
            if closed {
                break;
            }
            bytes.drain(at..at + begun.len());
        }
        bytes
    }

    /// One key, or what stands for one.
    fn key(&mut self, bytes: &mut Vec<u8>) {
        let commands = "jkhlgGfxnNoOs[]?:/i T MaA{}t+-<>LvV#rw1234567890\r\t\x7fуфьыавіо=|";
        match self.rng.below(400) {
            0..200 => {
                let letters: Vec<char> = commands.chars().collect();
                let letter = *self.rng.choose(&letters);
                bytes.extend_from_slice(letter.to_string().as_bytes());
            }
            200..280 => {
                let named = [
                    "\x1b[A",
                    "\x1b[B",
                    "\x1b[C",
                    "\x1b[D",
                    "\x1b[H",
                    "\x1b[F",
                    "\x1b[5~",
                    "\x1b[6~",
                    "\x1b[3~",
                    "\x1b[Z",
                    "\x1bOP",
                    "\x1bOQ",
                    "\x1b[1;5A",
                    "\x1b[27u",
                    "\x1b",
                    "\x1b\x1b",
                ];
                bytes.extend_from_slice(self.rng.choose(&named).as_bytes());
            }
            280..310 => {
                // All but those that probe, quit, and give the terminal to the shell, which cuts what
                // is typed into it.
                let control = self.rng.below(26) as u8 + 1;
                if !matches!(control, 3 | 12 | 26) {
                    bytes.push(control);
                }
            }
            310..340 => {
                let words = [
                    "виола",
                    "2008",
                    "26 aug 2008",
                    "kokoity",
                    "treaty",
                    "before:",
                    "\"",
                    "type:war ",
                ];
                bytes.extend_from_slice(self.rng.choose(&words).as_bytes());
            }
            340..350 => {
                let code = char::from_u32(self.rng.below(0x11_0000) as u32).unwrap_or('\u{202e}');
                bytes.extend_from_slice(code.to_string().as_bytes());
            }
            350..360 => {
                let (button, x, y) =
                    (self.rng.below(100), self.rng.below(600), self.rng.below(300));
                let end = *self.rng.choose(&['M', 'm']);
                bytes.extend_from_slice(format!("\x1b[<{button};{x};{y}{end}").as_bytes());
            }
            360..364 => bytes.extend_from_slice(b"\x1b[M !!"),
            364..368 => {
                bytes.extend_from_slice(self.rng.choose(&[b"\x1b[I", b"\x1b[O"]).as_slice())
            }
            368..370 => bytes.extend_from_slice(b"\x1b]11;rgb:ffff/eeee/0000\x1b\\"),
            370..372 => bytes.extend_from_slice(b"\x1b]11;rgb:ff"),
            372..376 => self.paste(bytes),
            376..394 => self.rubbish(bytes),
            394..398 => (0..4).for_each(|_| bytes.push(self.rng.below(128) as u8 + 128)),
            398 => bytes.extend_from_slice(b"\x1b[9999999999;99999999999;9~"),
            _ => bytes.push(b'q'),
        }
    }

    fn paste(&mut self, bytes: &mut Vec<u8>) {
        let longest = if self.rng.once_in(100) { 2_000_000 } else { 5_000 };
        let length = self.rng.below(longest);
        let text = "paste \x1b[2J\u{202e}\r\nq\u{200b}\x07 Цхинвал ".as_bytes();
        bytes.extend_from_slice(b"\x1b[200~");
        bytes.extend(text.iter().cycle().take(length));
        bytes.extend_from_slice(b"\x1b[201~");
    }

    fn rubbish(&mut self, bytes: &mut Vec<u8>) {
        let alphabet = b"\x1b\x1b\x1b[[[[OO]P_<<??;;::00112233456789MmRu~IABCDHtc\\\x07\x18 ";
        for _ in 0..self.rng.below(24) {
            bytes.push(*self.rng.choose(alphabet));
        }
    }
}

fn end(pty: &mut Pty, fate: Fate, last: &[u8]) {
    assert!(fate == Fate::Exit(0), "{fate:?} after {}:\n{}", shown(last), pty.screen.text());
    pty.assert_restored();
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// The last bytes that were sent, to be read by people.
fn shown(bytes: &[u8]) -> String {
    let text: String =
        bytes.iter().rev().take(400).rev().map(|byte| byte.escape_ascii().to_string()).collect();
    text
}
