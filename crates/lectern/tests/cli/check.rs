use crate::place::{Place, landmark};

#[test]
fn problems_are_listed_with_line_column_and_id() {
    let place = Place::with(&[(
        "a.json",
        "{\"format\":\"statement-bundle\",\"version\":1,\"title\":\"T\",\"statements\":[\n\
         {\"id\":\"a\",\"title\":\"A\",\"content\":\"x\",\"date\":\"soon\"},\n{\"id\":\"a\",\"title\":\"B\",\"content\":\"y\"}\n]}\n",
    )]);
    let ran = place.run(&["check", "a.json"]);
    assert_eq!(ran.code, 1);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        lines,
        [
            "a.json:2:44: a: `date` is “soon”, not a date such as 2018-09-20, 2018, 2018~ or 2018-09/2018-10; it is left out",
            "a.json:3:7: a: the id was used before; give it another; the statement is left out",
            "a.json: 1 statement, 2 problems, 1 statement left out",
        ]
    );
    assert_eq!(place.run(&["check", "-q", "a.json"]).out, "");
}

#[test]
fn a_sound_collection_is_fine_plain_or_gzipped() {
    let place = Place::new();
    let path = landmark();
    let ran = place.done(&["check", path.to_str().unwrap()]);
    assert!(ran.out.ends_with("77 statements, no problem\n"), "{}", ran.out);
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut encoder, &std::fs::read(&path).unwrap()).unwrap();
    place.write("a.json.gz", encoder.finish().unwrap());
    assert!(place.done(&["check", "a.json.gz"]).out.ends_with("77 statements, no problem\n"));
}

#[test]
fn what_is_no_collection_is_told_with_its_place() {
    let place = Place::with(&[("a.json", "{\"format\": \"statement-bundle\",\n oops"), ("b.json", "{}")]);
    let ran = place.run(&["check", "a.json", "b.json"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("a.json: line 2, column 2: not JSON; expected the name of a field"), "{}", ran.out);
    let ran = place.run(&["check", "none.json"]);
    assert!(ran.code == 2 && ran.err.contains("none.json: cannot be read"), "{}", ran.err);
}
