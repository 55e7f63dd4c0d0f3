//! JSON Lines as chunks on several threads, so that memory holds the records and never the file.

use super::{
    ReadResult,
    chunks::{Chunk, Chunks, LONGEST_LINE},
    encoding::other_kind,
    excerpt,
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

/// The most problems of a file that are kept; the rest is counted.
const KEPT: usize = 500;

struct ChunkResult {
    reading: ReadResult,
    lines: usize,
    bytes: usize,
    anything: bool,
}

impl ReadResult {
    /// Reads JSON Lines; `name` is for diagnostics, `progress` gets the bytes and records so far.
    /// What was read before an error of the reader stays.
    pub fn stream(
        &mut self,
        name: &str,
        from: impl Read,
        progress: &mut dyn FnMut(u64, usize),
    ) -> io::Result<()> {
        let file = self.next_file(name);
        let mut partial = PartialResult::default();
        let workers = thread::available_parallelism().map_or(1, usize::from).min(8);
        let outcome = thread::scope(|scope| {
            let (chunks, queue) = mpsc::sync_channel::<Chunk>(workers);
            let (parts, done) = mpsc::channel::<(usize, ChunkResult)>();
            let queue = Arc::new(Mutex::new(queue));
            let mut running = 0;
            for _ in 0..workers {
                let (parts, queue) = (parts.clone(), Arc::clone(&queue));
                let worker = thread::Builder::new().spawn_scoped(scope, move || {
                    let mut shared = Interner::default();
                    loop {
                        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                        let Ok(chunk) = next else { return };
                        let nth = chunk.nth;
                        if parts.send((nth, part(file, name, chunk, &mut shared))).is_err() {
                            return;
                        }
                    }
                });
                running += usize::from(worker.is_ok());
            }
            drop(parts);
            let mut shared = Interner::default();
            let mut lines = Chunks::new(from);
            let outcome = loop {
                match lines.next() {
                    Ok(Some(chunk)) => {
                        let flaw = (chunk.nth == 0).then(|| other_kind(&chunk.bytes)).flatten();
                        if let Some(flaw) = flaw {
                            self.loaded.cut_off += 1;
                            self.note(name, "", vec![flaw]);
                            partial.anything = true;
                            break Ok(());
                        }
                        if running == 0 {
                            // No thread is to be had: this one reads.
                            let nth = chunk.nth;
                            partial.take(self, nth, part(file, name, chunk, &mut shared), progress);
                        } else if chunks.send(chunk).is_err() {
                            break Ok(());
                        }
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
                for (nth, part) in done.try_iter() {
                    partial.take(self, nth, part, progress);
                }
            };
            drop(chunks);
            for (nth, part) in done.iter() {
                partial.take(self, nth, part, progress);
            }
            for line in lines.too_long {
                self.loaded.leave_out(file, 1);
                partial.anything = true;
                partial.keep(self, skipped_line(name, line));
            }
            outcome
        });
        if !partial.anything && outcome.is_ok() {
            self.note(name, "", vec![SpanDiagnostic::new(Code::Root, 0..0, "the file is empty")]);
        }
        outcome
    }

    /// Reads what one record needs; nothing where the bytes of its id are not found. Never fails.
    pub fn stream_around(&mut self, id: &str, name: &str, text: &[u8]) -> io::Result<()> {
        let excerpt = excerpt::around(text, id).unwrap_or_default();
        self.stream(name, excerpt.as_slice(), &mut |_, _| ())
    }

    /// Adds the records of a chunk; returns its problems, moved down by the lines before it.
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

/// The chunks in order; those that are done too early wait.
#[derive(Default)]
struct PartialResult {
    early: BTreeMap<usize, ChunkResult>,
    next: usize,
    lines: usize,
    bytes: u64,
    kept: usize,
    /// Whether there was a line that is not blank.
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

fn part(file: u32, name: &str, mut chunk: Chunk, shared: &mut Interner) -> ChunkResult {
    let mut reading = ReadResult { shared: std::mem::take(shared), ..ReadResult::default() };
    let (lines, bytes) = (chunk.lines(), chunk.bytes.len());
    let (text, mut flaws) = chunk.text();
    let anything = !flaws.is_empty() || !text.trim_start().is_empty();
    reading.loaded.leave_out(file, flaws.len());
    if anything {
        flaws.extend(reading.lines(file, text));
    }
    reading.note(name, text, flaws);
    *shared = std::mem::take(&mut reading.shared);
    ChunkResult { reading, lines, bytes, anything }
}

pub(super) const ONE_OBJECT_HELP: &str =
    "if the file is one JSON object, its name must end in .json";

pub(super) fn too_long() -> String {
    format!("this line is longer than {} MiB", LONGEST_LINE >> 20)
}

fn skipped_line(name: &str, line: usize) -> Diagnostic {
    let place = Location::position(name, Position { line, column: 1 });
    Diagnostic::new(Code::Unreadable, place, too_long()).help(ONE_OBJECT_HELP)
}
