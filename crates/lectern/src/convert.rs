//! `lectern convert`: a collection in another format. What was written is read again and compared with what was meant,
//! so that a loss is told, whatever caused it.

use crate::Outcome;
use crate::arguments::{Convert, Format};
use crate::collection::{self, Collection};
use crate::diff::Difference;
use crate::output;
use crate::words::counted;
use lectern_core::bundle::Writer;
use lectern_import::format::{Mapping, feed, markdown, table};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The output's name says nothing about its format.
#[derive(Debug, thiserror::Error)]
#[error(
    "{}: the name does not say which format is meant; end it with .json, .jsonl, .feed.json, .csv or .tsv, or say --to",
    .0.display()
)]
struct UnknownFormat(PathBuf);

pub fn run(arguments: &Convert) -> anyhow::Result<Outcome> {
    let to = match arguments.to.or_else(|| named(&arguments.output)) {
        Some(format) => format,
        None => return Err(UnknownFormat(arguments.output.clone()).into()),
    };
    let mapping = collection::mapping(arguments.map.as_deref())?;
    let collection = collection::load(&arguments.input, arguments.from, &mapping)?;
    for refusal in &collection.told {
        eprintln!("{refusal}");
    }
    write(&collection, to, &arguments.output)?;
    let losses = if arguments.output == Path::new("-") {
        Vec::new()
    } else {
        losses(&collection, &collection::load(&arguments.output, Some(to), &Mapping::default()).unwrap_or_default())
    };
    for loss in &losses {
        eprintln!("{}: {loss}", arguments.output.display());
    }
    eprintln!("{}: {}", arguments.output.display(), counted(collection.statements.len(), "statement"));
    let is_bad = arguments.strict && !(losses.is_empty() && collection.told.is_empty());
    Ok(if is_bad { Outcome::Found } else { Outcome::Fine })
}

/// The format that a name tells.
fn named(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let is_folder = path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
    Some(match name.rsplit_once('.') {
        _ if is_folder => Format::Markdown,
        _ if name.ends_with(".feed.json") => Format::Feed,
        Some((_, "json")) => Format::Bundle,
        Some((_, "jsonl" | "ndjson")) => Format::Lines,
        Some((_, "csv")) => Format::Csv,
        Some((_, "tsv" | "tab")) => Format::Tsv,
        None if name != "-" => Format::Markdown,
        _ => return None,
    })
}

fn write(collection: &Collection, to: Format, path: &Path) -> anyhow::Result<()> {
    let Collection { header, statements, .. } = collection;
    match to {
        Format::Bundle => output::write(path, |sink| write_statements(Writer::bundle(sink, header)?, collection))?,
        Format::Lines => output::write(path, |sink| write_statements(Writer::lines(sink, header)?, collection))?,
        Format::Feed => output::write(path, |sink| feed::write(sink, header, statements).map(drop))?,
        Format::Csv => output::write(path, |sink| table::write(sink, statements, b',').map(drop))?,
        Format::Tsv => output::write(path, |sink| table::write(sink, statements, b'\t').map(drop))?,
        Format::Markdown => {
            let ids = statements.iter().map(|statement| statement.id.as_str());
            let own = (markdown::COLLECTION_FILE.to_owned(), markdown::write_collection_file(header, ids));
            let files =
                statements.iter().map(|statement| (markdown::file_name(&statement.id), markdown::write(statement)));
            output::write_folder(path, std::iter::once(own).chain(files))?;
        }
    }
    Ok(())
}

fn write_statements<W: Write>(mut writer: Writer<W>, collection: &Collection) -> io::Result<()> {
    collection.statements.iter().try_for_each(|statement| writer.write(statement))?;
    writer.finish().map(drop)
}

/// What the format could not hold, in sentences: by field, with the number of statements.
fn losses(meant: &Collection, written: &Collection) -> Vec<String> {
    let difference = Difference::between(meant, written);
    let mut losses = Vec::new();
    if !difference.collection.is_empty() {
        let fields: Vec<&str> = difference.collection.keys().map(String::as_str).collect();
        losses.push(format!("the format has no place for the collection's {}", fields.join(", ")));
    }
    if !difference.removed.is_empty() {
        let ids: Vec<&str> = difference.removed.iter().map(|entry| entry.id.as_str()).collect();
        losses.push(format!("the format cannot hold {} of the statements: {}", ids.len(), ids.join(", ")));
    }
    let mut fields: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for changed in &difference.changed {
        for field in changed.fields.keys() {
            fields.entry(field).or_default().push(&changed.id);
        }
    }
    for (field, ids) in fields {
        let first = ids.first().copied().unwrap_or_default();
        losses
            .push(format!("`{field}` is not held as it is in {}, {first} the first", counted(ids.len(), "statement")));
    }
    if difference.is_reordered {
        losses.push("the format does not keep the order of the statements".to_owned());
    }
    losses
}
