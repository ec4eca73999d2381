//! A build that ends in the middle leaves the old file whole, and nothing half-made beside it.

use crate::place::Place;

#[cfg(target_os = "linux")]
#[test]
fn a_build_that_is_interrupted_leaves_what_was_there() {
    use std::io::Read;
    use std::process::{Command, Stdio};

    let place = Place::with(&[("first/a.md", "# Old\n\nThe old text.\n")]);
    place.done(&["build", "first", "-o", "out.json"]);
    let old = place.read("out.json");
    let text = "# A letter\n\n".to_owned() + &"We ask the council to keep the well open for everybody. ".repeat(2000);
    for n in 0..400 {
        place.write(&format!("in/{n}.txt"), format!("{n} {text}"));
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_lectern"))
        .args(["build", "in", "-o", "out.json", "--jobs", "1"])
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
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(130), "{told}");
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
