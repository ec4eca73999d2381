//! A collection shown on this machine, and shown anew when its file changes.

use crate::place::Place;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// As small as a reader can be.
pub const READER: &str = "<!doctype html><html><head><title>L</title><meta name=\"description\" content=\"d\">\
    <meta name=\"lectern-collection\" content=\"c\"></head></html>";

struct Served {
    child: Child,
    host: String,
}

impl Served {
    fn start(place: &Place) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lectern"))
            .args(["serve", "c.json", "--port", "0", "--reader", "reader"])
            .current_dir(place.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (_, rest) = line.split_once("http://").unwrap_or_else(|| panic!("{line:?} names no address"));
        Self { child, host: rest.split('/').next().unwrap().to_owned() }
    }

    /// The whole answer, head and body.
    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn bundle(title: &str) -> String {
    format!(
        r#"{{"format": "statement-bundle", "version": 1, "title": "T", "statements": [{{"id": "a", "title": "{title}", "summary": "S"}}]}}"#
    )
}

#[test]
fn pages_come_with_their_types_and_headers_and_nothing_from_outside() {
    let place = Place::with(&[("reader/index.html", READER), ("c.json", &bundle("First"))]);
    let served = Served::start(&place);
    assert!(served.host.starts_with("127.0.0.1:"));
    let page = served.get("/s/a.html");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("content-type: text/html"), "{page}");
    assert!(page.contains("content-security-policy: default-src 'none'") && page.contains("nosniff"), "{page}");
    assert!(page.contains(r#"src="../live.js""#) && page.contains("; script-src 'self'\""), "{page}");
    for path in ["/../c.json", "/%2e%2e/c.json", "/s/..%2f..%2fc.json", "//etc/passwd", "/s/none.html"] {
        let answer = served.get(path);
        assert!(answer.starts_with("HTTP/1.1 404") || answer.starts_with("HTTP/1.1 400"), "{path}: {answer}");
    }
}

#[test]
fn a_change_of_the_file_is_shown_and_a_broken_one_is_not() {
    let place = Place::with(&[("reader/index.html", READER), ("c.json", &bundle("First"))]);
    let served = Served::start(&place);
    let edition = || served.get("/live").lines().last().unwrap_or_default().to_owned();
    assert_eq!(edition(), "1");
    place.write("c.json", "{");
    sleep(Duration::from_millis(700));
    assert!(served.get("/s/a.html").contains("First"));
    place.write("c.json", bundle("Second, and longer"));
    let patience = Instant::now() + Duration::from_secs(30);
    while edition() == "1" && Instant::now() < patience {
        sleep(Duration::from_millis(50));
    }
    assert_eq!(edition(), "2");
    assert!(served.get("/s/a.html").contains("Second"));
}

#[test]
fn a_port_that_is_taken_is_named() {
    let place = Place::with(&[("reader/index.html", READER), ("c.json", &bundle("First"))]);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ran = place.run(&["serve", "c.json", "--port", &port, "--reader", "reader"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains(&port) && ran.err.contains("--port"), "{}", ran.err);
}
