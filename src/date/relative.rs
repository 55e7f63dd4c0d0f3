//! Times counted from today: yesterday, last year, 3 months ago, the last 5 years.

use super::{
    DateExpr, Day,
    expr::Calendar,
    names::{Meaning, Unit},
    numeric::monday_before,
    parser::{Node, Parser},
    range::parts,
};

impl Parser<'_> {
    pub(super) fn relative(&self, at: usize) -> Option<Node> {
        let today = self.options.today?;
        let at = self.skip(at, Meaning::Link);
        if let Some(number) = self.count(at) {
            let (unit, next) = self.unit(at + 1)?;
            let end = self.skip(next, Meaning::Ago);
            return (end > next).then(|| Node::new(unit_away(today, unit, -number), end))?;
        }
        self.meanings(at).find_map(|(meaning, next)| match meaning {
            Meaning::Today(days) => Node::new(Some(Calendar::Day(today.plus(days))), next),
            Meaning::Step(step) => self.step_from(today, step, next),
            _ => None,
        })
    }

    fn count(&self, at: usize) -> Option<i16> {
        i16::try_from(self.lexer.number(at)?.0).ok()
    }

    fn step_from(&self, today: Day, step: i16, at: usize) -> Option<Node> {
        if let Some(count) = self.count(at) {
            let (unit, end) = self.unit(at + 1).filter(|_| step != 0)?;
            let first = unit_away(today, unit, count.checked_mul(step)?)?;
            let far = match first {
                Calendar::Day(day) | Calendar::Week(day) => day,
                Calendar::Month(Some(year), month) => same_day(today, year, month)?,
                other => same_day(today, other.year()?, parts(today)?.1)?,
            };
            let day = |day| Calendar::Day(day).into();
            let (from, to) = (far.min(today), far.max(today));
            return Node::of([DateExpr::Range(day(from), day(to))], end);
        }
        let (unit, end) = self.unit(at)?;
        if step == 0 && unit == Unit::Day {
            let (_, month, day) = parts(today)?;
            return Node::new(Some(Calendar::MonthDay(month, day)), end);
        }
        Node::new(unit_away(today, unit, step), end)
    }
}

/// The same day of another month, or its last.
fn same_day(today: Day, year: i16, month: i8) -> Option<Day> {
    Day::new(year, month, parts(today)?.2).or_else(|| Day::last_of_month(year, month))
}

fn unit_away(today: Day, unit: Unit, count: i16) -> Option<Calendar> {
    let (year, month, _) = parts(today)?;
    let of_year = |count_in_year: i32, index: i32| {
        let units = i32::from(year) * count_in_year + index + i32::from(count);
        let year = i16::try_from(units.div_euclid(count_in_year)).ok()?;
        Some((year, i8::try_from(units.rem_euclid(count_in_year) + 1).ok()?))
    };
    Some(match unit {
        Unit::Day => Calendar::Day(today.plus(i32::from(count))),
        Unit::Week => Calendar::Week(monday_before(today).plus(i32::from(count) * 7)),
        Unit::Month => {
            let (year, month) = of_year(12, i32::from(month) - 1)?;
            Calendar::Month(Some(year), month)
        }
        Unit::Quarter => {
            let (year, quarter) = of_year(4, (i32::from(month) - 1) / 3)?;
            Calendar::Quarter(Some(year), quarter)
        }
        Unit::Half => return None,
        Unit::Year => Calendar::Year(year.checked_add(count)?),
        Unit::Decade => Calendar::Decade((year / 10).checked_add(count)?.checked_mul(10)?),
        Unit::Century => Calendar::Century((year / 100).checked_add(count)?.checked_mul(100)?),
    })
}
