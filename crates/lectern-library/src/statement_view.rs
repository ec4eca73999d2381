//! A statement whole, with its ties and its place in the results.

use crate::card::card_without_excerpt;
use crate::collection::Collection;
use crate::recent::Found;
use crate::runs::all_runs;
use lectern_core::passage::{self, Block};
use lectern_core::protocol::{Link, Neighbours, Occasion, Person, StatementView};
use lectern_core::statement::{Event, Signatory, shown};
use lectern_core::{Date, Statement, TextField};
use lectern_search::{DocId, Marker};

/// The page of a statement, as the search that led to it marks and ranks it.
pub(crate) fn statement_view(collection: &Collection, doc: DocId, found: &Found) -> Option<StatementView> {
    let statement = &*collection.statement(doc)?;
    let language = collection.language(statement);
    let marker = &found.marker;
    let text = text(statement, language, marker);
    let links = &collection.links;
    let named = |id: &Option<String>| -> Option<Link> { collection.link(links.find(id.as_deref()?)?) };
    let source = statement.source.as_ref();
    Some(StatementView {
        card: card_without_excerpt(collection, doc, statement, marker),
        summary: statement
            .summary
            .as_deref()
            .map(|summary| all_runs(summary, &marker.ranges(TextField::Summary, summary, language))),
        blocks: text.blocks,
        passages: text.passages,
        hits: text.hits,
        event: statement.event.as_ref().map(occasion),
        signatories: statement.signatories.iter().map(signatory).collect(),
        removed: statement.removed.clone(),
        identifiers: statement.identifiers.clone(),
        archived_url: source.and_then(|source| source.archived_url.clone()),
        sha256: source.and_then(|source| source.sha256.clone()),
        retrieved: source.and_then(|source| source.retrieved.as_ref()).map(Date::when),
        license: statement.license.clone().or_else(|| collection.info.license.clone()),
        rights: statement.rights.clone(),
        other_fields: shown(&statement.extra),
        replies_to: named(&statement.replies_to),
        replies: collection.links_by_age(links.replies(&statement.id)),
        translation_of: named(&statement.translation_of),
        translations: collection.links_by_age(links.translations(&statement.id)),
        neighbours: neighbours(collection, doc, found),
    })
}

fn occasion(event: &Event) -> Occasion {
    Occasion { name: event.name.clone(), place: event.place.clone(), date: event.date.as_ref().map(Date::when) }
}

fn signatory(signatory: &Signatory) -> Person {
    let Signatory { name, role, organization, .. } = signatory.clone();
    Person { name, role, organization, url: None }
}

/// A full text, parsed and marked.
struct Text {
    blocks: Vec<Block>,
    passages: u32,
    hits: u32,
}

fn text(statement: &Statement, language: Option<&str>, marker: &Marker) -> Text {
    let mut blocks = statement.content.as_deref().map(passage::parse).unwrap_or_default();
    let passages = passage::count(&blocks);
    let hits = if marker.is_empty() {
        0
    } else {
        passage::mark(&mut blocks, |text| marker.ranges(TextField::Content, text, language))
    };
    Text { blocks, passages, hits }
}

fn neighbours(collection: &Collection, doc: DocId, found: &Found) -> Option<Neighbours> {
    let place = collection.index.place_of(&found.hits, doc)?;
    let at = |place: usize| collection.link(*collection.index.docs(&found.hits, place..place + 1).first()?);
    Some(Neighbours {
        rank: u32::try_from(place).ok()?.checked_add(1)?,
        total: found.hits.total,
        previous: place.checked_sub(1).and_then(at),
        next: place.checked_add(1).and_then(at),
    })
}
