//! Each file that cannot be read is named with the reason, and the others go on.

use crate::place::Place;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

#[test]
fn each_bad_file_is_named_and_the_others_go_on() {
    let place =
        Place::with(&[("in/good.md", "# Good\n\nWe ask for peace.\n"), ("in/empty.txt", ""), ("in/blank.txt", "  \n")]);
    place.write("in/binary.txt", [0_u8, 1, 2, 3, 255, 254, 0, 9].repeat(100));
    place.write("in/a.pdf", "%PDF-1.4 …");
    place.write("in/old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest");
    place.write("in/damaged.zip", "PK\x03\x04 and no more");
    place.write("in/broken.json", "{\"format\": \"statement-bundle\", \"statements\": [");
    place.write("in/deep.html", format!("<html><body>{}<p>Deep", "<div>".repeat(100_000)));
    place.write("in/bad.md", "---\ntitle: [\n---\nText\n");
    let long = std::fs::File::create(place.path().join("in/long.txt")).unwrap();
    long.set_len(500 << 20).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", place.path().join("in/loop")).unwrap();
        std::os::unix::fs::symlink("nowhere.txt", place.path().join("in/dangling.txt")).unwrap();
    }
    let ran = place.run(&["build", "in", "-o", "out.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(place.ids("out.json").contains(&"good".to_owned()));
    for (name, words) in [
        ("empty.txt", "empty"),
        ("blank.txt", "white space"),
        ("binary.txt", "binary"),
        ("a.pdf", "PDF"),
        ("old.doc", "password-protected"),
        ("damaged.zip", "damaged"),
        ("broken.json", "ends in the middle"),
        ("bad.md", "line 2: not YAML"),
        ("long.txt", "500 MB"),
        #[cfg(unix)]
        ("loop", "link to a folder that it lies in"),
        #[cfg(unix)]
        ("dangling.txt", "does not exist"),
    ] {
        let line = ran.err.lines().find(|line| line.starts_with(&format!("{name}: ")));
        assert!(line.is_some_and(|line| line.contains(words)), "{name}: {line:?}\n{}", ran.err);
    }
    let strict = place.run(&["build", "in", "-o", "out.json", "--strict", "--quiet"]);
    assert_eq!(strict.code, 1);
}

#[test]
fn an_archive_that_unpacks_without_end_is_refused_and_what_is_beside_it_is_read() {
    let place = Place::with(&[("in/good.md", "# Good\n\nWe ask for peace.\n")]);
    place.write("in/bomb.zip", bomb(300 << 20));
    let ran = place.done(&["build", "in", "-o", "out.json"]);
    assert!(ran.err.contains("bomb.zip/zeros.txt: "), "{}", ran.err);
    assert_eq!(place.ids("out.json"), ["good"]);
}

#[test]
fn nothing_is_written_where_nothing_was_found() {
    let place = Place::with(&[("in/empty.txt", "")]);
    let ran = place.run(&["build", "in", "-o", "out.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no statement was found in 1 files"), "{}", ran.err);
    assert_eq!(place.names(), ["in"]);
    let ran = place.run(&["build", "nowhere", "-o", "out.json"]);
    assert!(ran.code == 2 && ran.err.contains("nowhere: cannot be read"), "{}", ran.err);
}

#[test]
fn a_page_s_own_folder_and_the_output_are_passed_over() {
    let place = Place::with(&[
        ("in/page.md", "# Good\n\nWe ask for peace.\n"),
        (
            "in/saved.html",
            "<html><body><article><p>We ask the council, again and again, to keep the well open for everybody in the valley.</p></article></body></html>",
        ),
        ("in/saved_files/style.css", "body {}"),
        ("in/saved_files/frame.html", "<html><body><p>An advertisement that is no statement.</p></body></html>"),
    ]);
    for _ in 0..2 {
        let ran = place.done(&["build", "in", "-o", "in/out.json"]);
        assert!(ran.err.contains("saved_files: it holds the pictures"), "{}", ran.err);
        assert_eq!(place.ids("in/out.json").len(), 2);
    }
}

/// An archive of one entry of so many zeros, written by hand (APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16).
fn bomb(length: usize) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![b'0'; 1 << 20];
    for _ in 0..length >> 20 {
        encoder.write_all(&zeros).unwrap();
    }
    let packed = encoder.finish().unwrap();
    let name = b"zeros.txt";
    let mut fields = Vec::new();
    fields.extend(20_u16.to_le_bytes());
    fields.extend(0_u16.to_le_bytes());
    fields.extend(8_u16.to_le_bytes());
    fields.extend(0_u32.to_le_bytes());
    fields.extend(0_u32.to_le_bytes());
    fields.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
    // It says of itself that it is short.
    fields.extend(1000_u32.to_le_bytes());
    fields.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    let mut zip = b"PK\x03\x04".to_vec();
    zip.extend(&fields);
    zip.extend(0_u16.to_le_bytes());
    zip.extend(name);
    zip.extend(&packed);
    let directory = zip.len();
    zip.extend(b"PK\x01\x02");
    zip.extend(20_u16.to_le_bytes());
    zip.extend(&fields);
    zip.extend([0_u8; 16]);
    zip.extend(name);
    let end = zip.len();
    zip.extend(b"PK\x05\x06");
    zip.extend([0_u8; 4]);
    zip.extend(1_u16.to_le_bytes());
    zip.extend(1_u16.to_le_bytes());
    zip.extend(u32::try_from(end - directory).unwrap().to_le_bytes());
    zip.extend(u32::try_from(directory).unwrap().to_le_bytes());
    zip.extend(0_u16.to_le_bytes());
    zip
}
