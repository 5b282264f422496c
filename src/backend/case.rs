//! Converts names between `camelCase` (JavaScript) and `snake_case` (the wire format).

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The `snake_case` form of a JavaScript name, by the rules of Clerk's SDK (`backend-api.md`, "Request").
///
/// Words end where a lowercase letter or a digit is followed by an uppercase letter, before the last letter
/// of an acronym (`HTMLParser` becomes `html_parser`), and at characters that are neither letters nor digits,
/// which are removed.
pub(super) fn snake_case(name: &str) -> String {
    let characters: Vec<(Class, char)> =
        name.chars().map(|character| (Class::of(character), character)).collect();
    let mut words: Vec<String> = Vec::new();
    let mut previous = Class::Separator;
    for (index, &(class, character)) in characters.iter().enumerate() {
        let next = characters.get(index + 1).map_or(Class::Separator, |&(class, _)| class);
        if class != Class::Separator {
            match words.last_mut() {
                Some(word) if !starts_word(previous, class, next) => word.push(character),
                _ => words.push(character.to_string()),
            }
        }
        previous = class;
    }
    // Word by word: the lowercase form of a capital sigma depends on whether it ends a word.
    words.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>().join("_")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Upper,
    Lower,
    /// ASCII only: other digits separate words.
    Digit,
    OtherLetter,
    Separator,
}

impl Class {
    fn of(character: char) -> Self {
        match character.general_category() {
            _ if character.is_ascii_digit() => Self::Digit,
            GeneralCategory::UppercaseLetter => Self::Upper,
            GeneralCategory::LowercaseLetter => Self::Lower,
            GeneralCategory::TitlecaseLetter
            | GeneralCategory::ModifierLetter
            | GeneralCategory::OtherLetter => Self::OtherLetter,
            // A combining mark whose case folding is the letter iota; JavaScript's patterns treat it as a
            // letter.
            _ if character == '\u{345}' => Self::OtherLetter,
            _ => Self::Separator,
        }
    }
}

fn starts_word(previous: Class, class: Class, next: Class) -> bool {
    match previous {
        Class::Separator => true,
        Class::Lower | Class::Digit => class == Class::Upper,
        Class::Upper => class == Class::Upper && next == Class::Lower,
        Class::OtherLetter => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_split_as_in_clerks_sdk() {
        let known = [
            ("emailAddress", "email_address"),
            ("last_active_at_since", "last_active_at_since"),
            ("HTMLParser", "html_parser"),
            ("primaryEmailAddressID", "primary_email_address_id"),
            ("x2Y", "x2_y"),
            ("iOS17Beta", "i_os17_beta"),
            ("a1b2c3", "a1b2c3"),
            ("_lead", "lead"),
            ("trail__", "trail"),
            ("foo-bar", "foo_bar"),
            ("foo.-.barBaz", "foo_bar_baz"),
            ("$dollar", "dollar"),
            ("__proto__", "proto"),
            ("", ""),
            ("$$", ""),
            ("ÀÉîÖ", "à_éî_ö"),
            ("straßeÜber", "straße_über"),
            ("日本語Key", "日本語key"),
            ("ǅabC", "ǆab_c"),
            ("İstanbul", "i̇stanbul"),
            ("ΟΔΟΣ ΣΑΣ", "οδος_σας"),
            ("٣Key", "key"),
            ("aⅣb", "a_b"),
            ("a\u{345}B", "a\u{345}b"),
        ];
        for (name, expected) in known {
            assert_eq!(snake_case(name), expected, "{name}");
        }
    }

    /// The `camelCase` form of a wire name, as in `scripts/generate/names.js`.
    fn camel_case(name: &str) -> String {
        let mut words = name.split('_');
        let mut camel = words.next().unwrap_or_default().to_owned();
        for word in words {
            let mut characters = word.chars();
            camel.extend(characters.next().map(|first| first.to_ascii_uppercase()));
            camel.push_str(characters.as_str());
        }
        camel
    }

    proptest! {
        #[test]
        fn camel_case_names_survive_a_round_trip(words in prop::collection::vec("[a-z]{2,8}", 1..5)) {
            let wire = words.join("_");
            prop_assert_eq!(snake_case(&camel_case(&wire)), wire);
        }

        #[test]
        fn names_have_no_empty_words(name in "\\PC{0,24}") {
            let wire = snake_case(&name);
            prop_assert!(!wire.starts_with('_') && !wire.ends_with('_') && !wire.contains("__"), "{wire:?}");
        }
    }
}
