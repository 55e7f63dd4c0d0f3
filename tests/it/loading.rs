//! Opening files; anything else is refused without blocking.

use crate::support::command::Chancery;
use chancery::{
    cli::{DEFAULT_MAX_SIZE, Input, OpenError},
    file_format::File,
};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::{
    fs,
    io::{Write, pipe},
    os::{
        fd::AsRawFd,
        unix::{fs::symlink, net::UnixListener},
    },
    path::{Path, PathBuf},
};

fn read(path: &Path, max_size: u64) -> Result<File<'static>, OpenError> {
    Input::open(path, max_size)?.read_to_end()
}

fn refused(path: &Path) -> String {
    read(path, DEFAULT_MAX_SIZE).unwrap_err().to_string()
}

#[test]
fn only_regular_files_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("pipe.json");
    mknodat(CWD, &fifo, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    assert_eq!(refused(&fifo), "not a file but a named pipe");
    assert_eq!(refused(folder.path()), "not a file but a folder");
    assert_eq!(refused(Path::new("/dev/zero")), "not a file but a device");
    let socket = folder.path().join("socket.json");
    let _listener = UnixListener::bind(&socket).unwrap();
    assert!(!refused(&socket).is_empty());
    let circle = folder.path().join("circle.json");
    symlink(&circle, &circle).unwrap();
    assert_eq!(refused(&circle), "too many levels of symbolic links");
    let long = folder.path().join("x".repeat(300));
    assert_eq!(refused(&long), "file name too long");
}

#[test]
fn inherited_pipe_is_read_to_its_end() {
    let (reader, mut writer) = pipe().unwrap();
    let path = PathBuf::from(format!("/dev/fd/{}", reader.as_raw_fd()));
    let writing = std::thread::spawn(move || {
        for _ in 0..3 {
            std::thread::sleep(std::time::Duration::from_millis(5));
            writer.write_all(b"abc").unwrap();
        }
    });
    assert_eq!(&*read(&path, 100).unwrap().bytes, b"abcabcabc");
    writing.join().unwrap();
}

#[test]
fn files_over_the_limit_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.json");
    fs::write(&path, "x".repeat(1000)).unwrap();
    assert_eq!(read(&path, 1000).unwrap().bytes.len(), 1000);
    assert_eq!(read(&path, 999).unwrap_err().to_string(), "the file is larger than 999 bytes");
    // What has no length of its own is read until the cap as well.
    assert!(read(Path::new("/proc/self/status"), 1 << 20).is_ok());
    let error = read(Path::new("/proc/self/status"), 10).unwrap_err();
    assert!(error.message.contains("larger than 10 bytes"), "{error}");
}

#[test]
fn missing_file_suggests_a_similar_name() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("treaties.json"), "{}").unwrap();
    let error = read(&folder.path().join("traeties.json"), 1).unwrap_err();
    let near = folder.path().join("treaties.json");
    assert_eq!(error.help.unwrap(), format!("did you mean {}?", near.display()));
    let hostile = read(&folder.path().join("a\u{1b}[2J\n.json"), 1).unwrap_err();
    let said = hostile.to_diagnostic().to_string();
    assert!(said.ends_with("a␛[2J .json: error[E-open]: no such file"), "{said}");
}

/// The dossiers of a folder are opened in the order of their names.
#[test]
fn folder_opens_its_dossiers_by_name() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["b.json", "a.jsonl", ".hidden.json", "notes.txt"] {
        fs::write(folder.path().join(name), "{").unwrap();
    }
    fs::create_dir(folder.path().join("deeper.json")).unwrap();
    symlink("lost", folder.path().join("lost.json")).unwrap();
    let checked = |folder: &Path| {
        let found = Chancery::new().args(["check".as_ref(), folder.as_os_str()]).run().status(2);
        found.out + &found.err
    };
    let said = checked(folder.path());
    let [a, b, lost] = ["/a.jsonl:1:", "/b.json:1:", "/lost.json: "].map(|name| said.find(name));
    assert!(lost.is_some() && a.is_some() && a < b, "{said}");
    for name in ["notes.txt", "hidden", "deeper"] {
        assert!(!said.contains(name), "{said}");
    }
    let empty = tempfile::tempdir().unwrap();
    assert!(checked(empty.path()).contains("no .json or .jsonl file"));
}
