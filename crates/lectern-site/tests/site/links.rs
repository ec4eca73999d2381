//! A crawler over a published site: every link leads to a file, every jump to an element.

use crate::support::{SMALL, data, elements, published};
use lectern_site::{BaseUrl, Options};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn no_link_of_any_page_is_dead() {
    let base = "https://example.org/x/";
    let options = Options { base_url: BaseUrl::parse(base).ok(), is_embeddable: true, ..Options::default() };
    let mut files = published(SMALL, options);
    for name in [data().name, data().packed_name] {
        files.insert(name, Vec::new());
    }
    let mut links = 0;
    for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for element in elements(page) {
            for name in ["href", "src"] {
                let Some(target) = element.attributes.get(name) else { continue };
                links += 1;
                check(&files, path, target.strip_prefix(base).map_or(target.as_str(), |_| target), base);
            }
        }
    }
    assert!(links > 200);
}

fn check(files: &BTreeMap<String, Vec<u8>>, from: &str, target: &str, base: &str) {
    // 404.html is shown anywhere, and refers to everything from the root of its host.
    let rooted = target.strip_prefix(base).or_else(|| target.strip_prefix("/x/"));
    if rooted.is_none() && (target.contains("://") || target.starts_with("mailto:")) {
        return;
    }
    let (place, jump) = target.split_once('#').unwrap_or((target, ""));
    let place = place.split('?').next().unwrap();
    let path = match rooted {
        Some(_) => place.trim_start_matches(base).trim_start_matches("/x/").to_owned(),
        None if place.is_empty() => from.to_owned(),
        None => resolved(from, place),
    };
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    let page = files.get(&path).unwrap_or_else(|| panic!("{from} leads to {target}, which is not there ({path})"));
    if !jump.is_empty() {
        let ids: BTreeSet<String> = elements(page).iter().map(|one| one.get("id").to_owned()).collect();
        assert!(ids.contains(jump), "{from}: nothing in {path} is called {jump}");
    }
}

/// A path from the root, of one that a page in a folder refers to.
fn resolved(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop().unwrap_or_else(|| panic!("{from} leads out of the site: {target}"))),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    if target == "./" || target == "../" { path.trim_matches('/').to_owned() } else { path }
}

#[test]
fn no_id_stands_in_a_page_twice() {
    for (path, page) in published(SMALL, Options::default()).iter().filter(|(path, _)| path.ends_with(".html")) {
        let ids: Vec<String> =
            elements(page).iter().map(|one| one.get("id").to_owned()).filter(|id| !id.is_empty()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}");
    }
}
