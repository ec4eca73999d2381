//! Shows what plain texts become: `cargo run -p lectern-import --example show -- FILE…`.

use lectern_import::piece::Role;
use lectern_import::source::{SourceFile, decode};
use lectern_import::{Options, assemble, text};

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("a file that can be read");
        println!("=== {path}");
        let decoded = match decode(&SourceFile { path: &path, bytes: &bytes }) {
            Ok(decoded) => decoded,
            Err(refusal) => {
                println!("{refusal}");
                continue;
            }
        };
        let options = Options::default();
        let pieces = text::read(&decoded, &options);
        let imported = assemble::assemble(pieces, assemble::Origin::from(&decoded), &options);
        for piece in &imported.pieces {
            let role = match piece.role {
                Role::Removed(reason) => format!("- {}", reason.as_str()),
                Role::Content(block) => format!("{block:?}"),
                role => format!("{role:?}"),
            };
            println!("{role:>22} | {}", piece.text.replace('\n', "⏎").chars().take(90).collect::<String>());
        }
        let mut statement = imported.statement.clone();
        statement.content = None;
        statement.removed.clear();
        statement.extra.clear();
        statement.source = None;
        println!("{}", serde_json::to_string(&statement).expect("a statement that can be written"));
    }
}
