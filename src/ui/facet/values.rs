//! Which of a facet's values are shown, and in which order.

use lectern_core::Facet;
use lectern_core::protocol::{FacetCounts, FacetValue};
use lectern_core::view::{Choice, Filters};

/// How much of a facet is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// The most frequent values, and whatever is chosen or excluded.
    #[default]
    Short,
    /// All values that contain some letters.
    All {
        /// The letters; empty for any.
        contains: String,
    },
}

impl Extent {
    /// Whether more than the most frequent values is shown.
    pub fn is_long(&self) -> bool {
        *self != Self::Short
    }
}

/// The values to show.
///
/// They stand by count, as if nothing were chosen: the counts of a facet do not depend on what is chosen in it, so
/// that a click never moves what was clicked, nor anything around it.
pub fn shown(
    counts: &FacetCounts,
    longer: Option<&FacetCounts>,
    filters: &Filters,
    extent: &Extent,
) -> Vec<FacetValue> {
    let mut values = match (extent, longer) {
        (Extent::All { .. }, Some(longer)) => longer.values.clone(),
        _ => counts.values.clone(),
    };
    if *extent == Extent::Short
        && let Some(Choice { any, none }) = filters.facets.get(counts.facet)
    {
        for value in any.iter().chain(none) {
            if values.iter().all(|shown| shown.value != *value) {
                values.push(FacetValue { value: value.clone(), count: 0 });
            }
        }
    }
    // Years by number: those before 1000 and before the common era do not sort as text.
    let is_time = matches!(counts.facet, Facet::Decade | Facet::Year);
    let rank = |value: &FacetValue| if is_time { value.value.parse().ok() } else { Some(i64::from(value.count)) };
    values.sort_by(|one, other| rank(other).cmp(&rank(one)).then_with(|| one.value.cmp(&other.value)));
    values
}

/// Whether there is anything to show of a facet at all.
pub fn is_empty(counts: &FacetCounts, filters: &Filters) -> bool {
    counts.values.is_empty() && filters.facets.get(counts.facet).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_core::ViewState;

    fn counts(facet: Facet, values: &[(&str, u32)]) -> FacetCounts {
        let value = |(value, count): &(&str, u32)| FacetValue { value: (*value).to_owned(), count: *count };
        FacetCounts { facet, values: values.iter().map(value).collect(), distinct: 9 }
    }

    fn check(counts: &FacetCounts, longer: Option<&FacetCounts>, address: &str, extent: &Extent, expected: &str) {
        let shown = shown(counts, longer, &ViewState::parse(address).filters, extent);
        let words: Vec<_> = shown.iter().map(|value| format!("{} {}", value.value, value.count)).collect();
        assert_eq!(words.join(", "), expected);
    }

    #[test]
    fn choosing_a_value_moves_none() {
        let before = counts(Facet::Kind, &[("speech", 9), ("letter", 5), ("note", 5)]);
        let after = counts(Facet::Kind, &[("note", 5), ("speech", 9), ("letter", 5)]);
        for (counts, address) in [(&before, "?"), (&after, "?kind=note")] {
            check(counts, None, address, &Extent::Short, "speech 9, letter 5, note 5");
        }
    }

    #[test]
    fn what_is_chosen_or_excluded_is_shown_though_it_is_rare() {
        let kinds = counts(Facet::Kind, &[("speech", 9)]);
        check(&kinds, None, "?kind=note&-kind=letter", &Extent::Short, "speech 9, letter 0, note 0");
    }

    #[test]
    fn decades_and_years_run_from_late_to_early() {
        let decades = counts(Facet::Decade, &[("1960", 1), ("2010", 7), ("-40", 3)]);
        check(&decades, None, "?", &Extent::Short, "2010 7, 1960 1, -40 3");
    }

    #[test]
    fn a_longer_list_shows_what_was_found_in_it() {
        let (short, long) = (counts(Facet::Topic, &[("law", 9)]), counts(Facet::Topic, &[("outer space", 1)]));
        let extent = Extent::All { contains: "space".into() };
        check(&short, Some(&long), "?topic=peace", &extent, "outer space 1");
        check(&short, None, "?", &extent, "law 9");
    }

    #[test]
    fn a_facet_without_values_shows_when_one_is_chosen() {
        let none = counts(Facet::Kind, &[]);
        assert!(is_empty(&none, &Filters::default()));
        assert!(!is_empty(&none, &ViewState::parse("?kind=letter").filters));
    }
}
