//! A file that is open and may be read: it was looked at first, so that reading it has an end.

use super::{
    open::folder,
    open_error::{self, OpenError},
};
use crate::file_format::{File, LONGEST_LINE, ReadResult, holds_lines};
use rustix::fs::{FileType, OFlags};
use std::{
    borrow::Cow,
    fs::{self, Metadata, OpenOptions},
    io::{self, BufRead, BufReader, Read},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// How much of a file without a telling name is looked at to know of which form it is.
const LOOKED_AT: usize = 1 << 20;

/// A file, or standard input, that is open and not read yet.
#[derive(Debug)]
pub struct Input {
    path: PathBuf,
    cap: u64,
    from: InputSource,
}

#[derive(Debug)]
enum InputSource {
    Standard,
    /// A pipe that the shell handed over.
    Pipe(fs::File),
    File(fs::File, Metadata),
}

impl Input {
    /// Opens without waiting, and looks at what was opened.
    ///
    /// # Errors
    /// When there is no such file, when it is none, when it is larger than `cap` bytes, or when
    /// the system refuses it.
    pub fn open(path: &Path, cap: u64) -> Result<Self, OpenError> {
        let input = |from| Self { path: path.to_owned(), cap, from };
        if path.as_os_str() == STANDARD_INPUT || path == Path::new("/dev/stdin") {
            return standard(path).map(|()| input(InputSource::Standard));
        }
        let flags = OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
        let flags = i32::try_from(flags.bits()).unwrap_or_default();
        let opened = OpenOptions::new().read(true).custom_flags(flags).open(path);
        let file = opened.map_err(|error| failed(path, &error))?;
        let state = file.metadata().map_err(|error| failed(path, &error))?;
        match FileType::from_raw_mode(state.mode()) {
            FileType::RegularFile => {}
            FileType::Fifo if is_handed_over(path) => {
                // A pipe that the shell handed over is waited for like standard input.
                rustix::fs::fcntl_setfl(&file, OFlags::empty())
                    .map_err(|error| failed(path, &error.into()))?;
                return Ok(input(InputSource::Pipe(file)));
            }
            other => return Err(OpenError::NoFile(path.to_owned(), open_error::what(other))),
        }
        if state.len() > cap {
            return Err(OpenError::TooLarge(path.to_owned(), cap));
        }
        Ok(input(InputSource::File(file, state)))
    }

    /// How many bytes it has, where that is known before it is read.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.from {
            InputSource::File(_, state) => Some(state.len()).filter(|length| *length > 0),
            InputSource::Standard | InputSource::Pipe(_) => None,
        }
    }

    fn name(&self) -> Cow<'static, str> {
        Cow::Owned(self.path.to_string_lossy().into_owned())
    }

    fn reader(&self) -> Box<dyn Read + '_> {
        match &self.from {
            InputSource::Standard => Box::new(io::stdin().lock()),
            InputSource::Pipe(file) | InputSource::File(file, _) => Box::new(file),
        }
    }

    /// Reads all of it.
    ///
    /// # Errors
    /// When it is too large or changes while it is read, or when the system refuses it.
    pub fn whole(self) -> Result<File<'static>, OpenError> {
        let bytes = self.rest(Vec::new(), self.reader())?;
        Ok(File { name: self.name(), bytes: Cow::Owned(bytes) })
    }

    /// Reads it into a dossier: as a stream where it holds one record a line. `progress` is told,
    /// now and then, how many bytes and how many records there are so far.
    ///
    /// # Errors
    /// As [`Input::whole`]; what was read before stays in the dossier.
    pub fn into_dossier(
        self,
        reading: &mut ReadResult,
        progress: &mut dyn FnMut(u64, usize),
    ) -> Result<(), OpenError> {
        let mut from = BufReader::with_capacity(LOOKED_AT, self.reader());
        let start = from.fill_buf().map_err(|error| failed(&self.path, &error))?;
        let seen = String::from_utf8_lossy(start);
        if !holds_lines(&self.name(), &seen) {
            let start = start.to_vec();
            let read = start.len();
            from.consume(read);
            let bytes = self.rest(start, from)?;
            reading.file(&File { name: self.name(), bytes: Cow::Owned(bytes) });
            return Ok(());
        }
        let mut counted = CountedReader { from, count: 0, cap: self.cap };
        let outcome = reading.stream(&self.name(), &mut counted, progress);
        outcome.map_err(|error| failed(&self.path, &error))?;
        self.still_same(counted.count)
    }

    /// Everything after what was read already, up to the cap; one byte more is an error.
    fn rest(&self, start: Vec<u8>, from: impl Read) -> Result<Vec<u8>, OpenError> {
        let mut bytes = start;
        let expected = usize::try_from(self.length().unwrap_or_default()).unwrap_or_default();
        bytes.reserve((expected + 1).saturating_sub(bytes.len()));
        from.take(self.cap.saturating_add(1).saturating_sub(bytes.len() as u64))
            .read_to_end(&mut bytes)
            .map_err(|error| failed(&self.path, &error))?;
        self.still_same(bytes.len() as u64)?;
        Ok(bytes)
    }

    /// Whether what was read is all of it and nothing but it.
    fn still_same(&self, read: u64) -> Result<(), OpenError> {
        if read > self.cap {
            return Err(OpenError::TooLarge(self.path.clone(), self.cap));
        }
        let InputSource::File(file, before) = &self.from else { return Ok(()) };
        let after = file.metadata().map_err(|error| failed(&self.path, &error))?;
        let is_same = after.len() == before.len() && after.mtime_nsec() == before.mtime_nsec();
        // What has no length of its own (files of the kernel) cannot be compared by it.
        if before.len() > 0 && (!is_same || read != before.len()) {
            return Err(OpenError::Changed(self.path.clone()));
        }
        Ok(())
    }
}

/// Counts what passes, and ends one byte after the cap.
struct CountedReader<R> {
    from: R,
    count: u64,
    cap: u64,
}

impl<R: Read> Read for CountedReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let room = self.cap.saturating_add(1).saturating_sub(self.count);
        let room = usize::try_from(room).unwrap_or(usize::MAX).min(into.len());
        let read = self.from.read(into.get_mut(..room).unwrap_or_default())?;
        self.count += read as u64;
        Ok(read)
    }
}

fn standard(path: &Path) -> Result<(), OpenError> {
    let input = io::stdin().lock();
    let state = rustix::fs::fstat(&input).map_err(|error| failed(path, &error.into()))?;
    match FileType::from_raw_mode(state.st_mode) {
        FileType::CharacterDevice if rustix::termios::isatty(&input) => {
            Err(OpenError::NoFile(path.to_owned(), "a terminal"))
        }
        FileType::Directory => Err(OpenError::NoFile(path.to_owned(), "a folder")),
        _ => Ok(()),
    }
}

/// Whether the path names a file that is open already, as a shell writes `<(command)`.
fn is_handed_over(path: &Path) -> bool {
    ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.parent() == Some(Path::new(folder)))
}

/// The error in words; for a file that is not there with the name that was probably meant.
pub(crate) fn failed(path: &Path, error: &io::Error) -> OpenError {
    if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_err() {
        return OpenError::NotFound(path.to_owned(), folder::nearest(path));
    }
    OpenError::Failed(path.to_owned(), open_error::reason(error))
}

/// What tells the form of a file is at its beginning, and no line that is read is longer than that.
const _: () = assert!(LOOKED_AT <= LONGEST_LINE);
