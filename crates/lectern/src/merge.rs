//! `lectern merge`: one collection of several. The same statement is taken once; one id for two is a conflict, which a
//! person decides about.

use crate::Outcome;
use crate::arguments::{Merge, OnConflict};
use crate::collection::{self, Collection};
use crate::output;
use crate::words::counted;
use lectern_core::Statement;
use lectern_core::bundle::Header;
use lectern_import::format::Mapping;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Two statements of one id differ.
#[derive(Debug, thiserror::Error)]
#[error(
    "nothing was written: {} ids stand for different statements: {}. Say --on-conflict rename, first or last; \
     `lectern diff` shows how they differ",
    .0.len(),
    .0.join(", ")
)]
struct Conflicts(Vec<String>);

pub fn run(arguments: &Merge) -> anyhow::Result<Outcome> {
    let mut merged = Merged { on_conflict: arguments.on_conflict, ..Merged::default() };
    for path in &arguments.files {
        let collection = collection::load(path, None, &Mapping::default())?;
        collection.told.iter().for_each(|refusal| eprintln!("{refusal}"));
        merged.add(collection, path);
    }
    if !merged.conflicts.is_empty() {
        return Err(Conflicts(merged.conflicts).into());
    }
    let mut header = merged.header.unwrap_or_default();
    if let Some(title) = &arguments.title {
        header.title = Some(title.clone());
    }
    output::write(&arguments.output, |sink| {
        lectern_import::collection::write(sink, &header, &merged.statements).map(drop)
    })?;
    merged.told.iter().for_each(|line| eprintln!("{line}"));
    let (count, same) = (merged.statements.len(), merged.same);
    let statements = counted(count, "statement");
    eprintln!("{}: {statements}; {same} in more than one collection", arguments.output.display());
    Ok(Outcome::Fine)
}

struct Merged {
    header: Option<Header>,
    statements: Vec<Statement>,
    /// Where each id stands.
    places: BTreeMap<String, usize>,
    on_conflict: OnConflict,
    conflicts: Vec<String>,
    told: Vec<String>,
    same: usize,
}

impl Default for Merged {
    fn default() -> Self {
        Self {
            header: None,
            statements: Vec::new(),
            places: BTreeMap::new(),
            on_conflict: OnConflict::Refuse,
            conflicts: Vec::new(),
            told: Vec::new(),
            same: 0,
        }
    }
}

impl Merged {
    fn add(&mut self, collection: Collection, path: &Path) {
        let Collection { header, mut statements, .. } = collection;
        let first = self.header.get_or_insert_with(|| header.clone());
        // What a collection gives for all of its statements goes along, where the merged one gives something else.
        for statement in &mut statements {
            if header.language != first.language {
                statement.language = statement.language.take().or_else(|| header.language.clone());
            }
            if header.license != first.license {
                statement.license = statement.license.take().or_else(|| header.license.clone());
            }
        }
        if self.on_conflict == OnConflict::Rename {
            self.rename(&mut statements, path);
        }
        for statement in statements {
            self.enter(statement, path);
        }
    }

    /// Gives statements whose ids stand for others already ids of their own, and lets those that name them follow.
    fn rename(&mut self, statements: &mut [Statement], path: &Path) {
        let own: BTreeSet<String> = statements.iter().map(|statement| statement.id.clone()).collect();
        let mut renamed: BTreeMap<String, String> = BTreeMap::new();
        for statement in statements.iter_mut() {
            let is_other = self.earlier(&statement.id).is_some_and(|earlier| !is_same(earlier, statement));
            if is_other {
                let is_free = |id: &String| {
                    !self.places.contains_key(id) && !own.contains(id) && !renamed.values().any(|other| other == id)
                };
                let stem = statement.id.get(..statement.id.len().min(120)).unwrap_or_default().to_owned();
                let id = (2..).map(|count| format!("{stem}-{count}")).find(is_free).unwrap_or_default();
                self.told.push(format!("{}: {} becomes {id}", path.display(), statement.id));
                renamed.insert(std::mem::replace(&mut statement.id, id.clone()), id);
            }
        }
        for statement in statements {
            for reference in [&mut statement.replies_to, &mut statement.translation_of].into_iter().flatten() {
                if let Some(id) = renamed.get(reference) {
                    reference.clone_from(id);
                }
            }
        }
    }

    fn earlier(&self, id: &str) -> Option<&Statement> {
        self.places.get(id).and_then(|&place| self.statements.get(place))
    }

    fn enter(&mut self, statement: Statement, path: &Path) {
        let id = statement.id.clone();
        let Some(earlier) = self.places.get(&id).and_then(|&place| self.statements.get_mut(place)) else {
            self.places.insert(id, self.statements.len());
            self.statements.push(statement);
            return;
        };
        if is_same(earlier, &statement) {
            self.same += 1;
            return;
        }
        match self.on_conflict {
            OnConflict::First => self.told.push(format!("{}: {id} is left out for the earlier one", path.display())),
            OnConflict::Last => {
                self.told.push(format!("{}: {id} takes the place of the earlier one", path.display()));
                *earlier = statement;
            }
            OnConflict::Refuse | OnConflict::Rename => self.conflicts.push(id),
        }
    }
}

/// Whether two are one statement, in whatever order their unknown fields were written.
fn is_same(one: &Statement, other: &Statement) -> bool {
    one == other
}
