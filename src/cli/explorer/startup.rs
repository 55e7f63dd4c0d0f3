//! How the explorer begins: what is wanted, how it is set up, where the user was.

use super::{
    Explorer,
    loader::{Loader, LoaderEvent},
    reload::EditorResult,
    storage_sync::StorageSync,
};
use crate::{
    app::{App, LARGE, Progress},
    article::ReadProblem,
    cli::{
        args, environment,
        loading::{layers::Layers, open::open_documents},
        output::CommandOutput,
    },
    clipboard::ClipboardTargets,
    config::{Config, Setting},
    date::Day,
    file_format::builtin,
    storage::{AnnotationStore, Dirs},
    terminal::Waker,
    ui::Regions,
};
use ratatui::layout::Rect;
use std::{sync::Arc, time::Duration};

/// How long the first screen waits for files that are read soon; larger ones are read behind it.
const PATIENCE: Duration = Duration::from_millis(150);

impl Explorer {
    /// Opens what is wanted: at once what is read soon, and otherwise the built-in dossier until
    /// it is read.
    pub(super) fn open(
        loader: Loader,
        waker: Waker,
        args: &args::Explore,
        config: &Config,
        folders: &Dirs,
    ) -> Result<Self, CommandOutput> {
        let mut around = config.faults().to_vec();
        let mut documents = Vec::new();
        if let Some(folder) = config.documents() {
            let opened = open_documents(&folder, loader.wanted().cap);
            match opened.errors.first() {
                // What the command asks for is done or refused; what is set for always is told of.
                Some(error) if args.documents.is_some() => {
                    return Err(CommandOutput::fault(format!("chancery: {}\n", error.problem())));
                }
                Some(error) => {
                    let text = format!("{}: {}", folder.to_string_lossy(), error.problem().message);
                    around.push(ReadProblem { text, help: None });
                }
                None => documents = opened.files,
            }
        }
        let today = Day::today();
        if args.watch {
            loader.watch();
        }
        let wanted = loader.wanted();
        let layers = Layers::of(&wanted.paths, wanted.only_mine);
        let sources = wanted.open()?;
        let first = if wanted.paths.is_empty() {
            drop(sources);
            None
        } else {
            loader.read(Some(sources));
            match loader.news_within(PATIENCE) {
                Some(LoaderEvent::Refused(answer)) => return Err(answer),
                news => news,
            }
        };
        let reading = first.is_none() && !wanted.paths.is_empty();
        let (mut app, opened) = match first {
            Some(LoaderEvent::Opened(opened)) => {
                (App::from_prepared(opened.1, today), Some(opened.0))
            }
            _ if wanted.only_mine => (App::new(Arc::default(), today), None),
            _ => (App::new(Arc::new(builtin()), today), None),
        };
        app.set_keymap(config.keymap().clone());
        app.settings_mut().mouse = config.is_on(Setting::Mouse);
        app.settings_mut().ascii = config.is_on(Setting::Ascii);
        app.background_mut().set_threshold(LARGE);
        app.background_mut().set_reloadable(wanted.readable_again());
        app.set_layers(layers.shown(None));
        app.start_in(config.start());
        let restores = config.is_on(Setting::Restore);
        let keeper = StorageSync::new(AnnotationStore::open(folders.state.clone()), restores);
        let elsewhere = args.find.is_some() || args.as_of.is_some();
        let mut explorer = Self {
            app,
            layers,
            opened: None,
            around,
            reading,
            changed: false,
            again: false,
            returns: restores && !args.fresh && !elsewhere,
            documents,
            remark: String::new(),
            waker,
            edited: EditorResult::default(),
            keeper: Arc::new(keeper),
            ways: ClipboardTargets::of(
                |name| std::env::var_os(name),
                config.clipboard(),
                folders.state.clone(),
            ),
            light: environment::light(),
            depth: environment::depth(),
            area: Rect::default(),
            regions: Regions::default(),
            loader,
        };
        // The colours that were chosen by key last stand unless others are set.
        let by_key = restores && config.is_default(Setting::Theme);
        explorer.keeper.meet(&explorer.app.dossier().metadata().id);
        let theme = if by_key { explorer.keeper.theme() } else { config.theme() };
        explorer.app.settings_mut().theme = theme;
        explorer.keeper.begins_with(theme);
        if reading {
            explorer.app.background_mut().set_progress(Some(Progress::Reading(None, 0)));
        }
        match opened {
            Some(opened) => {
                explorer.app.await_search_engine(opened.dossier.len() >= LARGE);
                explorer.arrived(opened);
            }
            None => explorer.cite(),
        }
        if reading {
            explorer.keeper.show(&mut explorer.app);
        } else {
            explorer.come_back();
        }
        explorer.around.extend(explorer.keeper.remarks());
        if !explorer.around.is_empty() {
            explorer.tell_faults();
        }
        let app = &mut explorer.app;
        if let Some(query) = &args.find {
            app.start_with(query);
        }
        if let Some(date) = &args.as_of
            && let Err(reason) = app.start_on(date)
        {
            return Err(CommandOutput::fault(format!("chancery: --as-of {date}: {reason}\n")));
        }
        Ok(explorer)
    }

    /// Goes where the user was in this dossier the last time, where that is wanted, and shows what
    /// is kept of its records.
    pub(super) fn come_back(&mut self) {
        let returns = std::mem::take(&mut self.returns);
        self.keeper.meet(&self.app.dossier().metadata().id);
        self.keeper.begin(&mut self.app, returns);
    }
}
