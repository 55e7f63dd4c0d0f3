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
    Open: "open", Panes, ["enter"], "open", "Show details of the record";
    Follow: "follow", Detail, ["enter"], "follow", "Follow selected link";
    NextPane: "next-pane", Browse, ["tab"], "pane", "Next pane";
    PreviousPane: "previous-pane", Browse, ["shift-tab"], "", "Previous pane";
    TimelinePane: "timeline", Panes, ["1"], "", "Focus timeline";
    TreatiesPane: "treaties", Panes, ["2"], "", "Focus treaties";
    RegisterPane: "people", Panes, ["3"], "", "Focus third pane";
    NextKind: "next-kind", Browse, ["o"], "kind", "Next list in third pane: people, organizations, places, statements, figures, sources";
    PreviousKind: "previous-kind", Browse, ["O"], "", "Previous list in third pane";
    FilterRelated: "narrow", Browse, ["f"], "narrow", "Filter to related records";
    ClearFilter: "widen", Browse, ["x", "delete"], "widen", "Clear last filter or search";
    NextMatch: "next-hit", Browse, ["n"], "", "Next match";
    PreviousMatch: "previous-hit", Browse, ["N"], "", "Previous match";
    Sources: "sources", Browse, ["s"], "sources", "Show sources";
    Back: "back", Browse, ["backspace", "ctrl-o", "["], "back", "Back to previous record";
    Forward: "forward", Browse, ["]"], "", "Forward again";
    ToggleScale: "time", Browse, ["t"], "time", "Draw the timeline to scale";
    Pin: "mark", Browse, ["v"], "", "Pin for comparison";
    Compare: "between", Browse, ["V"], "", "Compare with pinned record";
    Links: "ties", Browse, ["r"], "", "Show links of this record (as a graph where it fits)";
    Statistics: "numbers", Browse, ["#"], "", "Statistics of visible records: years, types, parties, people, places, amounts";
    AsOf: "as-of", Browse, ["a"], "as of", "View as of a date…";
    NextChange: "next-change", Browse, ["}"], "", "Next change of a treaty, office or recognition";
    PreviousChange: "previous-change", Browse, ["{"], "", "Previous change of a treaty, office or recognition";
    Snapshot: "state", Browse, ["A"], "", "Summary as of that date";
    Down: "down", Browse, ["j", "down"], "", "Down; next link in details";
    Up: "up", Browse, ["k", "up"], "", "Up; previous link in details";
    Left: "left", Browse, ["h", "left"], "", "Pane on the left; leave details";
    Right: "right", Browse, ["l", "right"], "", "Pane on the right; enter details";
    First: "first", Browse, ["g", "home"], "", "First line";
    Last: "last", Browse, ["G", "end"], "", "Last line";
    HalfDown: "half-page-down", Browse, ["ctrl-d"], "", "Half a page down";
    HalfUp: "half-page-up", Browse, ["ctrl-u"], "", "Half a page up";
    PageDown: "page-down", Browse, ["pagedown", "ctrl-f"], "", "A page down";
    PageUp: "page-up", Browse, ["pageup", "ctrl-b"], "", "A page up";
    Layers: "layers", Browse, ["D"], "", "Open dossiers: show or hide";
    Edit: "edit", Browse, ["E"], "", "Edit in $EDITOR";
    Bookmark: "bookmark", Browse, ["m"], "", "Toggle bookmark";
    Note: "note", Browse, ["c"], "", "Edit note";
    List: "list", Browse, ["b"], "", "Add to or remove from reading list";
    SaveSearch: "save-search", Browse, ["S"], "", "Save search…";
    Annotations: "yours", Browse, ["'"], "", "Bookmarks, notes, lists, saved searches";
    Copy: "copy", Browse, ["y"], "", "Copy title, id, citation, sources, passages, JSON, Markdown";
    Export: "export", Browse, ["X"], "", "Export visible records…";
    Reload: "reload", Browse, ["R", "f5"], "", "Reload files";
    About: "about", Browse, ["i"], "", "About this dossier, contents, legend";
    Theme: "theme", Browse, ["T"], "", "Change theme: dark, light, terminal, monochrome";
    Mouse: "mouse", Browse, ["M"], "", "Toggle mouse";
    Help: "help", Browse, ["?", "f1"], "help", "Show keys; type to filter, Enter runs";
    Commands: "palette", Browse, [":", "ctrl-p", "f2"], "", "Command palette";
    Leave: "leave", Browse, ["esc"], "", "Close or go back; never quits";
    Close: "quit", Browse, ["q", "f10"], "quit", "Quit";
    Accept: "accept", Prompt, ["enter"], "keep", "Keep the search and select the best match";
    Cancel: "cancel", Prompt, ["esc"], "cancel", "Restore the search as it was";
    MatchDown: "hit-down", Prompt, ["down", "ctrl-n"], "next hit", "Next match";
    MatchUp: "hit-up", Prompt, ["up"], "", "Previous match";
    Complete: "complete", Prompt, ["tab"], "complete", "Complete field or name";
    Activate: "run", Overlay, ["enter"], "do it", "Select, run or apply the line";
    Dismiss: "dismiss", Overlay, ["esc", "f10"], "close", "Close";
    OverlayDown: "window-down", Overlay, ["down", "ctrl-n"], "", "Down a line";
    OverlayUp: "window-up", Overlay, ["up"], "", "Up a line";
    OverlayPageDown: "window-page-down", Overlay, ["pagedown"], "", "Page down";
    OverlayPageUp: "window-page-up", Overlay, ["pageup"], "", "Page up";
    OverlayLeft: "window-left", Overlay, ["left"], "", "Left side of the graph; tab on the left";
    OverlayRight: "window-right", Overlay, ["right"], "", "Right side of the graph; tab on the right";
    Remove: "remove", Overlay, ["delete"], "remove", "Delete the selected annotation";
    Quit: "quit-now", Always, ["ctrl-c"], "", "Quit at once";
    Suspend: "suspend", Always, ["ctrl-z"], "", "Suspend (fg to resume)";
    Redraw: "redraw", Always, ["ctrl-l"], "", "Redraw";
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
