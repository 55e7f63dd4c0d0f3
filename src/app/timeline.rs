//! The timeline to scale: where a day stands on the screen, and what stands in each cell.
//!
//! A frame costs the screen and not the records: everything is looked up in sorted lists, once a
//! column. Nothing here draws.

mod axis;
mod bars;
mod chart;
mod frame;
mod histogram;

pub(crate) mod lanes;
mod view;

use crate::date::Day;
pub use axis::{Column, gap_words};
pub use bars::{Bar, End};
pub use chart::Chart;
pub use frame::{BarSegment, LaneRow, TimelineFrame, TimelineMark};
pub use histogram::Histogram;
pub(super) use view::TimelineView;

/// The days that one column takes at each step of the zoom, from days to centuries.
const ZOOMS: [i32; 15] = [1, 2, 7, 14, 30, 61, 91, 183, 365, 731, 1826, 3652, 7305, 18_262, 36_524];

/// A month a column: some years are seen at once.
const FIRST_ZOOM: usize = 4;

/// How the timeline pane is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimelineMode {
    /// As a list.
    #[default]
    List,
    /// To scale.
    Scale(TimelineScale),
}

/// What the lanes of the timeline stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lanes {
    /// Kinds of happening.
    #[default]
    Type,
    /// States and bodies.
    Party,
    /// Acts.
    Treaty,
}

impl Lanes {
    /// The next one in turn.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Type => Self::Party,
            Self::Party => Self::Treaty,
            Self::Treaty => Self::Type,
        }
    }

    /// What the lanes are by.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Party => "party",
            Self::Treaty => "act",
        }
    }
}

/// Which part of time is shown, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineScale {
    /// The step of the zoom.
    zoom: usize,
    /// The day in the middle of the screen.
    pub middle: Day,
    /// What the lanes stand for.
    pub lanes: Lanes,
}

impl TimelineScale {
    /// Some years round the day.
    #[must_use]
    pub fn round(middle: Day) -> Self {
        Self { zoom: FIRST_ZOOM, middle, lanes: Lanes::default() }
    }

    /// The days of one column.
    #[must_use]
    pub fn days(self) -> i32 {
        ZOOMS.get(self.zoom).copied().unwrap_or(1)
    }

    /// Nearer or further by so many steps; whether that was possible.
    pub fn zoom_by(&mut self, steps: isize) -> bool {
        let zoom = self.zoom.saturating_add_signed(-steps).min(ZOOMS.len() - 1);
        let moved = zoom != self.zoom;
        self.zoom = zoom;
        moved
    }
}
