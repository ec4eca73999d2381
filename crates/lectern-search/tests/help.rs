//! The help page is made of the same examples that the parser is tested by: `UPDATE=1 cargo test -p lectern-search --test
//! help` writes it.

use lectern_search::grammar::{Example, GRAMMAR, Section};
use std::fs;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/help.html");

#[test]
fn the_help_page_is_that_of_the_grammar() {
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(PAGE, &page).expect("public/ can be written");
    }
    let written = fs::read_to_string(PAGE).unwrap_or_default();
    assert!(written == page, "public/help.html is not what the grammar says: run this test with UPDATE=1");
}

fn page() -> String {
    let sections: String = GRAMMAR.iter().map(section).collect();
    format!(
        r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'" />
    <title>How to search – Lectern</title>
    <link rel="icon" href="icon.svg" />
    <link rel="stylesheet" href="help.css" />
  </head>
  <body>
    <main>
      <p><a href="./">Back to the statements</a></p>
      <h1>How to search</h1>
      <p>
        Any text can be searched for: what cannot be read is mended, and the reader says how it read a query. Where no
        statement has all that is asked for, similar words are looked for in the place of those that no statement has;
        then statements are shown that have some of it. Each example is a link that tries it.
      </p>
{sections}    </main>
  </body>
</html>
"#
    )
}

fn section(Section { title, text, examples }: &Section) -> String {
    let rows: String = examples.iter().map(row).collect();
    format!("      <h2>{title}</h2>\n      <p>{}</p>\n      <dl>\n{rows}      </dl>\n", escaped(text))
}

fn row(Example { query, meaning, .. }: &Example) -> String {
    let href: String = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let shown = escaped(query.trim_end());
    format!(
        "        <div>\n          <dt><a href=\"./?q={href}\"><kbd>{shown}</kbd></a></dt>\n          <dd>{}</dd>\n        </div>\n",
        escaped(meaning)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
