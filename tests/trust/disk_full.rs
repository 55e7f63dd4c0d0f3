//! Saves to a full disk: a small tmpfs that only the program sees.

use crate::{
    fixture::{Fixture, id, starred},
    support::pty::{Fate, Program, Pty, Stand},
    trial::{Options, Outcome, Trial},
};
use chancery::export::Format;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

pub(crate) const TRIALS: [Trial; 1] = [Trial {
    name: "small disks",
    what: "exports and annotations to a disk of 64 KiB with room for no page, one page, and \
               so on: what does not fit is reported, the old file stays complete, no temporary \
               file is left; an unsaved bookmark is saved once there is room",
    run: small_disks,
}];

/// Mounts the disk, and fills all but some pages.
const BEGIN: &str = r#"
program=$1 disk=$2 out=$3 room=$4; shift 4
mount -t tmpfs -o size=64k tmpfs "$disk" || exit 77
fill() {
    head -c 1000000 /dev/zero > "$disk/filler" 2> /dev/null
    truncate -s "-$((room * 4096))" "$disk/filler"
}
"#;

/// Replaces a file by an export.
const EXPORT: &str = r#"
cp "$out/old" "$disk/file"
fill
"$program" export --force -o "$disk/file" --to "$@"
code=$?
ls -A "$disk" > "$out/names"
cp "$disk/file" "$out/new"
exit $code
"#;

/// Runs the explorer; frees the disk on request.
const EXPLORE: &str = r#"
cp -a "$out/state" "$disk/state"
fill
(read -r _ < "$out/free"; rm "$disk/filler"; echo > "$out/freed") &
XDG_STATE_HOME=$disk/state "$program" "$@"
code=$?
kill $! 2> /dev/null
rm -rf "$out/after"
cp -a "$disk/state" "$out/after"
exit $code
"#;

/// Numbers of free pages, from none to more than enough.
const ROOMS: [usize; 5] = [0, 1, 2, 3, 4];

/// A fixture with a folder to mount the disk on.
struct Disks {
    fixture: Fixture,
    program: PathBuf,
}

impl Disks {
    fn script(&self, name: &str, text: &str) -> PathBuf {
        let path = self.fixture.at(name);
        fs::write(&path, format!("{BEGIN}{text}")).expect("written");
        path
    }

    /// The arguments that run a script with a disk of its own.
    fn words(&self, script: &Path, room: usize, more: &[&str]) -> Vec<String> {
        let disk = self.fixture.at("disk");
        let paths = [script, &self.program, &disk, self.fixture.folder()];
        let paths = paths.map(|path| path.to_str().expect("text"));
        let before = ["-rm", "sh"].into_iter().chain(paths).map(str::to_owned);
        let after = more.iter().map(|word| (*word).to_owned());
        before.chain([room.to_string()]).chain(after).collect()
    }

    fn run(&self, script: &Path, room: usize, more: &[&str]) -> Output {
        let mut command = Command::new("unshare");
        command.args(self.words(script, room, more)).stdin(Stdio::null());
        command.output().expect("unshare")
    }

    /// Why no disk can be mounted here, if so.
    fn refused(&self) -> Option<String> {
        let script = self.script("try.sh", "exit 0");
        let mut command = Command::new("unshare");
        match command.args(self.words(&script, 0, &[])).output() {
            Err(error) => Some(format!("unshare: {error}")),
            Ok(output) if output.status.success() => None,
            Ok(output) => {
                let output = String::from_utf8_lossy(&output.stderr).into_owned();
                Some(output.lines().next().unwrap_or("no reason given").to_owned())
            }
        }
    }
}

fn small_disks(options: &Options) -> Outcome {
    let disks = Disks { fixture: Fixture::new(options), program: options.program.clone() };
    fs::create_dir(disks.fixture.at("disk")).expect("a folder");
    if let Some(why) = disks.refused() {
        return Outcome::not_tried(&why);
    }
    let (exports, full) = exports(&disks);
    let (sessions, unsaved) = marks(&disks);
    Outcome::new(
        format!("{exports} exports, {sessions} times the explorer"),
        format!("passed; {full} exports did not fit, {unsaved} marks not at first"),
    )
}

/// Every format on every size. Returns the number of exports, and of those that did not fit.
fn exports(disks: &Disks) -> (usize, usize) {
    let script = disks.script("export.sh", EXPORT);
    let at = |name| disks.fixture.at(name);
    let old = "what was exported before\n".repeat(300);
    fs::write(at("old"), &old).expect("written");
    let (mut tried, mut full) = (0, 0);
    for format in Format::ALL {
        for room in ROOMS {
            let output = disks.run(&script, room, &[format.name(), "--find", "kokoity"]);
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            let context =
                format!("{} with {room} pages: {:?} {text}", format.name(), output.status);
            let found = fs::read_to_string(at("new")).expect("the file is there");
            match output.status.code() {
                Some(0) => assert!(found != old && !found.is_empty(), "{context}"),
                Some(2) => {
                    full += 1;
                    assert!(
                        text.contains("cannot write") && text.lines().count() == 1,
                        "{context}"
                    );
                    assert!(found == old, "half a file: {context}");
                }
                _ => panic!("{context}"),
            }
            let names = fs::read_to_string(at("names")).expect("names");
            assert_eq!(names, "file\nfiller\n", "something was left behind: {context}");
            tried += 1;
        }
    }
    assert!(full > 0, "every export fitted: the disk is not full");
    (tried, full)
}

/// A bookmark on every size, with and without freeing the disk. Returns the number of sessions, and
/// of those in which it was not saved at once.
fn marks(disks: &Disks) -> (usize, usize) {
    let fixture = &disks.fixture;
    fixture.mark();
    let old = fixture.kept();
    let script = disks.script("explore.sh", EXPLORE);
    for name in ["free", "freed"] {
        let made = Command::new("mkfifo").arg(fixture.at(name)).status();
        assert!(made.expect("mkfifo").success(), "no pipe");
    }
    fixture.explorer("one");
    let dossier = fixture.at("one.json");
    let dossier = dossier.to_str().expect("text");
    let (mut tried, mut unsaved) = (0, 0);
    for (room, frees) in ROOMS.into_iter().flat_map(|room| [(room, false), (room, true)]) {
        let mut program = Program::at("unshare".into(), "q quit");
        program.arguments = disks.words(&script, room, &[dossier]);
        let mut pty = Pty::start(&program, Stand::Job);
        pty.send(b"mb");
        pty.wait_until("word of the mark", |screen| {
            screen.text().contains("Not saved yet") || screen.text().contains("Bookmarked")
        });
        let waits = pty.screen.text().contains("Not saved yet");
        assert_eq!(starred(&pty.screen.text()), [id("one", 0)]);
        unsaved += usize::from(waits);
        if frees {
            fs::write(fixture.at("free"), "now\n").expect("the pipe");
            fs::read(fixture.at("freed")).expect("the pipe");
        }
        pty.send(b"q");
        let fate = pty.fate();
        let output = pty.screen.text();
        let mut new = fixture.kept_in(&fixture.at("after"));
        let marked = new.remove(&id("one", 0)).is_some();
        assert!(new == old, "{room} pages: marks of before are lost");
        assert_eq!(marked, !waits || frees, "{room} pages, {output}");
        assert_eq!(fate == Fate::Exit(0), marked, "{room} pages, {output}");
        assert_eq!(output.contains("1 change not saved"), !marked, "{room} pages, {output}");
        fixture.assert_tidy_in(&fixture.at("after/chancery"));
        tried += 1;
    }
    assert!(unsaved > 0, "every mark was saved at once: the disk is not full");
    (tried, unsaved)
}
