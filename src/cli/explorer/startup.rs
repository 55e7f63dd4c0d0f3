//! Starts the explorer: opens the dossier, applies settings, restores the last session.

use super::{
    Explorer,
    loader::{Loader, LoaderEvent},
    storage_sync::StorageSync,
};
use crate::{
    app::{App, LARGE, Progress},
    article::ReadProblem,
    cli::{
        args, environment,
        loading::{layers::Layers, open_error::io_error},
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
        let mut other_problems: Vec<_> =
            config.diagnostics().iter().map(ReadProblem::from).collect();
        let mut documents = config.documents();
        let unreadable = |folder: &PathBuf| Some(io_error(folder, &folder.read_dir().err()?));
        if let Some(error) = documents.as_ref().and_then(unreadable) {
            // An error for an option of the command, a warning for a permanent setting.
            if args.documents.is_some() {
                let text = format!("chancery: {}\n", error.to_diagnostic());
                return Err(CommandOutput::error(text));
            }
            other_problems.push(ReadProblem::from(&error.to_diagnostic()));
            documents = None;
        }
        let today = Day::today();
        if args.watch {
            loader.watch_files();
        }
        let spec = &loader.spec;
        let layers = Layers::new(&spec.paths, spec.only_mine);
        let sources = spec.open()?;
        let first = if spec.paths.is_empty() {
            drop(sources);
            None
        } else {
            loader.read(Some(sources));
            match loader.wait_for_event(PATIENCE) {
                Some(LoaderEvent::LoadFailed(answer)) => return Err(answer),
                news => news,
            }
        };
        let reading = first.is_none() && !spec.paths.is_empty();
        let (mut app, opened) = match first {
            Some(LoaderEvent::Loaded(opened)) => {
                (App::from_prepared(opened.1, today), Some(opened.0))
            }
            _ if spec.only_mine => (App::new(Arc::default(), today), None),
            _ => (App::new(Arc::new(builtin()), today), None),
        };
        app.set_keymap(config.keymap().clone());
        app.settings.mouse = config.is_on(Setting::Mouse);
        app.settings.ascii = config.is_on(Setting::Ascii);
        app.background.set_threshold(LARGE);
        app.background.set_reloadable(spec.check_reloadable());
        app.set_layers(layers.list(None));
        let restores = config.is_on(Setting::Restore);
        let storage = StorageSync::new(AnnotationStore::open(folders.state.clone()), restores);
        let elsewhere = args.find.is_some() || args.as_of.is_some();
        let mut explorer = Self {
            app,
            layers,
            opened: None,
            other_problems,
            is_loading: reading,
            reload_pending: false,
            loaded_once: false,
            restores_session: restores && !args.fresh && !elsewhere,
            start: Some(config.start()),
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
        explorer.storage.enter_dossier(&explorer.app.dossier().metadata().id);
        explorer.app.settings.theme = config.with_theme(explorer.storage.theme()).theme();
        if reading {
            explorer.app.background.set_progress(Some(Progress::Reading(None, 0)));
        }
        match opened {
            Some(opened) => {
                explorer.app.await_search_engine(opened.dossier.len() >= LARGE);
                explorer.show_loaded(opened);
            }
            None => explorer.attach_source_texts(),
        }
        if reading {
            explorer.storage.show_annotations(&mut explorer.app);
        } else {
            explorer.restore_session();
        }
        explorer.other_problems.extend(explorer.storage.remarks());
        if !explorer.other_problems.is_empty() {
            explorer.show_problems();
        }
        let app = &mut explorer.app;
        if let Some(query) = &args.find {
            app.start_with(query);
        }
        if let Some(date) = &args.as_of
            && let Err(reason) = app.start_on(date)
        {
            return Err(CommandOutput::error(format!(
                "chancery: --as-of: invalid date {date:?}: {reason}\n"
            )));
        }
        Ok(explorer)
    }

    pub(super) fn restore_session(&mut self) {
        let returns = std::mem::take(&mut self.restores_session);
        self.start.take().into_iter().for_each(|start| self.app.start_in(start));
        self.storage.enter_dossier(&self.app.dossier().metadata().id);
        self.storage.restore(&mut self.app, returns);
    }
}
