//! What the explorer does about its files while it runs: it takes in what threads have read, reads
//! again, switches layers and hands a record to the user's editor.

use super::{Explorer, loader::LoaderEvent};
use crate::{
    app::{Action, LARGE, Notice, PreparedDossier, Progress},
    article::ReadProblem,
    cli::{
        editor,
        loading::{LoadedDossier, open::read, open_error::DEFAULT_MAX_SIZE},
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
    pub(super) fn handle_loader_event(&mut self, event: LoaderEvent) {
        match event {
            LoaderEvent::Progress(progress) => self.app.set_progress(Some(progress)),
            LoaderEvent::Loaded(opened) => {
                let (opened, prepared) = *opened;
                self.replace_dossier(opened, prepared);
            }
            LoaderEvent::LoadFailed(output) => {
                self.is_loading = false;
                self.app.set_progress(None);
                let problems = output
                    .err
                    .lines()
                    .map(|line| ReadProblem { text: line.to_owned(), help: None });
                self.app.set_faults(problems.collect());
            }
            LoaderEvent::Indexed(dossier, engine) => {
                if !self.is_loading {
                    self.app.set_progress(None);
                }
                self.app.set_search_engine(&dossier, engine);
            }
            LoaderEvent::TaskDone(done) => self.app.finish(*done),
            LoaderEvent::Changed => self.reload(),
        }
    }

    /// Shows what was read.
    fn replace_dossier(&mut self, opened: LoadedDossier, prepared: PreparedDossier) {
        self.app.await_search_engine(prepared.dossier().len() >= LARGE);
        let left = self.app.replace_dossier(prepared);
        // Giving up a large dossier takes longer than a key may.
        std::thread::spawn(move || drop(left));
        let first = !self.loaded_once;
        self.show_loaded(opened);
        if first {
            self.restore_session();
        } else {
            self.storage.show_annotations(&mut self.app);
        }
    }

    /// Tells of what was read, now that it is shown.
    pub(super) fn show_loaded(&mut self, opened: LoadedDossier) {
        let large = opened.dossier.len() >= LARGE;
        self.is_loading = false;
        self.app.set_progress(large.then_some(Progress::Indexing(0)));
        self.attach_source_texts();
        self.warning = opened.warning();
        let title = &self.app.dossier().metadata().title;
        let text = match opened.merged_titles.last() {
            _ if std::mem::replace(&mut self.loaded_once, true) => {
                Some(format!("“{title}” was read again"))
            }
            Some(below) => Some(format!("“{title}” is laid over “{below}”: ? help  q quit")),
            None => None,
        };
        text.into_iter().for_each(|text| self.app.notify(Notice::Hint(text)));
        self.app.set_layers(self.layers.list(Some(&opened)));
        // What was told already is not told again at every reading.
        let before = self.opened.as_ref().map_or(&[][..], |before| &before.problems);
        let differs = before != opened.problems;
        self.opened = Some(opened);
        if differs {
            self.show_problems();
        }
        if std::mem::take(&mut self.reload_pending) {
            self.reload();
        }
    }

    /// Tells what could not be read of the dossier, and what is wrong other_problems it.
    pub(super) fn show_problems(&mut self) {
        let read = self.opened.iter().flat_map(|opened| &opened.problems);
        self.app.set_faults(read.chain(&self.other_problems).cloned().collect());
    }

    /// Reads the files again, after what is being read now.
    pub(super) fn reload(&mut self) {
        if self.is_loading {
            self.reload_pending = true;
            return;
        }
        self.is_loading = true;
        self.app.set_progress(Some(Progress::Reading(None, 0)));
        self.loader.read(None);
    }

    /// Finds the passages of the dossier in the documents.
    pub(super) fn attach_source_texts(&mut self) {
        if !self.documents.is_empty() {
            self.app.set_texts(SourceTexts::of(self.app.dossier(), &self.documents));
        }
    }

    /// Reads the layers that are on now.
    pub(super) fn switch_layers(&mut self) {
        if let Some(reason) = self.layers.not_reloadable() {
            self.app.set_layers(self.layers.list(self.opened.as_ref()));
            return self.app.notify(Notice::Refusal(reason.to_owned()));
        }
        self.layers.set_enabled(self.app.layers());
        let spec = self.layers.spec(self.loader.spec().max_size);
        self.app.set_readable_again(spec.check_reloadable());
        self.loader.set_spec(spec);
        self.reload();
    }

    /// Hands the terminal to the user's editor, at the line of the current record.
    pub(super) fn open_editor(&mut self) -> Flow {
        let Some(id) = self.app.view().current else { return Flow::Continue };
        let dossier = self.app.dossier();
        let slug = dossier.record(id).id().to_owned();
        let record = dossier.entry(id).record;
        let file = self.opened.as_ref().and_then(|opened| opened.path_of_record(record));
        match file.ok_or(None).and_then(|file| edit_command(file, &slug).map_err(Some)) {
            Ok(command) => {
                let (edited, waker) = (Arc::clone(&self.editor_result), self.waker.clone());
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
    pub(super) fn poll_editor(&mut self) {
        let outcome = self.editor_result.lock().unwrap_or_else(PoisonError::into_inner).take();
        match outcome {
            Some(Ok(())) => self.reload(),
            Some(Err(reason)) => self.app.notify(Notice::Refusal(reason)),
            None => {}
        }
    }
}

/// The command that opens a record in the user's editor.
///
/// # Errors
/// Why it cannot be: there is no editor, or no file that one could open.
fn edit_command(file: &str, slug: &str) -> Result<Vec<String>, String> {
    let path = Path::new(file);
    if path.file_name().is_some_and(|name| name == crate::export::DESCRIPTION) {
        return Err(format!(
            "This record is in the tables beside {file}: open them in a spreadsheet"
        ));
    }
    if path == Path::new("-") || path.starts_with("/dev") {
        return Err("This record came through a pipe: there is no file to edit".to_owned());
    }
    let read = read(path, DEFAULT_MAX_SIZE).map_err(|error| error.to_diagnostic().to_string())?;
    let text = String::from_utf8_lossy(&read.bytes);
    let (line, column) = editor::position_of(&text, slug);
    // A whole path cannot be taken for an option.
    let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    Ok(editor::command_at(&editor::user_editor()?, &whole.to_string_lossy(), line, column))
}
