//! Pages as many kinds of sites make them, and what a careful reader takes from each.

use crate::read;
use lectern_import::html::{Origin, Page};
use lectern_import::piece::{Block, Piece, Reason, Role};
use std::fs;
use std::path::Path;

fn page(name: &str) -> Page {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/html").join(name);
    read(&fs::read_to_string(file).unwrap())
}

/// What is expected of a page.
#[derive(Default)]
struct Expected<'e> {
    title: &'e str,
    /// What the page calls itself, where that is not its title alone.
    calls_itself: Option<&'e str>,
    byline: &'e str,
    authors: &'e [&'e str],
    date: Option<&'e str>,
    language: &'e str,
    starts: &'e str,
    ends: &'e str,
    removed: &'e [(Reason, &'e str)],
}

fn words_of(page: &Page, wanted: impl Fn(&Role) -> bool) -> String {
    let texts = page.pieces.iter().filter(|piece| wanted(&piece.role)).map(|piece| piece.text.as_str());
    texts.collect::<Vec<_>>().join(" ")
}

fn content(page: &Page) -> Vec<&Piece> {
    page.pieces.iter().filter(|piece| matches!(piece.role, Role::Content(_))).collect()
}

fn check(name: &str, expected: &Expected) -> Page {
    let page = page(name);
    let metadata = &page.metadata;
    assert_eq!(
        metadata.title.as_ref().map(|title| title.value.as_str()),
        Some(expected.calls_itself.unwrap_or(expected.title)),
        "{name}"
    );
    assert_eq!(words_of(&page, |role| *role == Role::Title), expected.title, "{name}: the heading");
    assert_eq!(words_of(&page, |role| *role == Role::Byline), expected.byline, "{name}: the byline");
    let authors: Vec<_> = metadata.authors.iter().map(|author| author.value.name.as_str()).collect();
    assert_eq!(authors, expected.authors, "{name}");
    assert_eq!(metadata.date.as_ref().map(|date| date.value.as_str()), expected.date, "{name}");
    assert_eq!(metadata.language.as_ref().map_or("", |language| &language.value), expected.language, "{name}");
    let content = content(&page);
    assert!(content.first().unwrap().text.starts_with(expected.starts), "{name}: {:?}", content.first());
    assert!(content.last().unwrap().text.ends_with(expected.ends), "{name}: {:?}", content.last());
    for (reason, words) in expected.removed {
        let found = page.pieces.iter().find(|piece| piece.text.contains(words)).map(|piece| piece.role);
        assert_eq!(found, Some(Role::Removed(*reason)), "{name}: {words}");
    }
    page
}

#[test]
fn a_blog() {
    let page = check(
        "wordpress.html",
        &Expected {
            title: "Why the library should open on Sundays",
            byline: "14 March 2021 by Mara Lindqvist",
            authors: &["Mara Lindqvist"],
            date: Some("2021-03-14"),
            language: "en-GB",
            starts: "Our town has one library",
            ends: "Everybody is welcome to speak there.",
            removed: &[
                (Reason::Navigation, "About us"),
                (Reason::ImageCaption, "The reading room in spring."),
                (Reason::ShareButtons, "Share this:"),
                (Reason::CommentForm, "Leave a Reply"),
                (Reason::CommentForm, "I would come every week"),
                (Reason::PageChrome, "Proudly powered"),
            ],
            ..Expected::default()
        },
    );
    let author = &page.metadata.authors[0];
    assert_eq!((author.origin, author.value.role.as_deref()), (Origin::JsonLd, Some("Chair")));
    assert_eq!(page.notes.len(), 1, "the tracking pixel is told of");
    let blocks: Vec<_> = content(&page).iter().map(|piece| piece.role).collect();
    let wanted = [
        Block::Paragraph,
        Block::Heading(2),
        Block::Paragraph,
        Block::ListItem,
        Block::ListItem,
        Block::ListItem,
        Block::Quotation,
        Block::Paragraph,
    ];
    assert_eq!(blocks, wanted.map(Role::Content));
    assert!(
        content(&page)
            .iter()
            .any(|piece| piece.text == "Keep the [reading hour](https://example.org/reading-hour) for children.")
    );
}

#[test]
fn a_forum_of_a_town() {
    let page = check(
        "drupal.html",
        &Expected {
            title: "Erklärung zum Ausbau der Radwege",
            byline: "Jonas Feldmann, 2. Mai 2019",
            authors: &["Jonas Feldmann"],
            date: Some("2019-05-02"),
            language: "de",
            starts: "Das Stadtforum begrüßt",
            ends: "dem Rat übergeben.",
            removed: &[
                (Reason::Navigation, "Termine"),
                (Reason::Navigation, "»"),
                (Reason::PrivacyNotice, "Diese Seite verwendet Cookies."),
                (Reason::PrivacyNotice, "Einverstanden"),
                (Reason::PageChrome, "Impressum"),
            ],
            ..Expected::default()
        },
    );
    assert_eq!(page.metadata.date.unwrap().origin, Origin::DublinCore);
    assert_eq!(page.metadata.url.unwrap().value, "https://stadtforum.example/radwege");
}

#[test]
fn an_opinion_in_a_newspaper() {
    let page = check(
        "news.html",
        &Expected {
            title: "Let the ferry run all winter",
            byline: "By Idris Okoro and Tove Berg",
            authors: &["Idris Okoro", "Tove Berg"],
            date: Some("2022-11-08"),
            language: "en",
            starts: "Each November the ferry stops",
            ends: "We think that it is worth it.",
            removed: &[
                (Reason::Navigation, "Opinion"),
                (Reason::ShareButtons, "Share on Facebook"),
                (Reason::Navigation, "Harbour fees to rise"),
                (Reason::EndMark, "###"),
                (Reason::NewsletterForm, "Get our morning letter"),
                (Reason::PageChrome, "All rights reserved."),
            ],
            ..Expected::default()
        },
    );
    assert_eq!(page.metadata.kind_hint.unwrap().value, "OpinionNewsArticle");
    assert_eq!(page.metadata.publisher.unwrap().value, "The Harbour Post");
    assert_eq!(page.metadata.authors[0].value.organization.as_deref(), Some("Islanders' Union"));
}

#[test]
fn an_encyclopedia() {
    let page = check(
        "wiki.html",
        &Expected {
            title: "Declaration of Millbrook",
            calls_itself: Some("Declaration of Millbrook - Openpedia"),
            language: "en",
            starts: "The Declaration of Millbrook is a short text",
            ends: "only in a dry year.",
            removed: &[
                (Reason::Navigation, "Random article"),
                (Reason::Navigation, "1 Text"),
                (Reason::PageChrome, "available to everybody"),
            ],
            ..Expected::default()
        },
    );
    let table = content(&page).into_iter().find(|piece| piece.role == Role::Content(Block::Verbatim)).unwrap();
    assert_eq!(table.text, "Parish\u{2003}Votes\\\nMillbrook\u{2003}31\\\nOverton\u{2003}12");
}

#[test]
fn a_parliament() {
    check(
        "parliament.html",
        &Expected {
            title: "Séance du 12 mai 2016",
            date: Some("2016-05-12"),
            language: "fr",
            starts: "Déclaration sur les écoles rurales",
            ends: "(Applaudissements.)",
            removed: &[
                (Reason::Navigation, "Députés"),
                (Reason::ShareButtons, "Partager"),
                (Reason::PageChrome, "Mentions légales"),
            ],
            ..Expected::default()
        },
    );
}

#[test]
fn a_campaign_with_a_form() {
    let page = check(
        "campaign.html",
        &Expected {
            title: "Salvemos el humedal",
            date: Some("2020-02"),
            language: "es",
            starts: "El humedal de la costa norte",
            ends: "después de nosotros.",
            removed: &[(Reason::Form, "Firma la petición"), (Reason::PrivacyNotice, "política de privacidad")],
            ..Expected::default()
        },
    );
    assert_eq!(page.metadata.organizations[0].value, "Red de Aguas Limpias", "a site that names itself is no person");
}

#[test]
fn a_page_written_from_right_to_left() {
    check(
        "arabic.html",
        &Expected {
            title: "بيان حول الحديقة العامة",
            date: Some("2017-06-01"),
            language: "ar",
            starts: "إن الحديقة العامة",
            ends: "الجمعة القادم.",
            removed: &[(Reason::Navigation, "الرئيسية"), (Reason::PageChrome, "جميع الحقوق محفوظة")],
            ..Expected::default()
        },
    );
}

#[test]
fn a_page_without_spaces_between_words() {
    check(
        "japanese.html",
        &Expected {
            title: "図書館の開館時間についての声明",
            byline: "2015年10月3日",
            date: Some("2015-10-03"),
            language: "ja",
            starts: "私たちの町の図書館は",
            ends: "お待ちしています。",
            removed: &[(Reason::PageChrome, "お問い合わせ")],
            ..Expected::default()
        },
    );
}

#[test]
fn a_page_laid_out_with_a_table() {
    let page = check(
        "table-layout.html",
        &Expected {
            title: "Open Letter to the Water Board",
            starts: "Dear members of the board",
            ends: "the farmers of the lower valley",
            removed: &[(Reason::Navigation, "Guestbook"), (Reason::PageChrome, "Best viewed at 800 by 600.")],
            ..Expected::default()
        },
    );
    assert_eq!(content(&page).len(), 4);
}

#[test]
fn a_page_with_comments() {
    check(
        "thread.html",
        &Expected {
            title: "Een plein zonder auto's",
            language: "nl",
            starts: "Het plein voor de kerk",
            ends: "samen te beslissen.",
            removed: &[(Reason::CommentForm, "En waar moet ik lossen?"), (Reason::CommentForm, "Plaats reactie")],
            ..Expected::default()
        },
    );
}

#[test]
fn a_statement_of_three_lines() {
    check(
        "short.html",
        &Expected {
            title: "Notice of resignation",
            language: "en",
            starts: "I resign from the parish council today.",
            ends: "A. Marsh",
            ..Expected::default()
        },
    );
}

#[test]
fn verses_keep_their_lines() {
    let page = check(
        "verses.html",
        &Expected {
            title: "Parole per la piazza",
            language: "it",
            starts: "Queste parole",
            ends: "ore 20  banda\n```",
            ..Expected::default()
        },
    );
    assert!(
        content(&page)
            .iter()
            .any(|piece| piece.text == "Acqua che torna,\\\nacqua che resta,\\\nper chi lavora\\\ne per la festa.")
    );
}

#[test]
fn what_is_hidden_is_left_out_and_not_lost() {
    check(
        "hidden.html",
        &Expected {
            title: "Carta aberta sobre o mercado",
            byline: "Lia Moura",
            authors: &["Lia Moura"],
            date: Some("2014-07-19"),
            language: "pt",
            starts: "O mercado municipal",
            ends: "nem os seus clientes.",
            removed: &[
                (Reason::PageChrome, "Ative o JavaScript."),
                (Reason::Navigation, "Início"),
                (Reason::ShareButtons, "Siga-nos"),
            ],
            ..Expected::default()
        },
    );
}

#[test]
fn what_elements_are_marked_with() {
    let page = check(
        "microdata.html",
        &Expected {
            title: "Uttalande om skogen",
            calls_itself: Some("Uttalande om skogen :: Bygdens röst"),
            byline: "Av Sixten Ahl, 21 september",
            authors: &["Sixten Ahl"],
            date: Some("2013-09-21"),
            language: "sv",
            starts: "Skogen norr om byn",
            ends: "utan röster emot.",
            ..Expected::default()
        },
    );
    assert_eq!(page.metadata.date.unwrap().origin, Origin::Microdata);
    assert_eq!(page.metadata.authors[0].origin, Origin::Rel);
}

#[test]
fn links_that_can_be_followed_stay_and_marks_are_escaped() {
    let page = check(
        "links.html",
        &Expected {
            title: "Apel o ciszę nad jeziorem",
            language: "pl",
            starts: "Od dziesięciu lat",
            ends: "którzy zechcą przyjść.",
            ..Expected::default()
        },
    );
    let texts: Vec<_> = content(&page).iter().map(|piece| piece.text.as_str()).collect();
    let second = "Nasz [pełny apel](https://example.org/apel?a=1&amp;b=2) podpisało \\* \\[wiele\\] osób, a lista jest wciąż otwarta. \
                  Piszcie na [adres\\_komitetu](mailto:apel@example.org), odpowiemy każdemu, kto zapyta.";
    assert_eq!(texts[1], second);
    assert!(texts.last().unwrap().starts_with("1\\. maja"));
}
