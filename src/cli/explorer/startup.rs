//! Starts the explorer: opens the dossier, applies settings, restores the last session.

use super::{
    Explorer, FirstView, Loading,
    loader::{Loader, LoaderEvent},
    storage_sync::StorageSync,
};
use crate::{
    app::{App, LARGE, Progress},
    article::ReadProblem,
    cli::{
        args, environment,
        loading::{LoadedDossier, layers::Layers, open_error::io_error},
        output::CommandOutput,
    },
    clipboard::ClipboardTargets,
    config::{Config, Setting},
    date::Day,
    file_format::builtin,
    storage::{AnnotationStore, Dirs},
    ui::Regions,
};
use ratatui::layout::Rect;
use std::{path::PathBuf, sync::Arc, time::Duration};

/// How long the first screen waits for the files; slower ones load in the background.
const PATIENCE: Duration = Duration::from_millis(150);

impl Explorer {
    /// Opens the dossier at once if it loads quickly, otherwise the built-in one until it has loaded.
    pub(super) fn open(
        loader: Loader,
        args: &args::Explore,
        config: &Config,
        folders: &Dirs,
    ) -> Result<Self, CommandOutput> {
        let mut other_problems: Vec<_> = config.diagnostics.iter().map(ReadProblem::from).collect();
        let documents = documents(args, config, &mut other_problems)?;
        let (app, opened) = first_app(&loader, args.watch)?;
        let restores = config.is_on(Setting::Restore);
        let storage = StorageSync::new(AnnotationStore::open(folders.state.clone()), restores);
        let is_loading = opened.is_none() && !loader.spec.paths.is_empty();
        let elsewhere = args.find.is_some() || args.as_of.is_some();
        let mut explorer = Self {
            app,
            layers: Layers::new(&loader.spec.paths, loader.spec.is_alone),
            opened: None,
            other_problems,
            loading: if is_loading { Loading::Running } else { Loading::Idle },
            first_view: Some(FirstView {
                start: config.start(),
                restores_session: restores && !args.fresh && !elsewhere,
            }),
            documents,
            warning: String::new(),
            storage: Arc::new(storage),
            clipboard: ClipboardTargets::of(
                |name| std::env::var_os(name),
                config.clipboard(),
                folders.state.clone(),
            ),
            light_background: environment::light_background(),
            color_depth: environment::color_depth(),
            area: Rect::default(),
            regions: Regions::default(),
            loader,
        };
        explorer.configure(config);
        explorer.show_first(opened);
        explorer.show_view_of(args);
        Ok(explorer)
    }

    fn configure(&mut self, config: &Config) {
        self.storage.enter_dossier(&self.app.dossier().metadata().id);
        self.app.set_keymap(config.keymap.clone());
        let settings = &mut self.app.settings;
        settings.mouse = config.is_on(Setting::Mouse);
        settings.ascii = config.is_on(Setting::Ascii);
        settings.theme = config.with_theme(self.storage.theme()).theme();
        self.app.background.threshold = LARGE;
        self.app.background.reload_error = self.loader.spec.check_reloadable().err();
        self.app.set_layers(self.layers.list(None));
    }

    /// Shows what was read, or the progress of reading.
    fn show_first(&mut self, opened: Option<LoadedDossier>) {
        match opened {
            Some(opened) => {
                self.app.await_search_engine(opened.dossier.len() >= LARGE);
                self.show_loaded(opened);
            }
            None => self.attach_source_texts(),
        }
        if self.loading == Loading::Idle {
            self.restore_session();
        } else {
            self.app.background.progress = Some(Progress::Reading(None, 0));
            self.storage.show_annotations(&mut self.app);
        }
        self.other_problems.extend(self.storage.remarks());
        if !self.other_problems.is_empty() {
            self.show_problems();
        }
    }

    fn show_view_of(&mut self, args: &args::Explore) {
        args.as_of.into_iter().for_each(|day| self.app.start_on(day));
        args.find.iter().for_each(|query| self.app.start_with(query));
    }

    pub(super) fn restore_session(&mut self) {
        let first = self.first_view.take();
        first.iter().for_each(|first| self.app.start_in(first.start));
        self.storage.enter_dossier(&self.app.dossier().metadata().id);
        self.storage.restore(&mut self.app, first.is_some_and(|it| it.restores_session));
    }
}

/// The folder of the documents. One that cannot be read is an error of the option of the command, and
/// a problem of a permanent setting.
fn documents(
    args: &args::Explore,
    config: &Config,
    problems: &mut Vec<ReadProblem>,
) -> Result<Option<PathBuf>, CommandOutput> {
    let Some(folder) = config.documents() else { return Ok(None) };
    let Err(error) = folder.read_dir() else { return Ok(Some(folder)) };
    let diagnostic = io_error(&folder, &error).to_diagnostic();
    if args.documents.is_some() {
        return Err(CommandOutput::error(format!("chancery: {diagnostic}\n")));
    }
    problems.push(ReadProblem::from(&diagnostic));
    Ok(None)
}

/// The app over the dossier of the paths, if it is read soon enough.
fn first_app(loader: &Loader, watch: bool) -> Result<(App, Option<LoadedDossier>), CommandOutput> {
    if watch {
        loader.watch_files();
    }
    let (spec, today) = (&loader.spec, Day::today());
    let sources = spec.open()?;
    if !spec.paths.is_empty() {
        loader.read(Some(sources));
        match loader.wait_for_event(PATIENCE) {
            Some(LoaderEvent::LoadFailed(answer)) => return Err(answer),
            Some(LoaderEvent::Loaded(opened)) => {
                return Ok((App::from_prepared(opened.1, today), Some(opened.0)));
            }
            _ => {}
        }
    }
    let dossier = if spec.is_alone { Arc::default() } else { Arc::new(builtin()) };
    Ok((App::new(dossier, today), None))
}
