//! Every library that Lectern builds on must be under a licence that
//! `deny.toml` allows.
//!
//! This is the part of `cargo deny` that matters at every push, read from the
//! same file: cargo-deny itself takes minutes to compile, and its check of
//! advisories needs a database that a machine without a network cannot have.
//! Where it is installed, `cargo deny check` does the whole.

use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};

/// Checks the licence of every package in the lock file, and that each comes
/// from the registry or from this checkout.
///
/// # Errors
///
/// A list of the packages whose licence or origin is not allowed.
pub fn check(workspace: &Workspace) -> Result<()> {
    let allowed = allowed(workspace)?;
    let metadata = workspace.cargo(&["metadata", "--locked", "--format-version", "1"]).capture()?;
    let metadata: Value = serde_json::from_str(&metadata).context("`cargo metadata` did not print JSON")?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("`cargo metadata` lists no packages")?;
    let complaints: Vec<String> = packages.iter().filter_map(|package| complaint(package, &allowed)).collect();
    ensure!(
        complaints.is_empty(),
        "these packages are not allowed by deny.toml:\n   {}\nreplace them, or allow the licence there if it can be combined with ours.",
        complaints.join("\n   ")
    );
    say!("   {} packages, each under a licence that deny.toml allows", packages.len());
    Ok(())
}

fn allowed(workspace: &Workspace) -> Result<Vec<Licensee>> {
    let config = workspace.toml("deny.toml")?;
    let list = config.get("licenses").and_then(|licenses| licenses.get("allow")).and_then(toml::Value::as_array);
    let names = list.context("deny.toml has no `[licenses] allow`")?.iter().filter_map(toml::Value::as_str);
    names.map(|name| Licensee::parse(name).with_context(|| format!("deny.toml: `{name}` is no licence"))).collect()
}

/// What is wrong with a package, if anything.
fn complaint(package: &Value, allowed: &[Licensee]) -> Option<String> {
    let text = |field: &str| package.get(field).and_then(Value::as_str);
    let name = format!("{} {}", text("name").unwrap_or("?"), text("version").unwrap_or("?"));
    if let Some(source) = text("source")
        && !source.starts_with("registry+")
    {
        return Some(format!("{name} comes from {source}, not from a registry"));
    }
    match text("license") {
        None => Some(format!("{name} names no licence")),
        Some(licence) if is_allowed(licence, allowed) => None,
        Some(licence) => Some(format!("{name} is under {licence}")),
    }
}

/// Whether what a licence expression demands can be met by the allowed ones.
fn is_allowed(licence: &str, allowed: &[Licensee]) -> bool {
    let expression = Expression::parse_mode(licence, ParseMode::LAX);
    expression.is_ok_and(|expression| expression.evaluate(|demanded| allowed.iter().any(|one| one.satisfies(demanded))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(licence: &str, expected: bool) {
        let allowed: Vec<Licensee> =
            ["MIT", "Apache-2.0"].iter().filter_map(|name| Licensee::parse(name).ok()).collect();
        assert_eq!(is_allowed(licence, &allowed), expected, "{licence}");
    }

    #[test]
    fn expressions_are_weighed() {
        check("MIT", true);
        check("MIT/Apache-2.0", true);
        check("GPL-3.0-only OR MIT", true);
        check("GPL-3.0-only AND MIT", false);
        check("Apache-2.0 WITH LLVM-exception", false);
        check("whatever you like", false);
    }
}
