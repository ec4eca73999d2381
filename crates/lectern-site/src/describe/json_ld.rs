//! JSON-LD with the vocabulary of schema.org, as data in a page.

use super::{description, iso_date, language, license_url};
use crate::links::may_follow;
use crate::site::title_of;
use lectern_core::Statement;
use lectern_core::bundle::Header;
use maud::{Markup, PreEscaped, html};
use serde_json::{Map, Value, json};

/// The type of schema.org for each kind of statement; what has none of its own is a creative work.
const TYPES: [(&str, &str); 5] = [
    ("letter", "Message"),
    ("resignation", "Message"),
    ("opinion", "OpinionNewsArticle"),
    ("press release", "Article"),
    ("resolution", "Legislation"),
];

/// A value as a data block. No letter of it can end the block, or begin a comment in it.
pub fn block(value: &Value) -> Markup {
    let text = value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    html! { script type="application/ld+json" { (PreEscaped(text)) } }
}

/// What a statement is. `page` is its own address, `home` that of the collection, where they are known.
pub fn statement(statement: &Statement, header: &Header, page: Option<&str>, home: Option<&str>) -> Value {
    let kind = statement.kind.as_deref().unwrap_or_default();
    let of_type = TYPES.iter().find(|(name, _)| *name == kind).map_or("CreativeWork", |(_, of_type)| *of_type);
    let source = statement.source.as_ref();
    let url = |url: Option<&String>| url.filter(|url| may_follow(url)).map(|url| Value::from(url.as_str()));
    let text = |text: Option<&str>| text.filter(|text| !text.trim().is_empty()).map(Value::from);
    let recipients = some(statement.recipients.iter().map(|name| thing("Organization", name)).collect());
    let (recipient, audience) = match of_type {
        "Message" => (recipients, None),
        _ => (None, some(statement.recipients.iter().map(|name| thing("Audience", name)).collect())),
    };
    fields([
        ("@context", Some("https://schema.org".into())),
        ("@type", Some(of_type.into())),
        ("@id", page.map(Value::from)),
        ("url", page.map(Value::from)),
        ("name", text(Some(&statement.title))),
        ("headline", text(Some(&statement.title)).filter(|_| of_type.ends_with("Article"))),
        ("genre", text(statement.kind.as_deref())),
        ("dateCreated", iso_date(statement.date.as_ref()).map(Value::from)),
        (
            "temporal",
            statement.date.as_ref().filter(|date| iso_date(Some(date)).is_none()).map(|date| date.as_str().into()),
        ),
        ("inLanguage", text(language(statement, header))),
        ("description", description(statement).map(Value::from)),
        ("author", some(people(statement))),
        ("sourceOrganization", some(statement.organizations.iter().map(|name| thing("Organization", name)).collect())),
        ("recipient", recipient),
        ("audience", audience),
        ("about", some(statement.topics.iter().map(|name| thing("Thing", name)).collect())),
        ("spatialCoverage", some(statement.places.iter().map(|name| thing("Place", name)).collect())),
        ("license", license_url(statement, header).map(Value::from)),
        ("copyrightNotice", text(statement.rights.as_deref())),
        ("isBasedOn", url(source.and_then(|source| source.url.as_ref()))),
        ("archivedAt", url(source.and_then(|source| source.archived_url.as_ref()))),
        ("identifier", some(statement.identifiers.iter().map(identifier).collect())),
        ("isPartOf", Some(named_collection(header, home))),
    ])
}

/// What a collection is, as its statements refer to it.
fn named_collection(header: &Header, home: Option<&str>) -> Value {
    fields([
        ("@type", Some("Collection".into())),
        ("@id", home.map(Value::from)),
        ("name", Some(title_of(header).into())),
    ])
}

/// What a collection is.
pub fn collection(header: &Header, home: Option<&str>) -> Value {
    let publisher = header.publisher.as_ref().map(|publisher| {
        let url = publisher.url.as_ref().filter(|url| may_follow(url));
        fields([
            ("@type", Some("Organization".into())),
            ("name", Some(publisher.name.as_str().into())),
            ("url", url.map(|url| url.as_str().into())),
        ])
    });
    fields([
        ("@context", Some("https://schema.org".into())),
        ("@type", Some("Collection".into())),
        ("@id", home.map(Value::from)),
        ("url", home.map(Value::from)),
        ("name", Some(title_of(header).into())),
        ("description", header.description.as_deref().map(Value::from)),
        ("publisher", publisher),
    ])
}

fn people(statement: &Statement) -> Vec<Value> {
    let person = |author: &lectern_core::statement::Author| {
        fields([
            ("@type", Some("Person".into())),
            ("name", Some(author.name.as_str().into())),
            ("jobTitle", author.role.as_deref().map(Value::from)),
            ("affiliation", author.organization.as_deref().map(|name| thing("Organization", name))),
            ("url", author.url.as_ref().filter(|url| may_follow(url)).map(|url| url.as_str().into())),
        ])
    };
    statement.authors.iter().map(person).collect()
}

fn identifier(identifier: &lectern_core::statement::Identifier) -> Value {
    json!({"@type": "PropertyValue", "propertyID": identifier.scheme, "value": identifier.value})
}

fn thing(of_type: &str, name: &str) -> Value {
    json!({"@type": of_type, "name": name})
}

fn some(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then_some(Value::Array(values))
}

/// An object of the fields that have a value.
pub fn fields<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let present = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(present.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_block_but_its_end() {
        let hostile = json!({"name": "</script><script>alert(1)</script><!--\u{2028}"});
        let block = block(&hostile).into_string();
        assert_eq!(block.matches('<').count(), 2);
        let data =
            block.strip_prefix("<script type=\"application/ld+json\">").and_then(|rest| rest.strip_suffix("</script>"));
        assert_eq!(serde_json::from_str::<Value>(data.unwrap()).unwrap(), hostile);
    }
}
