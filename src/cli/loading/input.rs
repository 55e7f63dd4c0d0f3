//! An open file that is safe to read: its type and size have been checked, so reading ends.

use super::open_error::{self, OpenError, io_error};
use crate::{
    file_format::{File, FilesReader, LONGEST_LINE, holds_lines},
    threads::{self, Work},
};
use rustix::fs::{FileType, OFlags};
use std::{
    borrow::Cow,
    fs::{self, Metadata, OpenOptions},
    io::{self, BufRead, BufReader, Read},
    os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
    thread,
};

const STDIN: &str = "-";

/// The number of bytes that are examined to detect the format.
const SNIFFED: usize = 1 << 20;

/// The fewest bytes of a file that are worth several threads.
const LEAST_SHARED: u64 = 4 << 20;

/// A file or standard input, open and not read yet.
#[derive(Debug)]
pub struct Input {
    path: PathBuf,
    max_size: u64,
    source: InputSource,
}

#[derive(Debug)]
enum InputSource {
    Stdin,
    /// A pipe that the shell passed as `<(command)`.
    Pipe(fs::File),
    File(fs::File, Metadata),
    /// Opened again for reading: a folder may have more files than a process may hold open.
    Closed(Metadata),
}

impl Input {
    /// Opens without blocking; fails unless it is a regular file of at most `max_size` bytes.
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
                // A shell's pipe must block like standard input.
                rustix::fs::fcntl_setfl(&file, OFlags::empty())
                    .map_err(|error| io_error(path, &error.into()))?;
                return Ok(input(InputSource::Pipe(file)));
            }
            other => {
                let message = format!("not a file but {}", open_error::kind_name(other));
                return Err(OpenError::new(path, message));
            }
        }
        if state.len() > max_size {
            return Err(OpenError::too_large(path, max_size));
        }
        Ok(input(InputSource::File(file, state)))
    }

    /// The input with its file closed until it is read.
    pub fn closed(self) -> Self {
        match self.source {
            InputSource::File(_, state) => Self { source: InputSource::Closed(state), ..self },
            _ => self,
        }
    }

    fn opened(self) -> Result<Self, OpenError> {
        match self.source {
            InputSource::Closed(_) => Self::open(&self.path, self.max_size),
            _ => Ok(self),
        }
    }

    /// The size in bytes, if known before reading.
    pub fn length(&self) -> Option<u64> {
        match &self.source {
            InputSource::File(_, state) | InputSource::Closed(state) => {
                Some(state.len()).filter(|length| *length > 0)
            }
            InputSource::Stdin | InputSource::Pipe(_) => None,
        }
    }

    pub(super) fn name(&self) -> Cow<'static, str> {
        Cow::Owned(self.path.to_string_lossy().into_owned())
    }

    fn reader(&self) -> Box<dyn Read + '_> {
        match &self.source {
            InputSource::Stdin => Box::new(io::stdin().lock()),
            InputSource::Pipe(file) | InputSource::File(file, _) => Box::new(file),
            InputSource::Closed(_) => Box::new(io::empty()),
        }
    }

    /// Reads to the end; fails if the input is too large or changes meanwhile.
    pub fn read_to_end(self) -> Result<File<'static>, OpenError> {
        let input = self.opened()?;
        let bytes = match &input.source {
            InputSource::File(file, state) if state.len() >= LEAST_SHARED => {
                input.read_shared(file, usize::try_from(state.len()).unwrap_or_default())?
            }
            _ => input.read_rest(Vec::new(), input.reader())?,
        };
        Ok(File { name: input.name(), bytes: Cow::Owned(bytes) })
    }

    /// Reads parts of a file on several threads.
    fn read_shared(&self, file: &fs::File, length: usize) -> Result<Vec<u8>, OpenError> {
        let mut bytes = vec![0; length];
        let share = length.div_ceil(threads::count());
        let parts = bytes.chunks_mut(share).zip((0..).step_by(share));
        let outcome = thread::scope(|scope| {
            let read = |(part, at)| threads::spawn(scope, move || file.read_exact_at(part, at));
            let works: Vec<_> = parts.map(read).collect();
            works.into_iter().try_for_each(Work::join)
        });
        // A file that became shorter ends early.
        self.check_unchanged(length as u64)?;
        outcome.map_err(|error| io_error(&self.path, &error))?;
        Ok(bytes)
    }

    /// Reads into a dossier, up to an error if any; `progress` gets the bytes and records so far.
    pub fn read_into(
        self,
        reading: &mut FilesReader,
        progress: &mut dyn FnMut(u64, usize),
    ) -> Result<(), OpenError> {
        let input = self.opened()?;
        let mut from = BufReader::with_capacity(SNIFFED, input.reader());
        let start = from.fill_buf().map_err(|error| io_error(&input.path, &error))?;
        let seen = String::from_utf8_lossy(start);
        if !holds_lines(&input.name(), &seen) {
            let start = start.to_vec();
            let read = start.len();
            from.consume(read);
            let bytes = input.read_rest(start, from)?;
            reading.file(&File { name: input.name(), bytes: Cow::Owned(bytes) });
            return Ok(());
        }
        let mut counted = CountedReader { from, count: 0, max_size: input.max_size };
        let outcome = reading.stream(&input.name(), &mut counted, progress);
        outcome.map_err(|error| io_error(&input.path, &error))?;
        input.check_unchanged(counted.count)
    }

    /// Reads an excerpt of JSON Lines, or everything if there is none; returns whether it is an excerpt.
    /// Fails like [`Input::read_to_end`].
    pub(super) fn read_excerpt(
        self,
        excerpt: Excerpt<'_>,
        reading: &mut FilesReader,
    ) -> Result<bool, OpenError> {
        let path = self.path.clone();
        let file = self.read_to_end()?;
        let start = file.bytes.get(..SNIFFED).unwrap_or(&file.bytes);
        let is_lines = holds_lines(&file.name, &String::from_utf8_lossy(start));
        let Some(lines) = is_lines.then(|| excerpt(&file.bytes)).flatten() else {
            reading.file(&file);
            return Ok(false);
        };
        let outcome = reading.stream(&file.name, lines.as_slice(), &mut |_, _| ());
        outcome.map_err(|error| io_error(&path, &error)).map(|()| true)
    }

    /// Reads on after `start`, up to one byte over the limit.
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

    fn check_unchanged(&self, read: u64) -> Result<(), OpenError> {
        if read > self.max_size {
            return Err(OpenError::too_large(&self.path, self.max_size));
        }
        let InputSource::File(file, before) = &self.source else { return Ok(()) };
        let after = file.metadata().map_err(|error| io_error(&self.path, &error))?;
        let is_same = after.len() == before.len() && after.mtime_nsec() == before.mtime_nsec();
        // Kernel files report a length of 0.
        if before.len() > 0 && (!is_same || read != before.len()) {
            let help = Some("try again when it is complete".to_owned());
            let error = OpenError::new(&self.path, "the file changed while it was read");
            return Err(OpenError { help, ..error });
        }
        Ok(())
    }
}

/// The lines of a file that are needed, the others emptied; `None` for all of them.
pub(super) type Excerpt<'a> = &'a dyn Fn(&[u8]) -> Option<Vec<u8>>;

/// A reader that counts bytes and ends one byte after the limit.
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
            Err(OpenError::new(path, "not a file but a terminal"))
        }
        FileType::Directory => Err(OpenError::new(path, "not a file but a folder")),
        _ => Ok(()),
    }
}

/// Whether the path is an inherited file descriptor, as in the shell's `<(command)`.
pub(super) fn is_inherited(path: &Path) -> bool {
    ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.parent() == Some(Path::new(folder)))
}

/// The longest line holds the part that is examined.
const _: () = assert!(SNIFFED <= LONGEST_LINE);
