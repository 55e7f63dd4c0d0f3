//! Annotations, with programs killed while they save, and several that save at once.

use crate::{
    fixture::{Fixture, Marks, RECORDS, id, starred},
    rng::Rng,
    support::pty::{Fate, Pty, Stand},
    syscalls::{SyscallTracer, TraceEvent, number},
    trial::{Options, Outcome, Trial},
};
use chancery::text::group_digits;
use nix::errno::Errno;
use rustix::process::{Pid, Signal, kill_process};
use std::{
    fs,
    os::unix::fs::symlink,
    thread,
    time::{Duration, Instant},
};

pub(crate) const TRIALS: [Trial; 3] = [
    Trial {
        name: "saves by system call",
        what: "kill -9 before each system call from the key that bookmarks to the exit, with some \
               annotations, with none, with marks.json a link: the complete old or new \
               annotations, and every bookmark that was shown; the next save succeeds and leaves \
               no temporary file",
        run: call_by_call,
    },
    Trial {
        name: "killed saves",
        what: "kill -9 at a random moment, sometimes just after TERM, while bookmarks are made, \
               beside a second program that makes others: no earlier annotation, none of the \
               second program and none that was shown is lost; no temporary file is left",
        run: killed,
    },
    Trial {
        name: "concurrent saves",
        what: "two and three programs bookmark, annotate and list the same records at the same \
               time: nothing is lost",
        run: at_once,
    },
];

/// The annotations before a program is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Some,
    /// As [`Before::Some`], with marks.json a symbolic link.
    Link,
}

fn call_by_call(options: &Options) -> Outcome {
    let (mut kills, mut old) = (0, 0);
    let all = [Before::Some, Before::Nothing, Before::Link];
    for &before in if options.long { &all[..] } else { &all[..2] } {
        let fixture = Fixture::new(options);
        match kill_at_each(&fixture, before) {
            Ok((of_these, with_old)) => (kills, old) = (kills + of_these, old + with_old),
            Err(why) => {
                // Where programs may not be followed, the next best is to hit them blindly.
                let outcome = killed(options);
                let result = format!("tried at random moments alone, since ptrace says: {why}");
                return Outcome::new(outcome.often, format!("{result}; {}", outcome.result));
            }
        }
    }
    let new = kills - old;
    Outcome::new(
        format!("{kills} system calls"),
        format!("passed; {old} times the old marks, {new} times the new"),
    )
}

/// Kills a program at each of its system calls. Returns their number, and how often the old
/// annotations were found.
fn kill_at_each(fixture: &Fixture, before: Before) -> Result<(usize, usize), Errno> {
    if before != Before::Nothing {
        fixture.mark();
        // So that it has been somewhere, and is elsewhere when it ends.
        let mut pty = Pty::start(&fixture.explorer("one"), Stand::Job);
        pty.send(b"jq");
        assert_eq!(pty.fate(), Fate::Exit(0));
    }
    if before == Before::Link {
        let (path, elsewhere) = (fixture.state().join("marks.json"), fixture.at("elsewhere.json"));
        fs::rename(&path, &elsewhere).expect("moved");
        symlink(&elsewhere, &path).expect("a link");
    }
    let files = fixture.files();
    let (old, before_session) = (fixture.kept(), files.get("sessions.json"));
    let whole = run_until(fixture, usize::MAX)?;
    assert_eq!(whole.killed_before, None);
    let (new, session) = (fixture.kept(), fixture.files().remove("sessions.json"));
    assert!(old != new, "nothing was marked");
    assert!(session.is_some() && session.as_ref() != before_session, "no session");
    let (mut with_old, mut tries) = (0, 0);
    let mut calls = 0;
    while calls < whole.calls.len() {
        if before == Before::Nothing {
            fixture.clear();
        } else {
            fixture.put_back(&files);
        }
        let run = run_until(fixture, calls)?;
        let place =
            format!("{before:?}, killed after {calls} calls, before {:?}", run.killed_before);
        let kept = fixture.kept();
        assert!(kept == old || kept == new, "{place}: {kept:?}");
        assert!(!run.shown || kept == new, "{place}: it showed a mark that is lost");
        let now = fixture.files().remove("sessions.json");
        assert!(
            now.as_ref() == before_session || now == session,
            "{place}: half a session {now:?}"
        );
        fixture.save_after();
        // Memory is asked for now here, now there: only the same way leads to the same place.
        tries += 1;
        if run.killed_before.is_some() && run.calls == whole.calls[..calls] {
            with_old += usize::from(kept == old);
            calls += 1;
            tries = 0;
        }
        assert!(tries < TRIES, "{place}: it never goes the way again that it went at first");
    }
    Ok((calls, with_old))
}

/// How often to try for the same sequence of calls.
const TRIES: usize = 50;

/// A run until its end, or until it was killed.
#[derive(Debug)]
struct Run {
    /// The numbers of its calls.
    calls: Vec<String>,
    /// The call that was not made.
    killed_before: Option<String>,
    /// Whether the screen showed the bookmark.
    shown: bool,
}

/// Bookmarks a record, moves on and quits; kills the program after this many system calls since the
/// key.
fn run_until(fixture: &Fixture, calls: usize) -> Result<Run, Errno> {
    let mut pty = Pty::start(&fixture.explorer("one"), Stand::Job);
    let mut steps = SyscallTracer::follow(pty.pid())?;
    pty.send(b"mb");
    let mut run = Run { calls: Vec::new(), killed_before: None, shown: false };
    loop {
        match steps.step() {
            TraceEvent::Call(call) if run.calls.len() == calls => {
                steps.kill();
                assert_eq!(pty.fate(), Fate::Signal(Signal::KILL.as_raw()));
                run.shown = !starred(&pty.screen.text()).is_empty();
                run.killed_before = Some(call);
                return Ok(run);
            }
            TraceEvent::Call(call) => {
                run.calls.push(number(&call).to_owned());
                steps.go_on();
            }
            TraceEvent::OnTheWay => {
                if pty.read() == 0 {
                    thread::yield_now();
                } else if !run.shown && !starred(&pty.screen.text()).is_empty() {
                    run.shown = true;
                    pty.send(b"jq");
                }
            }
            TraceEvent::Ended => {
                assert_eq!(pty.fate(), Fate::Exit(0));
                return Ok(run);
            }
        }
    }
}

fn killed(options: &Options) -> Outcome {
    let fixture = Fixture::new(options);
    let (mut rng, times) = (Rng::new(options.seed), options.times(100, 1_000));
    fixture.mark();
    let (files, old) = (fixture.files(), fixture.kept());
    let keys = "mbj".repeat(RECORDS);
    let mut pty = Pty::start(&fixture.explorer("one"), Stand::Job);
    let began = Instant::now();
    pty.press(&keys);
    pty.wait_until("all marks", |screen| starred(&screen.text()).len() == RECORDS);
    let longest = began.elapsed();
    drop(pty);
    let mut marks = 0;
    for _ in 0..times {
        fixture.put_back(&files);
        let programs = [fixture.explorer("one"), fixture.explorer("two")];
        let [mut victim, mut other] = programs.map(|program| Pty::spawn(&program, Stand::Job));
        for pty in [&mut victim, &mut other] {
            pty.wait_for("q quit");
        }
        other.send(format!("{keys}q").as_bytes());
        victim.send(keys.as_bytes());
        // Drawn as shares of the longest time, so that the same seed aims at the same places.
        thread::sleep(longest * rng.below(1_200) as u32 / 1_000);
        if rng.once_in(3) {
            victim.signal(Signal::TERM);
            thread::sleep(Duration::from_micros(rng.below(3_000) as u64));
        }
        kill(&victim);
        victim.fate();
        let shown = starred(&victim.screen.text());
        assert_eq!(other.fate(), Fate::Exit(0), "{}", other.screen.text());
        assert!(!other.screen.text().contains("not saved"), "{}", other.screen.text());
        let kept = fixture.kept();
        assert_holds(&kept, &old);
        let made =
            |name: &str| (0..RECORDS).take_while(|nth| kept.contains_key(&id(name, *nth))).count();
        assert_eq!(made("two"), RECORDS, "a mark of the program that was not killed is lost");
        let of_victim = made("one");
        let more = kept.len() - old.len() - RECORDS;
        assert_eq!(of_victim, more, "a mark before the last is lost");
        for id in shown {
            assert!(kept.contains_key(&id), "{id} was shown as marked and is lost");
        }
        marks += of_victim;
        fixture.assert_tidy();
    }
    let all = RECORDS as u64 * times;
    Outcome::new(
        format!("{} kills", group_digits(times)),
        format!(
            "passed; {} of {} marks were made by then",
            group_digits(marks as u64),
            group_digits(all)
        ),
    )
}

/// Sends SIGKILL; the program may have died before.
fn kill(pty: &Pty) {
    let pid = Pid::from_raw(pty.pid()).expect("a process");
    let _ = kill_process(pid, Signal::KILL);
}

/// No earlier annotation is lost.
fn assert_holds(now: &Marks, before: &Marks) {
    let lost: Vec<_> = before.iter().filter(|(id, was)| now.get(*id) != Some(was)).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
}

/// What one of several programs does to every record.
struct Part {
    keys: fn(usize) -> &'static str,
    /// What it leaves in the annotations of a record.
    leaves: fn(usize) -> &'static str,
}

const PARTS: [Part; 4] = [
    Part {
        keys: |nth| if nth % 2 == 0 { "mb" } else { "" },
        leaves: |nth| if nth % 2 == 0 { "★" } else { "" },
    },
    Part {
        keys: |nth| if nth % 2 == 1 { "mb" } else { "" },
        leaves: |nth| if nth % 2 == 1 { "★" } else { "" },
    },
    Part { keys: |_| "mnseen\r", leaves: |_| "\"seen\"" },
    Part { keys: |_| "mlshelf\r", leaves: |_| "[\"shelf\"]" },
];

fn at_once(options: &Options) -> Outcome {
    let fixture = Fixture::new(options);
    let (mut rng, times) = (Rng::new(options.seed), options.times(30, 500));
    fixture.mark();
    let (files, old) = (fixture.files(), fixture.kept());
    let mut programs = 0;
    for _ in 0..times {
        fixture.put_back(&files);
        let mut parts: Vec<&Part> = PARTS.iter().collect();
        for _ in 0..1 + rng.below(2) {
            parts.remove(rng.below(parts.len()));
        }
        programs += parts.len();
        let explorer = fixture.explorer("one");
        let mut running: Vec<Pty> =
            parts.iter().map(|_| Pty::spawn(&explorer, Stand::Job)).collect();
        for pty in &mut running {
            pty.wait_for("q quit");
        }
        for (pty, part) in running.iter_mut().zip(&parts) {
            let keys: String = (0..RECORDS).map(|nth| format!("{}j", (part.keys)(nth))).collect();
            pty.send(format!("{keys}q").as_bytes());
        }
        for pty in &mut running {
            assert_eq!(pty.fate(), Fate::Exit(0), "{}", pty.screen.text());
            assert!(!pty.screen.text().contains("not saved"), "{}", pty.screen.text());
        }
        let kept = fixture.kept();
        assert_holds(&kept, &old);
        for (part, nth) in parts.iter().flat_map(|part| (0..RECORDS).map(move |nth| (part, nth))) {
            let leaves = (part.leaves)(nth);
            let words = kept.get(&id("one", nth)).map_or("", String::as_str);
            assert!(words.contains(leaves), "{leaves} of {} is lost: {words}", id("one", nth));
        }
        fixture.assert_tidy();
    }
    Outcome::new(format!("{} times, {programs} programs", group_digits(times)), "passed")
}
