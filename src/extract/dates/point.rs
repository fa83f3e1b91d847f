//! One end of a calendar reference as the text writes it, before anything is known about when the text was written.

use crate::rules::dates::Unit;

/// A period, its year as written, and the part of it that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub period: Period,
    pub year: YearRef,
    pub part: Part,
    /// Day of the week named beside the date; 1 = Monday.
    pub weekday: Option<u8>,
}

impl Point {
    pub fn of(period: Period, year: YearRef) -> Point {
        Point { period, year, part: Part::Whole, weekday: None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearRef {
    /// Not written.
    Open,
    Written(i16),
    /// Two digits.
    Short(i16),
    /// «прошлого года» -1, «с. г.» 0, «будущего года» 1.
    Relative(i8),
    /// «прошлой осенью» -1, «этой весной» 0, «следующим летом» 1: the nearest of its kind on that side.
    Near(i8),
    /// «того же года»
    Same,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Day {
        month: u8,
        day: u8,
    },
    Month(u8),
    Quarter(u8),
    HalfYear(u8),
    Season(u8),
    Year,
    /// September to August.
    SchoolYear,
    Decade,
    /// «за 8 месяцев»
    FirstMonths(u8),
    /// «за девять месяцев» in a report of October or November: those of its year; else a length.
    MonthsSoFar(u8),
    /// 1 = Monday; «минувшую» -1, «эту» 0, «будущую» 1.
    Weekday(u8, Option<i8>),
    /// «вчера» -1
    DayWord(i8),
    /// «накануне», «днём ранее»: 1; «двумя днями ранее»: 2.
    Eve(u8),
    /// «накануне заседания»: a day only if the text has told when that was.
    EveOf,
    /// «во второй день» 2 of what took several, if the text has told when that was; 255 = the last.
    DayOf(u8),
    Week(i8),
    RelativeMonth(i8),
    RelativeQuarter(i8),
    RelativeHalf(i8),
    Weekend(Option<i8>),
    /// «в этот день» 0, «на следующий день» 1
    Context(i8),
    /// «два года назад»; 0 = nobody knows how many.
    Shift(i16, Unit),
    NewYear,
    /// «10-го числа»
    DayNumber(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Begin,
    Middle,
    End,
    Half(u8),
    /// Ten days of a month.
    Ten(u8),
    /// Seven days of a month; 255 = the last.
    Week(u8),
    /// A day of the week of a month, by its number and name: «последний четверг мая» (255, 4).
    Nth(u8, u8),
    /// «к началу»
    FirstDay,
    /// «до конца»
    LastDay,
    /// «с начала года»: to the day of the report, if the period holds it.
    Since,
}

impl Period {
    /// Is it a reference to the calendar only where something tells its days?
    pub fn needs_day(self) -> bool {
        matches!(self, Period::EveOf | Period::DayOf(_) | Period::MonthsSoFar(_))
    }
}
