//! A build that ends in the middle leaves the old file whole, and nothing half-made beside it.

use crate::place::Place;

/// Runs the program, interrupts it as soon as it heeds that, and gives its exit code and what it told.
#[cfg(target_os = "linux")]
fn interrupted(place: &Place, arguments: &[&str]) -> (Option<i32>, String) {
    use std::io::Read;
    use std::process::{Command, Stdio};

    let mut child = Command::new(env!("CARGO_BIN_EXE_lectern"))
        .args(arguments)
        .current_dir(place.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // As soon as the program heeds the signal (bit 1 of the caught ones, proc(5)), it is interrupted.
    let status = format!("/proc/{}/status", child.id());
    let heeds = || {
        let status = std::fs::read_to_string(&status).unwrap_or_default();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).map(str::trim).unwrap_or("0");
        u64::from_str_radix(caught, 16).unwrap_or(0) & 0b10 != 0
    };
    while !heeds() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    let signal = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(signal.success());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    (child.wait().unwrap().code(), told)
}

#[cfg(target_os = "linux")]
#[test]
fn a_build_that_is_interrupted_leaves_what_was_there() {
    let place = Place::with(&[("first/a.md", "# Old\n\nThe old text.\n")]);
    place.done(&["build", "first", "-o", "out.json"]);
    let old = place.read("out.json");
    let text = "# A letter\n\n".to_owned() + &"We ask the council to keep the well open for everybody. ".repeat(2000);
    for n in 0..400 {
        place.write(&format!("in/{n}.txt"), format!("{n} {text}"));
    }
    let (code, told) = interrupted(&place, &["build", "in", "-o", "out.json", "--jobs", "1"]);
    assert_eq!(code, Some(130), "{told}");
    assert!(told.contains("interrupted; what was there before is as it was"), "{told}");
    assert_eq!(place.read("out.json"), old);
    assert_eq!(place.names(), ["first", "in", "out.json"]);
}

#[test]
fn a_build_that_fails_at_its_end_leaves_what_was_there() {
    let place = Place::with(&[("in/a.md", "# Old\n\nThe old text.\n")]);
    place.done(&["build", "in", "-o", "out.json"]);
    let old = place.read("out.json");
    place.write("in/a.md", "# New\n\nThe new text.\n");
    let ran = place.run(&["build", "in", "-o", "out.json", "--report", "no/folder/report.html"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(place.read("out.json"), old);
    assert_eq!(place.names(), ["in", "out.json"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_site_that_is_interrupted_has_whole_files_and_can_be_gone_on_with() {
    let place = Place::with(&[("reader/index.html", crate::serve::READER)]);
    let text = "We ask the council to keep the well open for everybody. ".repeat(400);
    let statements: Vec<_> = (0..4000)
        .map(|number| serde_json::json!({"id": format!("s{number}"), "title": "A", "content": text}))
        .collect();
    let bundle =
        serde_json::json!({"format": "statement-bundle", "version": 1, "title": "T", "statements": statements});
    place.write("c.json", bundle.to_string());
    let publish = ["publish", "c.json", "-o", "site", "--reader", "reader"];
    let (code, told) = interrupted(&place, &publish);
    assert_eq!(code, Some(130), "{told}");
    assert!(told.contains("interrupted"), "{told}");
    assert!(!place.path().join("site/index.html").exists(), "the first page comes last");
    place.done(&publish);
    let pages: Vec<_> = std::fs::read_dir(place.path().join("site/s")).unwrap().collect();
    assert_eq!(pages.len(), 4000, "nothing half-made is left");
}
