//! Saving to a disk that is really full: a small one in the memory, which only the program sees.

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
    what: "exports and marks to a disk of 64 KiB with room for nothing, for one page more, and so \
           on: what does not fit is told, the old file stays whole, nothing is left beside it; a \
           mark that was not saved is saved when there is room",
    run: small_disks,
}];

/// How the disk is made, filled but for some pages, and left.
const BEGIN: &str = r#"
program=$1 disk=$2 out=$3 room=$4; shift 4
mount -t tmpfs -o size=64k tmpfs "$disk" || exit 77
fill() {
    head -c 1000000 /dev/zero > "$disk/filler" 2> /dev/null
    truncate -s "-$((room * 4096))" "$disk/filler"
}
"#;

/// Saves an export over another.
const EXPORT: &str = r#"
cp "$out/old" "$disk/file"
fill
"$program" export --force -o "$disk/file" --to "$@"
code=$?
ls -A "$disk" > "$out/names"
cp "$disk/file" "$out/new"
exit $code
"#;

/// Opens the explorer; frees the disk when it is asked to.
const EXPLORE: &str = r#"
cp -a "$out/state" "$disk/state"
fill
(read -r _ < "$out/free"; rm "$disk/filler"; echo > "$out/freed") &
XDG_STATE_HOME=$disk/state "$program" --only-mine "$@"
code=$?
kill $! 2> /dev/null
rm -rf "$out/after"
cp -a "$disk/state" "$out/after"
exit $code
"#;

/// The pages that are left free: from none to more than is needed.
const ROOMS: [usize; 5] = [0, 1, 2, 3, 4];

/// A fixture, and a folder that becomes a disk for those that are told to.
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

    /// The words that run a script with a disk of its own.
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

    /// Why no disk can be made here; nothing where it can.
    fn refused(&self) -> Option<String> {
        let script = self.script("try.sh", "exit 0");
        let mut command = Command::new("unshare");
        match command.args(self.words(&script, 0, &[])).output() {
            Err(error) => Some(format!("unshare: {error}")),
            Ok(output) if output.status.success() => None,
            Ok(output) => {
                let told = String::from_utf8_lossy(&output.stderr).into_owned();
                Some(told.lines().next().unwrap_or("no word of why").to_owned())
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
        format!("held; {full} exports did not fit, {unsaved} marks not at first"),
    )
}

/// Every format to every room; how many exports, and how many of them did not fit.
fn exports(disks: &Disks) -> (usize, usize) {
    let script = disks.script("export.sh", EXPORT);
    let at = |name| disks.fixture.at(name);
    let old = "what was exported before\n".repeat(300);
    fs::write(at("old"), &old).expect("written");
    let (mut tried, mut full) = (0, 0);
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Csv) {
        for room in ROOMS {
            let told = disks.run(&script, room, &[format.name(), "--find", "kokoity"]);
            let text = String::from_utf8_lossy(&told.stderr).into_owned();
            let said = format!("{} with {room} pages: {:?} {text}", format.name(), told.status);
            let found = fs::read_to_string(at("new")).expect("the file is there");
            match told.status.code() {
                Some(0) => assert!(found != old && !found.is_empty(), "{said}"),
                Some(2) => {
                    full += 1;
                    assert!(text.contains("cannot write") && text.lines().count() == 1, "{said}");
                    assert!(found == old, "half a file: {said}");
                }
                _ => panic!("{said}"),
            }
            let names = fs::read_to_string(at("names")).expect("names");
            assert_eq!(names, "file\nfiller\n", "something was left behind: {said}");
            tried += 1;
        }
    }
    assert!(full > 0, "every export fitted: the disk is not full");
    (tried, full)
}

/// A mark to every room, freed before the end and not; how many sessions, and in how many of them
/// the mark could not be saved at once.
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
        pty.send(b"m");
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
        assert_eq!(pty.fate(), Fate::Exit(0), "{}", pty.screen.text());
        let told = pty.screen.text();
        let mut new = fixture.kept_in(&fixture.at("after"));
        let marked = new.remove(&id("one", 0)).is_some();
        assert!(new == old, "{room} pages: marks of before are lost");
        assert_eq!(marked, !waits || frees, "{room} pages, {told}");
        assert_eq!(told.contains("1 change not saved"), !marked, "{room} pages, {told}");
        fixture.assert_tidy_in(&fixture.at("after/chancery"));
        tried += 1;
    }
    assert!(unsaved > 0, "every mark was saved at once: the disk is not full");
    (tried, unsaved)
}
