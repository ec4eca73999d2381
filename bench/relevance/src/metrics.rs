//! What a ranking is worth, computed as trec_eval and BEIR do.
//!
//! A ranking is given as the grades of its documents, best first, 0 for what is not relevant; `judged` has the grades
//! of all documents that were judged, found or not. What was not found counts as if it stood last of all.

/// How many documents nDCG and the reciprocal rank look at.
pub const SHORT: usize = 10;

/// How many documents recall looks at.
pub const LONG: usize = 100;

/// What one ranking, or the mean of many, is worth: each from 0 to 1, the more the better.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scores {
    /// [`ndcg`] at [`SHORT`].
    pub ndcg: f64,
    /// [`recall`] at [`LONG`].
    pub recall: f64,
    /// [`reciprocal_rank`] at [`SHORT`], as BEIR's `MRR@10`; trec_eval's `recip_rank` has no cut-off.
    pub reciprocal_rank: f64,
    /// Where the first relevant document stands, from 1; absent where none was found, and of a mean.
    pub first_relevant: Option<usize>,
}

impl Scores {
    /// All measures of a ranking.
    pub fn of(ranking: &[u32], judged: &[u32]) -> Self {
        Self {
            ndcg: ndcg(ranking, judged, SHORT),
            recall: recall(ranking, judged, LONG),
            reciprocal_rank: reciprocal_rank(ranking, SHORT),
            first_relevant: first_relevant(ranking),
        }
    }

    /// The mean over queries, each of which counts the same; 0 of none.
    pub fn mean(scores: impl ExactSizeIterator<Item = Self> + Clone) -> Self {
        let n = scores.len().max(1) as f64;
        let mean = |measure: fn(Self) -> f64| scores.clone().map(measure).sum::<f64>() / n;
        Self {
            ndcg: mean(|scores| scores.ndcg),
            recall: mean(|scores| scores.recall),
            reciprocal_rank: mean(|scores| scores.reciprocal_rank),
            first_relevant: None,
        }
    }
}

/// Normalised discounted cumulative gain of the first `cutoff` documents (Järvelin and Kekäläinen, "Cumulated
/// gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002), with the grade as gain and `log2(rank + 1)` as
/// discount, which is trec_eval's `ndcg_cut`.
pub fn ndcg(ranking: &[u32], judged: &[u32], cutoff: usize) -> f64 {
    let mut ideal = judged.to_vec();
    ideal.sort_unstable_by(|one, other| other.cmp(one));
    ratio(gain(ranking, cutoff), gain(&ideal, cutoff))
}

/// The share of the relevant documents that are among the first `cutoff`.
pub fn recall(ranking: &[u32], judged: &[u32], cutoff: usize) -> f64 {
    let relevant = |grades: &[u32]| grades.iter().filter(|&&grade| grade > 0).count() as f64;
    ratio(relevant(ranking.get(..cutoff).unwrap_or(ranking)), relevant(judged))
}

/// One divided by the place of the first relevant document; 0 where it is not among the first `cutoff`.
pub fn reciprocal_rank(ranking: &[u32], cutoff: usize) -> f64 {
    first_relevant(ranking).filter(|&rank| rank <= cutoff).map_or(0.0, |rank| 1.0 / rank as f64)
}

fn first_relevant(ranking: &[u32]) -> Option<usize> {
    ranking.iter().position(|&grade| grade > 0).map(|index| index + 1)
}

fn gain(ranking: &[u32], cutoff: usize) -> f64 {
    let graded = ranking.iter().take(cutoff).zip(1_u32..);
    // Folded from 0, because the sum of no floating-point numbers is -0 and would be printed as that.
    graded.fold(0.0, |sum, (&grade, rank)| sum + f64::from(grade) / f64::from(rank + 1).log2())
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares to four places, as the figures were computed by hand.
    fn check(measured: f64, expected: f64) {
        assert!((measured - expected).abs() < 5e-5, "{measured} instead of {expected}");
    }

    #[test]
    fn the_gain_is_discounted_by_rank_and_held_against_the_best_ranking() {
        // (0 + 1/log2(3) + 0 + 1/log2(5)) / (1 + 1/log2(3)) = (0.63093 + 0.43068) / 1.63093
        check(ndcg(&[0, 1, 0, 1], &[1, 1], 10), 0.6509);
        check(ndcg(&[1, 1, 0], &[1, 1], 10), 1.0);
        check(ndcg(&[0, 0], &[1], 10), 0.0);
        check(ndcg(&[], &[1], 10), 0.0);
    }

    #[test]
    fn a_grade_is_its_gain() {
        // (1 + 2/log2(3)) / (2 + 1/log2(3)) = 2.26186 / 2.63093
        check(ndcg(&[1, 2], &[1, 2, 0], 10), 0.8597);
    }

    #[test]
    fn what_stands_behind_the_cut_off_counts_nothing() {
        // 1/log2(3) of what could be had: of three relevant documents two fit into the cut-off. 0.63093 / 1.63093
        check(ndcg(&[0, 1, 1], &[1, 1, 1], 2), 0.3869);
        check(recall(&[0, 1, 1], &[1, 1, 1], 2), 0.3333);
        check(reciprocal_rank(&[0, 0, 1], 2), 0.0);
    }

    #[test]
    fn recall_counts_what_was_not_found() {
        check(recall(&[1, 0, 2], &[1, 2, 1, 0], 100), 0.6667);
        check(recall(&[], &[1], 100), 0.0);
    }

    #[test]
    fn the_first_relevant_document_alone_makes_the_reciprocal_rank() {
        check(reciprocal_rank(&[0, 0, 1, 1], 10), 0.3333);
        check(reciprocal_rank(&[1], 10), 1.0);
        check(reciprocal_rank(&[], 10), 0.0);
    }

    #[test]
    fn each_query_counts_the_same_in_the_mean() {
        let rankings = [Scores::of(&[1], &[1]), Scores::of(&[0, 1], &[1, 1]), Scores::of(&[], &[1, 1])];
        let mean = Scores::mean(rankings.into_iter());
        // nDCG: 1, 0.63093 / 1.63093 and 0; recall: 1, 1/2 and 0; reciprocal rank: 1, 1/2 and 0.
        check(mean.ndcg, 0.4623);
        check(mean.recall, 0.5);
        check(mean.reciprocal_rank, 0.5);
    }
}
