//! Reads JSON Lines in chunks on several threads; memory holds the records and never the file.

use super::{
    FilesReader,
    chunks::{Chunks, LONGEST_LINE, line_count, text_of_chunk},
    encoding::other_kind,
    validate::KEPT,
};
use crate::{
    diagnostics::{Code, Diagnostic, Location, Position, SpanDiagnostic},
    dossier::record::Interner,
    threads,
};
use std::{
    io::{self, Read},
    thread,
};

struct ChunkResult {
    reading: FilesReader,
    lines: usize,
    bytes: usize,
    /// Whether any line was not blank.
    anything: bool,
}

impl FilesReader {
    /// Reads JSON Lines; `name` is for diagnostics, `progress` gets the bytes and records so far.
    /// Records that precede an error of the reader are kept.
    pub fn stream(
        &mut self,
        name: &str,
        from: impl Read,
        progress: &mut dyn FnMut(u64, usize),
    ) -> io::Result<()> {
        let file = self.next_file(name);
        let most_problems = self.loaded.problems.len() + KEPT;
        let workers = threads::count();
        let mut interners: Vec<Interner> = (0..workers).map(|_| Interner::default()).collect();
        let mut chunks = Chunks::new(from);
        let (mut batch, mut outcome) = chunks.batch(workers);
        if let Some(problem) = batch.first().and_then(|chunk| other_kind(chunk)) {
            self.loaded.cut_off += 1;
            self.note(name, "", vec![problem]);
            return outcome;
        }
        let (mut lines, mut bytes, mut anything) = (0, 0, false);
        while !batch.is_empty() {
            thread::scope(|scope| {
                let chunks_read = std::mem::take(&mut batch).into_iter().zip(&mut interners);
                let parts: Vec<_> = chunks_read
                    .map(|(chunk, shared)| {
                        threads::spawn(scope, move || part(file, name, chunk, shared))
                    })
                    .collect();
                // The next chunks are read while these are parsed.
                if outcome.is_ok() {
                    (batch, outcome) = chunks.batch(workers);
                }
                for part in parts.into_iter().map(threads::Work::join) {
                    self.absorb(part.reading, lines);
                    lines += part.lines;
                    bytes += part.bytes as u64;
                    anything |= part.anything;
                    progress(bytes, self.records.len());
                }
            });
            self.limit_problems(most_problems);
        }
        anything |= !chunks.too_long.is_empty();
        for line in chunks.too_long {
            self.loaded.left_out.push(file);
            self.loaded.problems.push(skipped_line(name, line));
        }
        self.limit_problems(most_problems);
        if !anything && outcome.is_ok() {
            self.note(name, "", vec![SpanDiagnostic::new(Code::Root, 0..0, "the file is empty")]);
        }
        outcome
    }

    /// Adds the records and problems of a chunk that follows `lines` lines.
    fn absorb(&mut self, part: FilesReader, lines: usize) {
        let before = u32::try_from(lines).unwrap_or(u32::MAX);
        let FilesReader { about, mut records, loaded, .. } = part;
        if let Some(file) = loaded.origins.about {
            self.about(file, about);
        }
        self.records.append(&mut records);
        let moved = loaded.origins.records.into_iter().map(|mut origin| {
            origin.nth = origin.nth.saturating_add(before);
            origin
        });
        self.loaded.origins.records.extend(moved);
        self.loaded.left_out.extend(loaded.left_out);
        self.loaded.unlisted += loaded.unlisted;
        self.loaded.unread.extend(loaded.unread);
        self.loaded.problems.extend(loaded.problems.into_iter().map(|mut problem| {
            for place in [Some(&mut problem.place), problem.see.as_mut()].into_iter().flatten() {
                place.position.iter_mut().for_each(|position| position.line += lines);
            }
            problem
        }));
    }

    fn limit_problems(&mut self, most: usize) {
        self.loaded.unlisted += self.loaded.problems.len().saturating_sub(most);
        self.loaded.problems.truncate(most);
    }
}

fn part(file: u32, name: &str, mut chunk: Vec<u8>, shared: &mut Interner) -> ChunkResult {
    let mut reading = FilesReader::default();
    let (lines, bytes) = (line_count(&chunk), chunk.len());
    let (text, mut problems) = text_of_chunk(&mut chunk);
    let anything = !problems.is_empty() || !text.trim_start().is_empty();
    reading.loaded.left_out.extend(problems.iter().map(|_| file));
    if anything {
        problems.extend(reading.lines(file, text, shared));
    }
    reading.note(name, text, problems);
    ChunkResult { reading, lines, bytes, anything }
}

fn skipped_line(name: &str, line: usize) -> Diagnostic {
    let place = Location::position(name, Position { line, column: 1 });
    let message = format!("this line is longer than {} MiB", LONGEST_LINE >> 20);
    let help = "if the file is one JSON object, its name must end in .json";
    Diagnostic::new(Code::Unreadable, place, message).help(help)
}
