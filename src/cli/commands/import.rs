//! `chancery import`: converts tables, timelines and query results to a dossier, with a preview.

mod mapping_file;

use super::{export::save_output, show::show};
use crate::{
    cli::{
        args::{self, ArticleFormat},
        loading::{open::read, open_error::DEFAULT_MAX_SIZE},
        output::{CommandOutput, shown},
        save,
        table::Table,
    },
    date::Date,
    dossier::Kind,
    file_format::File,
    import::{self, Imported, Options, Report},
    text::{clean, pad, quantity, truncate, width},
};

const PREVIEWED: usize = 5;

const SHOWN_WHOLE: usize = 2;

pub(crate) fn import(args: &args::Import) -> CommandOutput {
    let merged = match &args.mapping {
        Some(path) => match read(path, DEFAULT_MAX_SIZE) {
            Ok(file) => mapping_file::read(&String::from_utf8_lossy(&file.bytes), args),
            Err(error) => return CommandOutput::error(format!("{}\n", error.to_diagnostic())),
        },
        None => Ok(args.clone()),
    };
    let options = match merged.and_then(|merged| parse_options(&merged)) {
        Ok(options) => options,
        Err(text) => return CommandOutput::error(format!("chancery: {text}\n")),
    };
    let mut files: Vec<File<'static>> = Vec::new();
    for path in &args.files {
        match read(path, DEFAULT_MAX_SIZE) {
            Ok(file) => files.push(file),
            Err(error) => return CommandOutput::error(format!("{}\n", error.to_diagnostic())),
        }
    }
    let imported = import::import(&files, &options);
    let mut problems = problems(&imported);
    if let Some(path) = &args.save_mapping {
        let text = mapping_file::write(&imported, args);
        let saved = save_output(path, save::file(path, &text, args.force));
        if saved.code != 0 {
            return saved;
        }
        problems.push_str(&saved.err);
    }
    if args.dry_run {
        let code = if imported.failed() > 0 { 2 } else { 0 };
        let preview = CommandOutput::table(Table(preview(&imported)));
        return CommandOutput { err: problems, code, ..preview };
    }
    let summary = summary(&imported);
    if imported.failed() > 0 && !args.skip_faulty {
        let help = "nothing written; fix the rows or use --skip-faulty; preview with --dry-run";
        return CommandOutput::error(format!("{problems}chancery: {summary}; {help}\n"));
    }
    if imported.dossier.records().len() <= files.len() && imported.failed() > 0 {
        return CommandOutput::error(format!("{problems}chancery: {summary}; nothing to write\n"));
    }
    let path = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    let name = path.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let Ok(text) = import::written(&imported.dossier, &name) else {
        return CommandOutput::error("chancery: cannot write the dossier\n".to_owned());
    };
    let mut output = match path {
        None => CommandOutput::data(text),
        Some(path) => save_output(path, save::file(path, &text, args.force)),
    };
    if let Some(path) = path.filter(|_| output.code == 0) {
        output.err.push_str(&format!(
            "chancery: open it with `chancery {0}`, or with your own: `chancery mine.json {0}`\n",
            shown(path)
        ));
    }
    let code = if imported.failed() > 0 { 2 } else { output.code };
    CommandOutput { err: format!("{problems}chancery: {summary}\n{}", output.err), code, ..output }
}

fn parse_options(args: &args::Import) -> Result<Options, String> {
    let read = |text: &String| {
        import::date::read(text, args.date_order).map_err(|fault| {
            format!("--retrieved: {}; {}", fault.message, fault.help.unwrap_or_default())
        })
    };
    let retrieved = args.retrieved.as_ref().map(read).transpose()?;
    let pairs = |list: &[String], option: &str| {
        list.iter().map(|pair| parse_pair(pair, option)).collect::<Result<Vec<_>, _>>()
    };
    // The name of a column may have the comma that separates two of them.
    let mut map: Vec<String> = Vec::new();
    for part in &args.map {
        match map.last_mut() {
            Some(last) if !part.contains('=') => last.extend([",", part]),
            _ => map.push(part.clone()),
        }
    }
    Ok(Options {
        format: args.from,
        kind: args.kind,
        map: pairs(&map, "--map FIELD=COLUMN")?,
        set: pairs(&args.set, "--set FIELD=TEXT")?,
        ignore: args.ignore.clone(),
        split: args.split,
        same: args.same,
        sheet: args.sheet.clone(),
        encoding: args.encoding.clone(),
        order: args.date_order,
        retrieved: retrieved.map(|read| read.date),
        title: args.title.as_deref().map(|title| clean(title).into_owned()),
    })
}

fn parse_pair(pair: &str, option: &str) -> Result<(String, String), String> {
    let (field, text) = pair
        .split_once('=')
        .ok_or_else(|| format!("invalid value {:?}; expected {option}", clean(pair)))?;
    Ok((field.trim().to_owned(), text.trim().to_owned()))
}

fn problems(imported: &Imported) -> String {
    let mut text = String::new();
    for file in &imported.files {
        text.extend(file.causes.iter().map(|cause| format!("{cause}\n")));
        if file.unlisted > 0 {
            text.push_str(&format!("{}: {} more\n", clean(&file.file), file.unlisted));
        }
    }
    text
}

fn summary(imported: &Imported) -> String {
    let rows: usize = imported.files.iter().map(|file| file.rows).sum();
    let failed = imported.failed();
    let records: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let count =
                imported.dossier.records().iter().filter(|record| record.kind() == kind).count();
            (count > 0).then(|| counted(count, kind))
        })
        .collect();
    let faults = match failed {
        0 => String::new(),
        _ => format!("{} failed; ", quantity(failed, "row")),
    };
    let others = quantity(rows.saturating_sub(failed), "row");
    format!("{faults}{others} → {}", records.join(", "))
}

fn counted(count: usize, kind: Kind) -> String {
    match count {
        1 => format!("1 {kind}"),
        _ => format!("{count} {}", kind.plural().to_lowercase()),
    }
}

fn preview(imported: &Imported) -> String {
    let mut text = String::new();
    for file in &imported.files {
        let format = file.format.map_or("not read", import::Format::name);
        let kind = file.kind.map(|kind| format!(", as {}", kind.plural().to_lowercase()));
        text.push_str(&format!(
            "{}: {format}, {} rows{}\n",
            clean(&file.file),
            file.rows,
            kind.unwrap_or_default()
        ));
        text.push_str(&columns(file));
    }
    let dossier = &imported.dossier;
    let ids: Vec<_> = dossier.entries().filter(|id| dossier.record_entry(*id) == *id).collect();
    if ids.len() > imported.files.len() || imported.failed() == 0 {
        text.push_str("First records:\n");
        for (nth, id) in ids.iter().take(PREVIEWED).enumerate() {
            let date = dossier.date(*id).map(Date::words).unwrap_or_default();
            let (title, slug) = (dossier.title(*id), dossier.slug(*id));
            text.push_str(&format!("  {}  {}  [{slug}]\n", pad(&date, 18), clean(&title)));
            if nth < SHOWN_WHOLE {
                let record = show(dossier, &slug, ArticleFormat::Text).out;
                let lines = record.lines().skip(2).map(|line| format!("    {line}"));
                text.extend(lines.map(|line| line.trim_end().to_owned() + "\n"));
            }
        }
    }
    text.push_str(&format!("{}; nothing written\n", summary(imported)));
    text
}

fn columns(file: &Report) -> String {
    let name = |name: &str| truncate(&clean(name), 30);
    let column_width =
        file.columns.iter().map(|column| width(&name(&column.name))).max().unwrap_or(0).max(6);
    let line = |column: &str, field: &str, sample: &str| {
        format!("  {}  {}  {}\n", pad(column, column_width), pad(field, 12), sample)
            .trim_end()
            .to_owned()
            + "\n"
    };
    let mut text = line("Column", "Field", "First value");
    for column in &file.columns {
        let Some(field) = column.field.or(file.kind.is_none().then_some("")) else { continue };
        text.push_str(&line(&name(&column.name), field, &truncate(&clean(&column.sample), 40)));
    }
    let unused: Vec<String> = file
        .columns
        .iter()
        .filter(|it| it.field.is_none() && !it.sample.is_empty())
        .map(|it| clean(&it.name).into_owned())
        .collect();
    if let (Some(first), Some(_)) = (unused.first(), file.kind) {
        let list = truncate(&unused.join(", "), 200);
        text.push_str(&format!("  not used: {list} (--map note={first} keeps one)\n"));
    }
    text
}
