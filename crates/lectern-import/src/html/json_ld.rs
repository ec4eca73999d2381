//! What a page says of itself in JSON-LD, in the terms of schema.org (<https://schema.org/Article>).

use super::dom::{Dom, NodeId};
use crate::line::one_line;
use lectern_core::statement::Author;
use serde_json::Value;

/// Types of schema.org that a page about one text gives itself.
const ARTICLES: &[&str] = &[
    "Article",
    "AdvertiserContentArticle",
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "BlogPosting",
    "Legislation",
    "LiveBlogPosting",
    "NewsArticle",
    "OpinionNewsArticle",
    "Report",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "SatiricalArticle",
    "ScholarlyArticle",
    "SocialMediaPosting",
    "TechArticle",
    "DiscussionForumPosting",
    "Statement",
    "PressRelease",
    "SpecialAnnouncement",
];

/// More objects than this in one page are not looked at.
const MOST_OBJECTS: usize = 2_000;

/// Somebody who is named as the author.
#[derive(Clone, Debug)]
pub(super) struct Agent {
    pub(super) author: Author,
    pub(super) is_organization: bool,
}

/// What is said of the text.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    pub(super) titles: Vec<String>,
    pub(super) authors: Vec<Agent>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    pub(super) kind: Option<String>,
}

impl JsonLd {
    /// The authors' names, each, and all in one line.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.authors.iter().map(|agent| agent.author.name.clone()).collect();
        names.push(names.join(", "));
        names
    }
}

/// Reads the first object that is about a text.
pub(super) fn read(dom: &Dom) -> JsonLd {
    let scripts = dom.subtree(NodeId::ROOT).filter(|&id| {
        dom.name(id) == "script"
            && dom.attribute(id, "type").is_some_and(|kind| kind.trim().starts_with("application/ld+json"))
    });
    for script in scripts {
        let text = dom.text_below(script);
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        let Ok(value) = serde_json::from_str::<Value>(text) else { continue };
        let objects = objects(&value);
        if let Some(article) = objects.iter().copied().find(|object| kind(object).is_some()) {
            return article_of(article, &objects);
        }
    }
    JsonLd::default()
}

/// The objects at the top, in lists and in graphs.
fn objects(value: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(fields) if found.len() < MOST_OBJECTS => {
                found.push(value);
                waiting.extend(["@graph", "mainEntity"].iter().filter_map(|name| fields.get(*name)));
            }
            _ => {}
        }
    }
    found
}

/// The type of an object that is about a text.
fn kind(object: &Value) -> Option<&'static str> {
    let types = object.get("@type")?;
    let mut names = types.as_str().into_iter().chain(types.as_array().into_iter().flatten().filter_map(Value::as_str));
    names.find_map(|name| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        ARTICLES.iter().copied().find(|&known| known == name)
    })
}

fn article_of(article: &Value, objects: &[&Value]) -> JsonLd {
    let text = |name: &str| {
        article.get(name).and_then(Value::as_str).map(str::to_owned).filter(|text| !text.trim().is_empty())
    };
    let language = article.get("inLanguage");
    let language = language.and_then(|value| value.as_str().or_else(|| value.get("alternateName")?.as_str()));
    let page = article.get("mainEntityOfPage");
    let page = page.and_then(|value| value.as_str().or_else(|| value.get("@id")?.as_str())).map(str::to_owned);
    JsonLd {
        titles: ["headline", "name"].iter().filter_map(|name| text(name)).collect(),
        authors: agents(article.get("author").or_else(|| article.get("creator")), objects),
        publisher: agents(article.get("publisher"), objects).into_iter().next().map(|agent| agent.author.name),
        published: text("datePublished").or_else(|| text("dateCreated")),
        language: language.map(str::to_owned),
        url: text("url").or(page),
        kind: kind(article).map(str::to_owned),
    }
}

fn agents(value: Option<&Value>, objects: &[&Value]) -> Vec<Agent> {
    let Some(value) = value else { return Vec::new() };
    let all = value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
    all.iter().filter_map(|value| agent(value, objects)).collect()
}

fn agent(value: &Value, objects: &[&Value]) -> Option<Agent> {
    let value = resolved(value, objects);
    let text = |value: &Value, name: &str| {
        let value = value.get(name)?;
        let value = value.as_str().or_else(|| value.as_array()?.first()?.as_str())?;
        Some(one_line(value)).filter(|text| !text.is_empty())
    };
    let name = value.as_str().map(one_line).or_else(|| text(value, "name"))?;
    if name.is_empty() || name.starts_with("http:") || name.starts_with("https:") {
        return None;
    }
    let is_organization = value.get("@type").and_then(Value::as_str).is_some_and(|kind| kind.ends_with("Organization"));
    let body = ["worksFor", "affiliation", "memberOf"].iter().find_map(|key| {
        let body = resolved(value.get(*key)?, objects);
        body.as_str().map(one_line).or_else(|| text(body, "name"))
    });
    let author = Author {
        name,
        role: text(value, "jobTitle"),
        organization: body,
        url: text(value, "url"),
        ..Author::default()
    };
    Some(Agent { author, is_organization })
}

/// The object that a reference leads to.
fn resolved<'v>(value: &'v Value, objects: &[&'v Value]) -> &'v Value {
    if value.get("name").is_some() {
        return value;
    }
    let found = value.get("@id").and_then(|id| objects.iter().find(|object| object.get("@id") == Some(id)));
    found.copied().unwrap_or(value)
}
