//! Dates in words, from the parts that the engine sends.

use super::I18n;
use crate::browser::intl;
use lectern_core::CalendarDate;
use lectern_core::date::When;

impl I18n {
    /// A date in words: `about 2018`, `20 September 2018`, `September 2018, uncertain`.
    pub fn date(self, when: &When) -> String {
        let words = match (when.start, when.end) {
            (Some(start), Some(end)) => self.date_range(&self.calendar_date(start), &self.calendar_date(end)),
            (Some(start), None) => self.calendar_date(start),
            // Seasons, open digits and sets are rare, and clear enough as written.
            _ => when.edtf.clone(),
        };
        match (when.approximate, when.uncertain) {
            (true, true) => self.date_about_uncertain(&words),
            (true, false) => self.date_about(&words),
            (false, true) => self.date_uncertain(&words),
            (false, false) => words,
        }
    }

    /// A range of dates in words, open where an edge is absent.
    pub fn dates_between(self, from: Option<CalendarDate>, to: Option<CalendarDate>) -> String {
        match (from.map(|date| self.calendar_date(date)), to.map(|date| self.calendar_date(date))) {
            (Some(from), Some(to)) if from == to => from,
            (Some(from), Some(to)) => self.date_range(&from, &to),
            (Some(from), None) => self.date_from(&from),
            (None, Some(to)) => self.date_to(&to),
            (None, None) => self.timeline_all(),
        }
    }

    /// A year, a month or a day in words.
    pub fn calendar_date(self, date: CalendarDate) -> String {
        intl::date(self.format_tag(), date)
    }
}
