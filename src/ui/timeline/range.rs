//! A range of dates, and how pointers and keys change it.

use super::scale::Scale;
use lectern_core::CalendarDate;

/// From a date to another one, both within; an absent edge is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Where it starts.
    pub from: Option<CalendarDate>,
    /// Where it ends.
    pub to: Option<CalendarDate>,
}

/// One of a range's two edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it starts.
    From,
    /// Where it ends.
    To,
}

/// How a key moves an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// By so many buckets, later where positive.
    By(i64),
    /// As early as it can go.
    First,
    /// As late as it can go.
    Last,
}

impl Step {
    /// The step that a key of a slider means (WAI-ARIA Authoring Practices, "Slider Pattern"). Time runs from left to
    /// right in every language here, and so do the arrows.
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowRight" | "ArrowUp" => Some(Self::By(1)),
            "ArrowLeft" | "ArrowDown" => Some(Self::By(-1)),
            "PageUp" => Some(Self::By(10)),
            "PageDown" => Some(Self::By(-10)),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }
}

impl Range {
    /// Whether every date is in it.
    pub fn is_open(self) -> bool {
        self == Self::default()
    }

    /// What a bucket spans.
    pub fn of_bucket(scale: Scale, index: i64) -> Self {
        Self { from: Some(scale.start(index)), to: Some(scale.end(index)) }
    }

    /// From where the earlier one of two ranges starts to where the later one ends.
    pub fn joined(self, other: Self) -> Self {
        let from =
            self.from.zip(other.from).map(|(one, two)| if two.first_day() < one.first_day() { two } else { one });
        let to = self.to.zip(other.to).map(|(one, two)| if two.last_day() > one.last_day() { two } else { one });
        Self { from, to }
    }

    /// An edge's date.
    pub fn edge(self, edge: Edge) -> Option<CalendarDate> {
        match edge {
            Edge::From => self.from,
            Edge::To => self.to,
        }
    }

    /// The same range with another edge. Edges that end up crossed are exchanged.
    pub fn with_edge(self, edge: Edge, date: Option<CalendarDate>) -> Self {
        let range = match edge {
            Edge::From => Self { from: date, ..self },
            Edge::To => Self { to: date, ..self },
        };
        match (range.from, range.to) {
            (Some(from), Some(to)) if from.first_day() > to.last_day() => Self { from: Some(to), to: Some(from) },
            _ => range,
        }
    }

    /// The bucket that an edge is in; the first or the last one shown for an open edge.
    pub fn index(self, scale: Scale, edge: Edge) -> i64 {
        match edge {
            Edge::From => self.from.map_or(0, |date| scale.index_of_start(date)),
            Edge::To => self.to.map_or(scale.last(), |date| scale.index_of_end(date)),
        }
    }

    /// Where it starts and ends on the timeline, as shares of the whole.
    pub fn shares(self, scale: Scale) -> (f64, f64) {
        let start = self.from.map_or(0.0, |date| scale.share_of_start(date));
        let end = self.to.map_or(1.0, |date| scale.share_of_end(date));
        (start, end.max(start))
    }

    /// The same range with an edge put on a bucket's edge, though not past the other one.
    pub fn with_edge_at(self, scale: Scale, edge: Edge, index: i64) -> Self {
        match edge {
            Edge::From => Self { from: Some(scale.start(index.min(self.index(scale, Edge::To)))), ..self },
            Edge::To => Self { to: Some(scale.end(index.max(self.index(scale, Edge::From)))), ..self },
        }
    }

    /// The same range with an edge moved by a key.
    ///
    /// An edge that arrives at the end of what is shown opens. One that stands there already without being open is
    /// the edge of a timeline that was narrowed to the range: it moves on, beyond what is shown, so that keys can
    /// widen a range again. A date inside a bucket moves to that bucket's own edge first.
    pub fn moved(self, scale: Scale, edge: Edge, step: Step) -> Self {
        let (Some(date), Step::By(by)) = (self.edge(edge), step) else {
            return self.moved_from_open(scale, edge, step);
        };
        let index = self.index(scale, edge);
        let (own_edge, outwards, is_inside) = match edge {
            Edge::From => (scale.start(index), -1, index > 0),
            Edge::To => (scale.end(index), 1, index < scale.last()),
        };
        let snapped = by - if date != own_edge && by.signum() == outwards { outwards } else { 0 };
        let target = index.saturating_add(snapped);
        let arrives = match edge {
            Edge::From => target <= 0,
            Edge::To => target >= scale.last(),
        };
        if is_inside && arrives && by.signum() == outwards {
            return self.with_edge(edge, None);
        }
        self.with_edge_at(scale, edge, target)
    }

    /// The same range after a key on an open edge, or after one that leads as far as it goes.
    fn moved_from_open(self, scale: Scale, edge: Edge, step: Step) -> Self {
        match (edge, step) {
            (Edge::From, Step::First) | (Edge::To, Step::Last) => self.with_edge(edge, None),
            (Edge::From, Step::Last) => self.with_edge_at(scale, edge, self.index(scale, Edge::To)),
            (Edge::To, Step::First) => self.with_edge_at(scale, edge, self.index(scale, Edge::From)),
            (Edge::From, Step::By(by)) if by > 0 => self.with_edge_at(scale, edge, by),
            (Edge::To, Step::By(by)) if by < 0 => self.with_edge_at(scale, edge, scale.last().saturating_add(by)),
            (_, Step::By(_)) => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::scale::tests::{date, scale};
    use super::*;
    use lectern_core::protocol::Unit;

    /// Reads `1960/1969`, with `..` for an open edge.
    fn range(text: &str) -> Range {
        let (from, to) = text.split_once('/').expect("two edges");
        let edge = |text: &str| (text != "..").then(|| date(text));
        Range { from: edge(from), to: edge(to) }
    }

    fn check(before: &str, edge: Edge, step: Step, after: &str) {
        let decades = scale(Unit::Decade, "1900", 10);
        assert_eq!(range(before).moved(decades, edge, step), range(after), "{before} {edge:?} {step:?}");
    }

    #[test]
    fn keys_move_an_edge_by_buckets_and_never_past_the_other_one() {
        check("../..", Edge::From, Step::By(1), "1910/..");
        check("../..", Edge::To, Step::By(-1), "../1989");
        check("1910/1939", Edge::From, Step::By(1), "1920/1939");
        check("1910/1939", Edge::From, Step::By(10), "1930/1939");
        check("1910/1939", Edge::To, Step::First, "1910/1919");
        check("1910/1939", Edge::From, Step::Last, "1930/1939");
    }

    #[test]
    fn an_edge_that_arrives_at_the_end_opens() {
        check("1910/1939", Edge::From, Step::By(-1), "../1939");
        check("1950/1939", Edge::From, Step::First, "../1939");
        check("1910/1979", Edge::To, Step::By(10), "1910/..");
        check("../..", Edge::From, Step::By(-1), "../..");
        check("../..", Edge::To, Step::Last, "../..");
    }

    #[test]
    fn an_edge_of_a_narrowed_timeline_moves_beyond_it() {
        check("1900/1999", Edge::From, Step::By(-1), "1890/1999");
        check("1890/1999", Edge::From, Step::By(-10), "1790/1999");
        check("1900/1999", Edge::To, Step::By(1), "1900/2009");
        check("1900/2009", Edge::To, Step::By(-1), "1900/1999");
    }

    #[test]
    fn a_date_inside_a_bucket_moves_to_the_buckets_own_edge_first() {
        check("1934/..", Edge::From, Step::By(-1), "1930/..");
        check("1934/..", Edge::From, Step::By(1), "1940/..");
        check("../1963-05", Edge::To, Step::By(1), "../1969");
        check("../1963-05", Edge::To, Step::By(-1), "../1959");
    }

    #[test]
    fn two_buckets_make_a_range_in_either_order() {
        let months = scale(Unit::Month, "1989-10", 4);
        let (early, late) = (Range::of_bucket(months, 1), Range::of_bucket(months, 3));
        assert_eq!((early.joined(late), late.joined(early)), (range("1989-11/1990-01"), range("1989-11/1990-01")));
        assert_eq!(early.joined(early), range("1989-11/1989-11"));
    }

    #[test]
    fn a_range_covers_its_share_even_where_the_timeline_shows_less_of_it() {
        let decades = scale(Unit::Decade, "1960", 4);
        let check = |text, shares| assert_eq!(range(text).shares(decades), shares, "{text}");
        check("1970/1979", (0.25, 0.5));
        check("1965/..", (0.125, 1.0));
        check("1900/2050", (0.0, 1.0));
        check("2010/2020", (1.0, 1.0));
        check("../..", (0.0, 1.0));
    }

    #[test]
    fn crossed_edges_are_exchanged() {
        assert_eq!(range("1990/1995").with_edge(Edge::To, Some(date("1980"))), range("1980/1990"));
    }
}
