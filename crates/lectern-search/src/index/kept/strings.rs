//! Numbered strings: a section of numbers, where each ends in bytes, and a section of their text, one after the other.

use crate::index::dictionary::Strings;
use lectern_core::kept::{Reader, Writer};

impl Strings {
    pub fn write(&self, writer: &mut Writer) {
        writer.numbers(&mut self.ends.iter().copied());
        writer.section(self.text.as_bytes());
    }

    pub fn read_kept(&mut self, reader: &mut Reader) -> Option<()> {
        self.ends = reader.numbers()?;
        self.text = reader.text()?;
        let Self { text, ends } = self;
        let is_whole = ends.is_sorted()
            && ends.last().copied().unwrap_or(0) as usize == text.len()
            && ends.iter().all(|&end| text.is_char_boundary(end as usize));
        is_whole.then_some(())
    }
}
