//! The page that shows how others show the collection: it does so itself, with each snippet beside what it makes.

use super::Shell;
use crate::address;
use crate::groups::{Group, Kind};
use crate::site::{EMBED_PAGE, EMBED_SCRIPT, Site};
use crate::words;
use lectern_core::ViewState;
use maud::{Markup, html};

/// What this page alone may do: show the reader in a frame. Its script, which others run, makes no markup out of text.
const FURTHER: &str = "; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// How high lists stand here: lower than most windows, so that a person sees what comes after.
const MAX_HEIGHT: &str = "640px";

/// embed.html.
pub fn embed(site: &Site<'_>) -> Vec<u8> {
    let head = html! { script src={ "./" (EMBED_SCRIPT) } async {} };
    let title = "In your own page";
    let description = Some(format!("How to show {} in another page", site.title()));
    let shell = Shell { site, to_root: "", path: EMBED_PAGE, title, description, further: Some(FURTHER), head };
    shell.page(&main(site, title))
}

fn main(site: &Site<'_>, title: &str) -> Markup {
    html! {
        main #results.statement tabindex="-1" {
            h1.statement-title { (title) }
            p { "Copy the lines above what you want to show into your page. The script is needed once in a page, the element as often as you like." }
            @if site.base_url().is_none() {
                p { "The site was published without its address: put it in front of what " code { "src" } " and " code { "href" } " say." }
            }
            @for example in examples(site) {
                section.site-example {
                    h2.related-title { (example.title) }
                    pre { code { (snippet(site, &example)) } }
                    (example.element(""))
                }
            }
        }
    }
}

/// Something to show, and the link that stands in its place without scripts.
struct Example {
    title: &'static str,
    max_height: Option<&'static str>,
    query: Option<String>,
    statement: Option<String>,
    /// The page that the link leads to, and its query string.
    page: (String, String),
    words: String,
}

impl Example {
    fn element(&self, root: &str) -> Markup {
        let (path, query_string) = &self.page;
        let here = if root.is_empty() && path.is_empty() { "./" } else { root };
        html! {
            lectern-reader max-height=[self.max_height] query=[&self.query] statement=[&self.statement] {
                a href={ (here) (path) (query_string) } dir="auto" { (self.words) }
            }
        }
    }
}

/// The lines to copy, as text. With the site's address they work anywhere.
fn snippet(site: &Site<'_>, example: &Example) -> String {
    let root = site.base_url().map(|base| base.of("")).unwrap_or_default();
    let script = html! { script src={ (root) (EMBED_SCRIPT) } async {} };
    format!("{}\n{}", script.into_string(), example.element(&root).into_string())
}

/// The whole collection, what most of it is about, and its newest statement.
fn examples(site: &Site<'_>) -> Vec<Example> {
    let order = site.order();
    let newest = order.newest().first().and_then(|&place| order.statement(place));
    let all = Example {
        title: "The whole collection",
        max_height: Some(MAX_HEIGHT),
        query: None,
        statement: None,
        page: (String::new(), String::new()),
        words: site.title().to_owned(),
    };
    let some = largest_group(site).map(|(field, group)| {
        let query = format!("{field}:\"{}\"", group.value);
        let view = ViewState { query: query.clone(), ..ViewState::default() };
        Example {
            title: "What a query finds",
            max_height: Some(MAX_HEIGHT),
            query: Some(query),
            statement: None,
            page: (String::new(), view.to_string()),
            words: format!("{}: {}", site.title(), group.value),
        }
    });
    let one = newest.map(|statement| Example {
        title: "One statement",
        max_height: None,
        query: None,
        statement: Some(statement.id.clone()),
        page: (address::statement_path(&statement.id), String::new()),
        words: words::beginning(&statement.title, 120),
    });
    [Some(all), some, one].into_iter().flatten().collect()
}

/// The value that most statements share, with the name of its field in a query. One that would end a phrase is passed over.
fn largest_group<'a>(site: &'a Site<'_>) -> Option<(&'static str, &'a Group)> {
    let is_plain = |value: &str| value.chars().all(|letter| letter.is_alphanumeric() || " -.'’".contains(letter));
    let fields = [(Kind::Topic, "topic"), (Kind::Author, "author"), (Kind::Place, "place")];
    fields.into_iter().find_map(|(kind, field)| {
        let groups = site.groups().iter().find(|groups| groups.kind == kind)?;
        let groups = groups.groups.iter().filter(|group| is_plain(&group.value));
        groups.max_by_key(|group| group.places.len()).map(|group| (field, group))
    })
}
