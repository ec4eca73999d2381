//! The ids of statements: permalinks, so that they are short, speak, and never change once given.

use crate::assemble::slug;
use crate::source::sha256;
use crate::statement_source;
use lectern_core::Statement;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest id of the format, in bytes.
const LONGEST: usize = 128;

/// Gives every statement an id of its own: the one that it had in `earlier`, the one that it brings, or one made of
/// its title. The same statements have the same ids, in whatever order they come.
pub fn give(statements: &mut [&mut Statement], earlier: &[Statement]) {
    let known = Known::of(earlier);
    let mut taken = BTreeSet::new();
    // What was published first keeps its id, then what says its own.
    let mut waiting = Vec::new();
    for (index, statement) in statements.iter_mut().enumerate() {
        match known.id(statement).filter(|id| !taken.contains(*id)) {
            Some(id) if statement.id.is_empty() || statement.id == id => {
                taken.insert(id.to_owned());
                id.clone_into(&mut statement.id);
            }
            _ => waiting.push(index),
        }
    }
    waiting.retain(|&index| match statements.get(index) {
        Some(statement) => statement.id.is_empty() || !taken.insert(statement.id.clone()),
        None => false,
    });
    let wanted = |statement: &Statement| {
        if statement.id.is_empty() { made(statement) } else { statement.id.clone() }
    };
    // Who gets the bare id and who the one with a number does not depend on the order of the files.
    waiting.sort_by_cached_key(|&index| {
        statements.get(index).map(|statement| (wanted(statement), fingerprint(statement)))
    });
    for index in waiting {
        if let Some(statement) = statements.get_mut(index) {
            let wanted = wanted(statement);
            statement.id = free(&wanted, &fingerprint(statement), &taken);
            taken.insert(statement.id.clone());
        }
    }
}

/// An id made of a text: itself where it is valid, else with what may not stand in it replaced or left out. Empty
/// where nothing is left.
#[must_use]
pub fn valid(text: &str) -> String {
    let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.');
    if !text.is_empty() && text.len() <= LONGEST && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    // Full stops and underscores may stand in an id, and tell versions and numbers apart.
    let parts: Vec<String> = text.split_inclusive(['.', '_']).map(slugged).collect();
    let mut slug = parts.concat().trim_matches('-').to_owned();
    let is_lossy = text.chars().any(|letter| letter.is_alphanumeric() && !letter.is_ascii()) || slug.len() > LONGEST;
    if is_lossy {
        let number = short(&sha256(text.as_bytes()));
        slug = format!("{}-{number}", cut(&slug, LONGEST - number.len() - 1)).trim_matches('-').to_owned();
    }
    slug
}

/// One part of an id, with the mark that ends it.
fn slugged(part: &str) -> String {
    let mark = part.chars().next_back().filter(|last| matches!(last, '.' | '_'));
    let mut letters = String::new();
    for letter in part.to_lowercase().nfkd().filter(|letter| !is_combining_mark(*letter) && Some(*letter) != mark) {
        match letter {
            'a'..='z' | '0'..='9' => letters.push(letter),
            _ if letters.ends_with('-') => {}
            _ => letters.push('-'),
        }
    }
    letters.extend(mark);
    letters
}

/// The statements of an earlier version by what they were read from.
struct Known<'a> {
    by_digest: BTreeMap<(&'a str, &'a str), &'a str>,
    by_path: BTreeMap<(&'a str, &'a str), &'a str>,
    /// Those that came from a file alone, by the file.
    alone: BTreeMap<&'a str, Option<&'a str>>,
}

impl<'a> Known<'a> {
    fn of(earlier: &'a [Statement]) -> Self {
        let mut known = Self { by_digest: BTreeMap::new(), by_path: BTreeMap::new(), alone: BTreeMap::new() };
        for statement in earlier {
            let (id, title) = (statement.id.as_str(), statement.title.as_str());
            for key in [statement_source::digest(statement), statement_source::path(statement)].into_iter().flatten() {
                known.alone.entry(key).and_modify(|other| *other = None).or_insert(Some(id));
            }
            if let Some(digest) = statement_source::digest(statement) {
                known.by_digest.insert((digest, title), id);
            }
            if let Some(path) = statement_source::path(statement) {
                known.by_path.insert((path, title), id);
            }
        }
        known
    }

    /// The id that a statement had: of the same bytes, else of the same file.
    fn id(&self, statement: &Statement) -> Option<&'a str> {
        let (digest, path) = (statement_source::digest(statement), statement_source::path(statement));
        let title = statement.title.as_str();
        let exact = digest.and_then(|digest| self.by_digest.get(&(digest, title)));
        let exact = exact.or_else(|| path.and_then(|path| self.by_path.get(&(path, title))));
        let alone = || [digest, path].into_iter().flatten().find_map(|key| *self.alone.get(key)?);
        exact.copied().or_else(alone)
    }
}

/// An id of the title, or of the file's name, or of the text.
fn made(statement: &Statement) -> String {
    let path = statement_source::path(statement).unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let slugs = [slug(&statement.title), slug(stem)];
    let speaks = |slug: &String| slug.bytes().filter(u8::is_ascii_alphanumeric).count() >= 3;
    slugs.into_iter().find(speaks).unwrap_or_else(|| format!("statement-{}", short(&fingerprint(statement))))
}

/// What tells a statement from others of the same title, whatever else is in the collection.
fn fingerprint(statement: &Statement) -> String {
    let path = statement_source::path(statement).unwrap_or_default();
    let text = statement.content.as_deref().or(statement.summary.as_deref()).unwrap_or_default();
    sha256(format!("{path}\n{}\n{text}", statement.title).as_bytes())
}

fn free(wanted: &str, fingerprint: &str, taken: &BTreeSet<String>) -> String {
    if !taken.contains(wanted) {
        return wanted.to_owned();
    }
    let number = short(fingerprint);
    let stem = format!("{}-{number}", cut(wanted, LONGEST - number.len() - 8));
    let numbered = (2..).map(|count| format!("{stem}-{count}"));
    std::iter::once(stem.clone()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or(stem)
}

fn short(digest: &str) -> String {
    digest.chars().take(8).collect()
}

/// At most so much of a slug, to the end of a word where there is one.
fn cut(slug: &str, longest: usize) -> &str {
    let Some(start) = slug.get(..longest).filter(|_| slug.len() > longest) else { return slug };
    match start.rfind('-') {
        Some(end) if end >= longest / 2 => start.get(..end).unwrap_or(start),
        _ => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lectern_core::statement::Source;

    fn statement(path: &str, title: &str, text: &str) -> Statement {
        let source = Source {
            sha256: Some(sha256(text.as_bytes())),
            extra: BTreeMap::from([(statement_source::PATH.to_owned(), path.into())]),
            ..Source::default()
        };
        Statement {
            title: title.to_owned(),
            content: Some(text.to_owned()),
            source: Some(source),
            ..Statement::default()
        }
    }

    fn given(mut statements: Vec<Statement>, earlier: &[Statement]) -> Vec<Statement> {
        give(&mut statements.iter_mut().collect::<Vec<_>>(), earlier);
        statements
    }

    fn ids(statements: &[Statement]) -> Vec<&str> {
        statements.iter().map(|statement| statement.id.as_str()).collect()
    }

    #[test]
    fn ids_are_made_of_titles() {
        let statements = given(
            vec![
                statement("a.txt", "Für das Straßenfest: ein Aufruf!", "a"),
                statement("b.txt", "我们要求", "b"),
                statement("c.txt", &"A long title of many words ".repeat(9), "c"),
            ],
            &[],
        );
        let ids = ids(&statements);
        assert_eq!(ids[0], "fur-das-strassenfest-ein-aufruf");
        assert!(ids[1].starts_with("statement-") && ids[1].len() == 18, "{}", ids[1]);
        assert_eq!(ids[2], "a-long-title-of-many-words-a-long-title-of-many-words-a-long");
    }

    #[test]
    fn the_same_title_twice_has_two_ids_in_any_order() {
        let (one, two) = (statement("a.txt", "A letter", "one"), statement("b.txt", "A letter", "two"));
        let forth = given(vec![one.clone(), two.clone()], &[]);
        let back = given(vec![two, one], &[]);
        assert_eq!(ids(&forth), ids(&back).into_iter().rev().collect::<Vec<_>>());
        assert_ne!(forth[0].id, forth[1].id);
    }

    #[test]
    fn an_id_stays_when_the_text_the_title_or_the_name_of_the_file_changes() {
        let mut earlier = given(vec![statement("a.txt", "A letter", "one"), statement("b.txt", "Another", "two")], &[]);
        earlier[0].id = "published".to_owned();
        for changed in [
            statement("a.txt", "A letter", "one, corrected"),
            statement("a.txt", "Another title", "one"),
            statement("a.txt", "Another title", "all is new"),
            statement("moved/a.txt", "A letter", "one"),
            statement("moved/a.txt", "New title", "one"),
        ] {
            let again = given(vec![statement("b.txt", "Another", "two"), changed], &earlier);
            assert_eq!(ids(&again), ["another", "published"]);
        }
    }

    #[test]
    fn what_is_no_id_is_made_one() {
        for (text, id) in [("a.B/c", "a.b-c"), ("Übung", "ubung-21aa82c3"), ("", ""), ("kept_1.0", "kept_1.0")] {
            let valid = valid(text);
            assert!(valid == id || (text == "Übung" && valid.starts_with("ubung-")), "{valid}");
        }
        assert!(valid(&"x/".repeat(200)).len() <= LONGEST);
    }

    proptest::proptest! {
        #[test]
        fn every_statement_has_an_id_of_its_own(titles in proptest::collection::vec("\\PC{0,5}|A|Ä", 0..12)) {
            let statements = titles.iter().enumerate().map(|(n, title)| statement(&n.to_string(), title, "same"));
            let statements = given(statements.collect(), &[]);
            let distinct: BTreeSet<&str> = ids(&statements).into_iter().collect();
            proptest::prop_assert_eq!(distinct.len(), statements.len());
            for id in distinct {
                proptest::prop_assert_eq!(valid(id), id);
            }
        }
    }
}
