//! What a person can write, and the help that explains it.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Collections of public statements: made of files, checked, converted, merged, compared and published.
#[derive(Debug, Parser)]
#[command(name = "lectern", version, max_term_width = 100, after_help = EXIT_CODES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0    all is well
  1    done, and something was found: problems (check, build --strict) or differences (diff);
       not done because of problems (publish --strict)
  2    not done: wrong arguments, or a file that cannot be read or written
  130  interrupted; what was there before is as it was, of a site each file is whole";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a collection of files: pages, texts, Markdown, tables, feeds, archives
    Build(Box<Build>),
    /// List what is wrong in a collection, with line, column and id
    Check(Check),
    /// Write a collection in another format, and tell what that format cannot hold
    Convert(Convert),
    /// Make one collection of several
    Merge(Merge),
    /// Show what was added, removed and changed between two collections
    Diff(Diff),
    /// Make a site of a collection: the reader, a page for each statement, lists, feeds
    Publish(Box<Publish>),
    /// Show a collection in the browser, and show it anew when its file changes
    Serve(Serve),
    /// Print the JSON Schema of the statement bundle
    Schema,
    /// Print completions for a shell
    #[command(after_help = "Example:\n  lectern completions bash > ~/.local/share/bash-completion/completions/lectern")]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page
    #[command(after_help = "Example:\n  lectern man | man -l -")]
    Man,
}

/// `lectern build`.
#[derive(Debug, Args)]
#[command(after_help = "\
Every word that is left out of a text is kept in the statement's `removed` with the reason; `--report` shows it \
beside the source. What is inferred and not said by the text is listed in `inferred`. To correct either, write it into \
`corrections.toml` beside the sources. Building again keeps ids and corrections, and the old file stays whole until \
the new one is.

Examples:
  lectern build letters/ -o collection.json --title \"Open letters\"
  lectern build speeches.csv --map map.toml -o speeches.json
  lectern build pages.zip feed.xml -o all.json --report report.html")]
pub struct Build {
    /// Files and folders; hidden files are passed over
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The collection to write; an earlier version of it keeps its ids
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The collection's title [default: as before, else the first folder's name]
    #[arg(long)]
    pub title: Option<String>,
    /// One paragraph about the collection
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
    /// SPDX id or address of the licence of statements that name none
    #[arg(long, value_name = "ID")]
    pub license: Option<String>,
    /// The language of texts that do not say theirs, such as `en` [default: detected]
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// Which column of a table means what (docs/mapping.md)
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Places to look for, in the place of those that come along (crates/lectern-import/data/README.md)
    #[arg(long, value_name = "FILE")]
    pub places: Option<PathBuf>,
    /// Topics to look for, likewise
    #[arg(long, value_name = "FILE")]
    pub topics: Option<PathBuf>,
    /// What a person corrected [default: corrections.toml beside the sources]
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
    /// Write a page that shows each source beside its statement
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// End with exit code 1 where anything could not be read
    #[arg(long)]
    pub strict: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
    /// How many files are read at a time [default: one for each processor]
    #[arg(short, long, value_name = "COUNT")]
    pub jobs: Option<usize>,
}

/// `lectern check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Statement bundles, JSON Feeds and JSON Lines, plain or gzipped. The exit code is 1 where there is any problem.

Example:
  lectern check collection.json")]
pub struct Check {
    /// Collections
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Print nothing; the exit code says it
    #[arg(short, long)]
    pub quiet: bool,
}

/// The formats that a collection is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A statement bundle (.json)
    Bundle,
    /// JSON Lines, the collection's own fields first (.jsonl)
    Lines,
    /// A JSON Feed 1.1 (.feed.json)
    Feed,
    /// A table with commas (.csv)
    Csv,
    /// A table with tabs (.tsv)
    Tsv,
    /// A folder of Markdown files with front matter
    Markdown,
}

/// `lectern convert`.
#[derive(Debug, Args)]
#[command(after_help = "\
The format is told by the name of the output: .json, .jsonl, .feed.json, .csv, .tsv, or a name without an end for a \
folder of Markdown. What was written is read again and compared: what the format cannot hold is listed.

Examples:
  lectern convert collection.json -o collection.csv
  lectern convert collection.csv -o collection.json --map map.toml
  lectern convert collection.json -o letters/")]
pub struct Convert {
    /// A collection, a table, records, a feed, or a folder of Markdown
    pub input: PathBuf,
    /// What to write; `-` for the terminal
    #[arg(short, long, value_name = "PATH")]
    pub output: PathBuf,
    /// The input's format [default: by its content and name]
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<Format>,
    /// The output's format [default: by its name]
    #[arg(long, value_name = "FORMAT")]
    pub to: Option<Format>,
    /// Which column of a table means what (docs/mapping.md)
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// End with exit code 1 where the format cannot hold everything
    #[arg(long)]
    pub strict: bool,
}

/// What to do where two statements have one id and differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OnConflict {
    /// Write nothing, and list them
    Refuse,
    /// Give the later one another id
    Rename,
    /// Keep the one of the earlier collection
    First,
    /// Keep the one of the later collection
    Last,
}

/// `lectern merge`.
#[derive(Debug, Args)]
#[command(after_help = "\
The same statement in two collections is taken once. The title and the other fields of the collection are those of the \
first one. A language or licence that a collection gives for all of its statements goes along with each.

Example:
  lectern merge 2019.json 2020.json -o all.json --on-conflict rename")]
pub struct Merge {
    /// Two or more collections
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The collection to write; `-` for the terminal
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The merged collection's title [default: that of the first]
    #[arg(long)]
    pub title: Option<String>,
    /// What to do where two statements have one id and differ
    #[arg(long, value_name = "WHAT", default_value = "refuse")]
    pub on_conflict: OnConflict,
}

/// `lectern diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
Statements are told by their ids. The exit code is 1 where the collections differ.

Example:
  lectern diff old.json new.json")]
pub struct Diff {
    /// The earlier collection
    pub old: PathBuf,
    /// The later collection
    pub new: PathBuf,
    /// Print JSON: `added`, `removed`, `changed`, `collection`
    #[arg(long)]
    pub json: bool,
}

/// `lectern publish`.
#[derive(Debug, Args)]
#[command(after_help = "\
The folder can be put on any static host. Publishing again rewrites what changed and removes what went; a folder with \
files of anybody else is refused, but for CNAME and names that begin with a full stop. docs/publish.md is the guide.

Examples:
  lectern publish collection.json -o site/ --base-url https://example.org/letters/
  lectern publish collection.json -o site/ --theme theme.css --logo logo.svg
  lectern publish collection.json -o site/ --base-url https://example.org/ --feed \"Peace=topic:peace\"
  lectern publish collection.json --single-file -o collection.html")]
pub struct Publish {
    /// A collection: a statement bundle, a JSON Feed or JSON Lines, plain or gzipped
    pub collection: PathBuf,
    /// The folder to write, or with --single-file the file
    #[arg(short, long, value_name = "PATH")]
    pub output: PathBuf,
    /// Where the site will be; without it there are no feeds, no sitemap and no canonical addresses
    #[arg(long, value_name = "URL", value_parser = lectern_site::BaseUrl::parse)]
    pub base_url: Option<lectern_site::BaseUrl>,
    /// The collection's title [default: its own]
    #[arg(long)]
    pub title: Option<String>,
    /// CSS that changes colours and type (docs/themes)
    #[arg(long, value_name = "FILE")]
    pub theme: Option<PathBuf>,
    /// A picture beside the title: .svg, .png, .webp, .jpg, .gif or .avif
    #[arg(long, value_name = "FILE")]
    pub logo: Option<PathBuf>,
    /// A feed of what a query finds, such as `Peace=topic:peace`; may be given several times
    #[arg(long, value_name = "NAME=QUERY", value_parser = named_query, requires = "base_url")]
    pub feed: Vec<(String, String)>,
    /// Make one page with everything in it, which opens by a double click
    #[arg(long, conflicts_with_all = ["base_url", "feed"])]
    pub single_file: bool,
    /// Let other pages show the collection, and write the script for it (embed.js) and a page that shows how (embed.html)
    #[arg(long, conflicts_with = "single_file")]
    pub embed: bool,
    /// Publish nothing, and end with exit code 1, where the collection has problems
    #[arg(long)]
    pub strict: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
    /// A built reader in the place of the one that comes along
    #[arg(long, value_name = "FOLDER")]
    pub reader: Option<PathBuf>,
}

/// `lectern serve`.
#[derive(Debug, Args)]
#[command(after_help = "\
Only this machine can reach it.

Example:
  lectern serve collection.json --open")]
pub struct Serve {
    /// A collection: a statement bundle, a JSON Feed or JSON Lines, plain or gzipped
    pub collection: PathBuf,
    /// The port; 0 for any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8000)]
    pub port: u16,
    /// Open the browser
    #[arg(long)]
    pub open: bool,
    /// A built reader in the place of the one that comes along
    #[arg(long, value_name = "FOLDER")]
    pub reader: Option<PathBuf>,
}

/// A feed's name and query.
fn named_query(text: &str) -> Result<(String, String), String> {
    let (name, query) = text.split_once('=').unwrap_or_default();
    let (name, query) = (name.trim(), query.trim());
    if name.is_empty() || query.is_empty() {
        return Err("a name, =, and a query are needed, such as `Peace=topic:peace`".to_owned());
    }
    Ok((name.to_owned(), query.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }
}
