use crate::place::Place;

const LETTER: &str = "# For the old library\n\nWe ask the council to keep the old library open.\n";
const TABLE: &str =
    "Headline;Text;Speaker;Datum\nA speech on rivers;Let us look after the river.;A. Example;20.9.2018\n";

#[test]
fn a_folder_of_many_kinds_becomes_a_collection_with_a_summary() {
    let place = Place::with(&[
        ("in/letter.md", LETTER),
        ("in/deep/speeches.csv", TABLE),
        ("in/.hidden.txt", "hidden"),
        ("in/records.jsonl", "{\"headline\":\"A record\",\"body text\":\"We call for shade trees.\"}\n"),
        ("in/front.md", "---\ntitle: Carta abierta\nlang: es\n---\nPedimos sombra.\n"),
    ]);
    let ran = place.done(&["build", "in", "-o", "out.json", "--title", "All of it"]);
    assert_eq!(place.ids("out.json"), ["a-speech-on-rivers", "carta-abierta", "for-the-old-library", "a-record"]);
    let all = place.json("out.json");
    assert_eq!(all["title"], "All of it");
    assert_eq!(all["statements"][0]["date"], "2018-09-20");
    assert_eq!(all["statements"][0]["authors"][0]["name"], "A. Example");
    assert_eq!(all["statements"][1]["language"], "es");
    assert!(ran.err.contains("in/.hidden.txt") || ran.err.contains(".hidden.txt: it is hidden"), "{}", ran.err);
    assert!(ran.err.contains("4 statements from 4 files; 1 problem\n"), "{}", ran.err);
    assert_eq!(place.done(&["check", "out.json"]).out, "out.json: 4 statements, no problem\n");
}

#[test]
fn the_same_files_give_the_same_bytes_however_many_threads_read_them() {
    let place = Place::new();
    for n in 0..60 {
        place.write(&format!("in/{n}.md"), format!("# A letter\n\nNumber {n} asks for peace in the valley.\n"));
    }
    place.done(&["build", "in", "-o", "one.json", "-j", "1"]);
    place.done(&["build", "in", "-o", "two.json", "-j", "4"]);
    assert_eq!(place.read("one.json"), place.read("two.json"));
    place.done(&["build", "in", "-o", "one.json"]);
    assert_eq!(place.read("one.json"), place.read("two.json"), "a rebuild changes nothing");
}

#[test]
fn a_rebuild_keeps_ids_and_corrections() {
    let place = Place::with(&[("in/letter.md", LETTER), ("in/t.csv", "title,text\nOne,x\nTwo,y\n")]);
    place.done(&["build", "in", "-o", "out.json"]);
    assert_eq!(place.ids("out.json"), ["for-the-old-library", "one", "two"]);
    place.write(
        "in/corrections.toml",
        "[\"letter.md\"]\nfields.date = 2019-05-03\nfields.kind = \"letter\"\nfields.title = \"A letter\"\n\n\
         [\"t.csv#two\"]\nfields.topics = [\"water\"]\n",
    );
    // The text is another, the table has another order, and its file another name.
    place.write("in/letter.md", LETTER.replace("open", "open for all"));
    std::fs::rename(place.path().join("in/t.csv"), place.path().join("in/t2.csv")).unwrap();
    let ran = place.done(&["build", "in", "-o", "out.json"]);
    assert_eq!(place.ids("out.json"), ["for-the-old-library", "one", "two"]);
    let letter = &place.json("out.json")["statements"][0];
    assert_eq!(letter["date"], "2019-05-03");
    assert_eq!(letter["title"], "A letter");
    assert!(letter["content"].as_str().unwrap().contains("open for all"));
    assert!(ran.err.contains("“t.csv#two”: no such statement was read"), "{}", ran.err);
    // Once more, with nothing new: the corrected title does not become an id.
    place.done(&["build", "in", "-o", "out.json"]);
    assert_eq!(place.ids("out.json"), ["for-the-old-library", "one", "two"]);
}

#[test]
fn what_corrections_leave_out_is_told_and_the_rest_stays_as_it_is() {
    let place = Place::with(&[("in/a.md", LETTER), ("in/t.csv", "title,text\nOne,x\nTwo,y\n")]);
    place.done(&["build", "in", "-o", "all.json"]);
    let corrections = "[\"t.csv#one\"]\nleft_out = true\n\n[\"a.md\"]\nroles = [\n    { text = \"For the old library\", \
        role = { Removed = \"by-hand\" } },\n]\n";
    place.write("in/corrections.toml", corrections);
    let ran = place.done(&["build", "in", "-o", "out.json"]);
    assert_eq!(place.ids("out.json"), ["for-the-old-library", "two"]);
    assert!(ran.err.contains("t.csv#one: left out, as in/corrections.toml says"), "{}", ran.err);
    let (all, out) = (place.json("all.json"), place.json("out.json"));
    assert_eq!(all["statements"][2], out["statements"][1]);
    assert_eq!(out["statements"][0]["removed"][0]["reason"], "by hand");
    assert_eq!(place.done(&["check", "out.json"]).code, 0);
}

#[test]
fn a_mapping_says_what_columns_mean() {
    let place = Place::with(&[
        ("t.csv", "A,B,C\nOn trees,Plant more trees.,3/4/2020\n"),
        (
            "map.toml",
            "dates = \"day-first\"\n[columns]\nA = \"title\"\nB = \"content\"\nC = \"date\"\n[defaults]\nkind = \"speech\"\n",
        ),
    ]);
    place.done(&["build", "t.csv", "--map", "map.toml", "-o", "out.json"]);
    let statement = &place.json("out.json")["statements"][0];
    assert_eq!((statement["title"].as_str(), statement["date"].as_str()), (Some("On trees"), Some("2020-04-03")));
    assert_eq!(statement["kind"], "speech");
}

#[test]
fn a_mistake_in_the_settings_is_told_with_file_and_line() {
    let place = Place::with(&[
        ("t.csv", "A,B\nOn trees,Plant.\n"),
        ("map.toml", "[columns]\nA = \"title\"\nB = \"contents\"\n"),
        ("corrections.toml", "[\"t.csv\"]\nfields.title = \n"),
    ]);
    let ran = place.run(&["build", "t.csv", "--map", "map.toml", "-o", "out.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("map.toml: line 3: “contents” is no field"), "{}", ran.err);
    let ran = place.run(&["build", "t.csv", "-o", "out.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("corrections.toml: line 2: "), "{}", ran.err);
    assert_eq!(place.names(), ["corrections.toml", "map.toml", "t.csv"]);
}

#[test]
fn the_report_shows_what_was_left_out_and_is_safe() {
    let page = "<html><head><title>For the well &lt;script&gt;alert(1)&lt;/script&gt;</title></head><body>\
        <nav><a href=\"/\">Home</a> <a href=\"/news\">News</a></nav><article><h1>For the well &lt;script&gt;alert(1)&lt;/script&gt;</h1>\
        <p>We ask the council to keep the well open for all who live in the valley, as it has been for two hundred years.</p>\
        <p>It is old, and it is ours, and we look after it together, in every season and in every kind of weather.</p></article>\
        <footer>Imprint of the valley's association</footer></body></html>";
    let place = Place::with(&[("in/page.html", page), ("in/bad.pdf", "%PDF-1.7")]);
    place.done(&["build", "in", "-o", "out.json", "--report", "report.html"]);
    let report = place.read("report.html");
    assert!(report.contains("<del>") && report.contains("Imprint of the valley"), "{report}");
    assert!(report.contains("<code>bad.pdf</code>"), "{report}");
    assert!(report.contains("&lt;script&gt;alert(1)") && !report.contains("<script"), "{report}");
    assert!(report.contains("default-src 'none'"));
}

#[test]
fn what_is_not_a_collection_is_not_overwritten() {
    let place = Place::with(&[("letter.md", LETTER), ("notes.json", "{\"shopping\": [\"milk\"]}")]);
    let ran = place.run(&["build", "letter.md", "-o", "notes.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no collection"), "{}", ran.err);
    assert_eq!(place.read("notes.json"), "{\"shopping\": [\"milk\"]}");
    let ran = place.run(&["build", "letter.md", "-o", "no/such/folder.json"]);
    assert!(ran.code == 2 && ran.err.contains("the folder does not exist"), "{}", ran.err);
}
