//! The table of actions, from which footer, help, palette, bindings and the README's keys are made.

/// The scope in which the keys of an action work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere, also in prompts.
    Always,
    /// In the panes and in the details.
    Browse,
    /// In the panes.
    Panes,
    /// In the details.
    Detail,
    /// In a prompt.
    Prompt,
    /// In an overlay.
    Overlay,
}

impl Scope {
    /// Every scope, in the order of help.
    pub const ALL: [Self; 6] =
        [Self::Browse, Self::Panes, Self::Detail, Self::Prompt, Self::Overlay, Self::Always];

    /// The heading of the scope in help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Always => "Always",
            Self::Browse => "Everywhere",
            Self::Panes => "In a pane",
            Self::Detail => "In the details",
            Self::Prompt => "While typing",
            Self::Overlay => "In a window",
        }
    }

    /// Whether a key can be looked up in both scopes at once.
    pub fn overlaps(self, other: Self) -> bool {
        use Scope::{Always, Browse, Detail, Panes};
        self == other
            || matches!((self, other), (Always, _) | (_, Always))
            || matches!((self, other), (Browse, Panes | Detail) | (Panes | Detail, Browse))
    }
}

macro_rules! actions {
    ($($variant:ident: $name:literal, $scope:ident, [$($key:literal),*], $hint:literal, $title:literal, $help:literal $(, $words:literal)?;)+) => {
        /// Something that a user can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $(#[doc = $help] $variant),+ }

        const SPECS: &[Spec] = &[$(Spec {
            action: Action::$variant, name: $name, scope: Scope::$scope, keys: &[$($key),*],
            hint: $hint, title: $title, help: $help, words: concat!("" $(, $words)?),
        }),+];
    };
}

#[derive(Debug, Clone, Copy)]
pub struct Spec {
    pub action: Action,
    pub name: &'static str,
    pub scope: Scope,
    /// The default keys; the first one is shown.
    pub keys: &'static [&'static str],
    /// The word in the footer; empty if the footer does not show it.
    pub hint: &'static str,
    /// The title on the screen, two to four words.
    pub title: &'static str,
    pub help: &'static str,
    /// Other words by which the list of commands finds it.
    pub words: &'static str,
}

actions! {
    Search: "search", Browse, ["/"], "search", "Search", "Find names, dates and words in all panes", "find query";
    Open: "open", Panes, ["enter"], "open", "Open details", "Read the record in the details";
    Follow: "follow", Detail, ["enter"], "follow", "Follow link", "Go to the record, or open a source", "browser visit";
    NextLink: "next-link", Detail, ["tab"], "next link", "Next link", "Select the next link, or type its number";
    PreviousLink: "previous-link", Detail, ["shift-tab"], "", "Previous link", "Select the previous link";
    Positions: "positions", Browse, ["p"], "", "Positions", "Who says what, side by side; again: facts", "claims opinions";
    Links: "links", Browse, ["r"], "", "Links", "Records that refer to it; again: draw them", "references relations neighbours";
    Sources: "sources", Browse, ["s"], "", "Sources", "Cited passages by document; again: facts", "citations provenance bibliography";
    NextHeading: "next-heading", Detail, ["]"], "", "Next heading", "Scroll to the next heading";
    PreviousHeading: "previous-heading", Detail, ["["], "", "Previous heading", "Scroll to the previous heading";
    NextPane: "next-pane", Panes, ["tab"], "pane", "Next pane", "Focus the next pane";
    PreviousPane: "previous-pane", Panes, ["shift-tab"], "", "Previous pane", "Focus the previous pane";
    TimelinePane: "timeline", Panes, ["1"], "", "Timeline pane", "Focus the timeline";
    TreatiesPane: "treaties", Panes, ["2"], "", "Treaties pane", "Focus the treaties";
    People: "people", Panes, ["3"], "", "People pane", "Third pane: people by surname", "persons who";
    Organizations: "organizations", Panes, ["4"], "", "Organizations pane", "Third pane: states and organizations", "states countries";
    Places: "places", Panes, ["5"], "", "Places pane", "Third pane: places", "where";
    Statements: "statements", Panes, ["6"], "", "Statements pane", "Third pane: statements by date";
    Figures: "figures", Panes, ["7"], "", "Figures pane", "Third pane: figures and amounts", "money sums numbers";
    SourceList: "source-list", Panes, ["8"], "", "Sources pane", "Third pane: documents by date", "documents bibliography";
    Back: "back", Browse, ["backspace", "ctrl-h"], "back", "Back", "To the previous record", "history undo return";
    Filters: "filters", Browse, ["f"], "filter", "Filter…", "Filter by link, type, side …; remove one", "narrow restrict";
    FilterRelated: "filter-linked", Browse, [], "", "Linked to this", "Show only what is linked to this record";
    FilterDate: "filter-date", Browse, [], "", "Date…", "Show only a time: 2009, aug 2008, 2008..2010", "year month day period";
    FilterType: "filter-type", Browse, [], "", "Type of event…", "Show only events of a type";
    FilterParty: "filter-party", Browse, [], "", "Party…", "Show only what a party is bound by";
    FilterSide: "filter-side", Browse, [], "", "Side…", "Show only statements of a side";
    FilterContested: "filter-contested", Browse, [], "", "Contested only", "Show only what sources or speakers dispute";
    FilterOneSource: "filter-one-source", Browse, [], "", "One source only", "Show only what a single source supports";
    ClearFilter: "clear-filter", Browse, ["delete"], "", "Clear last filter", "Remove the last filter or search", "undo reset all";
    Syntax: "syntax", Browse, [], "", "Search syntax", "Show who:, kind:, before:, quotes", "query language fields";
    NextMatch: "next-match", Browse, ["n"], "", "Next match", "Go through the best matches, one by one";
    PreviousMatch: "previous-match", Browse, ["N"], "", "Previous match", "Previous match";
    Select: "select", Panes, ["space"], "", "Select several", "Select this one, or undo; then copy, export", "multiple mark";
    ToggleScale: "scale", Browse, ["t"], "to scale", "Timeline to scale", "Draw to scale: + - zoom, 0 fit, < > scroll", "chart axis lanes draw";
    AsOf: "as-of", Browse, ["a"], "as of", "As of date…", "Show the state of one day in all panes", "day state snapshot";
    NextChange: "next-change", Browse, ["}"], "", "Next change", "Next day on which a treaty or office changed";
    PreviousChange: "previous-change", Browse, ["{"], "", "Previous change", "Previous day with a change";
    Snapshot: "snapshot", Browse, ["A"], "summary", "Summary of day", "Who held office, what was in force that day", "report state";
    Pin: "pin", Browse, ["v"], "", "Pin to compare", "Pin this record; on another one: compare";
    Compare: "compare", Browse, [], "", "Compare with…", "This record beside another one", "difference versus side by side";
    Connection: "connection", Browse, [], "", "Connection…", "How this record and another are connected", "path between connected related chain";
    Graph: "graph", Browse, [], "", "Draw links", "Draw the neighbours as a graph", "graph tree network diagram";
    Map: "map", Browse, [], "", "Map in browser", "Opens openstreetmap.org at the place", "where geography show";
    Statistics: "statistics", Browse, [], "", "Statistics", "Count by year, type, party, place; money", "report totals numbers histogram how many";
    Zoom: "zoom", Browse, ["z"], "zoom", "Zoom pane", "Give one pane the whole screen", "maximize full screen enlarge";
    GoTo: "go-to", Browse, ["g"], "", "Go to date…", "Go to a date; then g: first line", "jump year";
    First: "first", Browse, ["home"], "", "First line", "To the first line";
    Last: "last", Browse, ["G", "end"], "", "Last line", "To the last line";
    Down: "down", Browse, ["j", "down", "ctrl-n"], "", "Down", "A line down";
    Up: "up", Browse, ["k", "up", "ctrl-p"], "", "Up", "A line up";
    Left: "left", Browse, ["h", "left"], "", "Left", "Previous pane or tab; leave details";
    Right: "right", Browse, ["l", "right"], "", "Right", "Next pane or tab; enter details";
    HalfDown: "half-page-down", Browse, ["ctrl-d"], "", "Half page down", "Half a page down";
    HalfUp: "half-page-up", Browse, ["ctrl-u"], "", "Half page up", "Half a page up";
    PageDown: "page-down", Browse, ["pagedown", "ctrl-f"], "", "Page down", "A page down";
    PageUp: "page-up", Browse, ["pageup", "ctrl-b"], "", "Page up", "A page up";
    Marks: "mark", Browse, ["m"], "mark", "Mark…", "Bookmark, note, reading list, saved search";
    Bookmark: "bookmark", Browse, [], "", "Bookmark", "Set or remove a bookmark", "star favourite favorite";
    Note: "note", Browse, [], "", "Edit note…", "Write a note on this record", "comment annotate";
    List: "list", Browse, [], "", "Reading list…", "Add to a list, or remove", "collection";
    SaveSearch: "save-search", Browse, [], "", "Save search…", "Keep the search under a name";
    Annotations: "annotations", Browse, ["'"], "", "Show all marks", "Bookmarks, notes, lists, saved searches", "starred favourites";
    Copy: "copy", Browse, ["y"], "copy", "Copy or cite…", "Copy a citation (GOST, APA …), id, address", "share cite clipboard reference";
    Export: "export", Browse, [], "", "Export…", "Write the records to a file", "save print report share download pdf";
    Layers: "layers", Browse, [], "", "Open dossiers", "Show or hide open dossiers", "layers files";
    Edit: "edit", Browse, [], "", "Edit record", "Edit the record in $EDITOR", "change correct";
    Reload: "reload", Browse, [], "", "Reload files", "Read the files again", "refresh";
    About: "about", Browse, [], "", "About this dossier", "Contents, numbers of records, legend", "info";
    Legend: "legend", Browse, [], "", "Legend of signs", "What ◆ ◇ ○ ≠ c. and [1] mean", "symbols explain glyphs";
    Theme: "theme", Browse, [], "", "Theme…", "Choose the colours", "colors dark light appearance";
    Mouse: "mouse", Browse, [], "", "Mouse on or off", "Use the mouse, or leave it to the terminal";
    Help: "help", Browse, ["?", ":", "f1"], "help", "Keys and commands", "This list; type to filter", "shortcuts manual legend";
    Leave: "leave", Browse, ["esc"], "", "Close", "Leave zoom, details, filter; never quits";
    Close: "quit", Browse, ["q"], "quit", "Quit", "End the program", "exit leave end";
    Accept: "accept", Prompt, ["enter"], "", "Accept", "Accept what is typed";
    Cancel: "cancel", Prompt, ["esc"], "", "Cancel", "Leave everything as it was";
    Complete: "complete", Prompt, ["tab"], "", "Complete", "Complete the name before the cursor";
    HistoryBack: "history-back", Prompt, ["up"], "", "Earlier search", "Previous search in the history";
    HistoryForward: "history-forward", Prompt, ["down"], "", "Later search", "Next search in the history";
    MatchDown: "next-best", Prompt, ["ctrl-n", "pagedown"], "", "Next match", "Next match while typing";
    MatchUp: "previous-best", Prompt, ["ctrl-p", "pageup"], "", "Previous match", "Previous match while typing";
    Activate: "activate", Overlay, ["enter"], "choose", "Choose", "Do what the row says";
    Dismiss: "close", Overlay, ["esc"], "close", "Close window", "Close the window";
    Remove: "remove", Overlay, ["delete"], "remove", "Remove", "Delete the selected annotation or filter";
    Quit: "quit-now", Always, ["ctrl-c"], "", "Quit at once", "Quit at once";
    Suspend: "suspend", Always, ["ctrl-z"], "", "Suspend", "Suspend (fg to resume)";
    Redraw: "redraw", Always, ["ctrl-l"], "", "Redraw", "Redraw the screen";
}

impl Action {
    /// Every declaration, in the order of help.
    pub fn specs() -> &'static [Spec] {
        SPECS
    }

    /// The declaration of this action.
    pub fn spec(self) -> &'static Spec {
        // The list and the enum have the order of one table.
        &SPECS[self as usize]
    }
}
