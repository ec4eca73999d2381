//! The words of a collection.
//!
//! | section | what |
//! | --- | --- |
//! | strings | the stemmings, each by the name of its language |
//! | strings | the surfaces |
//! | numbers | those of them that folding changes |
//! | strings | the folded forms of these |
//! | numbers | the stem of each surface |
//! | strings | the stems |
//! | bytes | the stemming of each stem, which is that of its surfaces |

use crate::analysis::Stemming;
use crate::index::Lexicon;
use crate::index::dictionary::Strings;
use crate::index::lexicon::{LanguageId, StemEntry, StemId};
use lectern_core::kept::{Reader, Writer};

impl Lexicon {
    pub fn write(&self, writer: &mut Writer) {
        let mut languages = Strings::default();
        self.languages.iter().for_each(|stemming| languages.push(stemming.name()));
        languages.write(writer);
        self.surfaces.strings.write(writer);
        writer.numbers(&mut self.accented.iter().copied());
        self.folded.write(writer);
        writer.numbers(&mut self.members.iter().map(|member| member.stem));
        self.stems.strings.write(writer);
        let of_stems: Vec<LanguageId> = self.stem_entries.iter().map(|entry| entry.language).collect();
        writer.section(&of_stems);
    }

    pub fn read_kept(&mut self, reader: &mut Reader) -> Option<()> {
        let mut names = Strings::default();
        names.read_kept(reader)?;
        for number in 0..names.len() {
            let stemming = Stemming::of(Some(names.get(number)));
            self.languages.push(stemming);
            if stemming.name() != names.get(number) {
                return None;
            }
        }
        self.surfaces.strings.read_kept(reader)?;
        self.accented = reader.numbers()?;
        self.folded.read_kept(reader)?;
        let stem_of = reader.numbers()?;
        self.stems.strings.read_kept(reader)?;
        let of_stems = reader.bytes()?;
        let (n_surfaces, n_stems) = (self.surfaces.len(), self.stems.len());
        let is_whole = self.folded.len() as usize == self.accented.len()
            && self.accented.is_sorted_by(|one, next| one < next)
            && stem_of.len() == n_surfaces as usize
            && stem_of.iter().all(|&stem| stem < n_stems)
            && of_stems.len() == n_stems as usize
            && of_stems.iter().all(|&language| usize::from(language) < self.languages.len());
        is_whole.then(|| self.join_all(&stem_of, &of_stems))
    }

    /// Makes what follows from the rest: tables, and the surfaces of each stem.
    fn join_all(&mut self, stem_of: &[StemId], of_stems: &[LanguageId]) {
        let language_of = |stem: &u32| of_stems.get(*stem as usize).copied().unwrap_or(0);
        let of_surfaces: Vec<LanguageId> = stem_of.iter().map(language_of).collect();
        self.surfaces.index(&of_surfaces);
        self.stems.index(of_stems);
        self.stem_entries = of_stems.iter().copied().map(StemEntry::new).collect();
        for (surface, &stem) in (0..).zip(stem_of) {
            self.join(surface, stem);
        }
    }
}
