//! The scaled timeline: days as columns, entries as marks and bars in lanes.
//!
//! The cost of a frame is that of the screen, not of the records: sorted lists are looked up once a
//! column.

mod axis;
mod bars;
mod chart;
mod frame;
mod histogram;

pub(crate) mod lanes;
mod view;

use crate::date::Day;
pub use axis::{Column, fold_label};
pub use bars::{Bar, End};
pub use chart::Chart;
pub use frame::{BarSegment, LaneRow, TimelineFrame, TimelineMark};
pub use histogram::Histogram;
pub(super) use view::TimelineView;

/// The days of a column at each step of the zoom.
const ZOOMS: [i32; 15] = [1, 2, 7, 14, 30, 61, 91, 183, 365, 731, 1826, 3652, 7305, 18_262, 36_524];

/// A month per column, so that some years are visible.
const FIRST_ZOOM: usize = 4;

/// How the timeline is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimelineMode {
    /// As a list.
    #[default]
    List,
    /// To scale.
    Scale(TimelineScale),
}

/// How entries are grouped into lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lanes {
    /// By type.
    #[default]
    Type,
    /// By party.
    Party,
    /// By treaty.
    Treaty,
}

impl Lanes {
    /// The next grouping in turn.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Type => Self::Party,
            Self::Party => Self::Treaty,
            Self::Treaty => Self::Type,
        }
    }

    /// The label of the grouping.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Party => "party",
            Self::Treaty => "act",
        }
    }
}

/// The visible part of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineScale {
    /// The step of the zoom.
    zoom: usize,
    /// The day in the middle of the screen.
    pub middle: Day,
    /// The grouping of the lanes.
    pub lanes: Lanes,
}

impl TimelineScale {
    /// Some years around a day.
    #[must_use]
    pub fn around(middle: Day) -> Self {
        Self { zoom: FIRST_ZOOM, middle, lanes: Lanes::default() }
    }

    /// The days of one column.
    #[must_use]
    pub fn days(self) -> i32 {
        ZOOMS.get(self.zoom).copied().unwrap_or(1)
    }

    /// Zooms in, or out when negative; whether that was possible.
    pub fn zoom_by(&mut self, steps: isize) -> bool {
        let zoom = self.zoom.saturating_add_signed(-steps).min(ZOOMS.len() - 1);
        let moved = zoom != self.zoom;
        self.zoom = zoom;
        moved
    }
}
