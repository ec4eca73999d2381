//! Who made a statement: people with their roles, and the bodies that issued it.

use crate::i18n::I18n;
use crate::ui::markup::{Child, Markup, el};
use crate::ui::tags::tag;
use lectern_core::protocol::Person;
use lectern_core::{Facet, ViewState};

/// The people and bodies behind a statement, each a link to what else of a view is theirs.
pub fn byline(i18n: I18n, base: &ViewState, authors: Vec<Person>, organizations: Vec<String>) -> Option<Markup> {
    let named =
        |body: &String| authors.iter().any(|author| author.organization.as_ref() == Some(body) || author.name == *body);
    let bodies: Vec<String> = organizations.into_iter().filter(|body| !named(body)).collect();
    if authors.is_empty() && bodies.is_empty() {
        return None;
    }
    let item = || el("li").class("byline-item");
    let people = authors.into_iter().map(|author| item().children(person(i18n, base, author)));
    let bodies = bodies.into_iter().map(|body| item().child(tag(i18n, base, Facet::Organization, body)));
    Some(el("ul").class("byline").attr("aria-label", i18n.fact_author()).children(people).children(bodies))
}

/// One person: name, role and body.
fn person(i18n: I18n, base: &ViewState, person: Person) -> Vec<Child> {
    let Person { name, role, organization, .. } = person;
    let body = organization.filter(|body| *body != name);
    let comma = (role.is_some() && body.is_some()).then_some(", ");
    let space = (role.is_some() || body.is_some()).then_some(" ");
    let body = body.map(|body| tag(i18n, base, Facet::Organization, body));
    let rest =
        space.map(|_| el("span").class("byline-role").own_direction().children(role).children(comma).children(body));
    let name = tag(i18n, base, Facet::Author, name);
    [Some(name.into()), space.map(Child::from), rest.map(Child::from)].into_iter().flatten().collect()
}
