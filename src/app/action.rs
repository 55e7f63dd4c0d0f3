//! The table of actions. Footer, help, command palette, key bindings and the README's table of keys
//! are made from it.

/// Where the keys of an action work.
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
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Always => "Always",
            Self::Browse => "Panes and detail",
            Self::Panes => "In a pane",
            Self::Detail => "In the detail",
            Self::Prompt => "While searching",
            Self::Overlay => "In a window",
        }
    }

    /// Whether a key can be looked up in both scopes at once.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        use Scope::{Always, Browse, Detail, Panes};
        self == other
            || matches!((self, other), (Always, _) | (_, Always))
            || matches!((self, other), (Browse, Panes | Detail) | (Panes | Detail, Browse))
    }
}

macro_rules! actions {
    ($($variant:ident: $name:literal, $scope:ident, [$($key:literal),*], $hint:literal, $help:literal;)+) => {
        /// Something that a user can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $(#[doc = $help] $variant),+ }

        /// The declarations, in the order of help.
        const SPECS: &[Spec] = &[$(Spec {
            action: Action::$variant, name: $name, scope: Scope::$scope, keys: &[$($key),*],
            hint: $hint, help: $help,
        }),+];
    };
}

/// The declaration of an action.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// The action.
    pub action: Action,
    /// Its stable name, for the palette and the configuration.
    pub name: &'static str,
    /// Where its keys work.
    pub scope: Scope,
    /// Its default keys; the first one is shown.
    pub keys: &'static [&'static str],
    /// Its word in the footer; empty where the footer does not show it.
    pub hint: &'static str,
    /// Its text in help.
    pub help: &'static str,
}

actions! {
    Search: "search", Browse, ["/", "f3"], "search", "Search names, dates and words in all panes";
    Open: "open", Panes, ["enter"], "open", "Go to the detail of the record";
    Follow: "follow", Detail, ["enter"], "follow", "Go to the record of the marked reference, or of the number typed before";
    NextPane: "next-pane", Browse, ["tab"], "pane", "Go to the next pane";
    PreviousPane: "previous-pane", Browse, ["shift-tab"], "", "Go to the pane before";
    TimelinePane: "timeline", Panes, ["1"], "", "Go to the timeline";
    TreatiesPane: "treaties", Panes, ["2"], "", "Go to the treaties";
    RegisterPane: "people", Panes, ["3"], "", "Go to people, or what stands in their pane";
    NextKind: "next-kind", Browse, ["o"], "kind", "Show the next kind in the third pane: people, organizations, places, statements, figures, sources";
    PreviousKind: "previous-kind", Browse, ["O"], "", "Show the kind before in the third pane";
    FilterRelated: "narrow", Browse, ["f"], "narrow", "Narrow all panes to what belongs to this record";
    ClearFilter: "widen", Browse, ["x", "delete"], "widen", "Take off the last narrowing or search";
    NextMatch: "next-hit", Browse, ["n"], "", "Go to the next best record of the search";
    PreviousMatch: "previous-hit", Browse, ["N"], "", "Go to the record before in the search";
    Sources: "sources", Browse, ["s"], "sources", "Show where the sources say so";
    Back: "back", Browse, ["backspace", "ctrl-o", "["], "back", "Go back to where you were";
    Forward: "forward", Browse, ["]"], "", "Go forward again";
    ToggleScale: "time", Browse, ["t"], "time", "Draw the timeline to scale, or as a list again";
    ZoomIn: "zoom-in", Browse, ["+", "="], "", "In the timeline to scale: nearer, down to a day a column";
    ZoomOut: "zoom-out", Browse, ["-"], "", "In the timeline to scale: further, up to a century a column";
    PanLeft: "earlier", Browse, ["<"], "", "In the timeline to scale: half a screen earlier";
    PanRight: "later", Browse, [">"], "", "In the timeline to scale: half a screen later";
    Lanes: "lanes", Browse, ["L"], "", "In the timeline to scale: lanes by type, by party or by act";
    Pin: "mark", Browse, ["v"], "", "Mark this record, to hold another against it";
    Compare: "between", Browse, ["V"], "", "This record and the marked one: the days and what lies between, how they hang together, two acts side by side";
    Links: "ties", Browse, ["r"], "", "Draw what this record is tied to and by what, or list it where it is too much: Enter goes there, and the same key goes on from the marked one";
    Statistics: "numbers", Browse, ["#"], "", "Count what the panes show: by year, type, party, person, place; and sums of money by who gives them";
    Map: "map", Browse, ["w"], "", "Where it happened: the map of the South Caucasus with what the panes show";
    AsOf: "as-of", Browse, ["a"], "as of", "Show the state of one day in all panes: type the date";
    NextChange: "next-change", Browse, ["}"], "", "To the next day on which something changed: a step of an act, an office, a recognition";
    PreviousChange: "previous-change", Browse, ["{"], "", "To the day before on which something changed";
    Snapshot: "state", Browse, ["A"], "", "Read the whole state of the day: acts, offices, recognitions";
    Down: "down", Browse, ["j", "down"], "", "Down a line; in the detail to the next reference. A number before it repeats: 5j, and 012j where the number begins with 1, 2 or 3";
    Up: "up", Browse, ["k", "up"], "", "Up a line; in the detail to the reference before";
    Left: "left", Browse, ["h", "left"], "", "To the pane on the left; out of the detail";
    Right: "right", Browse, ["l", "right"], "", "To the pane on the right; into the detail from the last one";
    First: "first", Browse, ["g", "home"], "", "To the first line";
    Last: "last", Browse, ["G", "end"], "", "To the last line";
    HalfDown: "half-page-down", Browse, ["ctrl-d"], "", "Half a page down";
    HalfUp: "half-page-up", Browse, ["ctrl-u"], "", "Half a page up";
    PageDown: "page-down", Browse, ["pagedown", "ctrl-f"], "", "A page down";
    PageUp: "page-up", Browse, ["pageup", "ctrl-b"], "", "A page up";
    Layers: "layers", Browse, ["D"], "", "Which dossiers lie over each other: Enter switches one on or off";
    Edit: "edit", Browse, ["E"], "", "Open this record in your editor, at its line, and read the file again";
    Bookmark: "bookmark", Browse, ["m"], "", "Bookmark this record, or take the bookmark off";
    Note: "note", Browse, ["c"], "", "Write a note on this record, or change it";
    List: "list", Browse, ["b"], "", "Put this record on a reading list, or take it off";
    SaveSearch: "save-search", Browse, ["S"], "", "Keep this search under a name";
    Annotations: "yours", Browse, ["'"], "", "What is yours: searches, bookmarks, notes and reading lists; Enter opens, or narrows to a part";
    Copy: "copy", Browse, ["y"], "", "Copy of this record: title, id, citation, sources, passages, JSON, Markdown";
    Export: "export", Browse, ["X"], "", "Write what the panes show into a file, in a format to choose";
    Reload: "reload", Browse, ["R", "f5"], "", "Read the files of this dossier again, the selection kept";
    About: "about", Browse, ["i"], "", "What this dossier is, and how it names what is disputed";
    Theme: "theme", Browse, ["T"], "", "Change the colours: dark, light, the terminal's own, none";
    Mouse: "mouse", Browse, ["M"], "", "Use the mouse here, or leave it to the terminal";
    Help: "help", Browse, ["?", "f1"], "help", "Show all keys; type to find one, Enter does it";
    Commands: "palette", Browse, [":", "ctrl-p", "f2"], "", "Find an action by its name and do it";
    Leave: "leave", Browse, ["esc"], "", "One level back; never quits";
    Close: "quit", Browse, ["q", "f10"], "quit", "Quit";
    Accept: "accept", Prompt, ["enter"], "keep", "Keep the search and go to the best record";
    Cancel: "cancel", Prompt, ["esc"], "cancel", "Leave the search as it was before";
    MatchDown: "hit-down", Prompt, ["down", "ctrl-n"], "next hit", "Look at the next best record";
    MatchUp: "hit-up", Prompt, ["up"], "", "Look at the record before";
    Complete: "complete", Prompt, ["tab"], "complete", "Complete the field or name";
    Activate: "run", Overlay, ["enter"], "do it", "Do what the marked line says";
    Dismiss: "dismiss", Overlay, ["esc", "f10"], "close", "Close the window";
    OverlayDown: "window-down", Overlay, ["down", "ctrl-n"], "", "Down a line; on the map to the south";
    OverlayUp: "window-up", Overlay, ["up"], "", "Up a line; on the map to the north";
    OverlayPageDown: "window-page-down", Overlay, ["pagedown"], "", "A page down; the map further away";
    OverlayPageUp: "window-page-up", Overlay, ["pageup"], "", "A page up; the map nearer";
    OverlayLeft: "window-left", Overlay, ["left"], "", "On the map to the west; in a drawing of ties to the left side";
    OverlayRight: "window-right", Overlay, ["right"], "", "On the map to the east; in a drawing of ties to the right side";
    Remove: "remove", Overlay, ["delete"], "remove", "Among what is yours: take the marked line away";
    Quit: "quit-now", Always, ["ctrl-c"], "", "Quit at once";
    Suspend: "suspend", Always, ["ctrl-z"], "", "Put the program to sleep; fg wakes it";
    Redraw: "redraw", Always, ["ctrl-l"], "", "Draw the whole screen again";
}

impl Action {
    /// Every declaration, in the order of help.
    #[must_use]
    pub fn specs() -> &'static [Spec] {
        SPECS
    }

    /// The declaration of this action.
    #[must_use]
    pub fn spec(self) -> &'static Spec {
        // The list and the enum have the order of one table.
        &SPECS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Key;

    #[test]
    fn every_action_has_its_declaration() {
        for spec in Action::specs() {
            assert_eq!(spec.action.spec().name, spec.name);
            assert!(!spec.help.is_empty() && !spec.help.ends_with('.'), "{}", spec.name);
        }
    }

    #[test]
    fn default_keys_have_no_conflicts() {
        let specs = Action::specs();
        for (at, one) in specs.iter().enumerate() {
            for other in specs.iter().skip(at + 1).filter(|other| one.scope.overlaps(other.scope)) {
                assert_ne!(one.name, other.name);
                for key in one.keys {
                    assert!(!other.keys.contains(key), "{key} is {} and {}", one.name, other.name);
                }
            }
        }
    }

    #[test]
    fn default_keys_parse() {
        for key in Action::specs().iter().flat_map(|spec| spec.keys) {
            assert_eq!(key.parse::<Key>().unwrap().to_string(), *key);
        }
    }

    #[test]
    fn every_action_is_reachable_in_any_layout() {
        // Browsing actions are in the palette, which F2 opens in every layout.
        let palette = Action::Commands.spec().keys;
        assert!(palette.iter().any(|key| key.parse::<Key>().unwrap().is_layout_independent()));
        for spec in Action::specs()
            .iter()
            .filter(|spec| matches!(spec.scope, Scope::Prompt | Scope::Overlay))
        {
            let fixed = |key: &&str| key.parse::<Key>().unwrap().is_layout_independent();
            assert!(spec.keys.iter().any(fixed), "{} has no key that every layout has", spec.name);
        }
    }
}
