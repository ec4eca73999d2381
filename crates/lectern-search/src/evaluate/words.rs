//! The statements that have a word or a phrase, in any field or in one.

use super::phrase::{Phrase, batches, doc_of};
use super::resolve::{Kind, Slot};
use super::{Evaluation, IdSet, rank};
use crate::analysis::{fold, spelt_out};
use crate::index::{Cursor, Field, Frequencies, Index, StemId, Zone, is_short};
use crate::query::{Forms, Shape, Word, Words};
use lectern_core::TextField;
use std::rc::Rc;

/// A start that more stems than this go on from says too little to rank by how often they come.
const MOST_WEIGHED: u32 = 256;

/// How many postings lie between two marks.
const MARKED: u32 = 32;

impl<'i> Evaluation<'i> {
    /// What each of the words stands for; of a start that is kept ([`crate::index::Derived::starts`]), what it is where
    /// nothing follows.
    pub fn slots(&mut self, words: &'i Words) -> Rc<[Slot]> {
        if let Some((_, slots)) = self.resolved.iter().find(|(known, _)| std::ptr::eq(*known, words)) {
            return slots.clone();
        }
        let slots: Rc<[Slot]> = match short_start(words) {
            Some(word) => Rc::new([self.resolver.slot_of_whole(word, Forms::Inflected)]),
            None => self.resolver.slots(words).into(),
        };
        self.resolved.push((words, slots.clone()));
        slots
    }

    /// Those of `within` that have words one right after the other; what else the answer has means nothing.
    pub fn words(&mut self, words: &'i Words, within: &IdSet, is_scored: bool) -> IdSet {
        if let (Some(field), []) = (words.field, words.words.as_slice()) {
            return self.with_any_value(field, within);
        }
        let slots = self.slots(words);
        let [slot] = &*slots else { return self.phrase(words, &slots, within, is_scored) };
        if let Some(word) = short_start(words) {
            return self.short_start(word, slot, is_scored);
        }
        if words.field.is_some() || !self.resolver.stems_suffice(&slots) {
            return self.phrase(words, &slots, within, is_scored);
        }
        if is_scored && self.scores.is_some() {
            return self.score(slot, None, &[]);
        }
        self.collect(slot, None)
    }

    /// The statements with a word that starts with the letter or two that were typed. So little says nothing to rank by;
    /// only a word that is no longer than that counts.
    fn short_start(&mut self, word: &Word, whole: &Slot, is_scored: bool) -> IdSet {
        let mut docs = IdSet::none(self.index.len());
        let spelt = spelt_out(&word.lower);
        for letters in [Some(word.lower.as_str()), spelt.as_deref()].into_iter().flatten() {
            self.derived.starts.with(&fold(letters), |start| docs.take_in(start));
        }
        let with_whole =
            if is_scored && self.scores.is_some() { self.score(whole, None, &[]) } else { self.collect(whole, None) };
        docs.unite(&with_whole);
        docs
    }

    fn phrase(&mut self, words: &Words, slots: &[Slot], within: &IdSet, is_scored: bool) -> IdSet {
        let (mut docs, mut marks) = (within.clone(), vec![Vec::new(); slots.len()]);
        // A title's words and those of the content are told apart by the postings.
        let is_told = matches!(words.field, None | Some(TextField::Title | TextField::Content));
        if is_told && self.resolver.stems_suffice(slots) {
            self.keep_having(slots, words.field, &mut docs);
        } else {
            let mut phrase = Phrase::new(self.index, &self.resolver, slots, words.field.map(zone));
            let (mut found, mut starts) = (IdSet::none(self.index.len()), Vec::new());
            for batch in batches(self.index.len()) {
                phrase.mark(&mut marks);
                phrase.starts_in(&batch, &docs.part(&batch), &mut starts);
                starts.iter().for_each(|&start| found.insert(doc_of(start)));
            }
            phrase.mark(&mut marks);
            docs = found;
        }
        if is_scored && self.scores.is_some() {
            slots.iter().zip(&marks).for_each(|(slot, marks)| drop(self.score(slot, Some(&docs), marks)));
        }
        docs
    }

    /// Those of `within` that have all words in the field, anywhere in it.
    pub fn with_all(&mut self, words: &'i Words, within: &IdSet) -> IdSet {
        let mut docs = within.clone();
        let slots = self.slots(words);
        self.keep_having(&slots, words.field, &mut docs);
        docs
    }

    /// Keeps the statements whose postings have every slot in the field. Sources have no postings.
    fn keep_having(&self, slots: &[Slot], field: Option<TextField>, docs: &mut IdSet) {
        if field == Some(TextField::Source) {
            return;
        }
        for slot in slots.iter().filter(|slot| slot.kind != Kind::Any) {
            docs.intersect(&self.collect(slot, field.and_then(|field| Field::of(zone(field)))));
        }
    }

    fn with_any_value(&self, field: TextField, within: &IdSet) -> IdSet {
        let mut docs = within.clone();
        let forward = &self.index.forward;
        docs.retain(|doc| match zone(field) {
            Zone::Source => forward.source(doc).iter().any(Option::is_some),
            zone => forward.values(doc).iter().any(|value| value.zone == zone as u32 && !value.places.is_empty()),
        });
        docs
    }

    /// The statements that have a slot, in a field if one is given.
    fn collect(&self, slot: &Slot, field: Option<Field>) -> IdSet {
        let mut docs = IdSet::none(self.index.len());
        let Index { postings, .. } = self.index;
        match field {
            None => self.most_frequent_first(slot, &mut docs),
            Some(field) => {
                for stem in slot.stems() {
                    postings.each(stem, |doc, frequencies| {
                        if frequencies.of(field) > 0 {
                            docs.insert(doc);
                        }
                    });
                }
            }
        }
        docs
    }

    /// Takes in the statements that have a slot. Where it is a start of many words, those that most statements have come
    /// first: once all statements are in, the others need not be read.
    fn most_frequent_first(&self, slot: &Slot, docs: &mut IdSet) {
        let postings = &self.index.postings;
        let len = self.index.len();
        let is_frequent = |stem: u32| postings.len(stem) > len / 8;
        let add = |stem: u32, docs: &mut IdSet| postings.docs(stem, |doc| docs.insert(doc));
        let stems = slot.stems();
        for wanted in [true, false] {
            if docs.count() < len {
                stems.iter().filter(|&&stem| is_frequent(stem) == wanted).for_each(|&stem| add(stem, docs));
            }
        }
    }

    /// Adds what words are worth to the scores of the statements in `docs`.
    pub fn score_words(&mut self, words: &'i Words, docs: &IdSet) {
        if self.scores.is_some() {
            for slot in &*self.slots(words) {
                self.score(slot, Some(docs), &[]);
            }
        }
    }

    /// Adds what a word is worth to the scores, of the statements in `only` if that is given, and tells which
    /// statements have it; where only some batches are read, of these. Of a word that is one stem, `marks` may be cursors at
    /// the start of each batch of statements and behind the last.
    fn score(&mut self, slot: &Slot, only: Option<&IdSet>, marks: &[Cursor<'i>]) -> IdSet {
        let len = self.index.len();
        if slot.kind == Kind::Any {
            return IdSet::all(len);
        }
        if let ([stem], true) = (slot.whole.as_slice(), slot.begun.is_empty()) {
            return self.score_stem(*stem, slot.kind, only, marks);
        }
        let (mut with_whole, mut docs) = (IdSet::none(len), IdSet::none(len));
        let mut whole = vec![0.0; len as usize];
        self.weigh(&slot.whole, &mut whole, &mut with_whole);
        docs.unite(&with_whole);
        let is_weighed = slot.begun.count() <= MOST_WEIGHED;
        let mut begun = vec![0.0; if slot.begun.is_empty() || !is_weighed { 0 } else { len as usize }];
        match is_weighed {
            true => self.weigh(&slot.begun.to_vec(), &mut begun, &mut docs),
            false => self.most_frequent_first(slot, &mut docs),
        }
        let frequency = if with_whole.is_empty() { docs.count() } else { with_whole.count() };
        let word = rank::Word { rarity: rank::inverse_frequency(frequency, len), kind: slot.kind };
        let scores = self.scores.as_mut().map_or(&mut [][..], Vec::as_mut_slice);
        only.unwrap_or(&docs).each(|doc| {
            let at = |weights: &[f32]| weights.get(doc as usize).copied().unwrap_or(0.0);
            if let Some(score) = scores.get_mut(doc as usize) {
                *score += if with_whole.contains(doc) { word.whole(at(&whole)) } else { word.begun(at(&begun)) };
            }
        });
        docs
    }

    /// The same for a word that is one stem: nothing has to be added up first.
    fn score_stem(&mut self, stem: StemId, kind: Kind, only: Option<&IdSet>, at_batches: &[Cursor<'i>]) -> IdSet {
        let Self { index, derived, scores, marks, .. } = self;
        let mut docs = IdSet::none(index.len());
        let rarity = rank::inverse_frequency(index.postings.len(stem), index.len());
        let word = rank::Word { rarity, kind };
        let scores = scores.as_mut().map_or(&mut [][..], Vec::as_mut_slice);
        let mut stretches = Vec::new();
        for (batch, [start, end]) in batches(index.len()).zip(at_batches.array_windows()) {
            if only.is_none_or(|only| !only.part(&batch).is_empty()) {
                stretches.push((start.clone(), start.postings_until(end)));
            }
        }
        if at_batches.is_empty() {
            stretches.push((index.postings.cursor(stem), u32::MAX));
        }
        let mut passed = Vec::new();
        for (mut cursor, mut left) in stretches {
            while left > 0 && !cursor.is_at_end() {
                passed.push(cursor.clone());
                cursor.each_of(left.min(MARKED), |doc, frequencies| {
                    docs.insert(doc);
                    let score = scores.get_mut(doc as usize);
                    if let Some(score) = score.filter(|_| only.is_none_or(|only| only.contains(doc))) {
                        *score += word.whole(weight(derived, doc, frequencies));
                    }
                });
                left = left.saturating_sub(MARKED);
            }
        }
        marks.push((stem, passed));
        docs
    }

    /// Adds up the weighted frequencies of stems by statement.
    fn weigh(&self, stems: &[StemId], weights: &mut [f32], docs: &mut IdSet) {
        for &stem in stems {
            self.index.postings.each(stem, |doc, frequencies| {
                docs.insert(doc);
                if let Some(sum) = weights.get_mut(doc as usize) {
                    *sum += weight(self.derived, doc, frequencies);
                }
            });
        }
    }
}

#[inline]
fn weight(derived: &crate::index::Derived, doc: u32, frequencies: Frequencies) -> f32 {
    match frequencies {
        Frequencies::Content(frequency) => frequency as f32 * derived.norms.content(doc),
        Frequencies::Mixed(frequencies) => derived.norms.weigh(doc, frequencies),
    }
}

/// The word that is all there is, if it is still being typed and not longer than a start that is kept.
pub fn short_start(words: &Words) -> Option<&Word> {
    let [word] = words.words.as_slice() else { return None };
    let is_start = word.shape == Shape::Open && words.forms == Forms::Inflected && words.field.is_none();
    // Written out, a letter is two.
    let letters =
        spelt_out(&word.lower).map_or_else(|| fold(&word.lower).into_owned(), |spelt| fold(&spelt).into_owned());
    (is_start && is_short(&letters)).then_some(word)
}

/// The zone of a field's values.
pub fn zone(field: TextField) -> Zone {
    match field {
        TextField::Title => Zone::Title,
        TextField::Role => Zone::Role,
        TextField::Summary => Zone::Summary,
        TextField::Call => Zone::Call,
        TextField::Source => Zone::Source,
        TextField::Content => Zone::Content,
    }
}
