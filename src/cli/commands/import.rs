//! `chancery import`: converts tables, timelines and query results to a dossier, with a preview.

mod mapping_file;

use super::{export::wrote, show};
use crate::{
    cli::{
        args,
        loading::{open::read, open_error::OpenError},
        output::{Answer, CommandOutput, argument},
        save::{self, SaveError},
        table::Table,
    },
    date::Date,
    dossier::Kind,
    file_format::File,
    import::{self, Imported, Options, Report},
    text::{clean, pad, quantity, truncate, width},
};
use std::path::PathBuf;

/// The records that a preview lists, and how many of them it shows with all their parts.
const PREVIEWED: usize = 5;
const SHOWN_WHOLE: usize = 2;

const JOINING: &str = "\
help: to add to it, import to another file, then open both: chancery OWN NEW.json
      or make one of both: chancery export -d OWN -d NEW.json -o both.json
";

pub(crate) fn import(args: &args::Import, max_size: u64) -> Answer {
    let inputs = || args.files.iter().chain(&args.mapping).cloned();
    save::refuse_input(args.save_mapping.as_deref(), inputs())?;
    save::refuse_input(args.output.as_deref(), inputs().chain(args.save_mapping.clone()))?;
    let unreadable =
        |error: OpenError| CommandOutput::error(format!("{}\n", error.to_diagnostic()));
    let open = |path: &PathBuf| read(path, max_size).map_err(unreadable);
    let invalid = |text: String| CommandOutput::error(format!("chancery: {text}\n"));
    let merged = match &args.mapping {
        Some(path) => {
            let file = open(path)?;
            mapping_file::read(&String::from_utf8_lossy(&file.bytes), args).map_err(invalid)?
        }
        None => args.clone(),
    };
    let options = parse_options(&merged).map_err(invalid)?;
    let files = args.files.iter().map(open).collect::<Result<Vec<File<'static>>, _>>()?;
    let imported = import::import(&files, &options);
    let mut problems = problems(&imported);
    if let Some(path) = &args.save_mapping {
        save::file(path, &mapping_file::write(&imported, args), args.force)?;
        problems.push_str(&wrote(path).err);
    }
    let has_failed = imported.failed() > 0;
    let code = if has_failed { 2 } else { 0 };
    if args.dry_run {
        let preview = CommandOutput::table(Table(preview(&imported)));
        return Ok(CommandOutput { err: problems, code, ..preview });
    }
    for file in &imported.files {
        let unused = unused(file).map(|unused| format!("{}: {unused}\n", clean(&file.file)));
        problems.extend(unused);
    }
    let summary = format!("{problems}chancery: {}", summary(&imported));
    if has_failed && (!args.skip_faulty || imported.imported() == 0) {
        let help = match imported.files.iter().all(|file| file.rows == 0) {
            true => "nothing written",
            false => "nothing written; fix the rows or use --skip-faulty; preview with --dry-run",
        };
        return Err(CommandOutput::error(format!("{summary}; {help}\n")));
    }
    let path = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    let name = path.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let text = import::written(&imported.dossier, &name)?;
    let mut output = CommandOutput::data(text);
    if let Some(path) = path {
        save::file(path, &output.out, args.force).map_err(|error| {
            let is_there = matches!(error, SaveError::Exists(_));
            let mut failure = CommandOutput::from(error).after(&format!("{summary}\n"));
            failure.err.extend(is_there.then(|| JOINING.replace("OWN", &argument(path))));
            failure
        })?;
        output = wrote(path);
        output.err.push_str(&format!(
            "chancery: open it with `chancery {0}`, or with your own: `chancery YOUR.json {0}`\n",
            argument(path)
        ));
    }
    Ok(CommandOutput { code, ..output.after(&format!("{summary}\n")) })
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
    // A column name may contain the comma that separates two of them.
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
    let failed = imported.failed();
    if failed > 0 && imported.files.iter().all(|file| file.rows == 0) {
        return "no rows read".to_owned();
    }
    let records: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let count =
                imported.dossier.records().iter().filter(|record| record.kind() == kind).count();
            (count > 0).then(|| format!("{count} {}", kind.noun(count)))
        })
        .collect();
    let faults = match failed {
        0 => String::new(),
        _ => format!("{} failed; ", quantity(failed, "row")),
    };
    let others = quantity(imported.imported(), "row");
    let records = if records.is_empty() { "no records".to_owned() } else { records.join(", ") };
    format!("{faults}{others} → {records}")
}

fn preview(imported: &Imported) -> String {
    let mut text = String::new();
    for file in &imported.files {
        let format = file.format.map_or("not read", import::Format::name);
        let kind = file.kind.map(|kind| format!(", as {}", kind.plural().to_lowercase()));
        text.push_str(&format!(
            "{}: {format}, {}{}\n",
            clean(&file.file),
            quantity(file.rows, "row"),
            kind.unwrap_or_default()
        ));
        text.push_str(&columns(file));
    }
    let dossier = &imported.dossier;
    let ids: Vec<_> = dossier.entries().filter(|id| dossier.record_entry(*id) == *id).collect();
    if imported.imported() > 0 || imported.failed() == 0 {
        text.push_str("First records:\n");
        for (nth, id) in ids.iter().take(PREVIEWED).enumerate() {
            let date = dossier.date(*id).map(Date::words).unwrap_or_default();
            let (title, slug) = (dossier.title(*id), dossier.slug(*id));
            text.push_str(&format!("  {}  {}  [{slug}]\n", pad(&date, 18), clean(&title)));
            if nth < SHOWN_WHOLE {
                let Table(record) = show::text(dossier, *id);
                let lines = record.lines().skip(2).filter(|line| !line.is_empty());
                text.extend(lines.map(|line| format!("      {line}\n")));
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
    text.extend(unused(file).map(|unused| format!("  {unused}\n")));
    text
}

fn unused(file: &Report) -> Option<String> {
    let unused = file.columns.iter().filter(|it| it.field.is_none() && !it.sample.is_empty());
    let unused: Vec<_> = unused.map(|it| clean(&it.name)).collect();
    let first = unused.first().filter(|_| file.kind.is_some())?;
    let list = truncate(&unused.join(", "), 200);
    Some(format!("not used: {list} (--map note={first} keeps one)"))
}
