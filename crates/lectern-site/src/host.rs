//! Files for hosts and for whoever takes the collection: headers, the data package.

use crate::describe::json_ld::fields;
use crate::site::Site;
use serde_json::{Value, json};

/// `_headers`, which Netlify and Cloudflare Pages read: the reader's headers for all, and long caching for what has its
/// digest in its name.
pub fn headers(site: &Site<'_>, headers: &[(String, String)]) -> Vec<u8> {
    let mut text = String::from("/*\n");
    for (name, value) in headers {
        let value = if site.is_embeddable() { framable(value) } else { value.clone() };
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for path in site.hashed() {
        text.push_str(&format!("/{path}\n  Cache-Control: public, max-age=31536000, immutable\n"));
    }
    text.into_bytes()
}

/// A header under which other pages may show the site in a frame, and so may its own page that demonstrates it.
fn framable(value: &str) -> String {
    value.replace("frame-ancestors 'none'", "frame-src 'self'; frame-ancestors *")
}

/// datapackage.json (Data Package 2.0): the collection as data, with its digest.
pub fn data_package(site: &Site<'_>) -> Vec<u8> {
    let header = site.header();
    let data = site.data();
    let publisher = header.publisher.as_ref().map(|publisher| {
        let path = publisher.url.as_deref().filter(|url| crate::links::may_follow(url)).map(Value::from);
        json!([fields([("title", Some(publisher.name.as_str().into())), ("path", path)])])
    });
    let license = header.license.as_deref().map(|license| {
        let name = if crate::links::may_follow(license) { "path" } else { "name" };
        json!([{name: license}])
    });
    let resource = json!({
        "name": "collection",
        "path": data.name,
        "title": site.title(),
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "bytes": data.bytes,
        "hash": format!("sha256:{}", data.sha256),
    });
    let value = fields([
        ("$schema", Some("https://datapackage.org/profiles/2.0/datapackage.json".into())),
        ("name", Some(crate::address::slug(site.title()).replace('~', "").into())),
        ("title", Some(site.title().into())),
        ("description", header.description.as_deref().map(Value::from)),
        ("homepage", site.base_url().map(|base| base.of("index.html").into())),
        ("created", created(site)),
        ("licenses", license),
        ("contributors", publisher),
        ("resources", Some(json!([resource]))),
    ]);
    format!("{value:#}\n").into_bytes()
}

/// The standard wants a moment, and the collection tells a day.
fn created(site: &Site<'_>) -> Option<Value> {
    let day = crate::describe::iso_date(site.header().created.as_ref()).filter(|date| date.len() == "2018-09-20".len());
    day.map(|day| format!("{day}T00:00:00Z").into())
}
