//! What there is to map in a table or in records, for a dialog.

use super::json;
use super::kind::Kind;
use super::mapping::{Mapping, Target};
use super::table::Sheet;
use crate::source::{Refusal, SourceFile};
use serde::{Deserialize, Serialize};

/// How many rows are shown.
const ROWS: usize = 5;

/// The columns of a table, with its first rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// The names, in the order of the table.
    pub names: Vec<String>,
    /// What each is usually taken for; none where it would be kept under its own name. `len == names.len()`.
    pub targets: Vec<Option<Target>>,
    /// The first rows; each has `names.len()` values.
    pub rows: Vec<Vec<String>>,
}

/// What there is to map in a file; none where its kind names its own fields.
///
/// # Errors
/// Why the file cannot be read.
pub fn columns(file: &SourceFile, mapping: &Mapping) -> Result<Option<Columns>, Refusal> {
    let refused = |reason| Refusal { path: file.path.to_owned(), reason };
    let (names, rows) = match Kind::of(file).map_err(refused)? {
        Kind::Table => of_table(&Sheet::of(file)?),
        Kind::Records => json::names_and_rows(file, ROWS)?,
        _ => return Ok(None),
    };
    let targets = names.iter().map(|name| mapping.target(name)).collect();
    Ok(Some(Columns { names, targets, rows }))
}

fn of_table(sheet: &Sheet) -> (Vec<String>, Vec<Vec<String>>) {
    let mut rows = Vec::new();
    sheet.rows(|_, row| {
        if let Ok(row) = row
            && rows.len() < ROWS
        {
            let values = row.iter().map(str::to_owned).chain(std::iter::repeat(String::new()));
            rows.push(values.take(sheet.names.len()).collect());
        }
    });
    (sheet.names.clone(), rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, names: &[&str], first: &[&str]) {
        let columns = columns(&SourceFile { path, bytes: text.as_bytes() }, &Mapping::default()).unwrap().unwrap();
        assert_eq!(columns.names, names);
        assert_eq!(columns.rows[0], first);
        assert_eq!(columns.targets.len(), columns.names.len());
        assert_eq!(columns.targets[0], Some(Target::Text("title")));
        assert_eq!(*columns.targets.last().unwrap(), None);
    }

    #[test]
    fn a_dialog_sees_names_targets_and_rows() {
        check("a.csv", "Headline,Text,Mood\nA,B\n", &["Headline", "Text", "Mood"], &["A", "B", ""]);
        check(
            "a.jsonl",
            "{\"headline\":\"A\",\"text\":\"B\"}\n{\"headline\":\"A\",\"text\":\"B\",\"x\":{\"mood\":1}}\n",
            &["headline", "text", "x.mood"],
            &["A", "B", ""],
        );
    }

    #[test]
    fn a_page_has_nothing_to_map() {
        let page = SourceFile { path: "a.html", bytes: b"<html>" };
        assert_eq!(columns(&page, &Mapping::default()), Ok(None));
    }
}
