//! A set of names.

use crate::kept::Digest;

/// Names met so far, each once.
///
/// A hash table with open addressing, at most half full. With those of the standard library, here and for the ties among
/// statements, the worker weighed 2 kB more (brotli).
#[derive(Debug, Default)]
pub(super) struct Names {
    names: Vec<String>,
    /// Numbers of names, or [`FREE`]; a power of two of them.
    slots: Vec<u32>,
}

const FREE: u32 = u32::MAX;

impl Names {
    /// Adds a name; `false` where it is there already.
    pub fn insert(&mut self, name: &str) -> bool {
        if self.slots.len() <= 2 * self.names.len() {
            self.grow();
        }
        let slot = self.slot(name);
        let Some(place) = self.slots.get_mut(slot).filter(|place| **place == FREE) else { return false };
        *place = u32::try_from(self.names.len()).unwrap_or(FREE);
        self.names.push(name.to_owned());
        true
    }

    /// Whether a name is there.
    pub fn contains(&self, name: &str) -> bool {
        self.slots.get(self.slot(name)).is_some_and(|place| *place != FREE)
    }

    /// Where a name is, or where it would be.
    fn slot(&self, name: &str) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = Digest::of(name.as_bytes()) as usize & last;
        while let Some(other) = self.slots.get(slot).and_then(|place| self.names.get(*place as usize)) {
            if other == name {
                break;
            }
            slot = (slot + 1) & last;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![FREE; (4 * self.names.len()).next_power_of_two().max(16)];
        for (number, name) in (0..).zip(&self.names) {
            let slot = self.slot(name);
            if let Some(place) = self.slots.get_mut(slot) {
                *place = number;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    proptest! {
        #[test]
        fn it_is_the_set_of_the_standard_library(names in prop::collection::vec("[a-c]{0,4}", 0..200)) {
            let (mut ours, mut theirs) = (Names::default(), HashSet::new());
            for name in &names {
                prop_assert_eq!(ours.contains(name), theirs.contains(name));
                prop_assert_eq!(ours.insert(name), theirs.insert(name));
            }
            prop_assert!(names.iter().all(|name| ours.contains(name)) && !ours.contains("d"));
        }
    }
}
