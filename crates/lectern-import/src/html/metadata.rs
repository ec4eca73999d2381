//! What a page says of itself in ways that are made for programs, each value with the place that says it.
//!
//! Asked in this order: JSON-LD, OpenGraph and other `article:` properties, Dublin Core, other `<meta>` names,
//! microdata, `rel="author"`, `<time>`. The first that says something is believed.

mod authors;

use self::authors::{authors, is_of_comment};
use super::dates;
use super::dom::{Dom, NodeId};
use super::json_ld::{self, JsonLd};
use super::main_text::MainText;
use super::reasons::Reasons;
use crate::line::one_line;
use crate::piece::Reason;
use html5ever::local_name;
use lectern_core::Statement;
use lectern_core::statement::{Author, Source};

/// Where a value was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A `<script type="application/ld+json">` with schema.org's terms.
    JsonLd,
    /// A `<meta property="og:…">` or `article:…`.
    OpenGraph,
    /// A `<meta name="dc.…">` or `dcterms.…`.
    DublinCore,
    /// Another `<meta>`.
    Meta,
    /// An element with `itemprop`.
    Microdata,
    /// A `<link>` or an element with `rel`.
    Rel,
    /// What a reader sees: `<title>`, a heading, a line with the author's name, `<time>`, `<html lang>`.
    Element,
}

/// A value and where it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced<T> {
    /// The value, as the page has it.
    pub value: T,
    /// Where it was read.
    pub origin: Origin,
}

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The title.
    pub title: Option<Sourced<String>>,
    /// The line that says who wrote it, as a reader sees it: perhaps with `By`, and with a date.
    pub byline: Option<Sourced<String>>,
    /// The persons who wrote it.
    pub authors: Vec<Sourced<Author>>,
    /// Bodies named as its author.
    pub organizations: Vec<Sourced<String>>,
    /// Who published it.
    pub publisher: Option<Sourced<String>>,
    /// When it was published, in EDTF.
    pub date: Option<Sourced<String>>,
    /// Its language, a BCP 47 tag.
    pub language: Option<Sourced<String>>,
    /// The address that it calls its own.
    pub url: Option<Sourced<String>>,
    /// The name of the site.
    pub site_name: Option<Sourced<String>>,
    /// What it calls itself: a type of schema.org such as `OpinionNewsArticle`, else OpenGraph's such as `article`.
    pub kind_hint: Option<Sourced<String>>,
    /// What it says of itself in a sentence or two.
    pub description: Option<Sourced<String>>,
}

impl Metadata {
    /// The fields of a statement that the page states, for [`crate::assemble::Origin::stated`].
    #[must_use]
    pub fn stated(&self) -> Statement {
        let value = |field: &Option<Sourced<String>>| field.as_ref().map(|field| field.value.clone());
        let mut organizations: Vec<String> = self.organizations.iter().map(|body| body.value.clone()).collect();
        organizations.dedup();
        let source = Source { name: value(&self.site_name), url: value(&self.url), ..Source::default() };
        Statement {
            title: value(&self.title).map(|title| one_line(&title)).unwrap_or_default(),
            date: self.date.as_ref().and_then(|date| date.value.parse().ok()),
            authors: self.authors.iter().map(|author| author.value.clone()).collect(),
            organizations,
            language: value(&self.language),
            source: (source != Source::default()).then_some(source),
            ..Statement::default()
        }
    }
}

/// Reads what a page says of itself.
pub(super) fn read(dom: &Dom, main: &MainText) -> Metadata {
    let metas = Metas::of(dom);
    let json = json_ld::read(dom);
    let meta = |rows: &[(Origin, &[&str])]| {
        rows.iter().find_map(|&(origin, names)| Some(Sourced { value: metas.first(names)?, origin }))
    };
    let site_name = first([
        meta(&[(Origin::OpenGraph, &["og:site_name"])]),
        said(main.site.clone(), Origin::JsonLd),
        meta(&[(Origin::Meta, &["application-name"])]),
    ]);
    let (authors, organizations) = authors(dom, &metas, &json, main, site_name.as_ref());
    let byline = main.byline.clone().filter(|line| !is_of_comment(dom, line));
    let byline = byline.map(|value| origin_of(value, &json.names(), &metas));
    Metadata {
        title: said(Some(main.title.clone()), Origin::Element)
            .map(|title| origin_of(title.value, &json.titles, &metas)),
        byline,
        authors,
        organizations,
        publisher: first([
            said(json.publisher.clone(), Origin::JsonLd),
            meta(&[
                (Origin::DublinCore, &["dc.publisher", "dcterms.publisher", "dc:publisher"]),
                (Origin::Meta, &["citation_publisher", "publisher"]),
            ])
            .filter(|publisher| !is_address(&publisher.value)),
        ]),
        date: date(dom, &metas, &json, main),
        language: language(dom, &metas, &json),
        url: url(dom, &metas, &json),
        site_name,
        kind_hint: first([said(json.kind.clone(), Origin::JsonLd), meta(&[(Origin::OpenGraph, &["og:type"])])]),
        description: meta(&[
            (Origin::OpenGraph, &["og:description"]),
            (Origin::DublinCore, &["dc.description", "dcterms.description"]),
            (Origin::Meta, &["description"]),
        ]),
    }
}

/// The `<meta>` elements, their names in lower case.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(dom: &Dom) -> Self {
        let mut metas = Vec::new();
        for id in dom.subtree(NodeId::ROOT).filter(|&id| dom.name(id) == "meta") {
            let Some(content) = dom.attribute(id, "content").filter(|content| !content.trim().is_empty()) else {
                continue;
            };
            for name in [dom.attribute(id, "property"), dom.attribute(id, "name")].into_iter().flatten() {
                for name in name.split_whitespace() {
                    metas.push((name.to_lowercase(), content.trim().to_owned()));
                }
            }
        }
        Self(metas)
    }

    fn all<'m>(&'m self, wanted: &'m str) -> impl Iterator<Item = &'m str> {
        self.0.iter().filter(move |(name, _)| name == wanted).map(|(_, content)| content.as_str())
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all(name).next()).map(str::to_owned)
    }
}

fn said(value: Option<String>, origin: Origin) -> Option<Sourced<String>> {
    let value = value?.trim().to_owned();
    (!value.is_empty()).then_some(Sourced { value, origin })
}

fn first<const N: usize>(values: [Option<Sourced<String>>; N]) -> Option<Sourced<String>> {
    values.into_iter().flatten().next()
}

/// Who says a value that the library gave: it does not tell itself.
fn origin_of(value: String, json: &[String], metas: &Metas) -> Sourced<String> {
    let is_same = |other: &str| super::same_words(other, &value);
    let in_metas = |test: fn(&str) -> bool| metas.0.iter().any(|(name, content)| test(name) && is_same(content));
    let origin = if json.iter().any(|other| is_same(other)) {
        Origin::JsonLd
    } else if in_metas(|name| name.starts_with("og:") || name.starts_with("article:")) {
        Origin::OpenGraph
    } else if in_metas(|name| name.starts_with("dc")) {
        Origin::DublinCore
    } else if in_metas(|name| !name.starts_with("dc") && !name.contains(':')) {
        Origin::Meta
    } else {
        Origin::Element
    };
    Sourced { value, origin }
}

fn is_address(text: &str) -> bool {
    text.starts_with("http:") || text.starts_with("https:") || text.starts_with("//") || text.starts_with('@')
}

fn date(dom: &Dom, metas: &Metas, json: &JsonLd, main: &MainText) -> Option<Sourced<String>> {
    let told: [(Origin, &[&str]); 3] = [
        (Origin::OpenGraph, &["article:published_time", "og:article:published_time", "og:published_time"]),
        (
            Origin::DublinCore,
            &[
                "dc.date.issued",
                "dcterms.issued",
                "dcterms.date",
                "dc.date",
                "dc:date",
                "dcterms.created",
                "dc.date.created",
            ],
        ),
        (
            Origin::Meta,
            &[
                "citation_publication_date",
                "citation_date",
                "datepublished",
                "date",
                "pubdate",
                "publish-date",
                "publication_date",
                "parsely-pub-date",
                "sailthru.date",
                "pdate",
                "cxenseparse:recs:publishtime",
            ],
        ),
    ];
    let edtf = |value: Option<&str>, origin| Some(Sourced { value: dates::edtf(value?)?, origin });
    edtf(json.published.as_deref(), Origin::JsonLd)
        .or_else(|| {
            told.iter().find_map(|&(origin, names)| {
                names.iter().flat_map(|name| metas.all(name)).find_map(|date| edtf(Some(date), origin))
            })
        })
        .or_else(|| {
            let item = |id: &NodeId| {
                dom.attribute(*id, "itemprop").is_some_and(|name| matches!(name, "datePublished" | "dateCreated"))
            };
            dom.subtree(NodeId::ROOT).filter(item).find_map(|id| {
                let value = dom.attribute(id, "content").or_else(|| dom.attribute(id, "datetime"));
                edtf(value, Origin::Microdata).or_else(|| edtf(Some(&dom.text_below(id)), Origin::Microdata))
            })
        })
        .or_else(|| edtf(main.published.as_deref(), Origin::Meta))
        .or_else(|| {
            // A page about one text has one date before it; a list of pages has many.
            let times = dom.subtree(dom.body()).filter(|&id| dom.name(id) == "time" && is_own_time(dom, id));
            let mut dates: Vec<String> = times
                .filter_map(|id| {
                    dates::edtf(&dom.attribute(id, "datetime").map_or_else(|| dom.text_below(id), str::to_owned))
                })
                .collect();
            let first = dates.first().cloned();
            dates.dedup();
            first.filter(|_| dates.len() <= 2).map(|value| Sourced { value, origin: Origin::Element })
        })
}

/// Whether a time is not that of a comment or of another page.
fn is_own_time(dom: &Dom, id: NodeId) -> bool {
    let reasons = Reasons::new(dom);
    dom.ancestors(id).all(|id| {
        let name = dom.name(id);
        let leads_away = || matches!(reasons.of_element(id), Some(Reason::CommentForm | Reason::Navigation));
        matches!(name, "body" | "html" | "article" | "main" | "header" | "form")
            || !(matches!(name, "aside" | "footer" | "nav") || leads_away())
    })
}

fn language(dom: &Dom, metas: &Metas, json: &JsonLd) -> Option<Sourced<String>> {
    let html = dom.first(&local_name!("html"));
    let lang = html.and_then(|id| dom.attribute(id, "lang").or_else(|| dom.attribute(id, "xml:lang")));
    let tag = |value: Option<String>, origin| {
        let value = value?.trim().replace('_', "-");
        let is_tag = value.split('-').next().is_some_and(|part| (2..=3).contains(&part.len()))
            && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        is_tag.then_some(Sourced { value, origin })
    };
    tag(json.language.clone(), Origin::JsonLd)
        .or_else(|| tag(lang.map(str::to_owned), Origin::Element))
        .or_else(|| tag(metas.first(&["og:locale"]), Origin::OpenGraph))
        .or_else(|| tag(metas.first(&["dc.language", "dcterms.language", "dc:language"]), Origin::DublinCore))
        .or_else(|| tag(metas.first(&["content-language", "language"]), Origin::Meta))
}

fn url(dom: &Dom, metas: &Metas, json: &JsonLd) -> Option<Sourced<String>> {
    let canonical = dom.subtree(NodeId::ROOT).find(|&id| {
        dom.name(id) == "link" && dom.attribute(id, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
    });
    let canonical = canonical.and_then(|id| dom.attribute(id, "href")).map(str::to_owned);
    [(canonical, Origin::Rel), (json.url.clone(), Origin::JsonLd), (metas.first(&["og:url"]), Origin::OpenGraph)]
        .into_iter()
        .filter_map(|(value, origin)| said(value, origin))
        .find(|url| url.value.starts_with("https://") || url.value.starts_with("http://"))
}
