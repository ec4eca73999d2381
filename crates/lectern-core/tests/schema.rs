//! The committed schema is the one that the types make.

use std::path::Path;

#[test]
fn the_committed_schema_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/statement-bundle.schema.json");
    let mut made = serde_json::to_string_pretty(&lectern_core::bundle::schema()).expect("a schema is JSON");
    made.push('\n');
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &made).expect("the schema can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "{} is not what the types make. Rewrite it with `UPDATE=1 cargo test -p lectern-core --test schema`.",
        path.display()
    );
}
