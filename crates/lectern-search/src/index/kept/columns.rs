//! Facet values, dates and lengths.
//!
//! | section | what |
//! | --- | --- |
//! | strings | the values of all facets |
//! | strings | the words of each, folded |
//! | bytes | the facet of each, by its place in [`Facet::ALL`] |
//! | numbers | the values of all statements, one after the other |
//! | numbers | where those of each statement end |
//! | numbers | of each statement: 0 if it is undated, 1 if its date is not certain, 2 if it is; the number of its first day and that of its last, each as two numbers, the lower half first |
//! | numbers | of each statement, the words of each field |

use crate::index::{Columns, Dated};
use lectern_core::kept::{Reader, Writer};
use lectern_core::{Day, Facet};

impl Columns {
    pub fn write(&self, writer: &mut Writer) {
        self.values.strings.write(writer);
        self.folded.write(writer);
        let facets: Vec<u8> = self.facets.iter().map(|facet| facet.index() as u8).collect();
        writer.section(&facets);
        writer.numbers(&mut self.rows.iter().copied());
        writer.numbers(&mut self.row_ends.iter().copied());
        writer.numbers(&mut self.dates.iter().flat_map(|dated| numbers_of(dated.as_ref())));
        writer.numbers(&mut self.lengths.iter().flatten().copied());
    }

    pub fn read_kept(&mut self, reader: &mut Reader) -> Option<()> {
        self.values.strings.read_kept(reader)?;
        self.folded.read_kept(reader)?;
        let facets = reader.bytes()?;
        self.facets.extend(facets.iter().filter_map(|&facet| Facet::ALL.get(usize::from(facet))));
        self.rows = reader.numbers()?;
        self.row_ends = reader.numbers()?;
        self.dates.extend(reader.numbers()?.as_chunks().0.iter().filter_map(dated_of));
        self.lengths.extend(reader.numbers()?.as_chunks().0);
        let n_values = self.values.len();
        let is_whole = self.folded.len() == n_values
            && self.facets.len() == n_values as usize
            && facets.len() == n_values as usize
            && self.rows.iter().all(|&value| value < n_values)
            && self.row_ends.is_sorted()
            && self.row_ends.last().copied().unwrap_or(0) as usize == self.rows.len()
            && [self.dates.len(), self.lengths.len()] == [self.row_ends.len(); 2];
        is_whole.then(|| {
            self.values.index(&facets);
            self.frequencies.resize(facets.len(), 0);
            for value in &self.rows {
                self.frequencies.get_mut(*value as usize).into_iter().for_each(|frequency| *frequency += 1);
            }
        })
    }
}

fn numbers_of(dated: Option<&Dated>) -> [u32; 5] {
    let Some(Dated { first, last, is_certain }) = dated else { return [0; 5] };
    let (first, last) = (first.number(), last.number());
    [1 + u32::from(*is_certain), first as u32, (first >> 32) as u32, last as u32, (last >> 32) as u32]
}

/// The outer `None` is for numbers that no date has.
fn dated_of(numbers: &[u32; 5]) -> Option<Option<Dated>> {
    let day = |lower: u32, upper: u32| Day::numbered((u64::from(upper) << 32 | u64::from(lower)) as i64);
    match *numbers {
        [0, ..] => Some(None),
        [state @ (1 | 2), first, first_upper, last, last_upper] => {
            Some(Some(Dated { first: day(first, first_upper)?, last: day(last, last_upper)?, is_certain: state == 2 }))
        }
        _ => None,
    }
}
