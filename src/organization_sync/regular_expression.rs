//! JavaScript's regular expressions, compiled by an ECMAScript engine, and the names of their groups.

use regress::{Flags, Regex};

use super::parameter::Parameter;

/// The supported `RegExp.prototype.flags`.
const FLAGS: &str = "dgimsuy";

/// Dotless i, long s and the Kelvin sign.
const CASES_OF_ASCII_LETTERS: [char; 3] = ['\u{131}', '\u{17F}', '\u{212A}'];

/// The feminine ordinal indicator, a letter that is also allowed in the name of a group.
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
    /// In JavaScript, `g` and `y` continue where the last match ended, so that the result for a path would
    /// depend on previous paths. Here each path is searched from its beginning: `g` has no effect, and `y`
    /// requires a match at the beginning.
    ///
    /// # Errors
    /// A syntax error or an unsupported flag, as part of a sentence. `v` is not supported, because the engine
    /// does not fully implement it.
    pub(super) fn compile(source: &str, flags: &str) -> Result<Self, String> {
        if let Some(flag) = flags.chars().find(|flag| !FLAGS.contains(*flag)) {
            return Err(format!("the flag \"{flag}\" is not supported; expected flags among {FLAGS}"));
        }
        let engine_flags = Flags::from(flags);
        let regex = if engine_flags.unicode {
            Regex::with_flags(source, engine_flags)
        } else {
            Regex::from_unicode(code_units(source).into_iter(), engine_flags)
        };
        let regex = regex.map_err(|error| format!("it is not a valid regular expression: {error}"))?;
        Ok(Self { regex, is_sticky: flags.contains('y') })
    }

    /// The captures of the first match, or `None` without a match.
    pub(super) fn captures<'t>(&self, text: &'t str) -> Option<Vec<Option<&'t str>>> {
        // A match at the beginning is found before any other.
        let found = self.regex.find(text).filter(|found| !self.is_sticky || found.start() == 0)?;
        Some(found.captures.into_iter().map(|capture| capture.and_then(|range| text.get(range))).collect())
    }
}

/// Prepares the source of a regular expression without the flag `u` for an engine that assumes `u`.
///
/// - Converts to UTF-16 code units, even for surrogate pairs: a quantifier applies to the second unit.
/// - `\u{61}` is not an escape, but 61 times the letter u.
/// - Non-ASCII letters never match ASCII letters case-insensitively, whatever their case mappings are. Paths
///   are ASCII, so those letters match nothing and are replaced by a letter without case mappings. (Not if
///   they are written as an escape such as `\u017F`.)
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

/// The parameters of a regular expression's groups.
///
/// This mirrors path-to-regexp's simplified search for groups: it also treats `\(`, `[(]`, and `(?<=…)`
/// followed by a `>`, as groups. That shifts the names of later groups, so that nothing is found where
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

/// Splits at the first `>` that is not followed by a question mark.
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
    fn expressions_match_anywhere_and_are_case_sensitive_without_the_flag_i() {
        assert_eq!(captures("orgs/([^/]+)(x)?", "", "/a/orgs/b"), Some(vec![Some("b"), None]));
        assert_eq!(captures("ORGS", "", "/orgs"), None);
        assert_eq!(captures("ORGS", "i", "/orgs"), Some(vec![]));
    }

    #[test]
    fn each_path_is_searched_from_its_beginning() {
        let global = RegularExpression::compile("a", "gy").expect("a good expression");
        for _ in 0..3 {
            assert!(global.captures("ab").is_some());
            assert!(global.captures("ba").is_none(), "a sticky match starts at the beginning");
        }
        assert!(captures("a", "g", "ba").is_some());
    }

    #[test]
    fn a_supplementary_character_is_two_code_units_without_the_flag_u() {
        assert!(captures("^/\u{1F600}*$", "", "/").is_none());
        assert!(captures("^/\u{1F600}*$", "u", "/").is_some());
    }

    #[test]
    fn non_ascii_letters_match_ascii_letters_only_with_the_flag_u() {
        for (letter, ascii) in [("\u{17F}", "s"), ("\u{212A}", "k")] {
            assert!(captures(letter, "i", ascii).is_none(), "{ascii}");
            assert!(captures(&format!("[{letter}]"), "i", ascii).is_none(), "{ascii}");
            assert!(captures(letter, "iu", ascii).is_some(), "{ascii}");
        }
        assert!(captures("\u{131}", "i", "i").is_none());
    }

    #[test]
    fn a_code_point_escape_requires_the_flag_u() {
        assert!(captures(r"^\u{2}$", "", "uu").is_some());
        assert!(captures(r"^\u{61}$", "u", "a").is_some());
        assert!(captures(r"^\\u{2}$", "", r"\uu").is_some());
    }

    #[test]
    fn unsupported_flags_are_errors() {
        for flag in ["v", "x"] {
            let error = RegularExpression::compile("a", &format!("i{flag}")).expect_err(flag);
            assert!(error.contains(&format!("\"{flag}\"")), "{error}");
        }
    }

    #[test]
    fn groups_are_identified_by_name() {
        use Role::{Id, Other, Slug};
        assert_eq!(roles("(a)(?:b)(?<slug>c)(?=d)(?!e)(?<id>f)"), [Other, Slug, Id]);
        assert_eq!(roles("a"), []);
    }

    #[test]
    fn group_look_alikes_are_counted_as_in_clerks_sdk() {
        use Role::{Id, Other};
        assert_eq!(roles(r"\((?<id>a)[(]"), [Other, Id, Other]);
        assert_eq!(roles("(?<=a)b"), []);
        assert_eq!(roles("(?<=a)(?<id>b)(c)"), [Other, Other]);
        assert_eq!(roles("(?<=a>?)(?<id>b)"), [Other]);
    }
}
