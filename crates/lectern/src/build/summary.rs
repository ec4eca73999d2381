//! What came of a build, for a person: figures first, then every problem by name.

use crate::words::counted;
use lectern_import::collection::Gathered;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The figures of a build.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    files: usize,
    statements: usize,
    /// In how many statements each field is filled.
    fields: BTreeMap<String, usize>,
    /// How many pieces were left out, by reason.
    removed: BTreeMap<String, usize>,
    inferred: usize,
}

/// Fields that every statement has, or that say how it came about.
const UNTOLD: &[&str] = &["id", "title", "content", "source", "removed", "inferred"];

impl Summary {
    pub fn of(gathered: &Gathered, files: usize) -> Self {
        let mut summary = Self { files, statements: gathered.imported.len(), ..Self::default() };
        for imported in &gathered.imported {
            let statement = &imported.statement;
            for removed in &statement.removed {
                *summary.removed.entry(removed.reason.clone()).or_default() += 1;
            }
            summary.inferred += statement.extra.get("inferred").and_then(Value::as_array).map_or(0, Vec::len);
            if let Ok(Value::Object(fields)) = serde_json::to_value(statement) {
                for field in fields.keys().filter(|field| !UNTOLD.contains(&field.as_str())) {
                    *summary.fields.entry(field.clone()).or_default() += 1;
                }
            }
        }
        summary
    }

    /// Prints everything, or the problems alone.
    pub fn print(&self, gathered: &Gathered, corrections: Option<&Path>, quiet: bool) {
        for refusal in &gathered.refused {
            eprintln!("{refusal}");
        }
        let corrections = corrections.map(|path| path.display().to_string()).unwrap_or_default();
        for misfit in &gathered.misfits {
            eprintln!("{corrections}: “{}”: {}", misfit.path, misfit.reason);
        }
        if quiet {
            return;
        }
        for imported in &gathered.imported {
            for note in &imported.notes {
                let path = lectern_import::statement_source::path(&imported.statement);
                eprintln!("{}: {}", path.unwrap_or(&imported.statement.id), note.text);
            }
        }
        for name in &gathered.left_out {
            eprintln!("{name}: left out, as {corrections} says");
        }
        let problems = gathered.refused.len() + gathered.misfits.len();
        let [statements, files] =
            [(self.statements, "statement"), (self.files, "file")].map(|(count, of)| counted(count, of));
        eprintln!("{statements} from {files}; {}", counted(problems, "problem"));
        if !self.fields.is_empty() {
            eprintln!("fields filled: {}; {} of the values inferred", listed(&self.fields), self.inferred);
        }
        let count: usize = self.removed.values().sum();
        if count > 0 {
            eprintln!("pieces left out: {count} ({})", listed(&self.removed));
        }
    }
}

fn listed(counts: &BTreeMap<String, usize>) -> String {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), (*name).clone()));
    counts.into_iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}
