//! The example themes in docs/themes can be read, in light and in dark (WCAG 2.2, 1.4.3 and 1.4.11).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Colour, what it stands on, and the least contrast.
const PAIRS: [(&str, &str, f64); 14] = [
    ("ink", "paper", 4.5),
    ("ink", "paper-raised", 4.5),
    ("ink", "accent-soft", 4.5),
    ("ink-soft", "paper", 4.5),
    ("ink-soft", "paper-raised", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "paper-raised", 4.5),
    ("accent", "accent-soft", 4.5),
    ("accent-ink", "accent", 4.5),
    ("mark-ink", "mark", 4.5),
    ("warning", "paper", 4.5),
    ("warning", "warning-soft", 4.5),
    ("line-strong", "paper", 3.0),
    ("line-strong", "paper-raised", 3.0),
];

#[test]
fn the_example_themes_have_contrast() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let tokens = colours(&fs::read_to_string(root.join("src/styles/tokens.css")).unwrap());
    let mut themes = 0;
    for entry in fs::read_dir(root.join("docs/themes")).unwrap() {
        let path = entry.unwrap().path();
        let mut theme = tokens.clone();
        theme.extend(colours(&fs::read_to_string(&path).unwrap()));
        themes += 1;
        for scheme in [0, 1] {
            for (colour, ground, least) in PAIRS {
                let found = contrast(theme[colour][scheme], theme[ground][scheme]);
                assert!(found >= least, "{}: --{colour} on --{ground} has {found:.2}", path.display());
            }
        }
    }
    assert_eq!(themes, 2);
}

type Colour = [f64; 3];

/// The properties of the form `--name: light-dark(#rrggbb, #rrggbb)`.
fn colours(css: &str) -> BTreeMap<String, [Colour; 2]> {
    let pairs = css.lines().filter_map(|line| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let (light, dark) = value.strip_suffix(");")?.split_once(", ")?;
        Some((name.to_owned(), [colour(light), colour(dark)]))
    });
    pairs.collect()
}

fn colour(hex: &str) -> Colour {
    let part = |at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
    [part(1), part(3), part(5)]
}

/// WCAG 2.2, "contrast ratio" and "relative luminance".
fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let [red, green, blue] =
            colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
