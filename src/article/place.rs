//! The article of a place.

use super::builder::ArticleBuilder;
use crate::dossier::record::{Place, preferred};

pub(super) fn place<'d>(builder: &mut ArticleBuilder<'d>, place: &'d Place) {
    builder.names(preferred(&place.names), &place.names);
    builder.link("Located in", &place.within);
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        let precision = place.precision.map_or(String::new(), |it| format!(" ({})", it.label()));
        let degrees = |value: f64, positive: &str, negative: &str| {
            format!("{}° {}", value.abs(), if value < 0.0 { negative } else { positive })
        };
        let (lat, lon) = (degrees(lat, "N", "S"), degrees(lon, "E", "W"));
        builder.field("Coordinates", Some(format!("{lat}, {lon}{precision}")));
    }
    builder.end_section();
}
