//! Files that are none, have no end, are too large, or change while they are read.

use crate::trial::{Form, Told, Trial};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

pub(crate) const TRIALS: [Trial; 2] = [
    Trial {
        name: "strange files",
        what: "named pipes, sockets, devices, folders of circular links, a byte more than 1 GiB, one \
               line of 60 MiB, 3 million brackets, a name of 255 bytes, with 1.5 GiB of address space: a message with \
               the file's name, status 2, no waiting",
        run: strange,
    },
    Trial {
        name: "changing files",
        what: "a file that is cut, filled and moved away while it is read: the whole old or new \
               dossier, or a message",
        run: changing,
    },
];

/// How much address space the program gets, in KiB: what is stated in the trial.
const SPACE: u32 = 1_500_000;

/// The program with a limit that the kernel holds, and another for the time.
fn limited(form: &Form, words: &[&str], path: &Path) -> Output {
    let line = format!("ulimit -v {SPACE}; exec timeout 60 \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.arg("-c").arg(line).arg(&form.program).args(words).arg(path);
    command.output().expect("a shell")
}

fn strange(form: &Form) -> Told {
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
        for words in [&["check"][..], &["search", "x", "--only-mine", "-d"], &["--only-mine"]] {
            let told = limited(form, words, path);
            let all = [told.stdout, told.stderr].concat();
            let text = String::from_utf8_lossy(&all);
            let said = format!("{words:?} {}: {:?} {:.300}", path.display(), told.status, text);
            // A file of which a part is sound opens with what is sound in it.
            let expected = if words[0] == "check" { [2, 1] } else { [2, 0] };
            let code = told.status.code().unwrap_or(-1);
            assert!(expected.contains(&code) || words[0] == "search" && code == 1, "{said}");
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let name: String = name.chars().take(40).collect();
            assert!(
                text.contains(&name) || text.contains("left out") || text.contains("read"),
                "{said}"
            );
            tried += 1;
        }
    }
    Told::new(format!("{tried} openings"), "held")
}

fn changing(form: &Form) -> Told {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("mine.json");
    let sound = include_str!("../it/fixture.json");
    fs::write(&path, sound).expect("written");
    let times = form.times(60, 2_000);
    let done = AtomicBool::new(false);
    let (mut whole, mut told) = (0, 0);
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
            let words = ["search", "kind:event", "--only-mine", "-d"];
            let output = limited(form, &words, &path);
            match output.status.code() {
                Some(0) => whole += 1,
                Some(1 | 2) if !output.stderr.is_empty() => told += 1,
                _ => {
                    done.store(true, Ordering::SeqCst);
                    panic!("{output:?}")
                }
            }
        }
        done.store(true, Ordering::SeqCst);
    });
    Told::new(format!("{times} openings"), format!("held; {whole} whole, {told} told"))
}
