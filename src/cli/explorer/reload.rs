//! What the explorer does about its files while it runs: it takes in what threads have read, reads
//! again, switches layers and hands a record to the user's editor.

use super::{Explorer, loader::LoaderEvent};
use crate::{
    app::{Action, LARGE, Notice, PreparedDossier, Progress},
    article::ReadProblem,
    cli::{
        editor,
        loading::{LoadedDossier, open::read, open_error::DEFAULT_CAP},
    },
    source_texts::SourceTexts,
    terminal::Flow,
};
use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// How the editor ended, once it did.
pub(super) type EditorResult = Arc<Mutex<Option<Result<(), String>>>>;

impl Explorer {
    /// Takes in what a thread has done.
    pub(super) fn hear(&mut self, news: LoaderEvent) {
        match news {
            LoaderEvent::Progress(progress) => {
                self.app.background_mut().set_progress(Some(progress))
            }
            LoaderEvent::Opened(opened) => {
                let (opened, prepared) = *opened;
                self.take_over(opened, prepared);
            }
            LoaderEvent::Refused(answer) => {
                self.reading = false;
                self.app.background_mut().set_progress(None);
                let faults = answer
                    .err
                    .lines()
                    .map(|line| ReadProblem { text: line.to_owned(), help: None });
                self.app.set_faults(faults.collect());
            }
            LoaderEvent::Indexed(dossier, finder) => {
                if !self.reading {
                    self.app.background_mut().set_progress(None);
                }
                self.app.set_search_engine(&dossier, finder);
            }
            LoaderEvent::Done(done) => self.app.finish(*done),
            LoaderEvent::Changed => self.read_again(),
        }
    }

    /// Shows what was read.
    fn take_over(&mut self, opened: LoadedDossier, prepared: PreparedDossier) {
        self.app.await_search_engine(prepared.dossier().len() >= LARGE);
        let left = self.app.replace_dossier(prepared);
        // Giving up a large dossier takes longer than a key may.
        std::thread::spawn(move || drop(left));
        let first = !self.again;
        self.arrived(opened);
        if first {
            self.come_back();
        } else {
            self.keeper.show(&mut self.app);
        }
    }

    /// Tells of what was read, now that it is shown.
    pub(super) fn arrived(&mut self, opened: LoadedDossier) {
        let large = opened.dossier.len() >= LARGE;
        self.reading = false;
        self.app.background_mut().set_progress(large.then_some(Progress::Indexing(0)));
        self.cite();
        self.remark = opened.remark();
        let title = &self.app.dossier().metadata().title;
        let text = match opened.over.last() {
            _ if std::mem::replace(&mut self.again, true) => {
                Some(format!("“{title}” was read again"))
            }
            Some(below) => Some(format!("“{title}” is laid over “{below}”: ? help  q quit")),
            None => None,
        };
        text.into_iter().for_each(|text| self.app.notify(Notice::Hint(text)));
        self.app.set_layers(self.layers.shown(Some(&opened)));
        // What was told already is not told again at every reading.
        let before = self.opened.as_ref().map_or(&[][..], |before| &before.faults);
        let differs = before != opened.faults;
        self.opened = Some(opened);
        if differs {
            self.tell_faults();
        }
        if std::mem::take(&mut self.changed) {
            self.read_again();
        }
    }

    /// Tells what could not be read of the dossier, and what is wrong around it.
    pub(super) fn tell_faults(&mut self) {
        let read = self.opened.iter().flat_map(|opened| &opened.faults);
        self.app.set_faults(read.chain(&self.around).cloned().collect());
    }

    /// Reads the files again, after what is being read now.
    pub(super) fn read_again(&mut self) {
        if self.reading {
            self.changed = true;
            return;
        }
        self.reading = true;
        self.app.background_mut().set_progress(Some(Progress::Reading(None, 0)));
        self.loader.read(None);
    }

    /// Finds the passages of the dossier in the documents.
    pub(super) fn cite(&mut self) {
        if !self.documents.is_empty() {
            self.app.set_texts(SourceTexts::of(self.app.dossier(), &self.documents));
        }
    }

    /// Reads the layers that are on now.
    pub(super) fn switch_layers(&mut self) {
        if let Some(reason) = self.layers.unreadable() {
            self.app.set_layers(self.layers.shown(self.opened.as_ref()));
            return self.app.notify(Notice::Refusal(reason.to_owned()));
        }
        self.layers.switch(self.app.data().layers());
        let wanted = self.layers.wanted(self.loader.wanted().cap);
        self.app.background_mut().set_reloadable(wanted.readable_again());
        self.loader.want(wanted);
        self.read_again();
    }

    /// Hands the terminal to the user's editor, at the line of the current record.
    pub(super) fn edit(&mut self) -> Flow {
        let Some(id) = self.app.view().current else { return Flow::Continue };
        let dossier = self.app.dossier();
        let slug = dossier.record(id).id().to_owned();
        let record = dossier.entry(id).record;
        let file = self.opened.as_ref().and_then(|opened| opened.file_of(record));
        match file.ok_or(None).and_then(|file| place(file, &slug).map_err(Some)) {
            Ok(command) => {
                let (edited, waker) = (Arc::clone(&self.edited), self.waker.clone());
                Flow::Run(Box::new(move || {
                    let outcome = editor::run(&command);
                    *edited.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
                    waker.wake();
                }))
            }
            Err(reason) => {
                let text = reason.unwrap_or_else(|| {
                    let key = self.app.keymap().label(Action::Export);
                    format!(
                        "This record is inside the program: {key} writes it into a file of yours, \
                         or `chancery export --near {slug} -o mine.json`"
                    )
                });
                self.app.notify(Notice::Refusal(text));
                Flow::Continue
            }
        }
    }

    /// Reads again what the editor may have changed.
    pub(super) fn after_editing(&mut self) {
        let outcome = self.edited.lock().unwrap_or_else(PoisonError::into_inner).take();
        match outcome {
            Some(Ok(())) => self.read_again(),
            Some(Err(reason)) => self.app.notify(Notice::Refusal(reason)),
            None => {}
        }
    }
}

/// The command that opens a record in the user's editor.
///
/// # Errors
/// Why it cannot be: there is no editor, or no file that one could open.
fn place(file: &str, slug: &str) -> Result<Vec<String>, String> {
    let path = Path::new(file);
    if path.file_name().is_some_and(|name| name == crate::export::DESCRIPTION) {
        return Err(format!(
            "This record is in the tables beside {file}: open them in a spreadsheet"
        ));
    }
    if path == Path::new("-") || path.starts_with("/dev") {
        return Err("This record came through a pipe: there is no file to edit".to_owned());
    }
    let read = read(path, DEFAULT_CAP).map_err(|error| error.problem().to_string())?;
    let text = String::from_utf8_lossy(&read.bytes);
    let (line, column) = editor::place_of(&text, slug);
    // A whole path cannot be taken for an option.
    let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    Ok(editor::command(&editor::editor()?, &whole.to_string_lossy(), line, column))
}
