//! Times counted from today: yesterday, last year, 3 months ago, the last 5 years.

use super::{
    DateExpr, Day,
    expr::Calendar,
    names::{Meaning, Unit},
    numeric::monday_before,
    parser::{Node, Parser},
    range::parts,
};
use jiff::Span;

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
            let far = away(today, unit, count.checked_mul(step)?)?;
            let day = |day| Calendar::Day(day).into();
            return Node::of([DateExpr::Range(day(far.min(today)), day(far.max(today)))], end);
        }
        let (unit, end) = self.unit(at)?;
        if step == 0 && unit == Unit::Day {
            let (_, month, day) = parts(today)?;
            return Node::new(Some(Calendar::MonthDay(month, day)), end);
        }
        Node::new(unit_away(today, unit, step), end)
    }
}

/// The day this many units away; the last of its month if that month is shorter.
fn away(today: Day, unit: Unit, count: i16) -> Option<Day> {
    let count = i64::from(count);
    let span = match unit {
        Unit::Day => Span::new().try_days(count),
        Unit::Week => Span::new().try_weeks(count),
        Unit::Month => Span::new().try_months(count),
        Unit::Quarter => Span::new().try_months(count * 3),
        Unit::Half => return None,
        Unit::Year => Span::new().try_years(count),
        Unit::Decade => Span::new().try_years(count * 10),
        Unit::Century => Span::new().try_years(count * 100),
    };
    today.civil()?.checked_add(span.ok()?).ok().map(Day::from_civil)
}

fn unit_away(today: Day, unit: Unit, count: i16) -> Option<Calendar> {
    let day = away(today, unit, count)?;
    let (year, month, _) = parts(day)?;
    Some(match unit {
        Unit::Day => Calendar::Day(day),
        Unit::Week => Calendar::Week(monday_before(day)),
        Unit::Month => Calendar::Month(Some(year), month),
        Unit::Quarter => Calendar::Quarter(Some(year), (month + 2) / 3),
        Unit::Half => return None,
        Unit::Year => Calendar::Year(year),
        Unit::Decade => Calendar::Decade(year.div_euclid(10) * 10),
        Unit::Century => Calendar::Century(year.div_euclid(100) * 100),
    })
}
