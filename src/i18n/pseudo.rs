//! A language for tests: English with accents, a third longer, between brackets, read from right to left.
//!
//! Whatever stands in the page unaccented was not translated; whatever is cut off has no room for German.

/// Accents the letters outside `{names}`, lengthens and brackets.
pub fn transform(template: &str) -> String {
    let mut out = String::from("[");
    let mut inside_name = false;
    for letter in template.chars() {
        match letter {
            '{' => inside_name = true,
            '}' => inside_name = false,
            _ => {}
        }
        out.push(if inside_name { letter } else { accent(letter) });
    }
    out.extend(std::iter::repeat_n('~', template.chars().count() / 3));
    out.push(']');
    out
}

fn accent(letter: char) -> char {
    match letter {
        'a' => 'á',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ó',
        'u' => 'ú',
        'y' => 'ý',
        'c' => 'ç',
        'n' => 'ñ',
        'A' => 'Á',
        'E' => 'É',
        'I' => 'Í',
        'O' => 'Ó',
        'U' => 'Ú',
        'C' => 'Ç',
        'N' => 'Ñ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_and_everything_else_shows_that_it_passed_here() {
        assert_eq!(transform("Open {name}"), "[Ópéñ {name}~~~]");
    }
}
