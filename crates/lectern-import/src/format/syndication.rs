//! RSS and Atom: each entry as an item of a JSON Feed, which then goes the way of those.

use super::times::edtf;
use super::{DateOrder, Found, document, feed};
use crate::Options;
use crate::line::one_line;
use crate::source::SourceFile;
use atom_syndication::{Entry, Feed, Text, TextType};
use lectern_core::bundle::Header;
use rss::{Channel, Item};
use serde_json::{Map, Value, json};

/// Reads a feed, each entry on its own.
pub(super) fn read(file: &SourceFile, options: &Options) -> Found {
    let bytes = file.bytes;
    let (header, items) = match (Channel::read_from(bytes), Feed::read_from(bytes)) {
        (Ok(channel), _) => (channel_header(&channel), channel.items().iter().map(of_rss).collect::<Vec<_>>()),
        (_, Ok(atom)) => {
            let entries = atom.entries().iter().map(|entry| of_atom(entry, &atom, file.path, options));
            (feed_header(&atom), entries.collect())
        }
        // Of an Atom feed, the first says no more than that it is none.
        (Err(rss::Error::InvalidStartTag), Err(error)) => return damaged(file, &error.to_string()),
        (Err(error), Err(_)) => return damaged(file, &error.to_string()),
    };
    let mut found = Found { header: Some(header), ..Found::default() };
    for (index, fields) in items.into_iter().enumerate() {
        match feed::item(fields, file.path, options) {
            Ok(imported) => found.imported.push(imported),
            Err(reason) => found.refuse(file.path, format!("entry {}: {reason}.", index + 1)),
        }
    }
    if found.imported.is_empty() && found.refused.is_empty() {
        found.refuse(file.path, "the feed has no entry.");
    }
    found
}

fn damaged(file: &SourceFile, reason: &str) -> Found {
    Found::refusal(file.path, format!("the feed is damaged ({reason}); save or download it again."))
}

fn channel_header(channel: &Channel) -> Header {
    let words = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    Header {
        title: words(channel.title()),
        description: words(channel.description()),
        homepage: words(channel.link()),
        language: channel.language().and_then(words),
        ..Header::default()
    }
}

fn feed_header(feed: &Feed) -> Header {
    let home = feed.links().iter().find(|link| link.rel() == "alternate").map(|link| link.href().to_owned());
    Header {
        title: Some(feed.title().as_str().trim().to_owned()).filter(|title| !title.is_empty()),
        description: feed.subtitle().map(|subtitle| subtitle.as_str().trim().to_owned()),
        homepage: home,
        language: feed.lang().map(str::to_owned),
        ..Header::default()
    }
}

fn of_rss(item: &Item) -> Map<String, Value> {
    let dublin_core = item.dublin_core_ext();
    let first = |values: Option<&[String]>| values.and_then(|values| values.first().cloned());
    let guid = item.guid().map(|guid| guid.value().trim().to_owned()).filter(|guid| !guid.is_empty());
    let url = item.link().map(str::to_owned).or_else(|| guid.clone().filter(|guid| guid.starts_with("http")));
    let date = item.pub_date().map(str::to_owned).or_else(|| first(dublin_core.map(|core| core.dates())));
    let creators = dublin_core.map(|core| core.creators().to_vec()).filter(|creators| !creators.is_empty());
    let authors = creators.or_else(|| item.author().map(|author| vec![person(author)])).unwrap_or_default();
    let description = item.description().filter(|text| !text.trim().is_empty());
    let body = item.content().filter(|text| !text.trim().is_empty()).or(description);
    // A feed with whole texts has its descriptions for summaries.
    let summary = item.content().and(description).map(|text| one_line(&without_markup(text)));
    fields([
        ("id", guid.or_else(|| url.clone()).or_else(|| item.title().map(str::to_owned)).map(Value::String)),
        ("url", url.map(Value::String)),
        ("title", item.title().map(|title| without_markup(title).trim().into())),
        ("content_html", body.map(Value::from)),
        ("summary", summary.filter(|summary| !summary.is_empty()).map(Value::String)),
        ("date_published", date.and_then(|date| day(&date))),
        ("authors", names(authors)),
        ("tags", words(item.categories().iter().map(|category| category.name()))),
        ("language", first(dublin_core.map(|core| core.languages())).map(Value::String)),
    ])
}

fn of_atom(entry: &Entry, feed: &Feed, path: &str, options: &Options) -> Map<String, Value> {
    let link = |rel: &str| entry.links().iter().find(|link| link.rel() == rel).map(|link| link.href().to_owned());
    let authors = if entry.authors().is_empty() { feed.authors() } else { entry.authors() };
    let names = authors.iter().map(|author| author.name().to_owned()).collect();
    let summary = entry.summary().filter(|summary| !summary.as_str().trim().is_empty());
    let content = entry.content().and_then(|content| Some((content.value()?, content.content_type())));
    let (html, text) = match (content, summary) {
        (Some((value, None | Some("text" | "text/plain"))), _) => (None, Some(value.to_owned())),
        (Some((value, Some(_))), _) => (Some(value.to_owned()), None),
        (None, Some(summary)) if summary.r#type == TextType::Text => (None, Some(summary.as_str().to_owned())),
        (None, Some(summary)) => (Some(summary.as_str().to_owned()), None),
        (None, None) => (None, None),
    };
    let stamp = entry.published().unwrap_or_else(|| entry.updated());
    let language = entry.content().and_then(|content| content.lang()).or_else(|| feed.lang());
    fields([
        ("id", Some(entry.id().into()).filter(|id: &Value| id != "").or_else(|| link("alternate").map(Value::String))),
        ("url", link("alternate").map(Value::String)),
        ("title", Some(title(entry.title(), path, options).into())),
        ("content_html", html.map(Value::String)),
        ("content_text", text.map(Value::String)),
        ("summary", content.and(summary).map(|summary| one_line(&without_markup(summary.as_str())).into())),
        ("date_published", day(&stamp.to_rfc3339())),
        ("authors", self::names(names)),
        ("tags", words(entry.categories().iter().map(|category| category.label().unwrap_or(category.term())))),
        ("language", language.map(Value::from)),
    ])
}

fn title(title: &Text, path: &str, options: &Options) -> String {
    let text = match title.r#type {
        TextType::Text => title.as_str().to_owned(),
        TextType::Html | TextType::Xhtml if !title.as_str().contains(['<', '&']) => title.as_str().to_owned(),
        TextType::Html | TextType::Xhtml => {
            document::words(title.as_str(), path, options).unwrap_or_else(|| without_markup(title.as_str()))
        }
    };
    one_line(&text)
}

fn fields<const N: usize>(fields: [(&str, Option<Value>); N]) -> Map<String, Value> {
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// `anna@example.org (Anna Example)`, as RSS 2.0 writes an author: the name where there is one.
fn person(author: &str) -> String {
    match author.split_once('(').and_then(|(_, rest)| rest.split_once(')')) {
        Some((name, _)) if author.contains('@') && !name.trim().is_empty() => name.trim().to_owned(),
        _ => author.trim().to_owned(),
    }
}

fn names(names: Vec<String>) -> Option<Value> {
    let names: Vec<Value> =
        names.iter().filter(|name| !name.trim().is_empty()).map(|name| json!({"name": name.trim()})).collect();
    (!names.is_empty()).then_some(Value::Array(names))
}

fn words<'a>(words: impl Iterator<Item = &'a str>) -> Option<Value> {
    let words: Vec<&str> = words.map(str::trim).filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.into())
}

/// The day of a moment. One that cannot be read says nothing.
fn day(stamp: &str) -> Option<Value> {
    // What a feed without a date is given by its parser.
    if stamp.starts_with("1970-01-01T00:00:00") {
        return None;
    }
    edtf(stamp, DateOrder::Unknown).ok().map(|date| date.to_string().into())
}

/// A short text whose markup, if it has any, says nothing.
fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        match tag.split_once('>').filter(|_| tag.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/'))
        {
            Some((_, after)) => rest = after,
            None => {
                plain.push('<');
                rest = tag;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Found {
        crate::format::read(&SourceFile { path: "feed.xml", bytes: text.as_bytes() }, &Options::default())
    }

    #[test]
    fn rss_becomes_statements() {
        let found = found(
            r#"<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><title>News</title><link>https://example.org/</link><description>All of it</description>
            <item><title>A call</title><link>https://example.org/a</link><guid>tag:1</guid><pubDate>Thu, 20 Sep 2018 23:00:00 -0500</pubDate>
              <dc:creator>A. Example</dc:creator><category>Water</category>
              <description>Short.</description><content:encoded><![CDATA[<p>We ask the council to keep the well open for all who live in the valley.</p><p>It is old, and it is ours, and we look after it.</p>]]></content:encoded></item>
            <item><title>Nothing</title></item></channel></rss>"#,
        );
        assert_eq!(found.header.as_ref().unwrap().title.as_deref(), Some("News"));
        let statement = &found.imported[0].statement;
        assert_eq!(statement.title, "A call");
        assert_eq!(statement.date.as_ref().unwrap().as_str(), "2018-09-20");
        assert_eq!(
            (statement.authors[0].name.as_str(), statement.topics.as_slice()),
            ("A. Example", ["Water".to_owned()].as_slice())
        );
        assert_eq!(statement.summary.as_deref(), Some("Short."));
        let content = statement.content.as_deref().unwrap();
        assert!(content.starts_with("We ask the council") && content.ends_with("we look after it."), "{content}");
        assert_eq!(statement.source.as_ref().unwrap().url.as_deref(), Some("https://example.org/a"));
        assert!(found.refused[0].reason.starts_with("entry 2: there is neither"), "{:?}", found.refused);
    }

    #[test]
    fn atom_becomes_statements() {
        let found = found(
            r#"<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
            <title>Nouvelles</title><id>urn:x</id><updated>2020-01-02T03:04:05Z</updated><author><name>B. Exemple</name></author>
            <entry><id>urn:1</id><title type="html">Un &lt;b&gt;appel&lt;/b&gt;</title><updated>2020-01-02T03:04:05Z</updated>
            <published>2019-12-31T23:30:00-02:00</published><link href="https://example.org/1"/>
            <content type="text">Nous demandons.</content></entry></feed>"#,
        );
        let statement = &found.imported[0].statement;
        assert_eq!((statement.title.as_str(), statement.content.as_deref()), ("Un appel", Some("Nous demandons.")));
        assert_eq!(statement.date.as_ref().unwrap().as_str(), "2019-12-31");
        assert_eq!((statement.authors[0].name.as_str(), statement.language.as_deref()), ("B. Exemple", Some("fr")));
    }

    #[test]
    fn a_damaged_feed_is_refused() {
        for text in
            ["<rss version=\"2.0\"><channel><item></channel>", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>"]
        {
            assert!(found(text).refused[0].reason.starts_with("the feed is damaged"), "{text}");
        }
    }
}
