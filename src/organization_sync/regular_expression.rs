//! JavaScript's regular expressions: compiled by an engine for ECMAScript, and searched for the names of their groups.

use regress::{Flags, Regex};

use super::parameter::Parameter;

/// `RegExp.prototype.flags` that are understood.
const FLAGS: &str = "dgimsuy";

/// Dotless i, long s and the Kelvin sign.
const CASES_OF_ASCII_LETTERS: [char; 3] = ['\u{131}', '\u{17F}', '\u{212A}'];

/// The feminine ordinal indicator, a letter that may also stand in the name of a group.
const WITHOUT_CASES: char = '\u{AA}';

/// A compiled regular expression.
#[derive(Debug)]
pub(super) struct RegularExpression {
    regex: Regex,
    is_sticky: bool,
}

impl RegularExpression {
    /// Compiles `source` with JavaScript's `flags`.
    ///
    /// `g` and `y` make JavaScript go on where the last match ended, so that the answer for a path would depend on the
    /// paths before it. Here each path is looked at from its beginning: `g` changes nothing, and `y` asks for a match
    /// at the beginning.
    ///
    /// # Errors
    /// What is wrong, as a part of a sentence: the syntax, or a flag that is not known. `v` is not supported, because
    /// the engine does not follow ECMAScript in all that it allows.
    pub(super) fn compile(source: &str, flags: &str) -> Result<Self, String> {
        if let Some(flag) = flags.chars().find(|flag| !FLAGS.contains(*flag)) {
            return Err(format!("the flag \"{flag}\" is not supported; the known ones are {FLAGS}"));
        }
        let engine_flags = Flags::from(flags);
        let regex = if engine_flags.unicode {
            Regex::with_flags(source, engine_flags)
        } else {
            Regex::from_unicode(code_units(source).into_iter(), engine_flags)
        };
        let regex = regex.map_err(|error| format!("as a regular expression it is not right: {error}"))?;
        Ok(Self { regex, is_sticky: flags.contains('y') })
    }

    /// The texts that the groups of the first match have captured, or `None` without a match.
    pub(super) fn captures<'t>(&self, text: &'t str) -> Option<Vec<Option<&'t str>>> {
        // A match at the beginning is found before any other.
        let found = self.regex.find(text).filter(|found| !self.is_sticky || found.start() == 0)?;
        Some(found.captures.into_iter().map(|capture| capture.and_then(|range| text.get(range))).collect())
    }
}

/// The source of a regular expression without the flag `u`, prepared for an engine that leans towards `u`.
///
/// - It consists of UTF-16 code units, also where two of them make up one character: what follows counts for the second.
/// - `\u{61}` is no escape. It asks for 61 times the letter u.
/// - Letters beyond ASCII are never cases of ASCII letters, whatever their own cases are. Paths are ASCII, so those
///   letters match nothing, and another one that has no cases stands in for them. (Not where an escape such as `\u017F`
///   spells them.)
fn code_units(source: &str) -> Vec<u32> {
    let mut units = Vec::with_capacity(source.len());
    let mut is_escaped = false;
    for (position, character) in source.char_indices() {
        if character == '\\' && !is_escaped && source[position + 1..].starts_with("u{") {
            continue;
        }
        is_escaped = character == '\\' && !is_escaped;
        let character = if CASES_OF_ASCII_LETTERS.contains(&character) { WITHOUT_CASES } else { character };
        units.extend(character.encode_utf16(&mut [0; 2]).iter().map(|&unit| u32::from(unit)));
    }
    units
}

/// What the groups of a regular expression stand for.
///
/// This is path-to-regexp's way of looking for groups, which is simpler than the syntax: it also takes `\(`, `[(]` and
/// `(?<=…)` with a `>` after it for groups. That shifts the names of those which follow, and nothing is found where
/// Clerk's SDK finds nothing.
pub(super) fn parameters(source: &str) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    let mut rest = source;
    while let Some((_, after)) = rest.split_once('(') {
        rest = after;
        if !after.starts_with('?') {
            parameters.push(Parameter::once(None));
        } else if let Some((name, after_name)) = after.strip_prefix("?<").and_then(name) {
            parameters.push(Parameter::once(Some(name)));
            rest = after_name;
        }
    }
    parameters
}

/// What stands before the first `>` that no question mark follows, and what stands behind it.
fn name(text: &str) -> Option<(&str, &str)> {
    text.match_indices('>')
        .map(|(end, _)| (&text[..end], &text[end + 1..]))
        .find(|(_, rest)| !rest.starts_with('?'))
}

#[cfg(test)]
mod tests {
    use super::super::parameter::Role;
    use super::*;

    fn captures<'t>(source: &str, flags: &str, text: &'t str) -> Option<Vec<Option<&'t str>>> {
        RegularExpression::compile(source, flags).expect(source).captures(text)
    }

    fn roles(source: &str) -> Vec<Role> {
        parameters(source).iter().map(|parameter| parameter.role).collect()
    }

    #[test]
    fn a_match_is_looked_for_anywhere_and_case_counts_without_the_flag_i() {
        assert_eq!(captures("orgs/([^/]+)(x)?", "", "/a/orgs/b"), Some(vec![Some("b"), None]));
        assert_eq!(captures("ORGS", "", "/orgs"), None);
        assert_eq!(captures("ORGS", "i", "/orgs"), Some(vec![]));
    }

    #[test]
    fn each_text_is_looked_at_from_its_beginning() {
        let global = RegularExpression::compile("a", "gy").expect("a good expression");
        for _ in 0..3 {
            assert!(global.captures("ab").is_some());
            assert!(global.captures("ba").is_none(), "a sticky match begins at the beginning");
        }
        assert!(captures("a", "g", "ba").is_some());
    }

    #[test]
    fn a_character_outside_the_basic_plane_is_two_without_the_flag_u() {
        assert!(captures("^/\u{1F600}*$", "", "/").is_none());
        assert!(captures("^/\u{1F600}*$", "u", "/").is_some());
    }

    #[test]
    fn letters_beyond_ascii_are_cases_of_ascii_letters_only_with_the_flag_u() {
        for (letter, ascii) in [("\u{17F}", "s"), ("\u{212A}", "k")] {
            assert!(captures(letter, "i", ascii).is_none(), "{ascii}");
            assert!(captures(&format!("[{letter}]"), "i", ascii).is_none(), "{ascii}");
            assert!(captures(letter, "iu", ascii).is_some(), "{ascii}");
        }
        assert!(captures("\u{131}", "i", "i").is_none());
    }

    #[test]
    fn a_code_point_in_braces_is_an_escape_only_with_the_flag_u() {
        assert!(captures(r"^\u{2}$", "", "uu").is_some());
        assert!(captures(r"^\u{61}$", "u", "a").is_some());
        assert!(captures(r"^\\u{2}$", "", r"\uu").is_some());
    }

    #[test]
    fn a_flag_that_is_not_known_is_an_error() {
        for flag in ["v", "x"] {
            let error = RegularExpression::compile("a", &format!("i{flag}")).expect_err(flag);
            assert!(error.contains(&format!("\"{flag}\"")), "{error}");
        }
    }

    #[test]
    fn groups_are_known_by_their_names() {
        use Role::{Id, Other, Slug};
        assert_eq!(roles("(a)(?:b)(?<slug>c)(?=d)(?!e)(?<id>f)"), [Other, Slug, Id]);
        assert_eq!(roles("a"), []);
    }

    #[test]
    fn what_looks_like_a_group_counts_as_one() {
        use Role::{Id, Other};
        assert_eq!(roles(r"\((?<id>a)[(]"), [Other, Id, Other]);
        assert_eq!(roles("(?<=a)b"), []);
        assert_eq!(roles("(?<=a)(?<id>b)(c)"), [Other, Other]);
        assert_eq!(roles("(?<=a>?)(?<id>b)"), [Other]);
    }
}
