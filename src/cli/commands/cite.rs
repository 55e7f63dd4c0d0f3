//! `chancery cite`: citations of records, or of sources.

use super::{export::ExportWriteError, show::find};
use crate::{
    cli::output::{Answer, CommandOutput},
    date::Day,
    dossier::{Dossier, EntryId},
    export::{self, Selection, Style},
};

pub(crate) fn cite(dossier: &Dossier, slugs: &[String], style: Style) -> Answer {
    let ids: Result<Vec<EntryId>, CommandOutput> =
        slugs.iter().map(|slug| find(dossier, slug)).collect();
    let text = export::cite(&Selection::whole(dossier, Day::today()), &ids?, style, true);
    Ok(CommandOutput::data(text.map_err(ExportWriteError::from)?))
}
