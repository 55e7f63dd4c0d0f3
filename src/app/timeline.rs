//! The timeline to scale: days as columns, entries as marks and bars in lanes. A task makes the
//! chart once; a frame costs what the screen does, not the records: a look-up for each column.

mod axis;
mod bars;
mod chart;
mod frame;
mod histogram;
mod labels;
pub(crate) mod lanes;
mod scaled;

pub(crate) use axis::{Column, Scale};
pub(crate) use bars::{BarSegment, End};
pub(crate) use chart::Chart;
pub use frame::TimelineFrame;
pub(crate) use frame::{LaneRow, TimelineMark};
pub(crate) use histogram::Histogram;
pub(crate) use labels::Label;
pub(crate) use scaled::{Place, ScaledTimeline, TimelineChange};
