//! The explorer: the state, the drawing and the terminal brought together.

mod outside;

use super::{
    answer::Answer,
    args, list,
    load::{Opened, Wanted},
    loader::{Loader, News},
    open::open_documents,
};
use crate::{
    dossier::{Day, File, builtin, passages::Texts},
    state::{App, Effect, Fault, LARGE, Notice, Prepared, Progress},
    terminal::{self, Input, Options, Session, Turn},
    ui::{self, Depth, Regions, Theme},
};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use outside::{choice, depth, is_light, key, light_by_environment};
use ratatui::{Frame, layout::Rect};
use std::{sync::Arc, time::Duration};

/// How long the first screen waits for files that are read soon; larger ones are read behind it.
const PATIENCE: Duration = Duration::from_millis(150);

/// Opens the explorer; without a terminal it lists the timeline instead.
pub(super) fn explore(wanted: Wanted, args: &args::Explore) -> Answer {
    if let Err(reason) = terminal::usable() {
        return match wanted.load() {
            Ok(opened) => listed(&opened, &reason),
            Err(answer) => answer,
        };
    }
    let options = Options { mouse: args.mouse, ..Options::default() };
    let loader = Loader::new(wanted, options.waker.clone());
    let mut explorer = match Explorer::open(loader, args) {
        Ok(explorer) => explorer,
        Err(answer) => return answer,
    };
    let ask = explorer.light.is_none()
        && args.theme == args::Theme::Auto
        && explorer.depth != Depth::Mono;
    let ended = terminal::run(&mut explorer, Options { ask_background: ask, ..options });
    let err = std::mem::take(&mut explorer.remark);
    // The system takes back the memory of a large dossier far sooner than we could give it.
    std::mem::forget(explorer);
    match ended {
        Ok(()) => Answer { err, ..Answer::default() },
        Err(error) => {
            let mut text = format!("chancery: {error}");
            let mut cause = std::error::Error::source(&error);
            while let Some(inner) = cause {
                text.push_str(&format!(": {inner}"));
                cause = inner.source();
            }
            Answer::fault(err + &text + "\n")
        }
    }
}

/// The timeline as text.
fn listed(opened: &Opened, reason: &terminal::NoTerminal) -> Answer {
    let dossier = &opened.dossier;
    let remark = opened.remark();
    Answer {
        out: list::table(dossier, dossier.timeline().iter().copied()),
        err: format!(
            "{remark}chancery: {reason}; this is the timeline as text, and `chancery search QUERY` finds in it\n"
        ),
        ..Answer::default()
    }
}

/// The state with what the terminal says of itself.
struct Explorer {
    app: App,
    loader: Loader,
    /// Whether files are being read, and whether they changed since that began.
    reading: bool,
    changed: bool,
    /// Whether they were read before.
    again: bool,
    /// The documents that are cited.
    documents: Vec<File<'static>>,
    /// What could not be read, for when the screen is gone.
    remark: String,
    /// Whether the background is light, when the terminal has said so.
    light: Option<bool>,
    depth: Depth,
    area: Rect,
}

impl Explorer {
    /// Opens what is wanted: at once what is read soon, and otherwise the built-in dossier until
    /// it is read.
    fn open(loader: Loader, args: &args::Explore) -> Result<Self, Answer> {
        let documents = match &args.documents {
            Some(folder) => {
                let opened = open_documents(folder, loader.wanted().cap);
                if let Some(error) = opened.errors.first() {
                    return Err(Answer::fault(format!("chancery: {}\n", error.problem())));
                }
                opened.files
            }
            None => Vec::new(),
        };
        let today = Day::today();
        if args.watch {
            loader.watch();
        }
        let sources = loader.wanted().open()?;
        let first = if loader.wanted().paths.is_empty() {
            drop(sources);
            None
        } else {
            loader.read(Some(sources));
            match loader.news_within(PATIENCE) {
                Some(News::Refused(answer)) => return Err(answer),
                news => news,
            }
        };
        let reading = first.is_none() && !loader.wanted().paths.is_empty();
        let (app, opened) = match first {
            Some(News::Opened(opened)) => (App::of(opened.1, today), Some(opened.0)),
            _ if loader.wanted().only_mine => (App::new(Arc::default(), today), None),
            _ => (App::new(Arc::new(builtin()), today), None),
        };
        let mut explorer = Self {
            app,
            reading,
            changed: false,
            again: false,
            documents,
            remark: String::new(),
            light: light_by_environment(),
            depth: depth(),
            area: Rect::default(),
            loader,
        };
        let app = &mut explorer.app;
        app.set_theme(choice(args.theme));
        app.set_mouse(args.mouse);
        app.set_ascii(args.ascii);
        app.set_workers(LARGE);
        app.set_readable_again(explorer.loader.wanted().readable_again());
        if reading {
            app.set_progress(Some(Progress::Reading(None, 0)));
        }
        match opened {
            Some(opened) => {
                explorer.app.await_finder(opened.dossier.len() >= LARGE);
                explorer.arrived(opened);
            }
            None => explorer.cite(),
        }
        let app = &mut explorer.app;
        if let Some(query) = &args.find {
            app.start_with(query);
        }
        if let Some(date) = &args.as_of
            && let Err(reason) = app.start_on(date)
        {
            return Err(Answer::fault(format!("chancery: --as-of {date}: {reason}\n")));
        }
        Ok(explorer)
    }

    /// Takes in what a thread has done.
    fn hear(&mut self, news: News) {
        match news {
            News::Progress(progress) => self.app.set_progress(Some(progress)),
            News::Opened(opened) => {
                let (opened, prepared) = *opened;
                self.take_over(opened, prepared);
            }
            News::Refused(answer) => {
                self.reading = false;
                self.app.set_progress(None);
                let faults =
                    answer.err.lines().map(|line| Fault { text: line.to_owned(), help: None });
                self.app.set_faults(faults.collect());
            }
            News::Indexed(dossier, finder) => {
                if !self.reading {
                    self.app.set_progress(None);
                }
                self.app.set_finder(&dossier, finder);
            }
            News::Done(done) => self.app.finish(*done),
            News::Changed => self.read_again(),
        }
    }

    /// Shows what was read.
    fn take_over(&mut self, opened: Opened, prepared: Prepared) {
        self.app.await_finder(prepared.dossier().len() >= LARGE);
        let left = self.app.take_over(prepared);
        // Giving up a large dossier takes longer than a key may.
        std::thread::spawn(move || drop(left));
        self.arrived(opened);
    }

    /// Tells of what was read, now that it is shown.
    fn arrived(&mut self, opened: Opened) {
        let large = opened.dossier.len() >= LARGE;
        self.reading = false;
        self.app.set_progress(large.then_some(Progress::Indexing(0)));
        self.cite();
        self.remark = opened.remark();
        let title = &self.app.dossier().about().title;
        let text = match opened.over.last() {
            _ if std::mem::replace(&mut self.again, true) => {
                Some(format!("“{title}” was read again"))
            }
            Some(below) => Some(format!("“{title}” is laid over “{below}”: ? help  q quit")),
            None => None,
        };
        text.into_iter().for_each(|text| self.app.tell(Notice::Hint(text)));
        self.app.set_faults(opened.faults);
        if std::mem::take(&mut self.changed) {
            self.read_again();
        }
    }

    /// Reads the files again, after what is being read now.
    fn read_again(&mut self) {
        if self.reading {
            self.changed = true;
            return;
        }
        self.reading = true;
        self.app.set_progress(Some(Progress::Reading(None, 0)));
        self.loader.read(None);
    }

    /// Finds the passages of the dossier in the documents.
    fn cite(&mut self) {
        if !self.documents.is_empty() {
            self.app.set_texts(Texts::of(self.app.dossier(), &self.documents));
        }
    }
}

impl Session for Explorer {
    fn resize(&mut self, width: u16, height: u16) {
        self.area = Rect::new(0, 0, width, height);
        self.fit();
    }

    fn input(&mut self, input: Input) -> Turn {
        let before_search = self.app.search().is_none();
        let effect = match input {
            Input::Key(event) => key(event).and_then(|key| self.app.press(key)),
            Input::Paste(text) => {
                self.app.paste(&text);
                None
            }
            Input::Mouse(event) => {
                self.point(event);
                None
            }
            Input::Background { red, green, blue } => {
                self.light = Some(is_light(red, green, blue));
                None
            }
            Input::Wake => {
                while let Some(news) = self.loader.news() {
                    self.hear(news);
                }
                None
            }
            Input::Focus(_) => None,
        };
        self.fit();
        if let Some(job) = self.app.take_job() {
            self.loader.work(job);
        }
        let opens = before_search && self.app.search().is_some();
        if let Some(index) = self.app.first_index().filter(|_| opens) {
            // Until the first letter comes there is time enough, where a key would have to wait.
            std::thread::spawn(index);
        }
        match effect {
            None => Turn::Continue,
            Some(Effect::Quit) => Turn::Quit,
            Some(Effect::Suspend) => Turn::Suspend,
            Some(Effect::Redraw) => Turn::Redraw,
            Some(Effect::Mouse(on)) => Turn::Mouse(on),
            Some(Effect::Reload) => {
                self.read_again();
                Turn::Continue
            }
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let theme = Theme::new(self.app.theme(), self.light, self.depth);
        ui::draw(&self.app, &theme, frame);
    }
}

impl Explorer {
    /// What is shown where depends on the focus, and how far one can scroll on what is shown: ask
    /// the layout again after every change.
    fn fit(&mut self) {
        let sizes = Regions::of(&self.app, self.area).sizes();
        self.app.fit(sizes);
    }

    fn point(&mut self, event: MouseEvent) {
        let Some(spot) = ui::spot(&self.app, self.area, event.column, event.row) else { return };
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.app.click(spot),
            MouseEventKind::ScrollDown => self.app.wheel(spot, true),
            MouseEventKind::ScrollUp => self.app.wheel(spot, false),
            _ => {}
        }
    }
}
