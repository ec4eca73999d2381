//! A collection is made as a person makes one.

use super::*;
use crate::source::sha256;
use lectern_core::making::{FieldValue, Part};

const LETTER: &str = "An open letter on the river\n\nDear council,\n\nWe ask you to open the river path again.\n\nAnna Berg\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n";
const TABLE: &str = "Headline,Text,Mood,When\nOne,x,calm,3/4/2020\nTwo,y,wild,5/4/2020\n";

fn making(files: &[(&str, &str)]) -> Making {
    let mut making = Making::default();
    add(&mut making, files);
    making
}

fn add(making: &mut Making, files: &[(&str, &str)]) {
    let paths: Vec<String> = files.iter().map(|(path, _)| (*path).to_owned()).collect();
    for (position, name) in making.name(&paths) {
        making.read(&name, files[position].1.as_bytes());
    }
    making.gather();
}

fn key(path: &str) -> Key {
    Key { path: path.to_owned(), index: 0 }
}

fn text(name: &str, value: &str) -> Field {
    Field { name: name.to_owned(), value: FieldValue::Text(value.to_owned()) }
}

#[test]
fn files_of_one_folder_are_called_by_their_path_below_it_and_the_collection_after_it() {
    let making = making(&[("letters.v1/b.txt", LETTER), ("letters.v1/in/a.csv", TABLE), ("letters.v1/.c.txt", "no")]);
    let overview = making.overview(10);
    let paths: Vec<&str> = overview.rows.iter().map(|row| row.key.path.as_str()).collect();
    assert_eq!(paths, ["b.txt", "in/a.csv", "in/a.csv"]);
    assert_eq!((overview.header.title.as_str(), overview.total), ("letters", 3));
    assert_eq!(overview.refused[0].path, ".c.txt");
    assert_eq!(overview.tables, ["in/a.csv"]);
    assert_eq!(making.overview(1).rows.len(), 1);
}

#[test]
fn a_second_folder_keeps_its_name_before_its_files() {
    let mut making = making(&[("one/a.txt", LETTER)]);
    add(&mut making, &[("two/a.txt", "# Another\n\nIt asks for shade trees in the old town.\n")]);
    let paths: Vec<String> = making.overview(10).rows.into_iter().map(|row| row.key.path).collect();
    assert_eq!(paths, ["a.txt", "two/a.txt"]);
}

#[test]
fn the_same_file_again_takes_the_place_of_the_first() {
    let mut making = making(&[("one/a.txt", "An old text that asks for nothing but peace.")]);
    add(&mut making, &[("one/a.txt", LETTER)]);
    let rows = making.overview(10).rows;
    assert_eq!((rows.len(), rows[0].title.as_str()), (1, "An open letter on the river"));
}

#[test]
fn a_cut_is_undone_and_made_again_to_the_byte() {
    let mut making = making(&[("a.txt", LETTER)]);
    let before = making.bundle().unwrap();
    let key = key("a.txt");
    let document = making.document(&key).unwrap();
    let cut = document.pieces.iter().position(|piece| piece.text.contains("Leave a Reply")).unwrap();
    assert!(matches!(document.pieces[cut].part, Part::LeftOut(_)) && document.pieces[cut].can_toggle);
    making.toggle(&key, cut as u32);
    let content = making.statements().next().unwrap().content.clone().unwrap();
    assert!(content.contains("Leave a Reply"), "{content}");
    assert!(matches!(making.document(&key).unwrap().pieces[cut].part, Part::Text(_)));
    assert!(making.overview(1).rows[0].is_corrected);
    making.toggle(&key, cut as u32);
    assert_eq!(making.bundle().unwrap(), before);
    assert!(!making.overview(1).rows[0].is_corrected);
}

#[test]
fn what_belongs_to_the_text_is_left_out_and_put_back_to_the_byte() {
    let mut making = making(&[("a.txt", LETTER)]);
    let before = making.bundle().unwrap();
    let key = key("a.txt");
    let pieces = making.document(&key).unwrap().pieces;
    let asks = pieces.iter().position(|piece| piece.text.contains("river path again")).unwrap();
    assert!(pieces[asks].can_toggle && !pieces[asks].is_changed);
    making.toggle(&key, asks as u32);
    let statement = making.statements().next().unwrap();
    assert!(!statement.content.as_ref().unwrap().contains("river path again"));
    assert!(statement.removed.iter().any(|cut| cut.text.contains("river path again") && cut.reason == "by hand"));
    let piece = making.document(&key).unwrap().pieces.remove(asks);
    assert_eq!((piece.part, piece.is_changed), (Part::LeftOut("by hand".to_owned()), true));
    making.toggle(&key, asks as u32);
    making.toggle(&key, 1_000);
    assert_eq!(making.bundle().unwrap(), before);
    assert!(!making.overview(1).has_corrections);
}

#[test]
fn the_last_of_a_text_stays() {
    let mut making = making(&[("a.txt", "A title\n\nThe only paragraph that there is, of some words.\n")]);
    let key = key("a.txt");
    let pieces = making.document(&key).unwrap().pieces;
    let last = pieces.iter().position(|piece| matches!(piece.part, Part::Text(_))).unwrap();
    assert!(!pieces[last].can_toggle, "{pieces:?}");
    making.toggle(&key, last as u32);
    assert!(making.statements().next().unwrap().content.is_some());
    assert!(making.document(&key).unwrap().notes.iter().any(|note| note.contains("no text is left")));
}

#[test]
fn a_document_is_left_out_and_put_back_and_the_others_stay_as_they_are() {
    let other = LETTER.replace("again", "for all");
    let mut making = making(&[("a.txt", LETTER), ("b.txt", &other)]);
    let (before, second) = (making.bundle().unwrap(), making.statements().nth(1).unwrap().clone());
    making.leave_out(&key("a.txt"), true);
    assert_eq!(making.statements().collect::<Vec<_>>(), [&second]);
    let overview = making.overview(10);
    assert_eq!((overview.total, overview.left_out, overview.has_corrections), (2, 1, true));
    assert!(overview.rows[0].is_left_out && !overview.rows[0].is_corrected);
    add(&mut making, &[("c.txt", "A third text that asks the council for shade trees.")]);
    assert!(making.overview(10).rows[0].is_left_out, "more files change nothing of it");
    making.leave_out(&key("a.txt"), false);
    making.leave_out(&key("c.txt"), true);
    assert_eq!(making.bundle().unwrap(), before);
}

/// Whether the command line makes the same of files and decisions, and so does a page that is handed both.
#[track_caller]
fn check_decisions(making: &Making, files: &[(&str, &str)]) {
    let toml = making.decisions().to_toml();
    let decisions = Corrections::from_toml(&toml).unwrap();
    let options = making.options.clone();
    let read = |(path, text): &(&str, &str)| format::read(&SourceFile { path, bytes: text.as_bytes() }, &options);
    let built = collection::gather(files.iter().map(read).collect::<Vec<_>>(), &[], &decisions, &options);
    assert!(built.misfits.is_empty(), "{:?} of {toml}", built.misfits);
    let statements: Vec<&Statement> = built.imported.iter().map(|imported| &imported.statement).collect();
    assert_eq!(making.statements().collect::<Vec<_>>(), statements, "{toml}");
    let mut again = Making { options: options.clone(), ..Making::default() };
    let with = files.iter().copied().chain([(Corrections::FILE, toml.as_str())]);
    add(&mut again, &with.collect::<Vec<_>>());
    assert_eq!(again.statements().collect::<Vec<_>>(), statements, "{toml}");
    assert_eq!(again.decisions().to_toml(), toml);
}

#[test]
fn decisions_as_a_file_make_the_same_collection_of_the_same_files() {
    let table = "id,title,text\none,One,x\ntwo,Two \"2\",y\n";
    let page = "<html><head><title>For the well</title><meta property=\"og:site_name\" content=\"The well\"></head><body>\
        <nav><a href=\"/\">Home</a></nav><article><h1>For the well</h1><p>We ask the council to keep <a href=\"/w\">the well</a> \
        open for all who live in the valley, as it has been for two hundred years.</p><p>It is old, and it is ours, and we look \
        after it together, in every season and in every kind of weather.</p></article><nav><a href=\"/\">Home</a></nav></body></html>";
    let twin = LETTER.replace("Anna", "Ben");
    let files = [("a.txt", LETTER), ("b-twin.txt", &twin), ("page.html", page), ("t.csv", table)];
    let mut making = making(&files);
    check_decisions(&making, &files);
    let pieces = |making: &Making, path: &str| making.document(&key(path)).unwrap().pieces;
    let find = |making: &Making, path: &str, words: &str| -> Vec<u32> {
        let all = pieces(making, path).into_iter().enumerate();
        all.filter(|(_, piece)| piece.text.contains(words)).map(|(index, _)| index as u32).collect()
    };
    for (path, words) in [("a.txt", "river path again"), ("a.txt", "Leave a Reply"), ("page.html", "It is old")] {
        let piece = find(&making, path, words)[0];
        making.toggle(&key(path), piece);
    }
    // Of two pieces with the same words the second is meant.
    let home = find(&making, "page.html", "Home");
    assert_eq!(home.len(), 2, "{:?}", pieces(&making, "page.html"));
    making.toggle(&key("page.html"), home[1]);
    check_decisions(&making, &files);
    making.leave_out(&key("b-twin.txt"), true);
    let second = Key { path: "t.csv".to_owned(), index: 1 };
    making.correct(&second, &[text("title", "Deux\u{7f}\n“\\”"), text("kind", "")]);
    let anna = making::Person { name: "Anna, \"the\" Berg".to_owned(), role: "mayor".to_owned(), ..Default::default() };
    let authors = Field { name: "authors".to_owned(), value: FieldValue::People(vec![anna]) };
    let topics = Field { name: "topics".to_owned(), value: FieldValue::List(Vec::new()) };
    making.correct(&key("a.txt"), &[authors, topics, text("date", "2019-05")]);
    check_decisions(&making, &files);
    assert_eq!(
        making.decisions().statements.keys().collect::<Vec<_>>(),
        ["a.txt", "b-twin.txt", "page.html", "t.csv#two"]
    );
}

#[test]
fn what_a_file_decides_is_undone_by_hand_and_stays_undone() {
    let corrections = "[\"a.txt\"]\nleft_out = true\nid = \"mine\"\nfields.date = 2019-05-03\n";
    let mut making = making(&[("in/a.txt", LETTER), ("in/b.txt", "Another text for shade trees.")]);
    add(&mut making, &[("in/corrections.toml", corrections)]);
    assert_eq!(making.overview(10).left_out, 1);
    making.leave_out(&key("a.txt"), false);
    making.uncorrect(&key("a.txt"));
    making.gather();
    let statement = making.statements().next().unwrap();
    assert_eq!((statement.id.as_str(), &statement.date), ("mine", &None));
    assert!(making.decisions().to_toml().contains("[\"a.txt\"]\nid = \"mine\"\n"), "{}", making.decisions().to_toml());
}

#[test]
fn corrected_fields_stay_when_a_cut_is_undone_and_more_files_come() {
    let mut making = making(&[("b.txt", LETTER)]);
    let key = key("b.txt");
    let topics =
        Field { name: "topics".to_owned(), value: FieldValue::List(vec!["rivers".to_owned(), " ".to_owned()]) };
    making.correct(&key, &[text("date", "2019-05"), text("kind", ""), topics]);
    making.toggle(&key, making.document(&key).unwrap().pieces.len() as u32 - 1);
    add(&mut making, &[("a.txt", "Another text that asks the council for shade trees.")]);
    let row = making.overview(10).rows.into_iter().find(|row| row.key == key).unwrap();
    assert_eq!((row.date.as_deref(), row.kind), (Some("2019-05"), None));
    let statement = making.statements().find(|statement| statement.topics == ["rivers"]);
    assert!(statement.is_some());
    assert!(row.evidence.iter().all(|evidence| !evidence.is_of("topics") && !evidence.is_of("kind")));
    making.uncorrect(&key);
    let row = making.overview(10).rows.into_iter().find(|row| row.key == key).unwrap();
    assert_eq!((row.date, row.kind.as_deref()), (None, Some("letter")));
}

#[test]
fn a_value_that_the_bundle_does_not_take_is_told() {
    let mut making = making(&[("a.txt", LETTER)]);
    let key = key("a.txt");
    making.correct(&key, &[text("date", "soon")]);
    let document = making.document(&key).unwrap();
    assert!(document.notes.iter().any(|note| note.contains("date")), "{:?}", document.notes);
}

#[test]
fn an_author_who_is_renamed_loses_what_was_known_of_the_other() {
    let mut making = making(&[("a.csv", "title,text,author,author url\nT,x,Anna Berg,https://example.org/a\n")]);
    let key = key("a.csv");
    let person = |name: &str| lectern_core::making::Person {
        name: name.to_owned(),
        role: "mayor".to_owned(),
        ..Default::default()
    };
    let authors = |name| Field { name: "authors".to_owned(), value: FieldValue::People(vec![person(name)]) };
    let url = making.statements().next().unwrap().authors[0].url.clone();
    making.correct(&key, &[authors("Anna Berg")]);
    let author = making.statements().next().unwrap().authors[0].clone();
    assert_eq!((author.role.as_deref(), author.url), (Some("mayor"), url));
    making.correct(&key, &[authors("Ben Dahl")]);
    assert_eq!(making.statements().next().unwrap().authors[0].url, None);
}

#[test]
fn columns_mean_what_a_person_says() {
    let mut making = making(&[("t.csv", TABLE)]);
    let columns = making.columns("t.csv", TABLE.as_bytes());
    assert_eq!(columns.names, ["Headline", "Text", "Mood", "When"]);
    assert_eq!((columns.targets[0].as_str(), columns.targets[2].as_str()), ("title", ""));
    assert!(columns.choices.iter().any(|choice| choice == "authors.name"));
    let columns = vec![("Mood".to_owned(), "topics".to_owned()), ("When".to_owned(), "date".to_owned())];
    making.map(making::Mapping { columns, day_first: Some(true), separator: "/".to_owned() });
    making.read("t.csv", TABLE.as_bytes());
    making.gather();
    let statement = making.statements().next().unwrap();
    assert_eq!(statement.topics, ["calm"]);
    assert_eq!(statement.date.as_ref().unwrap().to_string(), "2020-04-03");
    let columns = making.columns("t.csv", TABLE.as_bytes());
    assert_eq!((columns.day_first, columns.separator.as_str()), (Some(true), "/"));
    let moods = TABLE.replace("calm", "\"calm / mild, soft\"");
    making.read("t.csv", moods.as_bytes());
    making.gather();
    assert_eq!(making.statements().next().unwrap().topics, ["calm", "mild, soft"]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_goes_on() {
    let mut making = making(&[("a.txt", LETTER), ("b.txt", ""), ("c.bin", "\u{0}\u{1}\u{2}")]);
    making.refuse("d.txt", "it broke off.".to_owned());
    making.gather();
    let overview = making.overview(10);
    let refused: Vec<&str> = overview.refused.iter().map(|refused| refused.path.as_str()).collect();
    assert_eq!((overview.total, refused), (1, vec!["b.txt", "c.bin", "d.txt"]));
}

#[test]
fn evidence_is_shown_in_the_words_of_the_text() {
    let making = making(&[("a.txt", LETTER)]);
    let row = making.overview(1).rows.remove(0);
    let kind = row.evidence.iter().find(|evidence| evidence.is_of("kind")).unwrap();
    assert!(LETTER.contains(&kind.words) && !kind.words.is_empty(), "{kind:?}");
    assert_eq!(making.statements().next().unwrap().source.as_ref().unwrap().sha256, Some(sha256(LETTER.as_bytes())));
}

#[test]
fn the_collections_own_fields_are_said_and_unsaid() {
    let mut making = making(&[("a.txt", LETTER)]);
    assert_eq!(making.header().title.as_deref(), Some(collection::UNTITLED));
    making.describe(making::Header {
        title: " Letters ".to_owned(),
        license: "CC0-1.0".to_owned(),
        ..Default::default()
    });
    let header = making.header();
    assert_eq!(
        (header.title.as_deref(), header.license.as_deref(), header.description),
        (Some("Letters"), Some("CC0-1.0"), None)
    );
    making.describe(making::Header::default());
    assert_eq!(making.header().title.as_deref(), Some(collection::UNTITLED));
}

#[test]
fn corrections_beside_the_files_hold_and_are_no_document() {
    let corrections = "[\"a.txt\"]\nfields.date = 2019-05-03\n[\"b.txt\"]\nfields.kind = \"letter\"\n";
    let mut making = making(&[("in/a.txt", LETTER), ("in/corrections.toml", corrections)]);
    assert_eq!(making.statements().next().unwrap().date.as_ref().unwrap().to_string(), "2019-05-03");
    let overview = making.overview(10);
    assert_eq!((overview.total, overview.refused[0].path.as_str()), (1, "b.txt"));
    add(&mut making, &[("in/corrections.toml", "[\"a.txt\"\n")]);
    assert!(making.overview(10).refused.iter().any(|refused| refused.reason.contains("line 1")));
}
