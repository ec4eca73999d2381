//! JSON Feed 1.1.

use super::{Feed, published, statements};
use crate::describe::json_ld::fields;
use crate::describe::{description, language};
use crate::links::may_follow;
use crate::site::Site;
use lectern_core::Statement;
use serde_json::{Value, json};

/// A feed; empty where the site's address is not known.
pub fn json_feed(site: &Site<'_>, feed: &Feed) -> Vec<u8> {
    let Some(base) = site.base_url() else { return Vec::new() };
    let header = site.header();
    let publisher = header.publisher.as_ref().map(|publisher| {
        let url = publisher.url.as_ref().filter(|url| may_follow(url));
        json!([fields([("name", Some(publisher.name.as_str().into())), ("url", url.map(|url| url.as_str().into()))])])
    });
    let items = statements(site, feed).into_iter().map(|(statement, url)| item(site, statement, url)).collect();
    let value = fields([
        ("version", Some("https://jsonfeed.org/version/1.1".into())),
        ("title", Some(feed.title.as_str().into())),
        ("home_page_url", Some(base.of("index.html").into())),
        ("feed_url", Some(base.of(&feed.json_path()).into())),
        ("description", header.description.as_deref().map(Value::from)),
        ("language", header.language.as_deref().map(Value::from)),
        ("authors", publisher),
        ("items", Some(Value::Array(items))),
    ]);
    format!("{value:#}\n").into_bytes()
}

fn item(site: &Site<'_>, statement: &Statement, url: String) -> Value {
    let source = statement.source.as_ref().and_then(|source| source.url.clone()).filter(|url| may_follow(url));
    let authors = statement.authors.iter().map(|author| {
        let url = author.url.as_ref().filter(|url| may_follow(url));
        fields([("name", Some(author.name.as_str().into())), ("url", url.map(|url| url.as_str().into()))])
    });
    let authors: Vec<Value> = authors.collect();
    let text = description(statement).unwrap_or_else(|| statement.title.clone());
    fields([
        ("id", Some(url.clone().into())),
        ("url", Some(url.into())),
        ("external_url", source.map(Value::from)),
        ("title", Some(statement.title.as_str().into())),
        ("content_text", Some(text.into())),
        ("date_published", published(statement).map(|moment| moment.to_rfc3339().into())),
        ("authors", (!authors.is_empty()).then_some(Value::Array(authors))),
        ("tags", (!statement.topics.is_empty()).then(|| statement.topics.clone().into())),
        ("language", language(statement, site.header()).map(Value::from)),
    ])
}
