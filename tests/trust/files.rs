//! Files that are special, endless, too large, or change while they are read.

use crate::trial::{Options, Outcome, Trial};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

pub(crate) const TRIALS: [Trial; 3] = [
    Trial {
        name: "special files",
        what: "named pipes, sockets, devices, circular links, one byte over 1 GiB, a line of 60 \
               MiB, 3 million brackets, a name of 255 bytes, with 1.5 GiB of address space: an \
               error with the file name, status 2, no blocking",
        run: strange,
    },
    Trial {
        name: "huge lines",
        what: "a file of a single line: a record with one text, a text of escapes, a number, \
               garbage; as .json and .jsonl, checked and searched, with 1.5 GiB of address space: \
               an error with file, line and column",
        run: one_line,
    },
    Trial {
        name: "changing files",
        what: "a file truncated, appended to and replaced while it is read: the complete old or \
               new dossier, or an error",
        run: changing,
    },
];

/// Address space of the program in KiB, as stated in the trials.
const SPACE: u32 = 1_500_000;

/// Runs the program with limits of memory and time.
fn limited(options: &Options, words: &[&str], path: &Path) -> Output {
    let line = format!("ulimit -v {SPACE}; exec timeout 60 \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.arg("-c").arg(line).arg(&options.program).args(words).arg(path);
    command.output().expect("a shell")
}

fn strange(options: &Options) -> Outcome {
    let home = tempfile::tempdir().expect("a folder");
    let at = |name: &str| home.path().join(name);
    let fifo = at("pipe.json");
    mknodat(CWD, &fifo, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
    let links = at("links");
    fs::create_dir(&links).expect("a folder");
    for name in ["one", "two"] {
        let other = if name == "one" { "two.json" } else { "one.json" };
        symlink(other, links.join(format!("{name}.json"))).expect("a link");
    }
    symlink(&links, links.join("deeper.json")).expect("a link");
    let large = at("large.json");
    File::create(&large).expect("a file").set_len((1 << 30) + 1).expect("sparse");
    let written = |name: &str, bytes: &[u8]| -> PathBuf {
        fs::write(at(name), bytes).expect("written");
        at(name)
    };
    let text = "x".repeat(60 << 20);
    let line = written("line.json", format!("{{\"note\": \"{text}\"}}").as_bytes());
    let broken = written("broken.json", text.as_bytes());
    let deep = written("deep.json", "[".repeat(3_000_000).as_bytes());
    let deeper = written("deeper.json", "{\"a\":".repeat(1_000_000).as_bytes());
    let many =
        written("many.json", format!("{{\"events\": [{}1]}}", "{},".repeat(1_000_000)).as_bytes());
    let named = written(&format!("{}.json", "n".repeat(250)), b"{");
    let nothing = written("nothing.json", b"");
    let paths = [
        fifo,
        links,
        large,
        line,
        broken,
        deep,
        deeper,
        many,
        named,
        nothing,
        "/dev/zero".into(),
        "/dev/full".into(),
        "/dev/null".into(),
        "/dev/tty".into(),
        "/proc/self/mem".into(),
        "/".into(),
        at("missing"),
        "x".repeat(5_000).into(),
    ];
    let mut tried = 0;
    for path in &paths {
        for words in [&["check"][..], &["search", "x", "-d"], &[]] {
            let output = limited(options, words, path);
            let all = [output.stdout, output.stderr].concat();
            let text = String::from_utf8_lossy(&all);
            let context =
                format!("{words:?} {}: {:?} {:.300}", path.display(), output.status, text);
            // A file of which a part is sound opens with what is sound in it.
            let expected = if words.first() == Some(&"check") { [2, 1] } else { [2, 0] };
            let code = output.status.code().unwrap_or(-1);
            assert!(
                expected.contains(&code) || words.first() == Some(&"search") && code == 1,
                "{context}"
            );
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let name: String = name.chars().take(40).collect();
            assert!(
                text.contains(&name) || text.contains("skipped") || text.contains("read"),
                "{context}"
            );
            tried += 1;
        }
    }
    Outcome::new(format!("{tried} openings"), "passed")
}

/// What a line consists of: its beginning, what is repeated, its end.
const LINES: [(&str, &str, &str); 4] = [
    ("{\"kind\":\"event\",\"id\":\"a\",\"title\":\"", "x", "\"}"),
    ("{\"events\":[{\"id\":\"a\",\"title\":\"", "\\\"", "\"}]}"),
    ("{\"kind\":\"event\",\"id\":\"a\",\"from\":", "1", "}"),
    ("", "x", ""),
];

fn one_line(options: &Options) -> Outcome {
    let home = tempfile::tempdir().expect("a folder");
    // A byte less than what is refused without being looked into; in the short form somewhat more
    // than a line may have.
    let size = options.times(20 << 20, (1 << 30) - 1);
    let (mut tried, mut most) = (0, 0);
    for (begin, middle, end) in LINES {
        for name in ["line.json", "line.jsonl"] {
            let path = home.path().join(name);
            fill(&path, begin, middle, end, size).expect("room for the file");
            // What checks says where; what searches goes on with what is left, and says that it does.
            let search = &["search", "a", "-d"];
            for (words, code, word) in
                [(&["check"][..], 2, ":1:"), (search, 2, "see `chancery check")]
            {
                let (output, peak) = watched(options, words, &path);
                let text = String::from_utf8_lossy(&output.stderr).into_owned()
                    + &String::from_utf8_lossy(&output.stdout);
                let context =
                    format!("{words:?} {begin}{middle}… as {name}: {} {text:.600}", output.status);
                assert_eq!(output.status.code(), Some(code), "{context}");
                assert!(text.contains(name) && text.contains(word), "{context}");
                assert!(text.len() < 10_000, "{} bytes of output", text.len());
                (tried, most) = (tried + 1, most.max(peak));
            }
            fs::remove_file(&path).expect("removed");
        }
    }
    Outcome::new(
        format!("{tried} openings of {} MiB", size.div_ceil(1 << 20)),
        format!("passed; at most {} MiB of memory", most >> 10),
    )
}

/// Writes a file of that many bytes, in pieces.
fn fill(path: &Path, begin: &str, middle: &str, end: &str, size: u64) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(begin.as_bytes())?;
    let mut left = (size as usize - begin.len() - end.len()) / middle.len();
    let piece = middle.repeat(1 << 20);
    while left > 0 {
        let now = left.min(1 << 20);
        file.write_all(&piece.as_bytes()[..now * middle.len()])?;
        left -= now;
    }
    file.write_all(end.as_bytes())
}

/// As [`limited`], with the most memory that the program held at a time, in KiB. A build without
/// optimisation takes more than a minute for the largest files.
fn watched(options: &Options, words: &[&str], path: &Path) -> (Output, u64) {
    let line = format!("ulimit -v {SPACE}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.arg("-c").arg(line).arg(&options.program).args(words).arg(path);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("a shell");
    let (status, mut peak) = (format!("/proc/{}/status", child.id()), 0);
    while child.try_wait().expect("a child").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let word = line.and_then(|line| line.split_whitespace().next());
        peak = peak.max(word.and_then(|word| word.parse().ok()).unwrap_or(0));
        thread::sleep(Duration::from_millis(2));
    }
    (child.wait_with_output().expect("its end"), peak)
}

fn changing(options: &Options) -> Outcome {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("mine.json");
    let sound = include_str!("../it/fixture.json");
    fs::write(&path, sound).expect("written");
    let times = options.times(60, 2_000);
    let done = AtomicBool::new(false);
    let (mut complete, mut errors) = (0, 0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut turn = 0;
            while !done.load(Ordering::SeqCst) {
                turn += 1;
                match turn % 4 {
                    0 => _ = OpenOptions::new().write(true).truncate(true).open(&path),
                    1 => _ = fs::write(&path, sound),
                    2 => {
                        let file = OpenOptions::new().append(true).open(&path);
                        _ = file.and_then(|mut file| file.write_all(&[b' '; 100_000]));
                    }
                    _ => {
                        let beside = path.with_extension("new");
                        _ = fs::write(&beside, sound).and_then(|()| fs::rename(&beside, &path));
                    }
                }
            }
        });
        for _ in 0..times {
            let words = ["search", "kind:event", "-d"];
            let output = limited(options, &words, &path);
            match output.status.code() {
                Some(0) => complete += 1,
                Some(1 | 2) if !output.stderr.is_empty() => errors += 1,
                _ => {
                    done.store(true, Ordering::SeqCst);
                    panic!("{output:?}")
                }
            }
        }
        done.store(true, Ordering::SeqCst);
    });
    Outcome::new(
        format!("{times} openings"),
        format!("passed; {complete} complete, {errors} errors"),
    )
}
