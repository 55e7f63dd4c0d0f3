//! Colors, background and locale from `COLORTERM`, `TERM`, `NO_COLOR`, `COLORFGBG` and `LC_ALL`.

use crate::ui::Depth;

/// The value of a variable that is set and not empty.
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

pub(super) fn color_depth() -> Depth {
    let terminal = variable("TERM").unwrap_or_default();
    let has_all = matches!(variable("COLORTERM").as_deref(), Some("truecolor" | "24bit"));
    if variable("NO_COLOR").is_some() || terminal == "dumb" {
        Depth::Mono
    } else if has_all || terminal.contains("direct") {
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
    let value = variable("COLORFGBG")?;
    let background: u8 = value.rsplit(';').next()?.parse().ok()?;
    Some(matches!(background, 7 | 9..=15))
}

pub(super) fn locale() -> Option<(&'static str, String)> {
    ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| Some((name, variable(name)?)))
}
