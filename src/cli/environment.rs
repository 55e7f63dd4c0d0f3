//! Colors, background and locale from `COLORTERM`, `TERM`, `NO_COLOR`, `COLORFGBG` and `LC_ALL`.

use crate::ui::Depth;

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

pub(super) fn color_depth() -> Depth {
    if !variable("NO_COLOR").is_empty() || variable("TERM") == "dumb" {
        return Depth::Mono;
    }
    let colors = variable("COLORTERM");
    if colors == "truecolor" || colors == "24bit" {
        return Depth::True;
    }
    let terminal = variable("TERM");
    if terminal.contains("direct") {
        Depth::True
    } else if terminal.contains("256")
        || terminal.starts_with("tmux")
        || terminal.starts_with("screen")
        || terminal.contains("kitty")
        || terminal.contains("alacritty")
    {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

pub(super) fn light_background() -> Option<bool> {
    let value = variable("COLORFGBG");
    let background: u8 = value.rsplit(';').next()?.parse().ok()?;
    Some(matches!(background, 7 | 9..=15))
}

pub(super) fn locale() -> Option<(&'static str, String)> {
    let set = |name| Some((name, variable(name))).filter(|(_, value)| !value.is_empty());
    ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set)
}
