//! How much an occurrence of a word counts, by the field it is in and that field's length: the stream part of
//! BM25F.
//!
//! Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations and Trends in
//! Information Retrieval 3(4), 2009, section 3.6 "Multiple Streams and BM25F". For a word in a statement,
//!
//! ```text
//! tf~ = sum over fields s of  v_s * tf_s / B_s
//! B_s = (1 - b_s) + b_s * sl_s / avsl_s
//! ```
//!
//! where `tf_s` is the word's frequency in the field, `sl_s` the field's length in words and `avsl_s` its mean over
//! the statements that have the field. [`Norms`] holds `v_s / B_s`; `crate::evaluate` does the rest.

use super::columns::Columns;
use super::fields::FIELDS;

/// `v_s` by [`super::Field`]: how many occurrences in the content one in this field is worth. Chosen, not fitted: a
/// title says what a statement is, names and descriptions say it at length.
const WEIGHTS: [f32; FIELDS] = [4.0, 2.0, 2.0, 1.0];

/// `b_s` by [`super::Field`]: how far length counts against a field, 0 not at all, 1 in full. For the content the
/// 0.75 that is customary (the paper finds 0.5 to 0.8 good in many circumstances); less where length says little, as
/// in a title or a list of names.
const LENGTH_NORMALISATION: [f32; FIELDS] = [0.5, 0.25, 0.5, 0.75];

/// `v_s / B_s` for each statement and field.
#[derive(Default)]
pub struct Norms {
    /// Of the fields but the content.
    short: Vec<[f32; FIELDS - 1]>,
    content: Vec<f32>,
}

impl Norms {
    /// Takes in the statements that `columns` has gained; a new one changes the means and so every value.
    pub fn update(&mut self, columns: &Columns) {
        if self.content.len() == columns.len() as usize {
            return;
        }
        let means = mean_lengths(columns);
        let norms = (0..columns.len()).map(|doc| {
            let lengths = columns.lengths(doc);
            std::array::from_fn::<f32, FIELDS, _>(|field| norm(field, &lengths, &means))
        });
        self.short.clear();
        self.content.clear();
        for [title, people, summary, content] in norms {
            self.short.push([title, people, summary]);
            self.content.push(content);
        }
    }

    /// What one occurrence in the content counts.
    #[inline]
    pub fn content(&self, doc: u32) -> f32 {
        self.content.get(doc as usize).copied().unwrap_or(0.0)
    }

    /// `tf~` of a word with these frequencies.
    pub fn weigh(&self, doc: u32, frequencies: [u32; FIELDS]) -> f32 {
        let [short @ .., content] = frequencies;
        let norms = self.short.get(doc as usize).copied().unwrap_or_default();
        let short: f32 = short.into_iter().zip(norms).map(|(frequency, norm)| frequency as f32 * norm).sum();
        short + content as f32 * self.content(doc)
    }

    pub fn memory_bytes(&self) -> usize {
        self.short.capacity() * size_of::<[f32; FIELDS - 1]>() + self.content.capacity() * size_of::<f32>()
    }
}

fn norm(field: usize, lengths: &[u32; FIELDS], means: &[f32; FIELDS]) -> f32 {
    let value = |values: &[f32; FIELDS]| values.get(field).copied().unwrap_or(1.0);
    let length = lengths.get(field).copied().unwrap_or(0) as f32;
    let b = value(&LENGTH_NORMALISATION);
    value(&WEIGHTS) / (1.0 - b + b * length / value(means))
}

/// The mean length of each field over the statements that have it; 1 where none has.
fn mean_lengths(columns: &Columns) -> [f32; FIELDS] {
    let mut sums = [(0_u64, 0_u64); FIELDS];
    for doc in 0..columns.len() {
        for ((words, statements), length) in sums.iter_mut().zip(columns.lengths(doc)) {
            *words += u64::from(length);
            *statements += u64::from(length > 0);
        }
    }
    sums.map(|(words, statements)| if words == 0 { 1.0 } else { (words as f64 / statements as f64) as f32 })
}
