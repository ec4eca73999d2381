//! Atom (RFC 4287).

use super::{Feed, changed, published, statements, updated};
use crate::describe::{self, description, language};
use crate::links::may_follow;
use crate::site::Site;
use atom_syndication::{Category, Entry, Generator, Link, Person, Text};
use lectern_core::Statement;

/// A feed; empty where the site's address is not known.
pub fn atom(site: &Site<'_>, feed: &Feed) -> Vec<u8> {
    let Some(base) = site.base_url() else { return Vec::new() };
    let own = base.of(&feed.atom_path());
    let statements = statements(site, feed);
    let all: Vec<&Statement> = statements.iter().map(|(statement, _)| *statement).collect();
    let entries = statements.iter().map(|(statement, url)| entry(site, statement, url)).collect();
    let publisher = site.header().publisher.as_ref();
    let author = Person {
        name: clean(publisher.map_or(site.title(), |publisher| publisher.name.as_str())),
        uri: publisher.and_then(|publisher| publisher.url.clone()).filter(|url| may_follow(url)),
        ..Person::default()
    };
    let atom = atom_syndication::Feed {
        title: Text::plain(clean(&feed.title)),
        subtitle: site.header().description.as_deref().map(|text| Text::plain(clean(text))),
        id: own.clone(),
        updated: changed(&all, site),
        // An entry may name nobody; then the feed has to (section 4.1.1).
        authors: vec![author],
        generator: Some(Generator { value: "Lectern".to_owned(), ..Generator::default() }),
        links: vec![link("self", &own, "application/atom+xml"), link("alternate", &base.of("index.html"), "text/html")],
        rights: site.header().license.as_deref().map(|license| Text::plain(clean(license))),
        entries,
        ..atom_syndication::Feed::default()
    };
    atom.to_string().into_bytes()
}

fn entry(site: &Site<'_>, statement: &Statement, url: &str) -> Entry {
    let person = |author: &lectern_core::statement::Author| Person {
        name: clean(&author.name),
        uri: author.url.clone().filter(|url| may_follow(url)),
        ..Person::default()
    };
    let category = |term: &String| Category { term: clean(term), ..Category::default() };
    Entry {
        title: Text::plain(clean(&statement.title)),
        id: url.to_owned(),
        updated: updated(statement),
        published: published(statement),
        authors: statement.authors.iter().map(person).collect(),
        categories: statement.kind.iter().chain(&statement.topics).map(category).collect(),
        links: vec![link("alternate", url, "text/html")],
        rights: describe::license_url(statement, site.header()).map(Text::plain),
        summary: description(statement).map(|text| Text {
            lang: language(statement, site.header()).map(str::to_owned),
            ..Text::plain(clean(&text))
        }),
        ..Entry::default()
    }
}

fn link(rel: &str, href: &str, mime_type: &str) -> Link {
    Link { href: href.to_owned(), rel: rel.to_owned(), mime_type: Some(mime_type.to_owned()), ..Link::default() }
}

/// Text without the characters that XML cannot hold (XML 1.0, section 2.2).
pub fn clean(text: &str) -> String {
    let is_allowed = |letter: &char| {
        matches!(letter, '\t' | '\n' | '\r') || (*letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(is_allowed).collect()
}
