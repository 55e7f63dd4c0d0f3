//! The table of actions, from which footer, help, palette, bindings and `docs/keys.md` are made.

use crate::tables::table;

table! {
    /// The scope in which the keys of an action work.
    pub enum Scope {
        /// The heading of the scope in help.
        pub fn title: &'static str;
    }
    Browse = "Everywhere";
    Panes = "In a pane";
    Detail = "In the details";
    Prompt = "While typing";
    Overlay = "In a window";
    Always = "Always";
}

impl Scope {
    /// Whether a key can be looked up in both scopes at once.
    pub fn overlaps(self, other: Self) -> bool {
        use Scope::{Always, Browse, Detail, Panes};
        self == other
            || matches!((self, other), (Always, _) | (_, Always))
            || matches!((self, other), (Browse, Panes | Detail) | (Panes | Detail, Browse))
    }
}

table! {
    /// Something that a user can do, in the order of help and of the footer. Its name in the configuration is that of
    /// the variant: `next-link`.
    #[derive(strum::IntoStaticStr)]
    #[strum(serialize_all = "kebab-case")]
    pub enum Action {
        pub fn scope: Scope;
        /// The default keys; the first one is shown.
        pub fn keys: &'static [&'static str];
        /// The word in the footer; empty if the footer does not show it.
        pub fn hint: &'static str;
        /// The title on the screen, two to four words.
        pub fn title: &'static str;
        pub fn help: &'static str;
        /// Other words by which the list of commands finds it.
        pub fn words: &'static str;
    }
    Search = Scope::Browse, &["/"], "search", "Search", "Find names, dates and words in all panes", "find query look grep";
    Open = Scope::Panes, &["enter"], "open", "Open details", "Read the record in the details", "";
    Follow = Scope::Detail, &["enter"], "follow", "Follow link", "Go to the record, or open a source", "browser visit url open link";
    NextLink = Scope::Detail, &["tab"], "next", "Next link", "Select the next link, or type its number", "";
    PreviousLink = Scope::Detail, &["shift-tab"], "", "Previous link", "Select the previous link", "";
    Mark = Scope::Browse, &["m"], "mark", "Mark…", "Bookmark, note, reading list, saved search", "";
    Copy = Scope::Browse, &["y"], "copy", "Copy or cite…", "Copy a citation (GOST, APA …), id, address", "share cite clipboard reference quote footnote";
    Pin = Scope::Browse, &["v"], "pin", "Pin to compare", "Pin this record; on another one: compare", "";
    Filters = Scope::Browse, &["f"], "filter", "Filter…", "Filter by link, type, side …; remove one", "narrow restrict hide only";
    Back = Scope::Browse, &["backspace", "ctrl-h"], "back", "Back", "To the previous record or window", "history undo return previous";
    Export = Scope::Browse, &["e"], "export", "Export…", "Write the records to a file", "save print report share download pdf csv excel word json file";
    Positions = Scope::Browse, &["p"], "", "Positions", "Who says what, side by side; again: facts", "claims opinions";
    Links = Scope::Browse, &["r"], "", "Links", "Records that refer to it; again: draw them", "references relations neighbours";
    Sources = Scope::Browse, &["s"], "", "Sources", "Cited passages by document; again: facts", "citations provenance bibliography passages evidence";
    NextHeading = Scope::Detail, &["]"], "", "Next heading", "Scroll to the next heading", "";
    PreviousHeading = Scope::Detail, &["["], "", "Previous heading", "Scroll to the previous heading", "";
    NextPane = Scope::Panes, &["tab"], "pane", "Next pane", "Focus the next pane", "";
    PreviousPane = Scope::Panes, &["shift-tab"], "", "Previous pane", "Focus the previous pane", "";
    Timeline = Scope::Panes, &["1"], "", "Timeline pane", "Focus the timeline", "events history chronology sort date";
    Treaties = Scope::Panes, &["2"], "", "Treaties pane", "Focus the treaties", "agreements documents laws";
    People = Scope::Panes, &["3"], "", "People pane", "Third pane: people by surname", "persons who names sort order surname";
    Organizations = Scope::Panes, &["4"], "", "Organizations pane", "Third pane: states and organizations", "states country countries bodies governments";
    Places = Scope::Panes, &["5"], "", "Places pane", "Third pane: places, most events first", "where map location cities sort order most count";
    Statements = Scope::Panes, &["6"], "", "Statements pane", "Third pane: statements by date", "quotes said claims sort date";
    Figures = Scope::Panes, &["7"], "", "Figures pane", "Third pane: figures and amounts", "money sums numbers amounts funding";
    SourceList = Scope::Panes, &["8"], "", "Sources pane", "Third pane: documents by date", "documents bibliography";
    FilterLinked = Scope::Browse, &[], "", "Linked to this", "Show only what is linked to this record", "";
    FilterDate = Scope::Browse, &[], "", "Date…", "Show only a time: 2009, aug 2008, 2008..2010", "year month day period";
    FilterType = Scope::Browse, &[], "", "Type of event…", "Show only events of a type", "";
    FilterParty = Scope::Browse, &[], "", "Party…", "Show only what a party is bound by", "";
    FilterSide = Scope::Browse, &[], "", "Side…", "Show only statements of a side", "";
    FilterContested = Scope::Browse, &[], "", "Contested only", "Show only what sources or speakers dispute", "";
    FilterOneSource = Scope::Browse, &[], "", "One source only", "Show only what a single source supports", "";
    ClearFilter = Scope::Browse, &["delete"], "", "Clear last filter", "Remove the last filter or search", "undo reset all remove clear search";
    Syntax = Scope::Browse, &[], "", "Search syntax", "Show who:, kind:, before:, quotes", "query language fields";
    NextMatch = Scope::Browse, &["n"], "", "Next match", "Go through the best matches, one by one", "";
    PreviousMatch = Scope::Browse, &["N"], "", "Previous match", "Previous match", "";
    Select = Scope::Panes, &["space"], "", "Select several", "Select this one, or undo; then copy, export", "multiple mark choose";
    Scale = Scope::Browse, &["t"], "to scale", "Timeline to scale", "Draw to scale: + - zoom, 0 fit, < > scroll", "chart axis lanes draw gantt zoom";
    AsOf = Scope::Browse, &["a"], "as of", "As of date…", "Show the state of one day in all panes", "day state snapshot date when";
    NextChange = Scope::Browse, &[">", "}"], "next change", "Next change", "Next day on which a treaty or office changed", "";
    PreviousChange = Scope::Browse, &["<", "{"], "previous change", "Previous change", "Previous day with a change", "";
    Snapshot = Scope::Browse, &["A"], "summary", "Summary of day", "Who held office, what was in force that day", "report state";
    Compare = Scope::Browse, &[], "", "Compare with…", "This record beside another one", "difference versus diff side by side both";
    Connection = Scope::Browse, &["c"], "", "Connection…", "How this record is connected with another", "path between connected related chain links";
    Graph = Scope::Browse, &[], "", "Draw links", "Draw the neighbours as a graph", "graph tree network diagram";
    Map = Scope::Browse, &[], "", "Map in browser", "Open openstreetmap.org at the place", "where geography show open street location coordinates";
    Statistics = Scope::Browse, &[], "", "Statistics", "Count by year, type, party, place; list sums", "report totals numbers histogram how many sort order most count amounts money sum";
    Zoom = Scope::Browse, &["z"], "zoom", "Zoom pane", "Give one pane the whole screen", "maximize full screen fullscreen enlarge bigger size";
    GoTo = Scope::Browse, &["g"], "", "Go to date…", "Go to a date; then g: first line", "jump year day calendar";
    First = Scope::Browse, &["home"], "", "First line", "To the first line", "";
    Last = Scope::Browse, &["G", "end"], "", "Last line", "To the last line", "";
    Down = Scope::Browse, &["j", "down", "ctrl-n"], "", "Down", "A line down", "";
    Up = Scope::Browse, &["k", "up", "ctrl-p"], "", "Up", "A line up", "";
    Left = Scope::Browse, &["h", "left"], "", "Left", "Previous pane or tab; leave details", "";
    Right = Scope::Browse, &["l", "right"], "", "Right", "Next pane or tab; enter details", "";
    HalfPageDown = Scope::Browse, &["ctrl-d"], "", "Half page down", "Half a page down", "";
    HalfPageUp = Scope::Browse, &["ctrl-u"], "", "Half page up", "Half a page up", "";
    PageDown = Scope::Browse, &["pagedown", "ctrl-f"], "", "Page down", "A page down", "";
    PageUp = Scope::Browse, &["pageup", "ctrl-b"], "", "Page up", "A page up", "";
    Bookmark = Scope::Browse, &[], "", "Bookmark", "Set or remove a bookmark", "star favourite favorite save";
    Note = Scope::Browse, &[], "", "Edit note…", "Write a note on this record", "comment annotate write";
    List = Scope::Browse, &[], "", "Reading list…", "Add to a list, or remove", "collection tag group save";
    SaveSearch = Scope::Browse, &[], "", "Save search…", "Keep the search under a name", "keep query";
    Annotations = Scope::Browse, &["'"], "", "Show all marks", "Bookmarks, notes, lists, saved searches", "starred favourites";
    Layers = Scope::Browse, &[], "", "Open dossiers", "Show or hide open dossiers", "layers files load";
    Import = Scope::Browse, &[], "", "Import or new dossier", "Run chancery help import, chancery help new", "table csv xlsx excel workbook convert create write own add data";
    Edit = Scope::Browse, &[], "", "Edit record", "Edit the record in $EDITOR", "change correct modify";
    Reload = Scope::Browse, &[], "", "Reload files", "Read the files again", "refresh update";
    About = Scope::Browse, &[], "", "About this dossier", "Contents, numbers of records, legend", "info version dossier numbers";
    Problems = Scope::Browse, &[], "", "Reading problems", "What could not be read, and why", "errors broken missing skipped warnings faults";
    SortOrder = Scope::Browse, &[], "", "Sort order", "By time; people by surname, places by events", "sorted sorting alphabetical order of lists";
    Legend = Scope::Browse, &[], "", "Legend of signs", "What ◆ ◇ ○ ≠ c. and [1] mean", "symbols explain glyphs icons meaning key";
    Theme = Scope::Browse, &[], "", "Theme…", "Choose the colours", "colors dark light mode night contrast appearance settings style";
    Mouse = Scope::Browse, &[], "", "Mouse on or off", "Use the mouse, or leave it to the terminal", "click settings";
    Help = Scope::Browse, &["?", ":", "f1"], "help", "Keys and commands", "This list; type to filter", "shortcuts manual legend commands keyboard menu";
    Leave = Scope::Browse, &["esc"], "", "Close", "Leave zoom, details, filter; never quits", "";
    Quit = Scope::Browse, &["q"], "quit", "Quit", "End the program", "exit leave end close";
    Accept = Scope::Prompt, &["enter"], "", "Accept", "Accept what is typed", "";
    Cancel = Scope::Prompt, &["esc"], "", "Cancel", "Discard what is typed", "";
    Complete = Scope::Prompt, &["tab"], "", "Complete", "Complete the name before the cursor", "";
    HistoryBack = Scope::Prompt, &["up"], "", "Earlier search", "Previous search in the history", "";
    HistoryForward = Scope::Prompt, &["down"], "", "Later search", "Next search in the history", "";
    NextBest = Scope::Prompt, &["ctrl-n", "pagedown"], "", "Next match", "Next match while typing", "";
    PreviousBest = Scope::Prompt, &["ctrl-p", "pageup"], "", "Previous match", "Previous match while typing", "";
    Activate = Scope::Overlay, &["enter"], "choose", "Choose", "Do what the row says", "";
    Close = Scope::Overlay, &["esc"], "close", "Close window", "Close the window", "";
    Remove = Scope::Overlay, &["delete"], "remove", "Remove", "Delete the selected annotation or filter", "";
    QuitNow = Scope::Always, &["ctrl-c"], "", "Quit at once", "End the program from any prompt or window", "";
    Suspend = Scope::Always, &["ctrl-z"], "", "Suspend", "Suspend (fg to resume)", "background shell";
    Redraw = Scope::Always, &["ctrl-l"], "", "Redraw", "Redraw the screen", "";
}

impl Action {
    pub fn name(self) -> &'static str {
        self.into()
    }
}
