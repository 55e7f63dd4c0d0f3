//! The commands, one file each.

pub(crate) mod annotations;
pub(crate) mod as_of;
pub mod check;
pub mod check_report;
pub(crate) mod cite;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod man;
pub(crate) mod new;
pub(crate) mod path;
pub(crate) mod search;
mod search_formats;
mod search_hit;
pub(crate) mod show;
