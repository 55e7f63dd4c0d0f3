//! A saved mapping: the options that map columns, one per line, as on the command line.

use crate::{
    cli::args,
    import::{Imported, Separator, date::order_name},
    text::clean,
};
use clap::Parser;

#[derive(Parser)]
#[command(no_binary_name = true, disable_help_flag = true)]
struct MappingFile {
    #[command(flatten)]
    import: args::Import,
}

pub(super) fn write(imported: &Imported, args: &args::Import) -> String {
    let mut lines = Vec::new();
    if let Some(file) = imported.files.first() {
        lines.extend(file.kind.map(|kind| format!("--kind {}", kind.name())));
        for column in &file.columns {
            let name = &column.name;
            lines.push(match column.field {
                Some(field) => format!("--map {field}={name}"),
                None => format!("--ignore {name}"),
            });
        }
    }
    lines.extend(args.set.iter().map(|pair| format!("--set {pair}")));
    lines.extend(args.date_order.map(|order| format!("--date-order {}", order_name(order))));
    lines.extend(args.split.map(|split| match split {
        Separator::Only(letter) => format!("--split {letter}"),
        _ => "--split none".to_owned(),
    }));
    lines.extend(args.same.map(|same| format!("--same {}", same.name())));
    lines.join("\n") + "\n"
}

/// Adds the options of a mapping file to those of the command line, which take precedence.
pub(super) fn read(text: &str, args: &args::Import) -> Result<args::Import, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let words = lines.flat_map(|line| match line.split_once(' ') {
        Some((option, value)) => vec![option, value],
        None => vec![line],
    });
    let file = MappingFile::try_parse_from(words.chain(["-"]))
        .map_err(|error| clean(&error.render().to_string()).into_owned())?;
    let mut merged = args.clone();
    merged.kind = merged.kind.or(file.import.kind);
    merged.date_order = merged.date_order.or(file.import.date_order);
    merged.split = merged.split.or(file.import.split);
    merged.same = merged.same.or(file.import.same);
    let is_mapped =
        |side: fn(&str) -> &str, pair: &str| args.map.iter().any(|given| side(given) == side(pair));
    let maps = file.import.map.into_iter();
    merged.map.extend(maps.filter(|it| !is_mapped(field, it) && !is_mapped(column, it)));
    let ignored = file.import.ignore.into_iter();
    merged.ignore.extend(ignored.filter(|it| !is_mapped(column, it)));
    merged.set.extend(file.import.set);
    Ok(merged)
}

fn field(pair: &str) -> &str {
    pair.split_once('=').map_or(pair, |(field, _)| field)
}

fn column(pair: &str) -> &str {
    pair.split_once('=').map_or(pair, |(_, column)| column)
}
