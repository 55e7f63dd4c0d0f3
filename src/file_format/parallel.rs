//! Reading a file with one record a line as a stream: in pieces of whole lines, several of them at
//! once, so that memory holds the records and never the file.

use super::{
    ReadResult,
    chunks::{Chunk, Chunks},
    encoding::other_kind,
};
use crate::{
    diagnostics::{Code, Diagnostic, Location, Position, SpanDiagnostic},
    dossier::record::Interner,
};
use std::{
    collections::BTreeMap,
    io::{self, Read},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
};

/// How long a line may be, in bytes: no record is longer, and what is cannot be held whole.
pub const LONGEST_LINE: usize = 16 << 20;

/// How many problems of one file are kept; of a file with more, the rest is only counted.
const KEPT: usize = 500;

/// What was read of a piece.
struct ChunkResult {
    reading: ReadResult,
    lines: usize,
    bytes: usize,
    anything: bool,
}

impl ReadResult {
    /// Reads a file with one record a line from where it comes, `name` being what problems call
    /// it. `progress` is told, now and then, how many bytes and how many records there are so far.
    ///
    /// # Errors
    /// What the reader says; what was read before it stays.
    pub fn stream(
        &mut self,
        name: &str,
        from: impl Read,
        progress: &mut dyn FnMut(u64, usize),
    ) -> io::Result<()> {
        let file = self.next_file(name);
        let mut gathered = PartialResult::default();
        let workers = thread::available_parallelism().map_or(1, usize::from).min(8);
        let outcome = thread::scope(|scope| {
            let (pieces, queue) = mpsc::sync_channel::<Chunk>(workers);
            let (parts, done) = mpsc::channel::<(usize, ChunkResult)>();
            let queue = Arc::new(Mutex::new(queue));
            for _ in 0..workers {
                let (parts, queue) = (parts.clone(), Arc::clone(&queue));
                scope.spawn(move || {
                    let mut shared = Interner::default();
                    loop {
                        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                        let Ok(piece) = next else { return };
                        let nth = piece.nth;
                        if parts.send((nth, part(file, name, piece, &mut shared))).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(parts);
            let mut lines = Chunks::new(from);
            let outcome = loop {
                match lines.next() {
                    Ok(Some(piece)) => {
                        let flaw = (piece.nth == 0).then(|| other_kind(&piece.bytes)).flatten();
                        if let Some(flaw) = flaw {
                            self.loaded.cut_off += 1;
                            self.note(name, "", vec![flaw]);
                            gathered.anything = true;
                            break Ok(());
                        }
                        if pieces.send(piece).is_err() {
                            break Ok(());
                        }
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
                for (nth, part) in done.try_iter() {
                    gathered.take(self, nth, part, progress);
                }
            };
            drop(pieces);
            for (nth, part) in done.iter() {
                gathered.take(self, nth, part, progress);
            }
            for line in lines.too_long {
                self.loaded.leave_out(file, 1);
                gathered.anything = true;
                gathered.keep(self, unheld(name, line));
            }
            outcome
        });
        if !gathered.anything && outcome.is_ok() {
            self.note(name, "", vec![SpanDiagnostic::new(Code::Root, 0..0, "the file is empty")]);
        }
        outcome
    }

    /// Takes in what was read of a part of a file, `lines` being those before it.
    fn absorb(&mut self, part: ReadResult, lines: usize) -> Vec<Diagnostic> {
        let before = u32::try_from(lines).unwrap_or(u32::MAX);
        let ReadResult { about, mut records, loaded, .. } = part;
        if let Some(file) = loaded.origins.about {
            self.about(file, about);
        }
        self.records.append(&mut records);
        let moved = loaded.origins.records.into_iter().map(|mut origin| {
            origin.nth = origin.nth.saturating_add(before);
            origin
        });
        self.loaded.origins.records.extend(moved);
        self.loaded.left_out += loaded.left_out;
        self.loaded.left_out_of.extend(loaded.left_out_of);
        self.loaded.cut_off += loaded.cut_off;
        self.loaded.unlisted += loaded.unlisted;
        self.loaded.unread.extend(loaded.unread);
        let down = |mut problem: Diagnostic| {
            for place in [Some(&mut problem.place), problem.see.as_mut()].into_iter().flatten() {
                place.position.iter_mut().for_each(|position| position.line += lines);
            }
            problem
        };
        loaded.problems.into_iter().map(down).collect()
    }
}

/// The parts in their order, those that came too early put by.
#[derive(Default)]
struct PartialResult {
    early: BTreeMap<usize, ChunkResult>,
    next: usize,
    lines: usize,
    bytes: u64,
    kept: usize,
    /// Whether there was anything but blank lines.
    anything: bool,
}

impl PartialResult {
    fn take(
        &mut self,
        reading: &mut ReadResult,
        nth: usize,
        part: ChunkResult,
        progress: &mut dyn FnMut(u64, usize),
    ) {
        self.early.insert(nth, part);
        while let Some(part) = self.early.remove(&self.next) {
            self.anything |= part.anything;
            for problem in reading.absorb(part.reading, self.lines) {
                self.keep(reading, problem);
            }
            self.next += 1;
            self.lines += part.lines;
            self.bytes += part.bytes as u64;
            progress(self.bytes, reading.records.len());
        }
    }

    fn keep(&mut self, reading: &mut ReadResult, problem: Diagnostic) {
        if self.kept < KEPT {
            self.kept += 1;
            reading.loaded.problems.push(problem);
        } else {
            reading.loaded.unlisted += 1;
        }
    }
}

/// Reads the records of a piece.
fn part(file: u32, name: &str, mut piece: Chunk, shared: &mut Interner) -> ChunkResult {
    let mut reading = ReadResult { shared: std::mem::take(shared), ..ReadResult::default() };
    let (lines, bytes) = (piece.lines(), piece.bytes.len());
    let (text, mut flaws) = piece.text();
    let anything = !flaws.is_empty() || !text.trim_start().is_empty();
    reading.loaded.leave_out(file, flaws.len());
    if anything {
        flaws.extend(reading.lines(file, text));
    }
    reading.note(name, text, flaws);
    *shared = std::mem::take(&mut reading.shared);
    ChunkResult { reading, lines, bytes, anything }
}

/// What to do about a line that is too long.
pub(super) const WHOLE: &str = "if the file is one JSON object, its name must end in .json";

/// What is said of a line that is too long.
pub(super) fn too_long() -> String {
    format!("this line is longer than {} MiB", LONGEST_LINE >> 20)
}

/// For a line that no memory is given to.
fn unheld(name: &str, line: usize) -> Diagnostic {
    let place = Location::position(name, Position { line, column: 1 });
    Diagnostic::new(Code::Unreadable, place, too_long()).help(WHOLE)
}
