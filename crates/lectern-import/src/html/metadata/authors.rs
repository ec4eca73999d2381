//! Who wrote a page.

use super::{Metas, Origin, Sourced, is_address};
use crate::html::dom::{Dom, NodeId};
use crate::html::json_ld::JsonLd;
use crate::html::main_text::MainText;
use crate::html::reasons::Reasons;
use crate::html::{bare_words, same_words};
use crate::line::one_line;
use crate::piece::Reason;
use lectern_core::statement::Author;

/// Persons, and bodies.
type Authors = (Vec<Sourced<Author>>, Vec<Sourced<String>>);

/// Who wrote a page, as it says itself.
pub(super) fn authors(
    dom: &Dom,
    metas: &Metas,
    json: &JsonLd,
    main: &MainText,
    site: Option<&Sourced<String>>,
) -> Authors {
    let mut authors = Vec::new();
    let mut organizations = Vec::new();
    for agent in &json.authors {
        if agent.is_organization {
            organizations.push(Sourced { value: agent.author.name.clone(), origin: Origin::JsonLd });
        } else {
            authors.push(Sourced { value: agent.author.clone(), origin: Origin::JsonLd });
        }
    }
    let told: [(Origin, &[&str]); 3] = [
        (Origin::OpenGraph, &["article:author", "og:article:author", "article:author_name"]),
        (Origin::DublinCore, &["dc.creator", "dcterms.creator", "dc:creator", "dcterm:creator"]),
        (Origin::Meta, &["author", "citation_author", "parsely-author", "sailthru.author", "byl"]),
    ];
    for (origin, names) in told {
        if authors.is_empty() && organizations.is_empty() {
            let names =
                names.iter().flat_map(|name| metas.all(name)).filter(|name| !is_address(name)).map(str::to_owned);
            authors.extend(names.map(|name| Sourced { value: named(without_by(&name)), origin }));
        }
    }
    if authors.is_empty() && organizations.is_empty() {
        authors.extend(marked(dom).or_else(|| byline_name(dom, main)));
    }
    // A site that names itself as the author of its pages names no person.
    let is_site = |name: &str| site.is_some_and(|site| same_words(&site.value, name));
    let (bodies, persons): (Vec<_>, Vec<_>) = authors.into_iter().partition(|author| is_site(&author.value.name));
    organizations.extend(bodies.into_iter().map(|body| Sourced { value: body.value.name, origin: body.origin }));
    let mut seen: Vec<Vec<String>> = Vec::new();
    let persons = persons.into_iter().filter(|author| {
        // A page may name somebody twice, once in capitals.
        let name = bare_words(&author.value.name);
        let is_new = !name.is_empty() && !seen.contains(&name);
        seen.push(name);
        is_new
    });
    (persons.collect(), organizations)
}

fn named(name: &str) -> Author {
    Author { name: one_line(name), ..Author::default() }
}

/// A person marked by `itemprop` or `rel`.
fn marked(dom: &Dom) -> Option<Sourced<Author>> {
    let by_item = dom.subtree(NodeId::ROOT).find(|&id| dom.attribute(id, "itemprop") == Some("author"));
    let by_rel = || {
        let has_rel =
            |id| dom.attribute(id, "rel").is_some_and(|rel| rel.split_whitespace().any(|rel| rel == "author"));
        dom.subtree(dom.body()).find(|&id| dom.name(id) == "a" && has_rel(id))
    };
    let (id, origin) = by_item.map(|id| (id, Origin::Microdata)).or_else(|| Some((by_rel()?, Origin::Rel)))?;
    let inner = dom.subtree(id).find(|&id| dom.attribute(id, "itemprop") == Some("name")).unwrap_or(id);
    let name = dom.attribute(inner, "content").map_or_else(|| dom.text_below(inner), str::to_owned);
    let name = one_line(without_by(&name));
    (!name.is_empty() && name.len() < 100 && !is_address(&name)).then(|| Sourced { value: named(&name), origin })
}

/// The name in a line such as `By Some Body`, where nothing else stands in it.
fn byline_name(dom: &Dom, main: &MainText) -> Option<Sourced<Author>> {
    let line = main.byline.as_deref().filter(|line| !is_of_comment(dom, line))?;
    let name = without_by(line.lines().map(str::trim).find(|line| !line.is_empty() && !is_by(line))?);
    let is_name =
        (1..=6).contains(&name.split_whitespace().count()) && !name.contains(|letter: char| letter.is_ascii_digit());
    (is_name && !is_address(name)).then(|| Sourced { value: named(name), origin: Origin::Element })
}

/// Whether the library took the name of somebody who commented for that of the author.
pub(super) fn is_of_comment(dom: &Dom, line: &str) -> bool {
    let reasons = Reasons::new(dom);
    let mut holders = dom
        .subtree(dom.body())
        .filter(|&id| dom.text(id).is_some_and(|text| !text.trim().is_empty() && text.trim() == line.trim()));
    let first = holders.next();
    first.is_some_and(|id| {
        let around = dom.ancestors(id).take_while(|&id| dom.name(id) != "body");
        around.into_iter().any(|id| reasons.of_element(id) == Some(Reason::CommentForm))
    })
}

/// Words that stand before an author's name.
const BY: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "av",
    "af",
    "de",
    "written by",
    "author:",
    "autor:",
    "auteur :",
    "par :",
    "by:",
];

/// Whether a line has nothing but the word for `by`.
fn is_by(line: &str) -> bool {
    BY.iter().any(|word| word.eq_ignore_ascii_case(line.trim()))
}

/// A name without the word for `by` before it.
fn without_by(line: &str) -> &str {
    let line = line.trim();
    let starts = BY.iter().filter_map(|word| {
        let (start, rest) = line.split_at_checked(word.len())?;
        let rest = rest.strip_prefix(char::is_whitespace)?;
        // `de` may be part of a name, then it is written small.
        (start.eq_ignore_ascii_case(word) && (*word != "de" || start != "de")).then(|| rest.trim())
    });
    starts.min_by_key(|rest| rest.len()).unwrap_or(line)
}
