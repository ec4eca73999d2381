//! The words of a collection.
//!
//! | section | what |
//! | --- | --- |
//! | strings | the stemmings, each by the name of its language |
//! | strings | the surfaces |
//! | strings | their folded forms; empty where folding changes nothing |
//! | numbers | the stem of each surface |
//! | strings | the stems |
//! | bytes | the stemming of each stem, which is that of its surfaces |

use crate::analysis::Stemming;
use crate::index::Lexicon;
use crate::index::dictionary::{Dictionary, Strings};
use crate::index::lexicon::{LanguageId, StemEntry};
use lectern_core::kept::{Reader, Writer};

impl Lexicon {
    pub fn write(&self, writer: &mut Writer) {
        let mut languages = Strings::default();
        self.languages.iter().for_each(|stemming| languages.push(stemming.name()));
        languages.write(writer);
        self.surfaces.strings.write(writer);
        self.folded.write(writer);
        writer.numbers(self.stem_of.iter().copied());
        self.stems.strings.write(writer);
        let of_stems: Vec<LanguageId> = self.stem_entries.iter().map(|entry| entry.language).collect();
        writer.section(&of_stems);
    }

    pub fn read_kept(reader: &mut Reader) -> Option<Self> {
        let names = Strings::read_kept(reader)?;
        let stemmings = (0..names.len()).map(|number| {
            let stemming = Stemming::of(Some(names.get(number)));
            (stemming.name() == names.get(number)).then_some(stemming)
        });
        let languages: Vec<Stemming> = stemmings.collect::<Option<_>>()?;
        let (surfaces, folded) = (Strings::read_kept(reader)?, Strings::read_kept(reader)?);
        let stem_of = reader.numbers()?;
        let (stems, of_stems) = (Strings::read_kept(reader)?, reader.bytes()?);
        let is_whole = folded.len() == surfaces.len()
            && stem_of.len() == surfaces.len() as usize
            && stem_of.iter().all(|&stem| stem < stems.len())
            && of_stems.len() == stems.len() as usize
            && of_stems.iter().all(|&language| usize::from(language) < languages.len());
        is_whole.then(|| {
            let language_of = |stem: u32| of_stems.get(stem as usize).copied().map_or(0, usize::from);
            let stem = |surface: u32| stem_of.get(surface as usize).copied().unwrap_or(0);
            let surfaces = Dictionary::of(surfaces, languages.len(), |surface| language_of(stem(surface)));
            let stems = Dictionary::of(stems, languages.len(), language_of);
            let stem_entries = of_stems.iter().copied().map(StemEntry::new).collect();
            let sibling = Vec::with_capacity(stem_of.len());
            let mut lexicon = Self { languages, surfaces, folded, stem_of: Vec::new(), sibling, stems, stem_entries };
            (0..).zip(&stem_of).for_each(|(surface, &stem)| lexicon.join(surface, stem));
            lexicon.stem_of = stem_of;
            lexicon
        })
    }
}
