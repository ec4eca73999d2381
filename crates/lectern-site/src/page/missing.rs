//! What a host shows where there is no such page.

use super::all_lists;
use crate::site::Site;
use maud::{DOCTYPE, html};

/// 404.html. It is shown at any address of the site, so that it refers to everything from the root.
pub fn missing(site: &Site<'_>) -> Vec<u8> {
    let root = site.base_url().map_or("/", |base| base.path());
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(super::POLICY);
                meta name="robots" content="noindex";
                meta name="color-scheme" content="light dark";
                title { "No such page · " (site.title()) }
                link rel="stylesheet" href={ (root) (site.stylesheet()) };
            }
            body {
                div.page {
                    header.masthead { p.masthead-title { a href=(root) dir="auto" { (site.title()) } } }
                    main.statement {
                        h1.statement-title { "There is no such page" }
                        p { "The address may be mistyped, or the statement may have been taken out of the collection." }
                        nav aria-label="Lists" { (all_lists(site, root)) }
                    }
                }
            }
        }
    };
    page.into_string().into_bytes()
}
