//! The authors of the open document, each with a role and a body.

use crate::words::Words;
use crate::workshop::Workshop;
use lectern_core::making::{Field, FieldValue, Person};
use lectern_reader::ui::markup::{Markup, button, el, part};
use leptos::ev::Event;
use leptos::prelude::*;

/// Which part of an author a field has.
#[derive(Clone, Copy)]
enum Side {
    Name,
    Role,
    Organization,
}

impl Side {
    fn of(self, person: &mut Person) -> &mut String {
        match self {
            Self::Name => &mut person.name,
            Self::Role => &mut person.role,
            Self::Organization => &mut person.organization,
        }
    }
}

/// The authors, with a way to add one. One without a name counts for nothing yet.
pub fn people(words: Words, workshop: Workshop, value: Memo<Option<FieldValue>>) -> Markup {
    let known = move || match value.get() {
        Some(FieldValue::People(people)) => people,
        _ => Vec::new(),
    };
    // How many empty ones are offered beside those that are known.
    let added = RwSignal::new(0);
    let count = Memo::new(move |_| known().len() + added.get());
    let send = Callback::new(move |people: Vec<Person>| {
        added.set(people.iter().filter(|person| person.name.trim().is_empty()).count());
        workshop.correct(Field { name: "authors".to_owned(), value: FieldValue::People(people) });
    });
    let all = move || {
        let mut people = known();
        people.resize(count.get_untracked(), Person::default());
        people
    };
    let person = move |index: usize| {
        let at = move || known().into_iter().nth(index).unwrap_or_default();
        let field = |label: String, side: Side| {
            let change = move |event: Event| {
                let mut people = all();
                if let Some(person) = people.get_mut(index) {
                    *side.of(person) = event_target_value(&event).trim().to_owned();
                }
                send.run(people);
            };
            let shown = move || side.of(&mut at()).clone();
            let input = el("input").attr("type", "text").own_direction().value(shown).on("change", change);
            el("label").class("person-field").child(el("span").child(label)).child(input)
        };
        let remove = move || {
            let mut people = all();
            if index < people.len() {
                people.remove(index);
            }
            send.run(people);
        };
        el("div")
            .class("person")
            .child(field(words.author_name(), Side::Name))
            .child(field(words.author_role(), Side::Role))
            .child(field(words.author_organization(), Side::Organization))
            .child(button("×", remove).attr("aria-label", words.author_remove(&at().name)))
    };
    el("fieldset")
        .class("field")
        .child(el("legend").child(words.field_authors()))
        .child(part(move || (0..count.get()).map(person).collect::<Vec<_>>()))
        .child(button(words.author_add(), move || added.update(|added| *added += 1)))
}
