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
const STDIN: &str = "-";

/// How much of a file without a telling name is looked at to know of which form it is.
const SNIFFED: usize = 1 << 20;

/// A file, or standard input, that is open and not read yet.
#[derive(Debug)]
pub struct Input {
    path: PathBuf,
    max_size: u64,
    source: InputSource,
}

#[derive(Debug)]
enum InputSource {
    Stdin,
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
    pub fn open(path: &Path, max_size: u64) -> Result<Self, OpenError> {
        let input = |source| Self { path: path.to_owned(), max_size, source };
        if path.as_os_str() == STDIN || path == Path::new("/dev/stdin") {
            return check_stdin(path).map(|()| input(InputSource::Stdin));
        }
        let flags = OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
        let flags = i32::try_from(flags.bits()).unwrap_or_default();
        let opened = OpenOptions::new().read(true).custom_flags(flags).open(path);
        let file = opened.map_err(|error| io_error(path, &error))?;
        let state = file.metadata().map_err(|error| io_error(path, &error))?;
        match FileType::from_raw_mode(state.mode()) {
            FileType::RegularFile => {}
            FileType::Fifo if is_inherited(path) => {
                // A pipe that the shell handed over is waited for like standard input.
                rustix::fs::fcntl_setfl(&file, OFlags::empty())
                    .map_err(|error| io_error(path, &error.into()))?;
                return Ok(input(InputSource::Pipe(file)));
            }
            other => {
                return Err(OpenError::NotAFile(path.to_owned(), open_error::kind_name(other)));
            }
        }
        if state.len() > max_size {
            return Err(OpenError::TooLarge(path.to_owned(), max_size));
        }
        Ok(input(InputSource::File(file, state)))
    }

    /// How many bytes it has, where that is known before it is read.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.source {
            InputSource::File(_, state) => Some(state.len()).filter(|length| *length > 0),
            InputSource::Stdin | InputSource::Pipe(_) => None,
        }
    }

    fn name(&self) -> Cow<'static, str> {
        Cow::Owned(self.path.to_string_lossy().into_owned())
    }

    fn reader(&self) -> Box<dyn Read + '_> {
        match &self.source {
            InputSource::Stdin => Box::new(io::stdin().lock()),
            InputSource::Pipe(file) | InputSource::File(file, _) => Box::new(file),
        }
    }

    /// Reads all of it.
    ///
    /// # Errors
    /// When it is too large or changes while it is read, or when the system refuses it.
    pub fn read_to_end(self) -> Result<File<'static>, OpenError> {
        let bytes = self.read_rest(Vec::new(), self.reader())?;
        Ok(File { name: self.name(), bytes: Cow::Owned(bytes) })
    }

    /// Reads it into a dossier: as a stream where it holds one record a line. `progress` is told,
    /// now and then, how many bytes and how many records there are so far.
    ///
    /// # Errors
    /// As [`Input::whole`]; what was read before stays in the dossier.
    pub fn read_into(
        self,
        reading: &mut ReadResult,
        progress: &mut dyn FnMut(u64, usize),
    ) -> Result<(), OpenError> {
        let mut from = BufReader::with_capacity(SNIFFED, self.reader());
        let start = from.fill_buf().map_err(|error| io_error(&self.path, &error))?;
        let seen = String::from_utf8_lossy(start);
        if !holds_lines(&self.name(), &seen) {
            let start = start.to_vec();
            let read = start.len();
            from.consume(read);
            let bytes = self.read_rest(start, from)?;
            reading.file(&File { name: self.name(), bytes: Cow::Owned(bytes) });
            return Ok(());
        }
        let mut counted = CountedReader { from, count: 0, max_size: self.max_size };
        let outcome = reading.stream(&self.name(), &mut counted, progress);
        outcome.map_err(|error| io_error(&self.path, &error))?;
        self.check_unchanged(counted.count)
    }

    /// Everything after what was read already, up to the max_size; one byte more is an error.
    fn read_rest(&self, start: Vec<u8>, from: impl Read) -> Result<Vec<u8>, OpenError> {
        let mut bytes = start;
        let expected = usize::try_from(self.length().unwrap_or_default()).unwrap_or_default();
        bytes.reserve((expected + 1).saturating_sub(bytes.len()));
        from.take(self.max_size.saturating_add(1).saturating_sub(bytes.len() as u64))
            .read_to_end(&mut bytes)
            .map_err(|error| io_error(&self.path, &error))?;
        self.check_unchanged(bytes.len() as u64)?;
        Ok(bytes)
    }

    /// Whether what was read is all of it and nothing but it.
    fn check_unchanged(&self, read: u64) -> Result<(), OpenError> {
        if read > self.max_size {
            return Err(OpenError::TooLarge(self.path.clone(), self.max_size));
        }
        let InputSource::File(file, before) = &self.source else { return Ok(()) };
        let after = file.metadata().map_err(|error| io_error(&self.path, &error))?;
        let is_same = after.len() == before.len() && after.mtime_nsec() == before.mtime_nsec();
        // What has no length of its own (files of the kernel) cannot be compared by it.
        if before.len() > 0 && (!is_same || read != before.len()) {
            return Err(OpenError::Changed(self.path.clone()));
        }
        Ok(())
    }
}

/// Counts what passes, and ends one byte after the max_size.
struct CountedReader<R> {
    from: R,
    count: u64,
    max_size: u64,
}

impl<R: Read> Read for CountedReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let room = self.max_size.saturating_add(1).saturating_sub(self.count);
        let room = usize::try_from(room).unwrap_or(usize::MAX).min(into.len());
        let read = self.from.read(into.get_mut(..room).unwrap_or_default())?;
        self.count += read as u64;
        Ok(read)
    }
}

fn check_stdin(path: &Path) -> Result<(), OpenError> {
    let input = io::stdin().lock();
    let state = rustix::fs::fstat(&input).map_err(|error| io_error(path, &error.into()))?;
    match FileType::from_raw_mode(state.st_mode) {
        FileType::CharacterDevice if rustix::termios::isatty(&input) => {
            Err(OpenError::NotAFile(path.to_owned(), "a terminal"))
        }
        FileType::Directory => Err(OpenError::NotAFile(path.to_owned(), "a folder")),
        _ => Ok(()),
    }
}

/// Whether the path names a file that is open already, as a shell writes `<(command)`.
fn is_inherited(path: &Path) -> bool {
    ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.parent() == Some(Path::new(folder)))
}

/// The error in words; for a file that is not there with the name that was probably meant.
pub(crate) fn io_error(path: &Path, error: &io::Error) -> OpenError {
    if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_err() {
        return OpenError::NotFound(path.to_owned(), folder::nearest(path));
    }
    OpenError::Failed(path.to_owned(), open_error::reason(error))
}

/// What tells the form of a file is at its beginning, and no line that is read is longer than that.
const _: () = assert!(SNIFFED <= LONGEST_LINE);
