//! Handles loader events, reloads files, switches layers, and opens a record in the editor.

use super::{Explorer, Loading, loader::LoaderEvent};
use crate::{
    app::{Action, LARGE, Notice, PreparedDossier, Progress},
    article::ReadProblem,
    cli::{
        args::Check,
        commands::check,
        editor,
        loading::{
            LoadedDossier, PIPE, is_pipe,
            open::{open_documents, read},
        },
    },
    diagnostics::{Code, Severity},
    source_texts::SourceTexts,
    terminal::Flow,
    threads,
};
use std::{ffi::OsString, path::Path};

/// The largest dossier, in entries, that is checked whenever it is read with problems.
const CHECKED_AT_ONCE: usize = 5000;

impl Explorer {
    pub(super) fn handle_loader_event(&mut self, event: LoaderEvent) {
        match event {
            LoaderEvent::Progress(progress) => self.app.background.progress = Some(progress),
            LoaderEvent::Loaded(opened) => {
                let (opened, prepared) = *opened;
                self.replace_dossier(opened, prepared);
            }
            LoaderEvent::LoadFailed(output) => {
                self.app.background.progress = None;
                let problem =
                    |line: &str| ReadProblem { text: line.to_owned(), ..ReadProblem::default() };
                let problems: Vec<_> = output.err.lines().map(problem).collect();
                // The problems on screen, with which those of the next load are compared.
                if let Some(opened) = &mut self.opened {
                    opened.problems.clone_from(&problems);
                }
                self.app.set_faults(problems);
                self.app.notify(Notice::Refusal("The files cannot be read".to_owned()));
                self.end_loading();
            }
            LoaderEvent::Indexed(dossier, engine) => {
                if self.loading == Loading::Idle {
                    self.app.background.progress = None;
                }
                self.app.set_search_engine(&dossier, engine);
            }
            LoaderEvent::TaskDone(done) => self.app.finish(*done),
            LoaderEvent::Changed => self.reload(),
            LoaderEvent::Notice(notice) => self.app.notify(notice),
        }
    }

    fn replace_dossier(&mut self, opened: LoadedDossier, prepared: PreparedDossier) {
        self.app.await_search_engine(prepared.dossier().len() >= LARGE);
        let left = self.app.replace_dossier(prepared);
        // Freeing a large dossier takes too long for a key press.
        threads::detach(move || drop(left));
        let first = self.opened.is_none();
        self.show_loaded(opened);
        if first {
            self.restore_session();
        } else {
            self.storage.show_annotations(&mut self.app);
        }
    }

    pub(super) fn show_loaded(&mut self, opened: LoadedDossier) {
        let large = opened.dossier.len() >= LARGE;
        self.app.background.progress = large.then_some(Progress::Indexing(0));
        self.attach_source_texts();
        self.warning = opened.warning();
        let titles = opened.titles();
        let text = match titles.len() {
            _ if self.opened.is_some() => Some(format!("Reloaded {}", titles.join(", "))),
            0 | 1 => None,
            _ => Some(format!("Opened {}: ? help  q quit", titles.join(", "))),
        };
        text.into_iter().for_each(|text| self.app.notify(Notice::Hint(text)));
        self.app.set_title(titles.join(", "));
        self.app.set_layers(self.layers.list(Some(&opened)));
        // Known problems are not shown again after each reload.
        let before = self.opened.as_ref().map_or(&[][..], |before| &before.problems);
        let differs = before != opened.problems;
        self.opened = Some(opened);
        if differs {
            self.show_problems();
        }
        self.end_loading();
    }

    /// Reads again what changed while it was being read, whether or not that reading failed.
    fn end_loading(&mut self) {
        if std::mem::replace(&mut self.loading, Loading::Idle) == Loading::Outdated {
            self.reload();
        }
    }

    pub(super) fn show_problems(&mut self) {
        let mut problems = self.opened.as_ref().map_or(Vec::new(), |it| it.problems.clone());
        if !problems.is_empty() {
            let found = self.checked().into_iter().filter(|found| !problems.contains(found));
            let found: Vec<ReadProblem> = found.collect();
            problems.extend(found);
        }
        problems.extend(self.other_problems.iter().cloned());
        self.app.set_faults(problems);
    }

    /// The errors that `chancery check` finds, in files small enough to be checked at once.
    fn checked(&self) -> Vec<ReadProblem> {
        let spec = &self.loader.spec;
        if self.app.dossier().len() > CHECKED_AT_ONCE || spec.check_reloadable().is_err() {
            return Vec::new();
        }
        let options =
            Check { paths: spec.paths.clone(), max_size: Some(spec.max_size), ..Check::default() };
        let found = check::findings(&options).problems;
        let errors = found.iter().filter(|found| found.code.severity() == Severity::Error);
        // Reading has reported these.
        let others = errors.filter(|found| found.code != Code::DuplicateId);
        others.map(ReadProblem::from).collect()
    }

    pub(super) fn reload(&mut self) {
        if self.loading != Loading::Idle {
            self.loading = Loading::Outdated;
            return;
        }
        self.loading = Loading::Running;
        self.app.background.progress = Some(Progress::Reading(None, 0));
        self.loader.read(None);
    }

    pub(super) fn attach_source_texts(&mut self) {
        let Some(folder) = &self.documents else { return };
        let max_size = self.loader.spec.max_size;
        let opened = open_documents(folder, max_size, self.app.dossier());
        for error in &opened.errors {
            let problem = ReadProblem::from(&error.to_diagnostic());
            if !self.other_problems.contains(&problem) {
                self.other_problems.push(problem);
            }
        }
        self.app.set_texts(SourceTexts::of(self.app.dossier(), &opened.files));
    }

    pub(super) fn switch_layers(&mut self) {
        if self.loader.spec.paths.iter().any(|path| is_pipe(path)) {
            self.app.set_layers(self.layers.list(self.opened.as_ref()));
            return self.app.notify(Notice::Refusal(PIPE.to_owned()));
        }
        self.layers.set_enabled(&self.app.data().layers);
        let spec = self.layers.spec(self.loader.spec.max_size);
        self.app.background.reload_error = spec.check_reloadable().err();
        self.loader.spec = spec;
        self.reload();
    }

    pub(super) fn open_editor(&mut self) -> Flow {
        let Some(id) = self.app.view().current else { return Flow::Continue };
        let dossier = self.app.dossier();
        let slug = dossier.record(id).id().to_owned();
        let record = dossier.entry(id).record;
        let file = self.opened.as_ref().and_then(|opened| opened.path_of_record(record));
        let file = file.map(|name| self.loader.spec.path_named(name));
        let command = match file {
            Some(file) => edit_command(&file, &slug, self.loader.spec.max_size),
            None => {
                let key = self.app.settings.keymap.label(Action::Export);
                Err(format!(
                    "Built-in record: to edit a copy, export it with {key} or \
                     `chancery export --near {slug} -o mine.json`"
                ))
            }
        };
        match command {
            Ok(command) => {
                let events = self.loader.sender.clone();
                let edit = move || {
                    let refused = |reason| LoaderEvent::Notice(Notice::Refusal(reason));
                    let edited = editor::run(&command).map(|()| LoaderEvent::Changed);
                    events.send(edited.unwrap_or_else(refused));
                };
                Flow::Run(Box::new(edit))
            }
            Err(reason) => {
                self.app.notify(Notice::Refusal(reason));
                Flow::Continue
            }
        }
    }
}

fn edit_command(path: &Path, slug: &str, max_size: u64) -> Result<Vec<OsString>, String> {
    if is_pipe(path) {
        return Err("A record from a pipe cannot be edited".to_owned());
    }
    let read = read(path, max_size).map_err(|error| error.to_diagnostic().to_string())?;
    let text = String::from_utf8_lossy(&read.bytes);
    let place = editor::position_of(&text, slug);
    // An absolute path cannot be mistaken for an option.
    let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    Ok(editor::command_at(&editor::user_editor()?, whole.as_os_str(), place))
}

#[cfg(test)]
#[path = "../../../tests/unit/reload.rs"]
mod tests;
